package news.stet.story;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import news.stet.platform.Problem;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends scheduled stories out when their time comes, on a thread of its own. It only asks the
 * database what is due, so a restart, a clock that jumps or a second node need nothing special:
 * what is due goes out once.
 */
public final class DueStories implements AutoCloseable {
    /** A due story is promised within a second; asking costs one look at an index of few rows. */
    private static final Duration PAUSE = Duration.ofMillis(250);

    private static final Logger LOG = LoggerFactory.getLogger(DueStories.class);

    private final Newsroom newsroom;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("due-stories").factory());
    private boolean failing;

    private DueStories(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    /** Begins to watch; what came due while Stet was down goes out at once. */
    public static DueStories watch(Newsroom newsroom) {
        DueStories watch = new DueStories(newsroom);
        var unused =
                watch.thread.scheduleWithFixedDelay(
                        watch::look, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    private void look() {
        try {
            newsroom.publishDue();
            failing = false;
        } catch (Problem | JdbiException e) {
            // Said once: a database that is away would fill the log four times a second.
            if (!failing) {
                LOG.warn("Scheduled stories wait: {}", e.getMessage());
            }
            failing = true;
        } catch (RuntimeException e) {
            // Thrown on, it would end the watch for good.
            if (!failing) {
                LOG.error("Scheduled stories cannot be looked at", e);
            }
            failing = true;
        }
    }

    /** Stops after the story at hand. */
    @Override
    public void close() {
        thread.close();
    }
}
