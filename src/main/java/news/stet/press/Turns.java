package news.stet.press;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How many pages are made at once. Searches, of which there is no end, never take the turns of
 * pages. Safe for any thread.
 */
final class Turns {
    /** More would only share the cores and the connections. */
    private static final int PRESSING = 6;

    private static final int FOR_ONE = 2;

    /** Who would wait longer is better told to come back. */
    private static final int MAX_WAITING = 400;

    /**
     * More pages are asked for than can be made: nothing that is out of date may stand in for them.
     */
    static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Busy() {
            super("more new pages are asked for than can be made", null, false, false);
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Semaphore pressing = new Semaphore(PRESSING, true);
    private final Semaphore forOne = new Semaphore(FOR_ONE, true);

    <T> T toPress(Supplier<T> work) {
        return run(pressing, work);
    }

    <T> T forOne(Supplier<T> work) {
        return run(forOne, work);
    }

    private static <T> T run(Semaphore turns, Supplier<T> work) {
        take(turns);
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private static void take(Semaphore turns) {
        try {
            if (turns.getQueueLength() < MAX_WAITING
                    && turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Busy();
    }
}
