package news.stet.platform;

import java.io.IOException;
import java.io.InputStream;
import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The one way out to addresses that somebody else named. It goes to the open network only: names
 * are resolved here, every address they lead to is looked at, and the connection goes to the very
 * address that was looked at, so that a name cannot mean something else a moment later. Redirects
 * are followed by the same rule. Bounded in time and bytes. Safe for any thread.
 *
 * <p>Not {@code java.net.http}: that resolves names by itself, after any look of ours. Apache's
 * client asks us.
 */
public final class Egress {
    /**
     * What came back.
     *
     * @param at where, after redirects
     */
    public record Answer(int status, URI at) {}

    /** How names become addresses. */
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /** Does something with an answer while it comes. */
    public interface Taker<T> {
        T take(Answer answer, InputStream body) throws IOException;
    }

    private static final int MAX_REDIRECTS = 5;
    private static final int MAX_LINE_CHARS = 16 * 1024;
    private static final int MAX_FIELDS = 200;

    /** A server that says nothing for so long has nothing more to say. */
    private static final Timeout SILENCE = Timeout.ofSeconds(30);

    private static final int MAX_LINES_OUT = 200;

    private final HttpClient client;

    Egress(Resolver resolver, Predicate<InetAddress> allowed, String agent) {
        client = client(new OnlyAllowed(resolver, allowed), agent);
    }

    /**
     * To the open network.
     *
     * @param agent how it names itself to others
     */
    public static Egress toTheOpenNetwork(String agent) {
        return new Egress(InetAddress::getAllByName, PublicAddress::is, agent);
    }

    /** Nothing is kept between two requests, and nothing done that was not asked for. */
    private static HttpClient client(DnsResolver names, String agent) {
        var bounds =
                Http1Config.custom()
                        .setMaxLineLength(MAX_LINE_CHARS)
                        .setMaxHeaderCount(MAX_FIELDS)
                        .build();
        var lines =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(names)
                        .setConnectionFactory(
                                ManagedHttpClientConnectionFactory.builder()
                                        .http1Config(bounds)
                                        .build())
                        .setDefaultConnectionConfig(
                                ConnectionConfig.custom()
                                        .setConnectTimeout(SILENCE)
                                        .setSocketTimeout(SILENCE)
                                        .build())
                        .setMaxConnTotal(MAX_LINES_OUT)
                        .setMaxConnPerRoute(MAX_LINES_OUT)
                        .build();
        return HttpClients.custom()
                .setConnectionManager(lines)
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setRoutePlanner(new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE))
                .setDefaultRequestConfig(
                        RequestConfig.custom()
                                .setResponseTimeout(SILENCE)
                                .setProtocolUpgradeEnabled(false)
                                .build())
                .setUserAgent(agent)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /**
     * Asks whether something is there: a GET of which only the head of the answer is read.
     *
     * @param patience for all of it, names and redirects included
     * @throws IOException when nothing answers, in time and as HTTP; its message is for people
     */
    public Answer look(URI address, Duration patience) throws IOException {
        return within(
                patience, () -> follow(address, (answer, at) -> new Answer(answer.getCode(), at)));
    }

    /**
     * Takes what is there: a GET, of which the body is read as it comes.
     *
     * @param patience for all of it, names, redirects and the taking included
     * @param maxBytes of the body
     * @param taker called on another thread, with an answer of status 200 only; what it throws is
     *     thrown here
     * @throws IOException when nothing is there, in time and whole; its message is for people
     */
    public <T> T fetch(URI address, Duration patience, long maxBytes, Taker<T> taker)
            throws IOException {
        return within(
                patience,
                () ->
                        follow(
                                address,
                                (answer, at) -> {
                                    if (answer.getCode() != 200) {
                                        throw new IOException(
                                                "the server answers " + answer.getCode());
                                    }
                                    return taker.take(
                                            new Answer(answer.getCode(), at),
                                            BoundedBody.of(answer.getEntity(), maxBytes));
                                }));
    }

    private static <T> T within(Duration patience, Callable<T> work) throws IOException {
        var task = new FutureTask<>(work);
        // Interrupting a virtual thread closes the socket it waits for.
        Thread thread = Thread.ofVirtual().name("egress").start(task);
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Problem problem) {
                throw problem;
            }
            throw e.getCause() instanceof IOException cause
                    ? HttpTrouble.inWords(cause)
                    : new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + patience.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Stet is stopping");
        } finally {
            thread.interrupt();
        }
    }

    /** Does something with an answer that leads nowhere else. */
    private interface End<T> {
        T take(ClassicHttpResponse answer, URI at) throws IOException;
    }

    private <T> T follow(URI first, End<T> end) throws IOException {
        URI address = first;
        for (int i = 0; i <= MAX_REDIRECTS; i++) {
            HttpHost host = host(address);
            HttpGet request = request(address);
            try {
                ClassicHttpResponse answer = client.executeOpen(host, request, null);
                URI next = next(answer, address);
                if (next == null) {
                    return end.take(answer, address);
                }
                address = next;
            } finally {
                // Hangs up. Closing the answer would read it to its end, however far that is.
                request.cancel();
            }
        }
        throw new IOException("more than " + MAX_REDIRECTS + " redirects");
    }

    private static @Nullable URI next(ClassicHttpResponse answer, URI address) throws IOException {
        Header location = answer.getFirstHeader(HttpHeaders.LOCATION);
        if (answer.getCode() < 300 || answer.getCode() >= 400 || location == null) {
            return null;
        }
        try {
            return address.resolve(location.getValue().replace(" ", "%20"));
        } catch (IllegalArgumentException e) {
            throw new IOException("it leads on to what is no address", e);
        }
    }

    private static HttpHost host(URI address) throws IOException {
        boolean secure = "https".equalsIgnoreCase(address.getScheme());
        if (!secure && !"http".equalsIgnoreCase(address.getScheme())) {
            throw new IOException("it is no web address");
        }
        int port = address.getPort();
        if (port >= 0 && port < 1024 && port != 80 && port != 443) {
            throw new IOException("nobody serves pages at port " + port);
        }
        String authority = address.getRawAuthority();
        if (authority == null || authority.contains("@")) {
            throw new IOException("it names no server, or a user");
        }
        try {
            // Names in other scripts are no hosts for URI.
            String host =
                    address.getHost() != null
                            ? address.getHost()
                            : IDN.toASCII(authority.replaceFirst(":[0-9]*$", ""));
            return new HttpHost(
                    secure ? "https" : "http",
                    host.replaceAll("^\\[|]$", "").toLowerCase(Locale.ROOT),
                    port);
        } catch (IllegalArgumentException e) {
            throw new IOException("it names no server", e);
        }
    }

    private static HttpGet request(URI address) {
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        URI target = URI.create((path.startsWith("/") ? path : "/" + path) + query);
        var request = new HttpGet(target.toASCIIString());
        request.setHeader(HttpHeaders.ACCEPT, "*/*");
        request.setHeader(HttpHeaders.CONNECTION, "close");
        return request;
    }

    /**
     * Names as addresses that may be gone to. One that is refused refuses the name: which of them
     * would be taken next is anybody's guess.
     */
    private record OnlyAllowed(Resolver resolver, Predicate<InetAddress> allowed)
            implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] addresses;
            try {
                addresses = resolver.resolve(host);
            } catch (UnknownHostException e) {
                throw new UnknownHostException("there is no server of that name");
            }
            for (InetAddress address : addresses) {
                if (!allowed.test(address)) {
                    throw new UnknownHostException("it leads into a private network");
                }
            }
            return new InetAddress[] {InetAddress.getByAddress(host, addresses[0].getAddress())};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
