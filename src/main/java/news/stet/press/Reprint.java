package news.stet.press;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Presses pages that readers want and that are out of date, the most wanted first, while readers
 * still get the old ones. A page that is asked for twice before it comes to it is pressed once.
 * Safe for any thread.
 */
final class Reprint implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reprint.class);

    private final Press press;
    private final ConcurrentMap<String, Ready> waiting = new ConcurrentHashMap<>();
    private final Set<CompletableFuture<?>> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    Math.max(2, Runtime.getRuntime().availableProcessors() / 2),
                    Thread.ofPlatform().daemon().name("press-", 1).factory());

    Reprint(Press press) {
        this.press = press;
    }

    /** Presses these, in the background. */
    void submit(List<Ready> pages) {
        pages.stream()
                .sorted(Comparator.comparingInt(Ready::hits).reversed())
                .forEach(this::submit);
    }

    private void submit(Ready page) {
        if (waiting.put(page.sheet().path(), page) != null) {
            return;
        }
        var done = new CompletableFuture<Void>();
        open.add(done);
        try {
            threads.execute(() -> run(page.sheet().path(), done));
        } catch (RejectedExecutionException closed) {
            open.remove(done);
        }
    }

    private void run(String path, CompletableFuture<Void> done) {
        try {
            // Before it is read: what changes from now on puts it here again.
            Ready old = waiting.remove(path);
            if (old != null) {
                press.again(old);
            }
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("{} could not be pressed", path);
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
        } catch (java.util.concurrent.ExecutionException e) {
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
