package news.stet.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
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
 *
 * <p>A server's database may be there before anything answers; until then, and whenever nothing
 * answers, reads and writes are refused at once.
 */
public final class Database implements AutoCloseable {
    /** What this process may do to the tables. */
    public enum Schema {
        /** Bring them up to date when they are older. */
        PREPARE,

        /** Only look whether they are as this Stet knows them. */
        CHECK
    }

    /** For a free connection: a disk that stalls under many writers must not fail them. */
    private static final Duration WAIT = Duration.ofSeconds(10);

    /** For one's turn among many writers: a queue moves on, a dead server does not. */
    private static final Duration TURN = Duration.ofSeconds(20);

    /** As often as is looked whether the database is back. */
    private static final Duration BACK = Duration.ofSeconds(2);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final String NOTHING_CHANGED = "Nothing was changed; try again.";

    /** The answer to a commit was lost on the way. */
    private static final String UNKNOWN =
            "It cannot be told whether this was kept; look before you try again.";

    private static final ScopedValue<Boolean> BUSY = ScopedValue.newInstance();

    private final DatabaseWatch watch;
    private volatile @Nullable DatabasePools pools;
    private volatile boolean closed;

    /** Who came first is served first; the pool itself lets late comers overtake. */
    private final Semaphore turns = new Semaphore(DatabasePools.MAX_CONNECTIONS, true);

    /** In use now, to be cut off when the server falls silent. */
    private final Set<Connection> inUse = ConcurrentHashMap.newKeySet();

    private final Set<Connection> outside = ConcurrentHashMap.newKeySet();

    private Database(InstantSource clock) {
        watch = new DatabaseWatch(clock);
    }

    /**
     * Connects and brings the schema up to date, under a lock when several start at once.
     *
     * @throws Problem UNAVAILABLE when nothing answers there, CONFLICT when it is the database of a
     *     newer Stet or one that Stet cannot use
     */
    public static Database open(DatabaseAddress address) {
        var database = new Database(InstantSource.system());
        DatabaseSchema.prepare(address, Schema.PREPARE);
        database.pools = new DatabasePools(address);
        return database;
    }

    /** One that is away until {@link #attach}: for what must run without it. */
    public static Database unattached(InstantSource clock) {
        var database = new Database(clock);
        database.noteAway("it is being started");
        return database;
    }

    /**
     * Connects to the server that now answers; from here on it is watched. Once only, unless it
     * failed.
     *
     * @throws Problem as {@link #open}; with {@link Schema#CHECK} also UNAVAILABLE for tables that
     *     are not up to date yet
     */
    public void attach(DatabaseAddress address, Schema schema) {
        if (pools != null) {
            throw new IllegalStateException("The database was attached before");
        }
        DatabaseSchema.prepare(address, schema);
        pools = new DatabasePools(address);
        watch.answers();
        watch.start(address, this::cutOff);
    }

    /** Whether nothing answers just now; costs nothing. */
    public boolean away() {
        return watch.away() != null;
    }

    /** Since when nothing answers; empty when it does. */
    public Optional<Instant> awaySince() {
        return Optional.ofNullable(watch.away()).map(DatabaseWatch.Away::since);
    }

    /** Says why it cannot be attached yet, for those who are refused meanwhile. */
    public void noteAway(String why) {
        watch.gone(why);
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
            return use(pools().general(), reading);
        } catch (JdbiException e) {
            throw explain(e, NOTHING_CHANGED);
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
        var committing = new AtomicBoolean();
        try {
            return this.<T, X>use(
                    pools().general(),
                    handle ->
                            handle.<T, X>inTransaction(inside -> {
                                T result = writing.withHandle(inside);
                                committing.set(true);
                                return result;
                            }));
        } catch (JdbiException e) {
            throw explain(e, committing.get() ? UNKNOWN : NOTHING_CHANGED);
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
            return this.<T, X>use(
                    pools().snapshots(), handle -> handle.<T, X>inTransaction(reading));
        } catch (JdbiException e) {
            throw explain(e, NOTHING_CHANGED);
        }
    }

