package news.stet.desk.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import news.stet.platform.Database;
import news.stet.story.ChangeLog;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears the change log and what nodes tell each other, on a connection of its own. For one thread;
 * all of it throws when the database goes away.
 */
final class Ear implements AutoCloseable {
    /** On which nodes tell each other of presence, locks and the like. */
    static final String CHANNEL = "stet_desk";

    /** Drafts that changed after a number, each once, as they are now. */
    private static final String SINCE =
            """
            select c.seq, c.kind, s.id, s.status, s.working, s.changed_by_name, s.changed_at
            from (select max(seq) as seq, story, (array_agg(kind order by seq desc))[1] as kind
                  from change where seq > ? and seq <= ? and key = 'draft:' || story
                  group by story) c
            join story s on s.id = c.story
            order by c.seq
            """;

    /** A story that changed. */
    record Changed(long story, int revision, String status, String verb, String by, Instant at) {}

    private final Connection connection;

    private Ear(Connection connection) {
        this.connection = connection;
    }

    static Ear open(Database database) throws SQLException {
        Connection connection = database.connect();
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + ChangeLog.CHANNEL);
            statement.execute("listen " + CHANNEL);
            return new Ear(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** The newest number of the change log. */
    long head() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select seq from change_head")) {
            rows.next();
            return rows.getLong("seq");
        }
    }

    List<Changed> changed(long after, long to) throws SQLException {
        try (var statement = connection.prepareStatement(SINCE)) {
            statement.setLong(1, after);
            statement.setLong(2, to);
            List<Changed> changed = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    changed.add(
                            new Changed(
                                    rows.getLong("id"),
                                    rows.getInt("working"),
                                    rows.getString("status"),
                                    rows.getString("kind"),
                                    rows.getString("changed_by_name"),
                                    rows.getObject("changed_at", OffsetDateTime.class)
                                            .toInstant()));
                }
            }
            return changed;
        }
    }

    /** What was called out meanwhile, by channel; empty when nothing was for that long. */
    List<PGNotification> await(Duration atMost) throws SQLException {
        PGNotification[] heard =
                connection.unwrap(PGConnection.class).getNotifications((int) atMost.toMillis());
        return Stream.ofNullable(heard).flatMap(Arrays::stream).toList();
    }

    /** Ends a wait from another thread, which then fails. */
    void abort() {
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
