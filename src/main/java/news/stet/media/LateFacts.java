package news.stet.media;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import news.stet.people.Actor;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns of items what nobody could tell when they came in: Stet did not ask yet, or the machine
 * had neither libvips nor ffmpeg. Some at a time, each once while a process lives. For one thread.
 */
public final class LateFacts {
    private static final Logger LOG = LoggerFactory.getLogger(LateFacts.class);
    private static final int AT_ONCE = 10;
    private static final Actor ACTOR = Actor.system("library");

    private final Database database;
    private final MediaLibrary library;
    private final PictureTools pictures;
    private final FilmTools films;
    private final SoundTools sounds;
    private final MediaLimits limits;
    private final InstantSource clock;
    private final MediaEdits edits;
    private long after;

    LateFacts(
            Database database,
            MediaLibrary library,
            PictureTools pictures,
            FilmTools films,
            SoundTools sounds,
            MediaLimits limits,
            InstantSource clock,
            MediaEdits edits) {
        this.database = database;
        this.library = library;
        this.pictures = pictures;
        this.films = films;
        this.sounds = sounds;
        this.limits = limits;
        this.clock = clock;
        this.edits = edits;
    }

    /** Learns of the next ones; called again and again. */
    public void look() {
        for (MediaItem item : database.read(handle -> unknown(handle, after))) {
            after = item.id();
            try {
                learn(item);
            } catch (IOException | Problem e) {
                LOG.info(
                        "Of media {} it cannot be told what is missing: {}",
                        item.id(),
                        e.getMessage());
            }
        }
    }

    private static List<MediaItem> unknown(Handle handle, long after) {
        return handle.createQuery(
                        """
                        select * from media
                        where id > :after and ((kind = 'picture' and print is null)
                              or (kind = 'video' and (width = 0 or poster is null))
                              or (kind <> 'picture' and duration_ms is null))
                        order by id limit :limit
                        """)
                .bind("after", after)
                .bind("limit", AT_ONCE)
                .map((row, context) -> MediaRows.of(row))
                .list();
    }

    private void learn(MediaItem item) throws IOException {
        Path original = library.original(item);
        switch (item.kind()) {
            case PICTURE -> {
                PictureFacts facts = pictures.examine(original, item.format(), limits.maxPixels());
                database.write(handle ->
                        handle.createUpdate(
                                        "update media set print = nullif(:print, 0) where id = :id")
                                .bind("print", facts.print())
                                .bind("id", item.id())
                                .execute());
            }
            case VIDEO -> {
                FilmTools.Facts facts = films.examine(original, item.format());
                measured(item, facts.width(), facts.height(), facts.duration());
                if (item.posterId().isEmpty() && films.works()) {
                    library.films().usePoster(ACTOR, item.id(), facts.posterFrame());
                }
            }
            case AUDIO -> measured(item, 0, 0, sounds.examine(original, item.format()));
        }
    }

    private void measured(MediaItem item, int width, int height, Optional<Duration> duration) {
        boolean same =
                item.width() == width
                        && item.height() == height
                        && item.duration().equals(duration);
        if (same || (width == 0 && duration.isEmpty())) {
            return;
        }
        Instant now = clock.instant();
        database.write(handle -> {
            handle.createUpdate(
                            """
                            update media set width = :width, height = :height, duration_ms = :millis
                            where id = :id
                            """)
                    .bind("width", width)
                    .bind("height", height)
                    .bind("millis", duration.map(Duration::toMillis).orElse(null))
                    .bind("id", item.id())
                    .execute();
            edits.edited(handle, item, MediaEdits.Change.WORDS, now);
            return item;
        });
    }
}
