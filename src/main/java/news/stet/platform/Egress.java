package news.stet.platform;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.IDN;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * The one way out to addresses that somebody else named. It goes to the open network only: names
 * are resolved here, every address they lead to is looked at, and the connection goes to the very
 * address that was looked at, so that a name cannot mean something else a moment later. Redirects
 * are followed by the same rule. Bounded in time and bytes. Safe for any thread.
 *
 * <p>Not {@code java.net.http}: that resolves names by itself, after any look of ours.
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

    /** A server that says nothing for so long has nothing more to say. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final Resolver resolver;
    private final Predicate<InetAddress> allowed;
    private final SSLSocketFactory tls;
    private final String agent;

    Egress(Resolver resolver, Predicate<InetAddress> allowed, SSLSocketFactory tls, String agent) {
        this.resolver = resolver;
        this.allowed = allowed;
        this.tls = tls;
        this.agent = agent;
    }

    /**
     * To the open network.
     *
     * @param agent how it names itself to others
     */
    public static Egress toTheOpenNetwork(String agent) {
        return new Egress(
                InetAddress::getAllByName,
                PublicAddress::is,
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                agent);
    }

    /**
     * Asks whether something is there: a GET of which only the head of the answer is read.
     *
     * @param patience for all of it, names and redirects included
     * @throws IOException when nothing answers, in time and as HTTP; its message is for people
     */
    public Answer look(URI address, Duration patience) throws IOException {
        return within(
                patience, () -> follow(address, (answer, at) -> new Answer(answer.status(), at)));
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
                                    if (answer.status() != 200) {
                                        throw new IOException(
                                                "the server answers " + answer.status());
                                    }
                                    return taker.take(
                                            new Answer(answer.status(), at),
                                            answer.content(maxBytes));
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
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
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
        T take(HttpAnswer answer, URI at) throws IOException;
    }

    private <T> T follow(URI first, End<T> end) throws IOException {
        URI address = first;
        for (int i = 0; i <= MAX_REDIRECTS; i++) {
            try (Line line = open(address)) {
                HttpAnswer answer = line.answer();
                Optional<URI> next = answer.findLocation().map(address::resolve);
                if (answer.status() < 300 || answer.status() >= 400 || next.isEmpty()) {
                    return end.take(answer, address);
                }
                address = next.get();
            }
        }
        throw new IOException("more than " + MAX_REDIRECTS + " redirects");
    }

    private record Line(Socket socket, HttpAnswer answer) implements Closeable {
        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private Line open(URI address) throws IOException {
        boolean secure = "https".equalsIgnoreCase(address.getScheme());
        if (!secure && !"http".equalsIgnoreCase(address.getScheme())) {
            throw new IOException("it is no web address");
        }
        String host = host(address);
        int port = address.getPort() < 0 ? secure ? 443 : 80 : address.getPort();
        if (port < 1024 && port != 80 && port != 443) {
            throw new IOException("nobody serves pages at port " + port);
        }
        var socket = new Socket();
        try {
            socket.setSoTimeout((int) SILENCE.toMillis());
            socket.connect(new InetSocketAddress(checked(host), port));
            Socket spoken = secure ? wrap(socket, host, port) : socket;
            return new Line(spoken, exchange(spoken, address, host));
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private static String host(URI address) throws IOException {
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
            return host.replaceAll("^\\[|]$", "").toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new IOException("it names no server", e);
        }
    }

    /**
     * One that is refused refuses the name: which of them would be taken next is anybody's guess.
     */
    private InetAddress checked(String host) throws IOException {
        InetAddress[] addresses;
        try {
            addresses = resolver.resolve(host);
        } catch (UnknownHostException e) {
            throw new UnknownHostException("there is no server of that name");
        }
        for (InetAddress address : addresses) {
            if (!allowed.test(address)) {
                throw new IOException("it leads into a private network");
            }
        }
        return InetAddress.getByAddress(host, addresses[0].getAddress());
    }

    private Socket wrap(Socket socket, String host, int port) throws IOException {
        var wrapped = (SSLSocket) tls.createSocket(socket, host, port, true);
        var parameters = wrapped.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        wrapped.setSSLParameters(parameters);
        wrapped.startHandshake();
        return wrapped;
    }

    private HttpAnswer exchange(Socket socket, URI address, String host) throws IOException {
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        String target =
                URI.create((path.startsWith("/") ? path : "/" + path) + query).toASCIIString();
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        String request =
                "GET "
                        + target
                        + " HTTP/1.1\r\nHost: "
                        + (host.contains(":") ? "[" + host + "]" : host)
                        + port
                        + "\r\nUser-Agent: "
                        + agent
                        + "\r\nAccept: */*\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return HttpAnswer.read(new BufferedInputStream(socket.getInputStream()));
    }
}
