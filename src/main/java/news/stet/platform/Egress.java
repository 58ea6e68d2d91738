package news.stet.platform;

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

    private static final int MAX_HEAD_BYTES = 32 * 1024;
    private static final int MAX_REDIRECTS = 5;

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
        var task = new FutureTask<>(() -> follow(address));
        // Interrupting a virtual thread closes the socket it waits for.
        Thread thread = Thread.ofVirtual().name("egress").start(task);
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
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

    private Answer follow(URI first) throws IOException {
        URI address = first;
        for (int i = 0; i <= MAX_REDIRECTS; i++) {
            Head head = ask(address);
            Optional<URI> next = head.location().map(address::resolve);
            if (head.status() < 300 || head.status() >= 400 || next.isEmpty()) {
                return new Answer(head.status(), address);
            }
            address = next.get();
        }
        throw new IOException("more than " + MAX_REDIRECTS + " redirects");
    }

    private record Head(int status, Optional<URI> location) {}

    private Head ask(URI address) throws IOException {
        boolean secure = "https".equalsIgnoreCase(address.getScheme());
        if (!secure && !"http".equalsIgnoreCase(address.getScheme())) {
            throw new IOException("it is no web address");
        }
        String host = host(address);
        int port = address.getPort() < 0 ? secure ? 443 : 80 : address.getPort();
        if (port < 1024 && port != 80 && port != 443) {
            throw new IOException("nobody serves pages at port " + port);
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(checked(host), port));
            if (!secure) {
                return exchange(socket, address, host);
            }
            try (Socket wrapped = wrap(socket, host, port)) {
                return exchange(wrapped, address, host);
            }
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

    private Head exchange(Socket socket, URI address, String host) throws IOException {
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
        return read(socket.getInputStream());
    }

    private static Head read(InputStream in) throws IOException {
        String head = head(in);
        String[] lines = head.split("\r?\n");
        if (!lines[0].matches("HTTP/1\\.[01] [1-5][0-9]{2}.*")) {
            throw new IOException("what answers is no web server");
        }
        int status = Integer.parseInt(lines[0].substring(9, 12));
        for (String line : lines) {
            if (line.regionMatches(true, 0, "location:", 0, 9)) {
                return new Head(status, Optional.of(location(line.substring(9).strip())));
            }
        }
        return new Head(status, Optional.empty());
    }

    private static URI location(String text) throws IOException {
        try {
            return URI.create(text.replace(" ", "%20"));
        } catch (IllegalArgumentException e) {
            throw new IOException("it leads on to what is no address");
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (head.length() < MAX_HEAD_BYTES) {
            int n = in.read(buffer);
            if (n < 0) {
                break;
            }
            head.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
            int end = head.indexOf("\r\n\r\n");
            if (end >= 0) {
                return head.substring(0, end);
            }
        }
        throw new IOException("what answers is no web server");
    }
}
