package news.stet.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    asked.incrementAndGet();
                    String path = exchange.getRequestURI().getPath();
                    int status = Integer.parseInt(path.replaceAll("[^0-9]", ""));
                    String to = status == 399 ? "/399" : exchange.getRequestURI().getQuery();
                    if (to != null) {
                        exchange.getResponseHeaders().set("Location", to);
                    }
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** The open network of the test is what resolves to 127.0.0.1; 127.0.0.2 is private there. */
    private static Egress egress(Egress.Resolver resolver) {
        return new Egress(
                resolver, address -> address.getHostAddress().equals("127.0.0.1"), "test");
    }

    private static InetAddress[] addresses(String... texts) throws UnknownHostException {
        InetAddress[] addresses = new InetAddress[texts.length];
        for (int i = 0; i < texts.length; i++) {
            addresses[i] = InetAddress.getByName(texts[i]);
        }
        return addresses;
    }

    private static Egress open() {
        return egress(host ->
                switch (host) {
                    case "open.example" -> addresses("127.0.0.1");
                    case "private.example" -> addresses("127.0.0.2");
                    case "mixed.example" -> addresses("127.0.0.1", "127.0.0.2");
                    default -> throw new UnknownHostException(host);
                });
    }

    private URI at(String host, String path) {
        return URI.create("http://" + host + ":" + server.getAddress().getPort() + path);
    }

    @Test
    void whatIsThereIsSeenAlsoBehindRedirects() throws IOException {
        assertThat(open().look(at("open.example", "/200"), PATIENCE).status()).isEqualTo(200);
        assertThat(open().look(at("open.example", "/404"), PATIENCE).status()).isEqualTo(404);
        Egress.Answer moved = open().look(at("open.example", "/302?/200"), PATIENCE);
        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.at().getPath()).isEqualTo("/200");
        assertThatThrownBy(() -> open().look(at("open.example", "/399"), PATIENCE))
                .hasMessageContaining("redirects");
    }

    @Test
    void nothingPrivateIsReachedNotEvenOverARedirectOrAsOneOfSeveral() {
        assertThatThrownBy(() -> open().look(at("private.example", "/200"), PATIENCE))
                .hasMessageContaining("private network");
        assertThatThrownBy(() -> open().look(at("mixed.example", "/200"), PATIENCE))
                .hasMessageContaining("private network");
        assertThat(asked).hasValue(0);
        URI away = at("open.example", "/302?" + at("private.example", "/200"));
        assertThatThrownBy(() -> open().look(away, PATIENCE))
                .hasMessageContaining("private network");
        assertThat(asked).hasValue(1);
    }

    @Test
    void aNameThatMeansSomethingElseAMomentLaterIsAskedForOnce() throws IOException {
        Deque<String> answers = new ArrayDeque<>(List.of("127.0.0.1", "127.0.0.2"));
        Egress rebound = egress(host -> addresses(answers.pop()));

        assertThat(rebound.look(at("rebound.example", "/200"), PATIENCE).status()).isEqualTo(200);
        assertThat(answers).containsExactly("127.0.0.2");
    }

    @Test
    void whoSaysNothingIsNotWaitedForAndWhoSaysNonsenseIsNotBelieved() throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("http://open.example:" + silent.getLocalPort() + "/");
            assertThatThrownBy(() -> open().look(address, Duration.ofMillis(200)))
                    .hasMessageContaining("no answer");
        }
        try (var odd = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual()
                    .start(() -> {
                        try (Socket socket = odd.accept()) {
                            socket.getOutputStream().write("x".repeat(100_000).getBytes());
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    });
            URI address = URI.create("http://open.example:" + odd.getLocalPort() + "/");
            assertThatThrownBy(() -> open().look(address, PATIENCE))
                    .isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://open.example/",
                "http://user@open.example/",
                "http:///x",
                "http://open.example:22/",
                "https://nobody.example/"
            })
    void whatIsNoPublicWebAddressIsRefused(String address) {
        assertThatThrownBy(() -> open().look(URI.create(address), PATIENCE))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::1",
                "2001:0:1::1",
                "2001:db8::1",
                "::127.0.0.1"
            })
    void addressesOfNetworksOfOursAreNotPublic(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.1.1.1", "93.184.215.14", "172.32.0.1", "100.128.0.1", "2606:4700::1111"})
    void addressesOfTheOpenNetworkAre(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isTrue();
    }
}
