package news.stet.press;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import news.stet.platform.Problem;
import news.stet.platform.Settings;
import news.stet.site.SitePages;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The readers' listener. Its selector threads only read and write; what may wait, a page that reads
 * the database, runs on a virtual thread of its own.
 */
public final class SiteListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SiteListener.class);

    /** A request line and headers together; browsers send a tenth of it. */
    private static final int MAX_HEADER_BYTES = 16 * 1024;

    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration FAREWELL = Duration.ofMillis(500);

    private final Server server;
    private final ServerConnector connector;
    private final ExecutorService workers;

    /** A listener that answers at once. */
    private SiteListener(Server server, ServerConnector connector, ExecutorService workers) {
        this.server = server;
        this.connector = connector;
        this.workers = workers;
    }

    /**
     * Starts to listen.
     *
     * @throws Problem UNAVAILABLE when the port is taken
     */
    public static SiteListener start(
            Settings settings, SitePages pages, PressRoom room, MediaFiles media) {
        var threads =
                new QueuedThreadPool(Math.max(8, Runtime.getRuntime().availableProcessors() + 6));
        threads.setName("site");
        threads.setDaemon(true);
        var server = new Server(threads);
        var connector = new ServerConnector(server, 1, 2, new HttpConnectionFactory(http()));
        connector.setHost(settings.host());
        connector.setPort(settings.sitePort());
        connector.setIdleTimeout(IDLE.toMillis());
        connector.setAcceptQueueSize(1024);
        server.addConnector(connector);
        ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
        server.setHandler(new SiteHandler(pages, room.press(), media, workers));
        server.setErrorHandler(new PlainErrors());
        server.setStopTimeout(FAREWELL.toMillis());
        try {
            server.start();
        } catch (Exception e) {
            workers.close();
            throw Problem.causedBy(
                    e,
                    Problem.Kind.UNAVAILABLE,
                    "The site cannot listen on %s:%d: %s. Stop what uses the port, or choose another with --site-port."
                            .formatted(settings.host(), settings.sitePort(), reason(e)));
        }
        return new SiteListener(server, connector, workers);
    }

    private static HttpConfiguration http() {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(MAX_HEADER_BYTES);
        http.setRelativeRedirectAllowed(true);
        // Addresses come as they were sent: the site's own reading of them is the stricter one.
        http.setUriCompliance(UriCompliance.from(Set.of(UriCompliance.Violation.values())));
        return http;
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
        return connector.getLocalPort();
    }

    /** Where it answers on this machine. */
    public URI address() {
        return URI.create("http://localhost:" + port() + "/");
    }

    @Override
    public void close() {
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
