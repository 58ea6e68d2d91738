package news.stet.platform;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again whether there is something to do, on a thread of its own. Whoever looks
 * asks the database what lies there, so that a restart, a clock that jumps or a second node need
 * nothing special.
 */
public final class Watch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final String name;
    private final Runnable look;
    private final ScheduledExecutorService thread;
    private boolean failing;

    private Watch(String name, Runnable look) {
        this.name = name;
        this.look = look;
        thread =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name(name).factory());
    }

    /**
     * Begins at once.
     *
     * @param name what waits for it, for the log, as in {@code scheduled stories}
     * @param pause between the end of a look and the next
     */
    public static Watch begin(String name, Duration pause, Runnable look) {
        var watch = new Watch(name, look);
        var unused =
                watch.thread.scheduleWithFixedDelay(
                        watch::look, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    private void look() {
        try {
            look.run();
            failing = false;
        } catch (Problem | JdbiException e) {
            // Said once: a database that is away would fill the log.
            if (!failing) {
                LOG.warn("Waiting: {}: {}", name, e.getMessage());
            }
            failing = true;
        } catch (RuntimeException e) {
            // Thrown on, it would end the watch for good.
            if (!failing) {
                LOG.error("Failing: {}", name, e);
            }
            failing = true;
        }
    }

    /** Looks soon, for once without the pause: somebody knows that there is something. */
    public void now() {
        try {
            thread.execute(this::look);
        } catch (RejectedExecutionException closed) {
            LOG.debug("{}: closed meanwhile", name);
        }
    }

    /** Stops after what is at hand. */
    @Override
    public void close() {
        thread.close();
    }
}
