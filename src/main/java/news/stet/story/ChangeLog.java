package news.stet.story;

import java.time.Instant;
import java.util.List;
import news.stet.platform.Database;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The only way a write reaches readers: a gap-free sequence of what changed, by key, in the order
 * of commits. Whoever writes holds the head until the transaction ends, so it is written last.
 */
public final class ChangeLog {
    /** Where listeners of PostgreSQL hear that there is more; the payload is the newest number. */
    public static final String CHANNEL = "stet_change";

    /**
     * One change.
     *
     * @param seq its place, without gaps, from 1
     * @param kind what was done: a verb, or {@code edition}, {@code topic}, {@code box}
     * @param key what it touched, as in {@code story:1000007} or {@code list:en/world}
     * @param story the story it is about, null if it is about none
     */
    public record Change(long seq, String kind, String key, @Nullable Long story, Instant at) {}

    private final Database database;

    public ChangeLog(Database database) {
        this.database = database;
    }

    /**
     * Waits for one's turn to write. From here on nobody else's changes come between what is read
     * and what is written.
     */
    static void hold(Handle handle) {
        handle.createQuery("select seq from change_head for update").mapTo(Long.class).one();
    }

    /** Adds changes in the verb's own transaction, after everything else it writes. */
    public static void write(
            Handle handle, String kind, List<String> keys, @Nullable Long story, Instant now) {
        long last =
                handle.createQuery("update change_head set seq = seq + :n returning seq")
                        .bind("n", keys.size())
                        .mapTo(Long.class)
                        .one();
        var batch =
                handle.prepareBatch(
                        """
                        insert into change (seq, kind, key, story, at)
                        values (:seq, :kind, :key, :story, :at)
                        """);
        long seq = last - keys.size();
        for (String key : keys) {
            batch.bind("seq", ++seq)
                    .bind("kind", kind)
                    .bind("key", key)
                    .bind("story", story)
                    .bind("at", now)
                    .add();
        }
        batch.execute();
        handle.createQuery("select pg_notify(:channel, :seq)")
                .bind("channel", CHANNEL)
                .bind("seq", Long.toString(last))
                .mapToMap()
                .one();
    }

    /** Changes after a number, oldest first, at most that many. */
    public List<Change> list(long after, int limit) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select seq, kind, key, story, at from change
                                where seq > :after order by seq limit :limit
                                """)
                        .bind("after", after)
                        .bind("limit", limit)
                        .mapTo(Change.class)
                        .list());
    }

    /** The newest number; 0 when nothing was ever changed. */
    public long head() {
        return database.read(handle ->
                handle.createQuery("select seq from change_head").mapTo(Long.class).one());
    }
}
