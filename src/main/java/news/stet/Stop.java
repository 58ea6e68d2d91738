package news.stet;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waits for Ctrl-C or a signal to end, and lets the thread that waits close what it opened before
 * the process goes. A stop that was asked for and worked ends with 0.
 */
final class Stop {
    /** Longer than any stop; whoever sent the signal kills before. */
    private static final long PATIENCE_SECONDS = 30;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean cleared;

    /** From here on a signal asks instead of ending the process; one thread, once. */
    void arm() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::asked, "stop"));
    }

    private void asked() {
        asked.countDown();
        try {
            if (done.await(PATIENCE_SECONDS, TimeUnit.SECONDS) && cleared) {
                // The signal would make it 143, as if nobody had cleared up.
                Runtime.getRuntime().halt(0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when the process was asked to end. */
    void await() throws InterruptedException {
        asked.await();
    }

    /** What was open was closed well. */
    void cleared() {
        cleared = true;
    }

    /** Nothing more to wait for, well or not. */
    void done() {
        done.countDown();
    }
}
