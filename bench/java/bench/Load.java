package bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import news.stet.platform.DataFolder;
import news.stet.platform.Database;
import news.stet.platform.DatabaseAddress;
import news.stet.platform.postgres.DatabaseServer;
import news.stet.platform.postgres.EmbeddedPostgres;
import news.stet.platform.postgres.ServerSettings;
import org.postgresql.PGConnection;

/**
 * Fills an empty newsroom with invented stories: {@code Load FOLDER COUNT}. Beside a running Stet
 * as its guest, or alone, and then much faster, since nothing has to survive a power cut. Writes
 * the rows that Stet itself would have written, without the way there.
 */
final class Load {
    private static final int BATCH = 500;
    private static final int WORKERS = 2;

    /** What the log says of a story: its draft, and the keys of its publication. */
    private static final int CHANGES = 8;

    private final DatabaseAddress address;
    private final long count;
    private final Instant now = Instant.now();

    private Load(DatabaseAddress address, long count) {
        this.address = address;
        this.count = count;
    }

    public static void main(String[] arguments) throws Exception {
        fill(Path.of(arguments[0]), Long.parseLong(arguments[1]));
    }

    static void fill(Path data, long count) throws Exception {
        java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.WARNING);
        try (var folder = DataFolder.join(data, "a benchmark's loader");
                var server = server(folder);
                var _ = Database.open(server.address())) {
            DatabaseAddress own = server.address();
            new Load(new DatabaseAddress(own.url(), "postgres", own.password()), count).run();
        }
    }

    private static DatabaseServer server(DataFolder folder) {
        if (!folder.owned()) {
            return DatabaseServer.start(folder, java.util.Optional.empty(), Map.of());
        }
        return EmbeddedPostgres.start(
                folder,
                ServerSettings.standard()
                        .with("fsync", "off")
                        .with("full_page_writes", "off")
                        .with("autovacuum", "off")
                        .with("max_wal_size", "'8GB'")
                        .with("shared_buffers", "'512MB'"));
    }

    private void run() throws Exception {
        List<String> indexes;
        try (Connection connection = connect()) {
            indexes = count < 20_000 ? List.of() : dropIndexes(connection);
            prepare(connection);
        }
        var next = new AtomicLong();
        parallel(
                java.util.Collections.nCopies(
                        WORKERS,
                        () -> {
                            try (Connection connection = connect()) {
                                for (long from = next.getAndAdd(BATCH);
                                        from < count;
                                        from = next.getAndAdd(BATCH)) {
                                    new LoadBatch(
                                                    now,
                                                    from,
                                                    Math.min(count, from + BATCH),
                                                    count,
                                                    CHANGES)
                                            .copy(
                                                    connection
                                                            .unwrap(PGConnection.class)
                                                            .getCopyAPI());
                                }
                            }
                            return null;
                        }));
        List<Callable<Void>> builds = new ArrayList<>();
        for (String index : indexes) {
            builds.add(() -> {
                try (Connection connection = connect()) {
                    execute(connection, "set maintenance_work_mem = '1GB'");
                    execute(connection, index);
                }
                return null;
            });
        }
        parallel(builds);
        try (Connection connection = connect()) {
            finish(connection);
        }
    }

    /**
     * All that no constraint needs; gives the statements that make them again, the slow ones first.
     */
    private static List<String> dropIndexes(Connection connection) throws SQLException {
        List<String> made = new ArrayList<>();
        List<String> names = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select indexname, indexdef from pg_indexes
                                where schemaname = 'public'
                                    and tablename in ('story', 'live_story', 'live_topic', 'revision', 'change')
                                    and indexname not in (select conname from pg_constraint)
                                order by indexdef like '%gin%' desc, indexname
                                """)) {
            while (rows.next()) {
                names.add(rows.getString(1));
                made.add(rows.getString(2));
            }
        }
        for (String name : names) {
            execute(connection, "drop index " + name);
        }
        return made;
    }

    private void prepare(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select exists (select from story)")) {
            row.next();
            if (row.getBoolean(1)) {
                throw new IllegalStateException("There are stories already.");
            }
        }
        int position = 2;
        for (Invented.Edition edition : Invented.EDITIONS) {
            String code = edition.code();
            execute(
                    connection,
                    """
                    insert into edition (code, name, tagline, language, time_zone, date_pattern, position)
                    values ('%s', '%s', '', '%s', '%s', 'EEE MMM dd, yyyy HH:mm:ss', %d)
                    on conflict do nothing
                    """
                            .formatted(
                                    code,
                                    edition.name(),
                                    edition.language(),
                                    edition.zone(),
                                    position++));
            for (String section : Invented.SECTIONS) {
                execute(
                        connection,
                        "insert into section select '%s', '%s', '%s', %d on conflict do nothing"
                                .formatted(code, section, Vocabulary.capital(section), position++));
            }
            for (String topic : Invented.TOPICS) {
                execute(
                        connection,
                        "insert into topic values ('%s', '%s', '%s')"
                                .formatted(code, topic, Vocabulary.capital(topic)));
            }
        }
        for (int i = 1; i <= Invented.PICTURES; i++) {
            execute(
                    connection,
                    """
                    insert into media (kind, format, sha256, bytes, width, height, folder, name, colour,
                        file_name, caption, alt, credit, creator, added_at, added_by)
                    values ('picture', 'jpeg', sha256('%1$d'), 200000, 1600, 900, '2026/01/01', 'invented-%1$d',
                        '#4a6b7c', 'invented-%1$d.jpg', 'A picture', 'A picture', '', '', now(), 'Loader')
                    """
                            .formatted(i));
        }
    }

    private void finish(Connection connection) throws SQLException {
        execute(connection, "select setval('story_id', %d)".formatted(Invented.FIRST_ID + count));
        execute(connection, "select setval('story_sort', %d)".formatted(count + 1));
        execute(connection, "update change_head set seq = %d".formatted(count * CHANGES));
        for (Invented.Edition edition : Invented.EDITIONS) {
            execute(
                    connection,
                    """
                    insert into list_entry (edition, id, sort, type, picture, title)
                    select '%s', 9000000 + n, n, 1, '', 'Known by name only, number ' || n
                    from generate_series(1, 30) as n
                    """
                            .formatted(edition.code()));
        }
        execute(connection, "vacuum (analyze)");
        execute(connection, "checkpoint");
    }

    private Connection connect() throws SQLException {
        Connection connection =
                DriverManager.getConnection(address.url(), address.user(), address.password());
        // No look at foreign keys: the rows fit together by how they are made.
        execute(connection, "set session_replication_role = replica");
        return connection;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void parallel(List<Callable<Void>> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(WORKERS)) {
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }
    }
}
