package news.stet.press;

import java.util.List;
import java.util.Set;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.WindowRateControl;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SslConnectionFactory;

/** What the site's ports speak, and within which limits. */
final class Protocols {
    /** A year, as the preload lists ask for. Nothing is said of other hosts of the domain. */
    private static final HttpField HSTS =
            new PreEncodedHttpField("Strict-Transport-Security", "max-age=31536000");

    /** A page and all its pictures at once. */
    private static final int MAX_STREAMS = 128;

    /**
     * Frames a second that carry nothing: resets, pings, settings, priorities. A reader who leaves
     * a page cancels at most what is under way.
     */
    private static final int MAX_EMPTY_FRAMES_PER_SECOND = 128;

    private static final int MAX_SETTINGS = 32;

    /** Nobody has to send a body here: what lies there is read past, then the connection ends. */
    private static final int MAX_BODY_READS = 4;

    private Protocols() {}

    static ConnectionFactory[] plain() {
        return new ConnectionFactory[] {new HttpConnectionFactory(http())};
    }

    static ConnectionFactory[] encrypted(TlsContext context) {
        HttpConfiguration http = http();
        http.addCustomizer((request, headers) -> {
            headers.add(HSTS);
            return request;
        });
        var one = new HttpConnectionFactory(http);
        var two = new HTTP2ServerConnectionFactory(http);
        two.setMaxConcurrentStreams(MAX_STREAMS);
        two.setMaxSettingsKeys(MAX_SETTINGS);
        two.setRateControlFactory(new WindowRateControl.Factory(MAX_EMPTY_FRAMES_PER_SECOND));
        var choice = new ALPNServerConnectionFactory(two.getProtocol(), one.getProtocol());
        choice.setDefaultProtocol(one.getProtocol());
        var tls = new SslConnectionFactory(context.factory(), choice.getProtocol());
        return List.of(tls, choice, two, one).toArray(ConnectionFactory[]::new);
    }

    private static HttpConfiguration http() {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(Limits.MAX_HEADER_BYTES);
        http.setMaxUnconsumedRequestContentReads(MAX_BODY_READS);
        http.setRelativeRedirectAllowed(true);
        // Addresses come as they were sent: the site's own reading of them is the stricter one.
        http.setUriCompliance(UriCompliance.from(Set.of(UriCompliance.Violation.values())));
        return http;
    }
}
