package news.stet.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/**
 * The connections to one database.
 *
 * @param address where it is
 * @param general for reads and writes
 * @param snapshots for pages, each read as of one moment
 */
record DatabasePools(DatabaseAddress address, Pool general, Pool snapshots)
        implements AutoCloseable {
    /** Enough for two cores to stay busy; more connections would only queue inside PostgreSQL. */
    static final int MAX_CONNECTIONS = 16;

    /** Pages are made from few statements; more at once than cores would only share them. */
    private static final int MAX_SNAPSHOTS = 8;

    /** How long the pool itself waits; who asks looks round and asks again. */
    private static final Duration LOOK = Duration.ofMillis(500);

    /** A pool, and Jdbi on it. */
    record Pool(HikariDataSource source, Jdbi jdbi) {
        Pool(HikariConfig config) {
            this(new HikariDataSource(config));
        }

        private Pool(HikariDataSource source) {
            this(source, Jdbi.create(source).installPlugin(new SqlTypes()));
        }
    }

    DatabasePools(DatabaseAddress address) {
        this(address, general(address), snapshots(address));
    }

    private static Pool general(DatabaseAddress address) {
        HikariConfig config = config(address);
        config.setPoolName("stet");
        config.setMaximumPoolSize(MAX_CONNECTIONS);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return new Pool(config);
    }

    /** Set up once, so that a snapshot costs no round trip of its own to begin. */
    private static Pool snapshots(DatabaseAddress address) {
        HikariConfig config = config(address);
        config.setPoolName("stet-snapshots");
        config.setMaximumPoolSize(MAX_SNAPSHOTS);
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        config.setReadOnly(true);
        config.setAutoCommit(false);
        return new Pool(config);
    }

    private static HikariConfig config(DatabaseAddress address) {
        var config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setDataSourceProperties(address.properties());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(LOOK.toMillis());
        config.setValidationTimeout(LOOK.toMillis());
        // The schema was looked at a moment ago; the first who asks waits if it went since.
        config.setInitializationFailTimeout(-1);
        return config;
    }

    @Override
    public void close() {
        snapshots.source().close();
        general.source().close();
    }
}
