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
 * Folds what screens left in the journal that are gone, on a thread of its own. It only asks the
 * database what lies there, so that a restart or a second node need nothing special.
 */
public final class LeftBehind implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final Logger LOG = LoggerFactory.getLogger(LeftBehind.class);

    private final Journal journal;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("left-behind").factory());
    private boolean failing;

    private LeftBehind(Journal journal) {
        this.journal = journal;
    }

    /** Begins to watch. */
    public static LeftBehind watch(Journal journal) {
        LeftBehind watch = new LeftBehind(journal);
        var unused =
                watch.thread.scheduleWithFixedDelay(
                        watch::look, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    private void look() {
        try {
            journal.foldLeft();
            failing = false;
        } catch (Problem | JdbiException e) {
            // Said once: a database that is away would fill the log.
            if (!failing) {
                LOG.warn("What was left in the journal waits: {}", e.getMessage());
            }
            failing = true;
        } catch (RuntimeException e) {
            // Thrown on, it would end the watch for good.
            if (!failing) {
                LOG.error("What was left in the journal cannot be folded", e);
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
