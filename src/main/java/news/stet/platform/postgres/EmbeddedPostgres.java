package news.stet.platform.postgres;

import news.stet.platform.DataFolder;
import news.stet.platform.DatabaseAddress;

/** PostgreSQL as a child process in the data folder. */
public final class EmbeddedPostgres implements DatabaseServer {
    public static EmbeddedPostgres start(DataFolder folder, ServerSettings settings) {
        throw new UnsupportedOperationException("follows within the hour");
    }

    @Override
    public DatabaseAddress address() {
        throw new UnsupportedOperationException("follows within the hour");
    }

    @Override
    public void close() {}
}
