package news.stet.press;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import news.stet.platform.PressSettings;
import news.stet.site.Change;
import news.stet.site.Changes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a CDN which keys died: in order, each at least once, and never before this node serves what
 * came after, so that what the CDN fetches next is new. It reads the change log from where it was,
 * so a CDN that is away for a day costs one number. Safe for any thread.
 */
public final class Purge implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Purge.class);

    /** How many keys one call names, and how long they are together: a header must hold them. */
    static final int MAX_KEYS = 200;

    private static final int MAX_KEY_CHARS = 6_000;
    private static final int BATCH = 200;

    /** No reader's page has it, and what is written but not published is nobody's business. */
    private static final String DESK_ONLY = "draft:";

    private static final Duration FAREWELL = Duration.ofSeconds(1);

    /** How long to wait for an answer, and after a first and after many failures. */
    record Waits(Duration answer, Duration first, Duration most) {
        static final Waits USUAL =
                new Waits(Duration.ofSeconds(10), Duration.ofMillis(500), Duration.ofMinutes(1));
    }

    /** What it reads; a {@link Changes} is one. */
    interface Log {
        List<Change> list(long after, int limit);

        long head();
    }

    /** Keys that died with the changes up to a number. */
    private record Dead(Set<String> keys, long seq) {}

    private final Log log;
    private final PurgeCall call;
    private final PurgePosition position;
    private final Waits waits;
    private final Thread thread = Thread.ofPlatform().daemon().name("purge").unstarted(this::run);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private long followed;
    private boolean closed;
    private boolean failing;

    private Purge(Log log, PurgeCall call, PurgePosition position, Waits waits) {
        this.log = log;
        this.call = call;
        this.position = position;
        this.waits = waits;
    }

    /**
     * Begins; what died while Stet was down is told first. Who is told for the first time is told
     * what dies from now on.
     *
     * @param folder for its one number
     */
    public static Purge start(PressSettings.Purge to, Path folder, Changes changes) {
        Log log =
                new Log() {
                    @Override
                    public List<Change> list(long after, int limit) {
                        return changes.list(after, limit);
                    }

                    @Override
                    public long head() {
                        return changes.head();
                    }
                };
        return start(to, folder, log, Waits.USUAL);
    }

    static Purge start(PressSettings.Purge to, Path folder, Log log, Waits waits) {
        var purge =
                new Purge(log, new PurgeCall(to, waits.answer()), new PurgePosition(folder), waits);
        purge.thread.start();
        return purge;
    }

    /** This node serves all that was changed up to that number. */
    public void followed(long seq) {
        lock.lock();
        try {
            followed = Math.max(followed, seq);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            long told = begin();
            while (true) {
                long until = awaitMore(told);
                told = tell(told, until);
            }
        } catch (InterruptedException e) {
            // It is closed; the next one goes on from here.
        }
    }

    private long begin() throws InterruptedException {
        Duration pause = waits.first();
        while (true) {
            try {
                long head = log.head();
                OptionalLong known = position.find();
                if (known.isPresent() && known.getAsLong() <= head) {
                    return known.getAsLong();
                }
                if (known.isPresent()) {
                    LOG.warn("The change log is not the one the CDN was told of: empty its cache.");
                }
                position.put(head);
                return head;
            } catch (RuntimeException away) {
                pause = failed(away, pause);
            }
        }
    }

    private long awaitMore(long told) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (followed <= told && !closed) {
                moved.await();
            }
            endIfClosed();
            return followed;
        } finally {
            lock.unlock();
        }
    }

    private void endIfClosed() throws InterruptedException {
        if (closed) {
            throw new InterruptedException();
        }
    }

    /** Tells the next few, as often as it takes. */
    private long tell(long after, long until) throws InterruptedException {
        Duration pause = waits.first();
        while (true) {
            try {
                Dead dead = read(after, until);
                if (!dead.keys().isEmpty()) {
                    call.send(dead.keys(), dead.seq());
                }
                position.put(dead.seq());
                if (failing) {
                    LOG.info("The CDN is told again.");
                    failing = false;
                }
                return dead.seq();
            } catch (IOException | RuntimeException e) {
                pause = failed(e, pause);
            }
        }
    }

    private Dead read(long after, long until) {
        Set<String> keys = new LinkedHashSet<>();
        int chars = 0;
        long seq = after;
        for (Change change : log.list(after, BATCH)) {
            List<String> dying = dying(change);
            int more = dying.stream().mapToInt(key -> key.length() + 1).sum();
            boolean full = keys.size() + dying.size() > MAX_KEYS || chars + more > MAX_KEY_CHARS;
            if (change.seq() > until || full && !keys.isEmpty()) {
                break;
            }
            for (String key : dying) {
                chars += keys.add(key) ? key.length() + 1 : 0;
            }
            seq = change.seq();
        }
        // A log that holds nothing up to there has nothing to tell of it.
        return new Dead(keys, seq == after ? until : seq);
    }

    private static List<String> dying(Change change) {
        return change.key().startsWith(DESK_ONLY) ? List.of() : Groups.dying(change.key()).toList();
    }

    /** Says it once, waits, and gives how long to wait the next time. */
    private Duration failed(Exception reason, Duration pause) throws InterruptedException {
        if (!failing) {
            failing = true;
            LOG.warn("The CDN is not told what died, and will be later: {}", reason.getMessage());
        }
        lock.lockInterruptibly();
        try {
            long left = pause.toNanos();
            while (left > 0 && !closed) {
                left = moved.awaitNanos(left);
            }
            endIfClosed();
        } finally {
            lock.unlock();
        }
        Duration next = pause.multipliedBy(2);
        return next.compareTo(waits.most()) > 0 ? waits.most() : next;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            // A call under way may end, so that it need not be made again.
            if (!thread.join(FAREWELL)) {
                thread.interrupt();
                var unused = thread.join(FAREWELL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            call.close();
        }
    }
}
