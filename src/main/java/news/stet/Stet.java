package news.stet;

import java.time.InstantSource;
import java.util.Map;
import news.stet.desk.Parts;
import news.stet.platform.DataFolder;
import news.stet.platform.Database;
import news.stet.platform.Settings;
import news.stet.platform.postgres.DatabaseServer;
import news.stet.site.SitePages;

/**
 * Where Stet starts, and the list of its parts: each is built here, by hand, from those above it.
 * Building one starts nothing; {@link Serving} does.
 */
public final class Stet implements AutoCloseable {
    final Settings settings;
    final InstantSource clock = InstantSource.system();

    final DataFolder folder;
    final DatabaseServer server;
    final Database database;

    final Parts parts;
    final SitePages site;

    public static void main(String[] arguments) {
        LogLines.configure(System.getenv());
        int code = Commands.line(System.getenv()).execute(arguments);
        System.exit(code);
    }

    /** For a server: the data folder is this process's own until it is closed. */
    static Stet own(Settings settings, Map<String, String> environment) {
        return open(DataFolder.own(settings.data(), "stet serve"), settings, environment);
    }

    /** For a command: beside a running server, as its guest, or alone. */
    static Stet join(Settings settings, String what, Map<String, String> environment) {
        return open(DataFolder.join(settings.data(), what), settings, environment);
    }

    private static Stet open(
            DataFolder folder, Settings settings, Map<String, String> environment) {
        try (var opened = new Closing()) {
            opened.later(folder);
            var server =
                    opened.later(DatabaseServer.start(folder, settings.databaseUrl(), environment));
            var database = opened.later(Database.open(server.address()));
            var stet = new Stet(settings, folder, server, database);
            opened.keep();
            return stet;
        }
    }

    private Stet(Settings settings, DataFolder folder, DatabaseServer server, Database database) {
        this.settings = settings;
        this.folder = folder;
        this.server = server;
        this.database = database;
        this.parts = Parts.of(settings, clock, database);
        this.site = new SitePages(settings, database, clock, () -> parts.library().get().formats());
    }

    /** Stops in the reverse order: nothing is taken away from what still uses it. */
    @Override
    public void close() {
        try (var closing = new Closing()) {
            closing.later(folder);
            closing.later(server);
            closing.later(database);
        }
    }
}