    private <T extends @Nullable Object, X extends Exception> T use(
            DatabasePools.Pool pool, HandleCallback<T, X> work) throws X {
        try (Handle handle = open(pool.jdbi())) {
            Connection connection = handle.getConnection();
            inUse.add(connection);
            try {
                refuseAway();
                return ScopedValue.where(BUSY, true).<T, X>call(() -> work.withHandle(handle));
            } finally {
                inUse.remove(connection);
            }
        }
    }

    /** Patient with a pool that is busy, not with a server that is away. */
    private Handle open(Jdbi jdbi) {
        long giveUp = System.nanoTime() + WAIT.toNanos();
        while (true) {
            refuseAway();
            try {
                return jdbi.open();
            } catch (ConnectionException e) {
                boolean busy = e.getCause() instanceof SQLTransientConnectionException;
                if (!busy || System.nanoTime() > giveUp) {
                    throw e;
                }
                watch.suspect();
            }
        }
    }

    /** The server fell silent: whoever waits for its answer would wait for ever. */
    private void cutOff() {
        inUse.forEach(Database::abort);
        outside.forEach(Database::abort);
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // It is closed already, which is as good.
        }
    }

    /**
     * A connection outside the pool, for who listens all the time; broken off when the server falls
     * silent.
     *
     * @throws SQLException when the database does not answer
     */
    public Connection connect() throws SQLException {
        if (closed) {
            throw new SQLException("Stet has closed its database");
        }
        DatabaseAddress address = address();
        Connection connection = DriverManager.getConnection(address.url(), address.properties());
        outside.removeIf(Database::closed);
        outside.add(connection);
        return connection;
    }

    private static boolean closed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    /** Jdbi itself, for the rare caller that must hold a connection. */
    public Jdbi jdbi() {
        return pools().general().jdbi();
    }

    /** The pool, for libraries that bring their own SQL. */
    public DataSource dataSource() {
        return pools().general().source();
    }

    /**
     * Where this database is.
     *
     * @throws Problem UNAVAILABLE before it was attached, as the three methods above
     */
    public DatabaseAddress address() {
        return pools().address();
    }

    @Override
    public void close() {
        closed = true;
        watch.close();
        DatabasePools attached = pools;
        if (attached != null) {
            attached.close();
        }
    }

    private DatabasePools pools() {
        DatabasePools attached = pools;
        if (attached == null) {
            refuseAway();
            throw new IllegalStateException("The database was not attached");
        }
        return attached;
    }

    /**
     * For who would notice only later that it is away.
     *
     * @throws Problem UNAVAILABLE
     */
    public void refuseAway() {
        DatabaseWatch.Away away = watch.away();
        if (away != null) {
            throw Problem.tryAgain(
                    Problem.Kind.UNAVAILABLE,
                    "The database does not answer since %s UTC (%s). Nothing was changed; Stet goes on by itself once it answers."
                            .formatted(TIME.format(away.since()), away.why()),
                    BACK);
        }
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

    private RuntimeException explain(JdbiException thrown, String outcome) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectionException) {
                return unavailable(thrown, "does not answer", outcome);
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                // https://www.postgresql.org/docs/18/errcodes-appendix.html
                String state = sql.getSQLState();
                if (state.startsWith("08") || state.startsWith("57P")) {
                    watch.suspect();
                    return unavailable(thrown, "went away", outcome);
                }
                if (state.equals("53100")) {
                    return unavailable(thrown, "has no disk space left", outcome);
                }
            }
        }
        return thrown;
    }

    private Problem unavailable(Throwable thrown, String what, String outcome) {
        String detail = "The database at " + address().place() + " " + what + ". " + outcome;
        return Problem.causedBy(thrown, Problem.Kind.UNAVAILABLE, detail);
    }
}
