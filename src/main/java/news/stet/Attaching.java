package news.stet;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import news.stet.platform.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries in the background to reach a database that did not answer at the start, and then starts
 * what needs it, until one or the other: it worked, or Stet stops.
 */
final class Attaching implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Attaching.class);

    /** Between two looks at a server that somebody else runs. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** Between two tries to start one, each of which is many processes. */
    private static final Duration START = Duration.ofSeconds(5);

    private final Stet stet;
    private final Runnable arrived;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private Attaching(Stet stet, Runnable arrived) {
        this.stet = stet;
        this.arrived = arrived;
        this.thread = Thread.ofPlatform().daemon().name("database attaching").unstarted(this::run);
    }

    /**
     * Begins to try.
     *
     * @param arrived what to do then, on the thread that tried; it is done with or tried no more
     */
    static Attaching begin(Stet stet, Runnable arrived) {
        var attaching = new Attaching(stet, arrived);
        attaching.thread.start();
        return attaching;
    }

    private void run() {
        try {
            if (attach()) {
                LOG.info("The database answers");
                arrived.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("What needs the database could not be started; start Stet again", e);
        }
    }

    /** False when Stet stops instead. */
    private boolean attach() throws InterruptedException {
        boolean external = stet.settings.databaseUrl().isPresent();
        long pause = (external ? LOOK : START).toMillis();
        String said = "";
        while (!closed.await(pause, TimeUnit.MILLISECONDS)) {
            try {
                stet.attach();
                return true;
            } catch (Problem problem) {
                // Once for each reason: it may be tried for days.
                if (!problem.detail().equals(said)) {
                    LOG.warn("Still without the database: {}", problem.detail());
                }
                said = problem.detail();
            }
        }
        return false;
    }

    /** Waits for a try that is under way: a server half started would be left behind. */
    @Override
    public void close() {
        closed.countDown();
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
