package news.stet.press;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at every connection now and then, and closes those that hold us up: a listener that reads
 * and writes without blocking is not held up by them, but each takes memory and a place. Answering
 * threads have nothing to do for it.
 */
final class Guard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final Duration BETWEEN_REMARKS = Duration.ofMinutes(1);

    private final List<SiteConnector> connectors;
    private final Crowd crowd;
    private final Limits limits;
    private final ScheduledExecutorService clock;
    private long refusedBefore;
    private long remarkedNanos = System.nanoTime() - BETWEEN_REMARKS.toNanos();

    private Guard(List<SiteConnector> connectors, Crowd crowd, Limits limits) {
        this.connectors = connectors;
        this.crowd = crowd;
        this.limits = limits;
        this.clock =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("site-guard").factory());
    }

    static Guard start(List<SiteConnector> connectors, Crowd crowd, Limits limits) {
        var guard = new Guard(connectors, crowd, limits);
        long nanos = limits.look().toNanos();
        guard.clock.scheduleWithFixedDelay(guard::look, nanos, nanos, TimeUnit.NANOSECONDS);
        return guard;
    }

    /** Does something else as often, on the same thread. */
    void also(Runnable task, Duration every) {
        clock.scheduleWithFixedDelay(task, every.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void look() {
        try {
            crowd.forgetClosed();
            boolean crowded = crowd.size() >= limits.crowded();
            long nanos = System.nanoTime();
            for (SiteConnector connector : connectors) {
                for (EndPoint one : connector.getConnectedEndPoints()) {
                    if (one instanceof WatchedEndPoint endPoint) {
                        judge(endPoint, nanos, crowded);
                    }
                }
            }
            remark(nanos);
        } catch (RuntimeException e) {
            // A look that fails must not be the last one.
            LOG.atError().setCause(e).log("connections could not be looked at");
        }
    }

    private static void judge(WatchedEndPoint endPoint, long nanos, boolean crowded) {
        String reason = endPoint.patience.judge(endPoint.look(nanos), crowded);
        if (reason != null) {
            LOG.atDebug().log("{} is closed: {}", endPoint.getRemoteSocketAddress(), reason);
            endPoint.close();
        }
    }

    /** One line for thousands: a flood must not fill the log too. */
    private void remark(long nanos) {
        long refused = crowd.refused() - refusedBefore;
        if (refused > 0 && nanos - remarkedNanos >= BETWEEN_REMARKS.toNanos()) {
            LOG.atWarn()
                    .log(
                            "{} connections turned away: {} are open, at most {} and {} of one address are let in",
                            refused,
                            crowd.size(),
                            limits.connections(),
                            limits.perAddress());
            refusedBefore = crowd.refused();
            remarkedNanos = nanos;
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
