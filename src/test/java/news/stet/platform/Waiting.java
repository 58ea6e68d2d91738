package news.stet.platform;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How tests wait for what others do: soon told, and without taking the processor from them. */
public final class Waiting {
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(3);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private Waiting() {}

    /**
     * Returns as soon as it is so.
     *
     * @param what what is waited for, for whoever reads that it did not come
     */
    public static void until(String what, Callable<Boolean> so) {
        long giveUp = System.nanoTime() + PATIENCE_NANOS;
        try {
            while (!so.call()) {
                if (System.nanoTime() > giveUp) {
                    throw new AssertionError("It did not come to be in three minutes: " + what);
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (Exception e) {
            throw new AssertionError("While waiting until " + what, e);
        }
    }
}
