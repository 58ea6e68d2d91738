package news.stet;

import java.time.InstantSource;
import java.util.Map;
import news.stet.desk.Parts;
import news.stet.platform.DataFolder;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import news.stet.platform.Settings;
import news.stet.platform.postgres.DatabaseServer;
import news.stet.site.SitePages;
import org.jspecify.annotations.Nullable;

/**
 * Where Stet starts, and the list of its parts: each is built here, by hand, from those above it.
 * Building one starts nothing and needs no database; {@link #attach} brings that, {@link Serving}
 * the rest.
 */
public final class Stet implements AutoCloseable {
    final Settings settings;
    final InstantSource clock = InstantSource.system();

    final DataFolder folder;
    final Database database = Database.unattached(clock);

    final Parts parts;
    final SitePages site;

    private final Map<String, String> environment;
    private @Nullable DatabaseServer server;

    public static void main(String[] arguments) {
        LogLines.configure(System.getenv());
        int code = Commands.line(System.getenv(), arguments).execute(arguments);
        System.exit(code);
    }

    /**
     * For a server: the data folder is this process's own until it is closed. Its database is away
     * until {@link #attach}.
     */
    static Stet own(Settings settings, Map<String, String> environment) {
        return new Stet(settings, DataFolder.own(settings.data(), "stet serve"), environment);
    }

    /** For a command: beside a running server, as its guest, or alone; with the database. */
    static Stet join(Settings settings, String what, Map<String, String> environment) {
        var stet = new Stet(settings, DataFolder.join(settings.data(), what), environment);
        try {
            stet.attach();
            return stet;
        } catch (RuntimeException | Error e) {
            stet.close();
            throw e;
        }
    }

    private Stet(Settings settings, DataFolder folder, Map<String, String> environment) {
        this.settings = settings;
        this.folder = folder;
        this.environment = environment;
        this.parts = Parts.of(settings, clock, database);
        this.site = new SitePages(settings, database, clock, () -> parts.library().get().formats());
    }

    /**
     * Starts or finds the database's server and connects to it; may be tried again after it failed.
     *
     * @throws Problem UNAVAILABLE when it does not answer yet, CONFLICT when it cannot be used,
     *     INVALID for an address that is none
     */
    void attach() {
        try {
            DatabaseServer found = server;
            if (found == null) {
                found = DatabaseServer.start(folder, settings.databaseUrl(), environment);
                server = found;
            }
            database.attach(found.address(), settings.schema());
        } catch (Problem problem) {
            database.noteAway(problem.detail());
            throw problem;
        }
    }

    /** Stops in the reverse order: nothing is taken away from what still uses it. */
    @Override
    public void close() {
        try (var closing = new Closing()) {
            closing.later(folder);
            if (server != null) {
                closing.later(server);
            }
            closing.later(database);
        }
    }
}
