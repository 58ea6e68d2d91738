package news.stet.press;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import news.stet.platform.Problem;
import news.stet.site.Change;
import news.stet.site.Changes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the change log on a thread of its own and tells what is out of date. It reads on from the
 * number it knows, so a call that is lost costs a second at most, and a database that was away
 * costs nothing.
 */
final class Follower implements AutoCloseable {
    /** Who is told what the log says. */
    interface Told {
        /** Another log, or other pages, from now on: all that was pressed is worth nothing. */
        void begin(UUID source, long head);

        /** What was changed, in order, already in the table. */
        void changed(List<Change> changes, Map<String, Long> keys);

        /** Whether the database is away. */
        void away(boolean away);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    private static final int BATCH = 2_000;

    /**
     * So far behind, it is quicker to press again what is asked for than to read all that was done.
     */
    private static final int TOO_FAR = 500_000;

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Changes changes;
    private final KeyTable table;
    private final Supplier<String> making;
    private final Told told;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("press-follower").unstarted(this::run);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile boolean closed;
    private volatile long heard;
    private long toldOf = -1;
    private volatile Changes.@Nullable Ear hearing;
    private volatile boolean failing;

    /**
     * @param making what beside the database pages are made of; finding out may take a second
     */
    Follower(Changes changes, KeyTable table, Supplier<String> making, Told told) {
        this.changes = changes;
        this.table = table;
        this.making = making;
        this.told = told;
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!closed) {
            try (Changes.Ear ear = changes.listen()) {
                hearing = ear;
                meet(ear);
                // Before anybody is told that all is well, what was done meanwhile is known.
                catchUp(ear);
                told.away(false);
                failing = false;
                while (!closed) {
                    catchUp(ear);
                    ear.await(LOOK).ifPresent(newest -> heard = newest);
                }
            } catch (SQLException | Problem e) {
                lost(e);
            } catch (RuntimeException e) {
                LOG.atError().setCause(e).log("the change log could not be followed");
                lost(e);
            }
        }
    }

    private void lost(Exception reason) {
        if (closed) {
            return;
        }
        told.away(true);
        if (!failing) {
            LOG.warn("Pages are served as they are: {}", reason.getMessage());
        }
        lock.lock();
        try {
            failing = true;
            // Nobody waits for a database that is away.
            moved.signalAll();
            var unused = moved.awaitNanos(PAUSE.toNanos());
        } catch (InterruptedException e) {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    /** Finds out whether this is the log that was followed before. */
    void meet(Changes.Ear ear) throws SQLException {
        // Asked in this order: beside a Stet that runs, the table may move on any time.
        long followed = table.followed();
        long head = ear.head();
        UUID source =
                UUID.nameUUIDFromBytes(
                        (ear.log() + " " + making.get()).getBytes(StandardCharsets.UTF_8));
        boolean known = table.follows(source) && followed <= head && head - followed <= TOO_FAR;
        if (!known) {
            told.begin(source, head);
        }
        tell(table.followed());
    }

    /** What waits may go on: the table knows the changes, and who was told has done their part. */
    private void tell(long seq) {
        lock.lock();
        try {
            toldOf = seq;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Reads all there is. */
    void catchUp(Changes.Ear ear) throws SQLException {
        List<Change> batch;
        do {
            batch = ear.list(table.followed(), BATCH);
            if (!batch.isEmpty()) {
                Map<String, Long> keys = new HashMap<>();
                batch.forEach(change -> keys.put(change.key(), change.seq()));
                table.apply(batch);
                told.changed(batch, keys);
                tell(table.followed());
            }
        } while (batch.size() == BATCH && !closed);
    }

    /** How many changes it has heard of and not read yet. */
    long behind() {
        return Math.max(0, heard - table.followed());
    }

    /** Returns when it has followed so far, or after that time. */
    void await(long seq, Duration atMost) {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (toldOf < seq && left > 0 && !closed && !failing) {
                left = moved.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        if (!thread.isAlive()) {
            return;
        }
        thread.interrupt();
        Changes.Ear ear = hearing;
        if (ear != null) {
            ear.abort();
        }
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
