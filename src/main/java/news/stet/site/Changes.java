package news.stet.site;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
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
    // https://www.postgresql.org/docs/18/errcodes-appendix.html
    private static final String READ_ONLY = "25006";
    private static final String NOT_SUPPORTED = "0A000";

    private static final String SINCE =
            "select seq, kind, key from change where seq > ? order by seq limit ?";

    private final Database database;

    public Changes(Database database) {
        this.database = database;
    }

    /** Changes after a number, oldest first, at most that many. */
    public List<Change> list(long after, int limit) {
        return database.read(handle ->
                handle.createQuery(SINCE)
                        .bind(0, after)
                        .bind(1, limit)
                        .map((row, context) ->
                                new Change(
                                        row.getLong("seq"),
                                        row.getString("kind"),
                                        row.getString("key")))
                        .list());
    }

    /** The newest number; 0 when nothing was ever changed. */
    public long head() {
        return database.read(Changes::head);
    }

    static long head(Handle handle) {
        return handle.createQuery("select seq from change_head")
                .map((row, context) -> row.getLong(1))
                .one();
    }

    /**
     * Reads the log and hears when there is more, on a connection of its own. For one thread; all
     * of it throws when the database goes away.
     */
    public static final class Ear implements AutoCloseable {
        private static final Duration WITHOUT = Duration.ofMillis(100);

        private final Connection connection;
        private final boolean hears;

        private Ear(Connection connection, boolean hears) {
            this.connection = connection;
            this.hears = hears;
        }

        /** Which log this is: another database, or one put back from a backup, has another. */
        public UUID log() throws SQLException {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select log from change_head")) {
                rows.next();
                return rows.getObject("log", UUID.class);
            }
        }

        /** The newest number; 0 when nothing was ever changed. */
        public long head() throws SQLException {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select seq from change_head")) {
                rows.next();
                return rows.getLong("seq");
            }
        }

        /** Changes after a number, oldest first, at most that many. */
        public List<Change> list(long after, int limit) throws SQLException {
            try (var statement = connection.prepareStatement(SINCE)) {
                statement.setLong(1, after);
                statement.setInt(2, limit);
                List<Change> changes = new ArrayList<>();
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        changes.add(
                                new Change(
                                        rows.getLong("seq"),
                                        rows.getString("kind"),
                                        rows.getString("key")));
                    }
                }
                return changes;
            }
        }

        /**
         * Returns when there is more, or may be: after that time at the latest, and early from a
         * server that cannot call, as a standby.
         *
         * @return the newest number called out; empty when nobody called
         */
        public OptionalLong await(Duration atMost) throws SQLException {
            Duration wait = hears ? atMost : WITHOUT;
            PGNotification[] heard =
                    connection.unwrap(PGConnection.class).getNotifications((int) wait.toMillis());
            return Stream.ofNullable(heard)
                    .flatMap(Arrays::stream)
                    .mapToLong(one -> Long.parseLong(one.getParameter()))
                    .max();
        }

        /** Ends a wait from another thread, which then fails. */
        public void abort() {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                throw new IllegalStateException("a connection cannot be given up", e);
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    /**
     * Begins to listen.
     *
     * @throws SQLException when the database does not answer
     */
    public Ear listen() throws SQLException {
        Connection connection = database.connect();
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + ChangeLog.CHANNEL);
            return new Ear(connection, true);
        } catch (SQLException e) {
            // A standby reads only, and cannot listen.
            if (READ_ONLY.equals(e.getSQLState()) || NOT_SUPPORTED.equals(e.getSQLState())) {
                return new Ear(connection, false);
            }
            connection.close();
            throw e;
        }
    }
}
