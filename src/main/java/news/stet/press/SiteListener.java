package news.stet.press;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import news.stet.platform.Problem;
import news.stet.platform.Settings;
import news.stet.site.SitePages;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The readers' listener, on one port or, with a certificate, on two. Its selector threads only read
 * and write; what may wait, a page that reads the database, runs on a virtual thread of its own.
 */
public final class SiteListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SiteListener.class);

    private static final Duration FAREWELL = Duration.ofMillis(500);
    private static final Duration CERTIFICATE_LOOK = Duration.ofSeconds(5);

    /** Acceptors and selectors of two ports, and a few for what they hand on. */
    private static final int THREADS = 12;

    private final Server server;
    private final List<SiteConnector> connectors;
    private final Crowd crowd;
    private final Guard guard;
    private final ExecutorService workers;

    private SiteListener(
            Server server,
            List<SiteConnector> connectors,
            Crowd crowd,
            Guard guard,
            ExecutorService workers) {
        this.server = server;
        this.connectors = connectors;
        this.crowd = crowd;
        this.guard = guard;
        this.workers = workers;
    }

    /**
     * Starts to listen.
     *
     * @throws Problem UNAVAILABLE when a port is taken, INVALID for a certificate that will not do
     */
    public static SiteListener start(
            Settings settings, SitePages pages, PressRoom room, MediaFiles media) {
        ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
        return start(
                settings,
                new SiteHandler(
                        pages,
                        room.press(),
                        media,
                        workers,
                        settings.press().purge().isPresent(),
                        room.reads()),
                workers,
                Limits.of(settings.press()),
                CERTIFICATE_LOOK);
    }

    static SiteListener start(
            Settings settings,
            Handler handler,
            ExecutorService workers,
            Limits limits,
            Duration certificateLook) {
        var threads = new QueuedThreadPool(THREADS + Runtime.getRuntime().availableProcessors());
        threads.setName("site");
        threads.setDaemon(true);
        var server = new Server(threads);
        server.setHandler(handler);
        server.setErrorHandler(new PlainErrors());
        server.setStopTimeout(FAREWELL.toMillis());
        var crowd = new Crowd(limits);
        List<SiteConnector> connectors = new ArrayList<>();
        try {
            var plain = new SiteConnector(server, crowd, limits, Protocols.plain());
            connectors.add(plain);
            open(plain, settings.host(), settings.sitePort(), "--site-port");
            Optional<TlsContext> context = settings.press().tls().map(TlsContext::open);
            if (context.isPresent()) {
                var encrypted =
                        new SiteConnector(
                                server, crowd, limits, Protocols.encrypted(context.get()));
                connectors.add(encrypted);
                int port = settings.press().tls().orElseThrow().port();
                open(encrypted, settings.host(), port, "--tls-port");
            }
            connectors.forEach(server::addConnector);
            server.start();
            Guard guard = Guard.start(connectors, crowd, limits);
            context.ifPresent(it -> guard.also(it::refresh, certificateLook));
            var listener = new SiteListener(server, connectors, crowd, guard, workers);
            listener.tlsPort()
                    .ifPresent(port -> LOG.atInfo().log("the site speaks TLS on port {}", port));
            return listener;
        } catch (Exception e) {
            connectors.forEach(SiteConnector::close);
            workers.shutdownNow();
            throw e instanceof Problem problem
                    ? problem
                    : new IllegalStateException("the site's listener does not start", e);
        }
    }

    private static void open(SiteConnector connector, String host, int port, String option) {
        connector.setHost(host);
        connector.setPort(port);
        try {
            connector.open();
        } catch (IOException e) {
            throw Problem.causedBy(
                    e,
                    Problem.Kind.UNAVAILABLE,
                    "The site cannot listen on %s:%d: %s. Stop what uses the port, or choose another with %s."
                            .formatted(host, port, reason(e), option));
        }
    }

    private static String reason(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    /** The port it listens on, also when a free one was asked for. */
    public int port() {
        return connectors.getFirst().getLocalPort();
    }

    /** The port it listens on with TLS, if it has a certificate. */
    public Optional<Integer> tlsPort() {
        return connectors.size() > 1
                ? Optional.of(connectors.getLast().getLocalPort())
                : Optional.empty();
    }

    /** How many are connected now. */
    public int connections() {
        return crowd.size();
    }

    /** Where it answers on this machine. */
    public URI address() {
        return URI.create("http://localhost:" + port() + "/");
    }

    @Override
    public void close() {
        guard.close();
        try {
            server.stop();
        } catch (TimeoutException idle) {
            // Readers' browsers keep connections open; they were cut after the farewell.
            LOG.atDebug().log("connections were cut");
        } catch (Exception e) {
            throw new IllegalStateException("the site's listener does not stop", e);
        } finally {
            workers.shutdownNow();
        }
    }
}
