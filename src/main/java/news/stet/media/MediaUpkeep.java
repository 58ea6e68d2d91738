package news.stet.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import news.stet.platform.Database;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what lies on this node's disk as the change log has it: files of what was withdrawn are
 * readers' no more, and files made before their caption or credit changed are told the new ones. It
 * goes on where it was, so a node that was away catches up.
 */
public final class MediaUpkeep {
    private static final Logger LOG = LoggerFactory.getLogger(MediaUpkeep.class);

    /** How far the log is done, and what of the library changed since. */
    private record News(long head, List<MediaItem> changed) {}

    private final Database database;
    private final Withdrawn withdrawn;
    private final Renditions renditions;
    private final Path position;

    MediaUpkeep(Database database, Path media, Withdrawn withdrawn, Renditions renditions) {
        this.database = database;
        this.withdrawn = withdrawn;
        this.renditions = renditions;
        this.position = media.resolve("followed");
    }

    /** Does what there is to do; called again and again, by any thread. */
    public synchronized void look() {
        long known = read();
        News news = database.snapshot(handle -> news(handle, known));
        for (MediaItem item : news.changed()) {
            withdrawn.note(item);
        }
        for (MediaItem item : news.changed()) {
            try {
                renditions.tellAgain(item);
            } catch (IOException e) {
                LOG.warn("The files of media {} keep what was said of it before", item.id(), e);
            }
        }
        if (news.head() != known) {
            write(news.head());
        }
    }

    private static News news(Handle handle, long known) {
        long head = handle.createQuery("select seq from change_head").mapTo(Long.class).one();
        if (known < 0 || known > head) {
            // Nothing is known, or it was another database's: what is withdrawn has to be noted.
            return new News(
                    head,
                    handle.createQuery("select * from media where not shown or uses = '{}'")
                            .map((row, context) -> MediaRows.of(row))
                            .list());
        }
        Collection<Long> ids =
                known == head
                        ? List.of()
                        : handle.createQuery(
                                        """
                                        select distinct substr(key, 7)::bigint from change
                                        where seq > :known and seq <= :head and kind = 'media'
                                          and key like 'media:%'
                                        """)
                                .bind("known", known)
                                .bind("head", head)
                                .mapTo(Long.class)
                                .list();
        return new News(head, ids.isEmpty() ? List.of() : MediaRows.findAll(handle, ids));
    }

    private long read() {
        try {
            String text = Files.readString(position, StandardCharsets.US_ASCII).strip();
            return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
        } catch (java.nio.file.NoSuchFileException first) {
            return -1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(long head) {
        try {
            Path draft = position.resolveSibling("followed.new");
            Files.writeString(draft, Long.toString(head), StandardCharsets.US_ASCII);
            Files.move(draft, position, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
