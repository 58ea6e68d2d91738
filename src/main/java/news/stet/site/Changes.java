package news.stet.site;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import news.stet.platform.Database;
import news.stet.story.ChangeLog;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * The change log for those who follow it: what was done since a number, and a call when there is
 * more.
 */
public final class Changes {
    private final Database database;

    public Changes(Database database) {
        this.database = database;
    }

    /** Changes after a number, oldest first, at most that many. */
    public List<Change> list(long after, int limit) {
        return database.snapshot(handle -> list(handle, after, limit));
    }

    private static List<Change> list(Handle handle, long after, int limit) {
        return handle.createQuery(
                        """
                        select seq, kind, key from change where seq > :after order by seq limit :limit
                        """)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) ->
                        new Change(row.getLong("seq"), row.getString("kind"), row.getString("key")))
                .list();
    }

    /** The newest number; 0 when nothing was ever changed. */
    public long head() {
        return database.snapshot(Changes::head);
    }

    static long head(Handle handle) {
        return handle.createQuery("select seq from change_head").mapTo(Long.class).one();
    }

    /** Which log this is: another database, or one put back from a backup, has another. */
    public UUID log() {
        return database.snapshot(handle ->
                handle.createQuery("select log from change_head").mapTo(UUID.class).one());
    }

    /** Hears when there is more. For one thread. */
    public final class Ear implements AutoCloseable {
        private static final Duration WITHOUT = Duration.ofMillis(100);

        private final Connection connection;
        private final boolean hears;

        private Ear(Connection connection, boolean hears) {
            this.connection = connection;
            this.hears = hears;
        }

        /**
         * Returns when there is more, or may be: after that time at the latest, and early from a
         * server that cannot call, as a standby.
         */
        public void await(Duration atMost) throws SQLException {
            Duration wait = hears ? atMost : WITHOUT;
            PGNotification[] heard =
                    connection.unwrap(PGConnection.class).getNotifications((int) wait.toMillis());
            if (!hears && Optional.ofNullable(heard).isEmpty()) {
                // Nobody calls on this connection: the wait was all there was to do.
                connection.isValid(1);
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    /**
     * Begins to listen, on a connection of its own.
     *
     * @throws SQLException when the database does not answer
     */
    public Ear listen() throws SQLException {
        Connection connection = database.connect();
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + ChangeLog.CHANNEL);
            return new Ear(connection, true);
        } catch (SQLException e) {
            // 25006: a standby reads only, and cannot listen.
            if ("25006".equals(e.getSQLState()) || "0A000".equals(e.getSQLState())) {
                return new Ear(connection, false);
            }
            connection.close();
            throw e;
        }
    }
}
