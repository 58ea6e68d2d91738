package news.stet.press;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Presses pages that are out of date in the background, in the order they came. A page that comes
 * twice before its turn is pressed once. Safe for any thread.
 */
final class Reprint implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reprint.class);

    private final ConcurrentMap<String, Runnable> waiting = new ConcurrentHashMap<>();
    private final Set<CompletableFuture<?>> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;

    private Reprint(String name, int threads, int priority) {
        this.threads =
                Executors.newFixedThreadPool(
                        threads,
                        Thread.ofPlatform().daemon().priority(priority).name(name, 1).factory());
    }

    /** For pages that readers want now. */
    static Reprint now() {
        int threads = Math.max(2, Runtime.getRuntime().availableProcessors() / 2);
        return new Reprint("press-", threads, Thread.NORM_PRIORITY);
    }

    /** For pages that nobody asked for lately, while nobody needs the processor. */
    static Reprint later() {
        return new Reprint("press-later-", 1, Thread.MIN_PRIORITY);
    }

    /**
     * Does it when its turn comes.
     *
     * @param page what it presses, by name; the work that came last for it is done
     */
    void submit(String page, Runnable work) {
        if (waiting.put(page, work) != null) {
            return;
        }
        var done = new CompletableFuture<Void>();
        open.add(done);
        try {
            threads.execute(() -> run(page, done));
        } catch (RejectedExecutionException closed) {
            open.remove(done);
        }
    }

    private void run(String page, CompletableFuture<Void> done) {
        try {
            // Before it is read: what changes from now on puts it here again.
            Runnable work = waiting.remove(page);
            if (work != null) {
                work.run();
            }
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("{} could not be pressed", page);
        } finally {
            open.remove(done);
            done.complete(null);
        }
    }

    /** Returns when all that waits now was pressed, or after that time. */
    void await(Duration atMost) {
        try {
            done().get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            LOG.atDebug().log("pages are still being pressed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Done when all that waits now was pressed. */
    CompletableFuture<Void> done() {
        return CompletableFuture.allOf(open.toArray(CompletableFuture[]::new));
    }

    boolean idle() {
        return open.isEmpty();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
