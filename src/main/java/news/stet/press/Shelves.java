package news.stet.press;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Keeps pages on the disk behind the reader's back, in the order in which they were pressed. Safe
 * for any thread.
 */
final class Shelves implements AutoCloseable {
    /**
     * A disk that stalls must not fill the memory; what does not fit is written by who pressed it.
     */
    private static final int MAX_WAITING = 2_000;

    private static final long FAREWELL_SECONDS = 5;

    private final ThreadPoolExecutor writer =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(MAX_WAITING),
                    Thread.ofPlatform().daemon().name("press-disk").factory(),
                    new ThreadPoolExecutor.CallerRunsPolicy());
    private volatile Store store;

    Shelves(Store store) {
        this.store = store;
    }

    Store store() {
        return store;
    }

    /** From now on pages are kept there; what lies beside it is deleted when there is time. */
    void move(Store other) {
        store = other;
        writer.execute(other::removeOthers);
    }

    void keep(Sheet sheet) {
        Store here = store;
        writer.execute(() -> here.put(sheet));
    }

    void remove(String path) {
        Store here = store;
        writer.execute(() -> here.remove(path));
    }

    /** Writes what waits. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
                writer.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
