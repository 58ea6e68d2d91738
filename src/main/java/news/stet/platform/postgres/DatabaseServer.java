package news.stet.platform.postgres;

import java.util.Map;
import java.util.Optional;
import news.stet.platform.DataFolder;
import news.stet.platform.DatabaseAddress;
import news.stet.platform.Problem;

/** The server that holds the tables: run by this process, or found running. */
public sealed interface DatabaseServer extends AutoCloseable permits EmbeddedPostgres, FoundServer {
    /** Where the tables are. */
    DatabaseAddress address();

    /** Stops the server if this process runs it; close what is connected to it before. */
    @Override
    void close();

    /**
     * The server for that data folder: a guest gets its owner's, an owner the external one it was
     * told of, or else the embedded one, started or taken over from a Stet that died. Guests are
     * told of it.
     *
     * @param databaseUrl an external server, as in {@link DatabaseAddress#parse}
     * @param environment where {@code PGUSER} and {@code PGPASSWORD} may stand
     * @throws Problem UNAVAILABLE when it cannot be started, in one line with the server's reason
     */
    static DatabaseServer start(
            DataFolder folder, Optional<String> databaseUrl, Map<String, String> environment) {
        if (!folder.owned()) {
            return new FoundServer(folder.database().orElseThrow());
        }
        if (databaseUrl.isPresent()) {
            var found = new FoundServer(DatabaseAddress.parse(databaseUrl.get(), environment));
            folder.announce(found.address());
            return found;
        }
        return EmbeddedPostgres.start(folder, ServerSettings.standard());
    }
}
