package news.stet.fronts;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * How often stories are read, by the hour. Nodes that serve readers call it out through the
 * database, which asks no right to write anything; whichever desk hears it first writes it down.
 * What is called while no desk runs is not counted. One thread tells, one hears.
 */
public final class Reads implements AutoCloseable {
    private static final String CHANNEL = "stet_reads";
    private static final int PATIENCE_MS = 500;

    private final Database database;
    private final InstantSource clock;
    private final UUID node = UUID.randomUUID();
    private final AtomicLong next = new AtomicLong(1);
    private volatile @Nullable Connection ear;

    public Reads(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Calls out how often stories were read here since the last call. */
    public void tell(Map<Long, Integer> reads) {
        if (reads.isEmpty()) {
            return;
        }
        var reports = ReadReport.of(node, next.get(), reads);
        next.addAndGet(reports.size());
        database.read(handle -> {
            for (ReadReport report : reports) {
                call(handle, report.write());
            }
            return reports;
        });
    }

    private static void call(Handle handle, String words) {
        handle.createQuery("select pg_notify(:channel, :words)")
                .bind("channel", CHANNEL)
                .bind("words", words)
                .mapTo(String.class)
                .list();
    }

    /**
     * Writes down what was called out since the last time; waits a moment when nothing was.
     *
     * @throws Problem UNAVAILABLE while the database is away
     */
    public void hear() {
        try {
            PGNotification[] heard =
                    listening().unwrap(PGConnection.class).getNotifications(PATIENCE_MS);
            if (heard != null) {
                for (PGNotification one : heard) {
                    ReadReport.read(one.getParameter()).ifPresent(this::keep);
                }
            }
        } catch (SQLException e) {
            close();
            throw Problem.causedBy(
                    e, Problem.Kind.UNAVAILABLE, "Nobody hears how often stories are read.");
        }
    }

    private Connection listening() throws SQLException {
        Connection connection = ear;
        if (connection == null) {
            connection = database.connect();
            try (var statement = connection.createStatement()) {
                statement.execute("listen " + CHANNEL);
            }
            ear = connection;
        }
        return connection;
    }

    /** Once, however many desks have heard it. */
    void keep(ReadReport report) {
        Instant now = clock.instant();
        database.write(handle -> {
            boolean first =
                    handle.createUpdate(
                                            """
                                            insert into read_report (node, number, heard_at) values (:node, :number, :now)
                                            on conflict (node) do update set number = :number, heard_at = :now
                                            where read_report.number < :number
                                            """)
                                    .bind("node", report.node())
                                    .bind("number", report.number())
                                    .bind("now", now)
                                    .execute()
                            == 1;
            return first ? add(handle, report.reads(), now) : 0;
        });
    }

    private static int add(Handle handle, Map<Long, Integer> reads, Instant now) {
        var stories = reads.keySet().stream().sorted().toList();
        return handle.createUpdate(
                        """
                        insert into story_reads (story, hour, reads)
                        select r.story, date_trunc('hour', cast(:now as timestamptz), 'UTC'), r.reads
                        from unnest(:stories, :counts) as r (story, reads)
                        where exists (select from live_story l where l.story = r.story)
                        on conflict (story, hour) do update set reads = story_reads.reads + excluded.reads
                        """)
                .bind("now", now)
                .bindArray("stories", Long.class, stories)
                .bindArray("counts", Integer.class, stories.stream().map(reads::get).toList())
                .execute();
    }

    /** Hears no more. */
    @Override
    public void close() {
        Connection connection = ear;
        ear = null;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw Problem.causedBy(e, Problem.Kind.UNAVAILABLE, "A connection did not close.");
            }
        }
    }
}
