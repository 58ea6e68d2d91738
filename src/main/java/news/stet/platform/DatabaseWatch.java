package news.stet.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether the database answers, so that nobody waits for one that does not. One thread with a
 * connection of its own asks every second, and at once when somebody's connection broke; requests
 * only look at what it found. A server that is slow to write still answers this question.
 */
final class DatabaseWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /**
     * For an answer on the connection at hand, and then for a new one: together no load does it.
     */
    private static final int PATIENCE_SECONDS = 2;

    /**
     * It does not answer.
     *
     * @param since to the second
     * @param why what was last seen of it, a sentence without its end
     */
    record Away(Instant since, String why) {}

    private final InstantSource clock;
    private final Semaphore nudges = new Semaphore(0);
    private volatile @Nullable Away away;
    private volatile boolean closed;
    private @Nullable Connection connection;

    DatabaseWatch(InstantSource clock) {
        this.clock = clock;
    }

    /** Null when it answers, as far as is known. */
    @Nullable Away away() {
        return away;
    }

    /** Notes that it does not answer; {@code since} stays when that was known. */
    synchronized void gone(String why) {
        Away before = away;
        Instant since =
                before == null ? clock.instant().truncatedTo(ChronoUnit.SECONDS) : before.since();
        away = new Away(since, why);
    }

    synchronized void answers() {
        away = null;
    }

    /** Looks now instead of within a second. */
    void suspect() {
        if (nudges.availablePermits() == 0) {
            nudges.release();
        }
    }

    /**
     * Begins to look.
     *
     * @param left called when it does not answer any more
     */
    void start(DatabaseAddress address, Runnable left) {
        Thread.ofPlatform().daemon().name("database watch").start(() -> run(address, left));
    }

    private void run(DatabaseAddress address, Runnable left) {
        while (!closed) {
            @Nullable String failure = probe(address);
            if (closed) {
                break;
            }
            Away before = away;
            if (failure == null) {
                answers();
                if (before != null) {
                    long seconds = Duration.between(before.since(), clock.instant()).toSeconds();
                    LOG.info("The database answers again, after {} s", seconds);
                }
            } else {
                gone(failure);
                if (before == null) {
                    LOG.warn("The database at {} does not answer: {}", address.place(), failure);
                    left.run();
                }
            }
            pause();
        }
        forget();
    }

    private void pause() {
        try {
            if (nudges.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                nudges.drainPermits();
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    /** What is wrong; null when it answers. */
    private @Nullable String probe(DatabaseAddress address) {
        Connection known = connection;
        try {
            if (known == null || !known.isValid(PATIENCE_SECONDS)) {
                forget();
                connection = DriverManager.getConnection(address.url(), quick(address));
            }
            return null;
        } catch (SQLException e) {
            forget();
            return DatabaseSchema.firstLine(e);
        }
    }

    private static Properties quick(DatabaseAddress address) {
        Properties properties = address.properties();
        String patience = Integer.toString(PATIENCE_SECONDS);
        properties.setProperty("connectTimeout", patience);
        properties.setProperty("loginTimeout", patience);
        properties.setProperty("socketTimeout", patience);
        return properties;
    }

    private void forget() {
        Connection known = connection;
        connection = null;
        if (known != null) {
            try {
                known.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("The watch's connection cannot be closed", e);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        nudges.release();
    }
}
