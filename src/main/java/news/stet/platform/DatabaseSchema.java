package news.stet.platform;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Brings the tables up to date with the migrations in {@code db/}. Flyway does it, under its lock;
 * when a look at its own table shows that there is nothing to do, it is not even loaded, which
 * saves most of a second at each start.
 */
final class DatabaseSchema {
    /** The oldest server that our SQL was seen to run on. */
    private static final int MIN_SERVER_VERSION = 15;

    private DatabaseSchema() {}

    /** Looks over one connection at what is there, before any pool is made, and does what lacks. */
    static void prepare(DatabaseAddress address, Database.Schema schema) {
        boolean upToDate;
        try (var connection = DriverManager.getConnection(address.url(), address.properties())) {
            Jdbi jdbi = Jdbi.create(connection).installPlugin(new SqlTypes());
            refuseUnfit(jdbi, address);
            upToDate = !missing(jdbi, Migration.all(), address);
        } catch (SQLException e) {
            throw Problem.causedBy(
                    e,
                    Problem.Kind.UNAVAILABLE,
                    "No database answers at %s: %s".formatted(address.place(), firstLine(e)));
        } catch (JdbiException e) {
            throw Problem.causedBy(
                    e,
                    Problem.Kind.UNAVAILABLE,
                    "The tables at %s cannot be looked at: %s"
                            .formatted(address.place(), firstLine(cause(e))));
        }
        if (upToDate) {
            return;
        }
        switch (schema) {
            case PREPARE -> migrate(address);
            case CHECK ->
                    throw new Problem(
                            Problem.Kind.UNAVAILABLE,
                            "The tables at %s are not up to date; a Stet of this version with the role desk makes them so."
                                    .formatted(address.place()));
        }
    }

    private static void migrate(DatabaseAddress address) {
        try {
            Flyway.configure()
                    .dataSource(address.url(), address.user(), address.password())
                    .locations("classpath:" + Migration.FOLDER)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw Problem.causedBy(
                    e,
                    Problem.Kind.CONFLICT,
                    "The tables at %s cannot be brought up to date: %s"
                            .formatted(address.place(), firstLine(e)));
        }
    }

    private static void refuseUnfit(Jdbi jdbi, DatabaseAddress address) {
        record Server(int version, String encoding) {}
        Server server =
                jdbi.withHandle(handle ->
                        handle.createQuery(
                                        """
                                        select current_setting('server_version_num')::int / 10000 as version,
                                               current_setting('server_encoding') as encoding
                                        """)
                                .mapTo(Server.class)
                                .one());
        if (server.version() < MIN_SERVER_VERSION) {
            throw unfit(
                    "The server at %s is PostgreSQL %d; Stet needs %d or newer, and is made for 18."
                            .formatted(address.place(), server.version(), MIN_SERVER_VERSION));
        }
        if (!server.encoding().equals("UTF8")) {
            throw unfit(
                    "The database at %s keeps texts in %s; create it with encoding UTF8."
                            .formatted(address.place(), server.encoding()));
        }
    }

    /** Whether a migration waits; refuses tables that a newer Stet has changed. */
    private static boolean missing(
            Jdbi jdbi, TreeMap<Integer, Migration> known, DatabaseAddress address) {
        record Applied(int version, int checksum) {}
        List<Applied> applied =
                jdbi.withHandle(handle -> {
                    boolean fresh =
                            handle.createQuery(
                                            "select to_regclass('flyway_schema_history') is null")
                                    .mapTo(boolean.class)
                                    .one();
                    return fresh
                            ? List.of()
                            : handle.createQuery(
                                            """
                                            select version::int, checksum
                                            from flyway_schema_history
                                            where success and version is not null
                                            """)
                                    .mapTo(Applied.class)
                                    .list();
                });
        int newest = known.isEmpty() ? 0 : known.lastKey();
        int newestApplied = applied.stream().mapToInt(Applied::version).max().orElse(0);
        if (newestApplied > newest) {
            throw unfit(
                    "The database at %s was changed by a newer Stet (schema %d, this one knows %d). Use that Stet, or another database."
                            .formatted(address.place(), newestApplied, newest));
        }
        Map<Integer, Integer> done = new TreeMap<>();
        applied.forEach(one -> done.put(one.version(), one.checksum()));
        Map<Integer, Integer> wanted = new TreeMap<>();
        known.forEach((version, migration) -> wanted.put(version, migration.checksum()));
        return !done.equals(wanted);
    }

    private static Problem unfit(String detail) {
        return new Problem(Problem.Kind.CONFLICT, detail);
    }

    private static Exception cause(JdbiException thrown) {
        return thrown.getCause() instanceof SQLException cause ? cause : thrown;
    }

    static String firstLine(Exception thrown) {
        return String.valueOf(thrown.getMessage())
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(line -> line.replaceFirst(" Check that the hostname and port .*", ""))
                .orElse("no reason was given");
    }
}
