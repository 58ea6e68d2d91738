package news.stet.platform.postgres;

import news.stet.platform.DatabaseAddress;

/** A server that others run; closing it leaves it alone. */
record FoundServer(DatabaseAddress address) implements DatabaseServer {
    @Override
    public void close() {}
}
