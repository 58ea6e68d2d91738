package news.stet.media;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works through the films and sounds that wait, one at a time. The table says what waits and who is
 * at it; whoever is silent for a while has died, and the next goes on with what lies there. Called
 * by one thread of each Stet.
 */
public final class FilmMaker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FilmMaker.class);

    /** Many times longer than between two signs of life. */
    private static final Duration SILENT = Duration.ofSeconds(15);

    /** What kills Stet each time must not do so for ever. */
    private static final int MOST_TRIES = 3;

    private static final int MAX_REASON_CHARS = 300;

    private final Database database;
    private final MediaLibrary library;
    private final FilmTools tools;
    private final FilmFiles files;
    private final InstantSource clock;
    private final MediaEdits edits;
    private boolean looked;
    private volatile boolean stopping;

    FilmMaker(
            Database database,
            MediaLibrary library,
            FilmTools tools,
            FilmFiles files,
            InstantSource clock,
            MediaEdits edits) {
        this.database = database;
        this.library = library;
        this.tools = tools;
        this.files = files;
        this.clock = clock;
        this.edits = edits;
    }

    /** Makes all that waits; when this returns nothing does, or {@link #close} was called. */
    public void work() {
        if (!tools.works()) {
            return;
        }
        if (!looked) {
            lookForLost();
            looked = true;
        }
        while (!stopping && next()) {
            LOG.debug("one more");
        }
    }

    /** After a restore the rows are there, and the files are not. */
    private void lookForLost() {
        Map<Long, Integer> made = database.read(FilmRows::listMade);
        made.forEach((media, version) -> {
            if (!files.has(library.get(media), version)) {
                database.write(handle -> FilmRows.again(handle, media, clock.instant()));
            }
        });
    }

    private boolean next() {
        UUID claim = UUID.randomUUID();
        Instant now = clock.instant();
        Optional<FilmRows.Claimed> claimed =
                database.write(handle -> {
                    FilmRows.enrol(handle, now);
                    return FilmRows.claim(handle, claim, now, now.minus(SILENT));
                });
        claimed.ifPresent(one -> make(one, claim));
        return claimed.isPresent();
    }

    private void make(FilmRows.Claimed claimed, UUID claim) {
        long media = claimed.media();
        MediaItem item = library.get(media);
        try {
            if (claimed.tries() > MOST_TRIES) {
                throw new IOException("Stet ended " + MOST_TRIES + " times while it was made");
            }
            Path original = library.original(item);
            var making =
                    new FilmMaking(
                            tools,
                            original,
                            item.format(),
                            files.working(media),
                            (step, progress) -> goesOn(media, claim, step, progress));
            FilmMaking.Result result = making.make();
            int version = claimed.version() + 1;
            files.keep(item, version, result.out());
            keep(item, claim, version, result.made());
            files.forget(media);
        } catch (FilmChild.Unwanted unwanted) {
            unwanted(media, claim);
        } catch (IOException | Problem e) {
            fail(item, claim, e);
        }
    }

    private boolean goesOn(long media, UUID claim, FilmStep step, int progress) {
        return !stopping
                && database.write(handle ->
                        FilmRows.tell(
                                handle, media, claim, step.slug(), progress, clock.instant()));
    }

    private void keep(MediaItem item, UUID claim, int version, Film.Made made) {
        Instant now = clock.instant();
        database.write(handle -> {
            if (FilmRows.made(handle, item.id(), claim, version, made, now)) {
                Audit.record(
                        handle,
                        Actor.system("films"),
                        "film made",
                        "media:" + item.id(),
                        "version " + version,
                        now);
                edits.edited(handle, item, MediaEdits.Change.WORDS, now);
            }
            return item;
        });
    }

    /** Stopped for the night, or canceled: only in the first case is it begun again. */
    private void unwanted(long media, UUID claim) {
        if (stopping) {
            database.write(handle -> {
                FilmRows.letGo(handle, media, claim, clock.instant());
                return media;
            });
            return;
        }
        try {
            files.forget(media);
        } catch (IOException e) {
            LOG.warn("What was begun of film {} cannot be cleared away", media, e);
        }
    }

    private void fail(MediaItem item, UUID claim, Exception e) {
        // Where files lie in the house is nobody's matter who reads it.
        String said =
                String.valueOf(e.getMessage())
                        .replaceAll(
                                "\\S*/(?:originals|films-working)/\\S*",
                                java.util.regex.Matcher.quoteReplacement(item.fileName()));
        String reason = said.substring(0, Math.min(said.length(), MAX_REASON_CHARS));
        LOG.warn(
                "{} {} ({}) could not be made for readers: {}",
                item.kind().name().toLowerCase(Locale.ROOT),
                item.id(),
                item.fileName(),
                reason);
        database.write(handle -> {
            FilmRows.failed(handle, item.id(), claim, reason, clock.instant());
            return item;
        });
    }

    /** Ends what is being made; it is gone on with after the next start. */
    @Override
    public void close() {
        stopping = true;
    }
}
