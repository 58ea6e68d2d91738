package news.stet.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * The database, its schema up to date. Safe for any thread. SQL stands at its callers:
 *
 * <pre>{@code
 * database.write(handle -> handle.createUpdate("…").bind("id", id).execute());
 * }</pre>
 *
 * Neither {@link #read} nor {@link #write} may be called inside another on the same thread: the
 * inner one would not see the outer one's changes, and would wait for a second connection. Pass the
 * handle on instead.
 */
public final class Database implements AutoCloseable {
    /** Enough for two cores to stay busy; more connections would only queue inside PostgreSQL. */
    private static final int MAX_CONNECTIONS = 16;

    /** Pages are made from few statements; more at once than cores would only share them. */
    private static final int MAX_SNAPSHOTS = 8;

    /** For a free connection: a disk that stalls under many writers must not fail them. */
    private static final Duration WAIT = Duration.ofSeconds(10);

    /** For one's turn among many writers: a queue moves on, a dead server does not. */
    private static final Duration TURN = Duration.ofSeconds(20);

    private static final ScopedValue<Boolean> BUSY = ScopedValue.newInstance();

    private final DatabaseAddress address;
    private final HikariDataSource pool;
    private final HikariDataSource snapshotPool;
    private final Jdbi jdbi;
    private final Jdbi snapshots;

    /** Who came first is served first; the pool itself lets late comers overtake. */
    private final Semaphore turns = new Semaphore(MAX_CONNECTIONS, true);

    private Database(DatabaseAddress address) {
        this.address = address;
        this.pool = pool(address);
        this.snapshotPool = snapshotPool(address);
        this.jdbi = Jdbi.create(pool).installPlugin(new SqlTypes());
        this.snapshots = Jdbi.create(snapshotPool).installPlugin(new SqlTypes());
    }

    /**
     * Connects and brings the schema up to date, under a lock when several start at once.
     *
     * @throws Problem UNAVAILABLE when nothing answers there, CONFLICT when it is the database of a
     *     newer Stet or one that Stet cannot use
     */
    public static Database open(DatabaseAddress address) {
        DatabaseSchema.prepare(address);
        return new Database(address);
    }

    /**
     * Reads in one connection, each statement for itself.
     *
     * @throws Problem UNAVAILABLE when the database does not answer
     */
    public <T extends @Nullable Object, X extends Exception> T read(HandleCallback<T, X> reading)
            throws X {
        refuseNesting();
        takeTurn();
        try {
            return ScopedValue.where(BUSY, true)
                    .<T, X>call(() -> jdbi.<T, X>withHandle(reading::withHandle));
        } catch (JdbiException e) {
            throw explain(e);
        } finally {
            turns.release();
        }
    }

    /**
     * Reads and writes in one transaction (read committed): all of it happens, or nothing when the
     * callback throws. Never tried again by itself; a deadlock or a broken constraint surfaces as
     * Jdbi's exception.
     *
     * @throws Problem UNAVAILABLE when the database does not answer
     */
    public <T extends @Nullable Object, X extends Exception> T write(HandleCallback<T, X> writing)
            throws X {
        refuseNesting();
        takeTurn();
        try {
            return ScopedValue.where(BUSY, true)
                    .<T, X>call(() -> jdbi.<T, X>inTransaction(writing::withHandle));
        } catch (JdbiException e) {
            throw explain(e);
        } finally {
            turns.release();
        }
    }

    /**
     * Reads as of one moment: all statements see the same state, whatever is written meanwhile. On
     * connections of its own, so that a page never waits for a writer's.
     *
     * @throws Problem UNAVAILABLE when the database does not answer
     */
    public <T extends @Nullable Object, X extends Exception> T snapshot(
            HandleCallback<T, X> reading) throws X {
        refuseNesting();
        try {
            return ScopedValue.where(BUSY, true)
                    .<T, X>call(() -> snapshots.<T, X>inTransaction(reading::withHandle));
        } catch (JdbiException e) {
            throw explain(e);
        }
    }

    /**
     * A connection outside the pool, for who listens all the time.
     *
     * @throws SQLException when the database does not answer
     */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(address.url(), address.properties());
    }

    /** Jdbi itself, for the rare caller that must hold a connection. */
    public Jdbi jdbi() {
        return jdbi;
    }

    /** The pool, for libraries that bring their own SQL. */
    public DataSource dataSource() {
        return pool;
    }

    /** Where this database is. */
    public DatabaseAddress address() {
        return address;
    }

    @Override
    public void close() {
        snapshotPool.close();
        pool.close();
    }

    private static void refuseNesting() {
        if (BUSY.isBound()) {
            throw new IllegalStateException(
                    "Database.read or write inside another one; pass the handle on");
        }
    }

    private void takeTurn() {
        try {
            if (turns.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.causedBy(e, Problem.Kind.UNAVAILABLE, "Stet is stopping; try again.");
        }
        throw Problem.tryAgain(
                Problem.Kind.UNAVAILABLE,
                "The database is busier than it can be. Nothing was changed; try again.",
                WAIT);
    }

    private RuntimeException explain(JdbiException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectionException) {
                return unavailable(thrown, "does not answer");
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                // https://www.postgresql.org/docs/18/errcodes-appendix.html
                String state = sql.getSQLState();
                if (state.startsWith("08") || state.startsWith("57P")) {
                    return unavailable(thrown, "went away");
                }
                if (state.equals("53100")) {
                    return unavailable(thrown, "has no disk space left");
                }
            }
        }
        return thrown;
    }

    private Problem unavailable(Throwable thrown, String what) {
        String detail = "The database at " + address.place() + " " + what + ". Nothing was changed";
        return Problem.causedBy(thrown, Problem.Kind.UNAVAILABLE, detail + "; try again.");
    }

    private static HikariDataSource pool(DatabaseAddress address) {
        HikariConfig config = config(address);
        config.setPoolName("stet");
        config.setMaximumPoolSize(MAX_CONNECTIONS);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return new HikariDataSource(config);
    }

    /** Set up once, so that a snapshot costs no round trip of its own to begin. */
    private static HikariDataSource snapshotPool(DatabaseAddress address) {
        HikariConfig config = config(address);
        config.setPoolName("stet-snapshots");
        config.setMaximumPoolSize(MAX_SNAPSHOTS);
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        config.setReadOnly(true);
        config.setAutoCommit(false);
        return new HikariDataSource(config);
    }

    private static HikariConfig config(DatabaseAddress address) {
        var config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setDataSourceProperties(address.properties());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(WAIT.toMillis());
        return config;
    }
}
