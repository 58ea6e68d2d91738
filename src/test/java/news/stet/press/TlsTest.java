package news.stet.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import news.stet.platform.Problem;
import news.stet.platform.Waiting;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class TlsTest {

    @TempDir static Path made;
    private static TestCertificate first;
    private static TestCertificate second;

    private final Path chain;
    private final Path key;

    TlsTest(@TempDir Path folder) throws Exception {
        chain = first.writeChain(folder.resolve("chain.pem"));
        key = first.writeKey(folder.resolve("key.pem"));
    }

    @BeforeAll
    static void makeCertificates() throws Exception {
        first = TestCertificate.make(made, "-keyalg", "EC");
        second = TestCertificate.make(made, "-keyalg", "RSA");
    }

    private SmallSite start() {
        return start(SmallSite.limits());
    }

    private SmallSite start(Limits limits) {
        return new SmallSite(limits, settings("0"));
    }

    private Map<String, String> settings(String port) {
        return Map.of(
                "tls-certificate", chain.toString(), "tls-key", key.toString(), "tls-port", port);
    }

    private static HttpClient client(TestCertificate trusted, HttpClient.Version version)
            throws Exception {
        return HttpClient.newBuilder().sslContext(trusted.client()).version(version).build();
    }

    private static HttpResponse<String> get(SmallSite site, HttpClient client)
            throws IOException, InterruptedException {
        URI address = URI.create("https://localhost:" + port(site) + "/");
        return client.send(
                HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int port(SmallSite site) {
        return site.listener.tlsPort().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void bothVersionsOfHttpAreSpoken(HttpClient.Version version) throws Exception {
        try (var site = start();
                var client = client(first, version)) {
            var answer = get(site, client);

            assertThat(answer.version()).isEqualTo(version);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("a page");
            assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                    .hasValue("max-age=31536000");
        }
    }

    @Test
    void withoutEncryptionNobodyIsToldToEncrypt() throws Exception {
        try (var site = start();
                var client = HttpClient.newHttpClient()) {
            var answer =
                    client.send(
                            HttpRequest.newBuilder(site.listener.address()).build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void bothLivingVersionsOfTlsAreSpoken(String version) throws Exception {
        try (var site = start();
                SSLSocket socket = connect(site)) {
            socket.setEnabledProtocols(new String[] {version});
            socket.startHandshake();

            assertThat(socket.getSession().getProtocol()).isEqualTo(version);
        }
    }

    @Test
    void newFilesAreUsedAndNobodyIsCutOff() throws Exception {
        try (var site = start();
                var open = client(first, HttpClient.Version.HTTP_1_1)) {
            assertThat(get(site, open).body()).isEqualTo("a page");
            // As tools that renew certificates do it: written beside, then moved over.
            replace(second.writeChain(chain.resolveSibling("new")), chain);
            replace(second.writeKey(key.resolveSibling("new")), key);

            awaitCertificate(site, second);

            assertThat(get(site, open).body()).as("on the old connection").isEqualTo("a page");
            try (var client = client(second, HttpClient.Version.HTTP_2)) {
                assertThat(get(site, client).body()).isEqualTo("a page");
            }
        }
    }

    @Test
    void aBadPairChangesNothingUntilItIsGood() throws Exception {
        try (var site = start()) {
            second.writeChain(chain);
            Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nAAAA");
            // Connections go on with the old one, however long that lasts.
            for (int i = 0; i < 20; i++) {
                assertThat(shown(site)).isEqualTo(first.chain().getFirst());
            }
            second.writeKey(key);

            awaitCertificate(site, second);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void whoWaitsForUsIsNotCutOff(HttpClient.Version version) throws Exception {
        var quick = Duration.ofMillis(100);
        var usual = SmallSite.limits();
        var limits = new Limits(quick, usual.idle(), usual.slow(), 1024, 0, 1000, usual.look());
        try (var site = start(limits);
                var client = client(first, version)) {
            for (String address :
                    List.of(
                            "https://localhost:" + port(site) + "/later",
                            site.listener.address().resolve("/later").toString())) {
                var answer =
                        client.sendAsync(
                                HttpRequest.newBuilder(URI.create(address)).build(),
                                HttpResponse.BodyHandlers.discarding());
                Runnable end = site.later.poll(30, TimeUnit.SECONDS);
                // Many looks of the guard, and more than a reader could take for its request.
                assertThat(answer)
                        .failsWithin(Duration.ofMillis(700))
                        .withThrowableThat()
                        .isInstanceOf(TimeoutException.class);
                assertThat(end).isNotNull();
                end.run();
                assertThat(answer.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void aHandshakeThatDripsIsCutOff() throws Exception {
        var usual = SmallSite.limits();
        var quick = Duration.ofMillis(200);
        var limits = new Limits(quick, usual.idle(), usual.slow(), 1024, 0, 1000, usual.look());
        try (var site = start(limits);
                var line = new Line(port(site))) {
            // A greeting of 8 kB is announced, and comes in bytes.
            byte[] greeting = new byte[8192];
            System.arraycopy(new byte[] {0x16, 3, 1, 0x20, 0, 1, 0, 0x1f}, 0, greeting, 0, 8);
            line.dripUntilClosed(greeting);
            site.assertServes();
        }
    }

    @Test
    void aPortThatIsTakenIsNamedWithItsOption() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = "" + taken.getLocalPort();
            assertThatThrownBy(() -> new SmallSite(SmallSite.limits(), settings(port)))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining(port)
                    .hasMessageContaining("--tls-port");
        }
    }

    @Test
    void aBadPairAtTheStartSaysWhichFile() throws Exception {
        second.writeKey(key);

        assertThatThrownBy(this::start)
                .isInstanceOf(Problem.class)
                .hasMessageContaining(key.toString());
    }

    private static void replace(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void awaitCertificate(SmallSite site, TestCertificate awaited) {
        Waiting.until(
                "the new certificate is shown",
                () -> shown(site).equals(awaited.chain().getFirst()));
    }

    /** What a new connection is shown. */
    private static Certificate shown(SmallSite site) throws Exception {
        try (SSLSocket socket = connect(site)) {
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    private static SSLSocket connect(SmallSite site) throws Exception {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustAll()}, null);
        return (SSLSocket) context.getSocketFactory().createSocket("localhost", port(site));
    }

    private static final class TrustAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(
                java.security.cert.X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(
                java.security.cert.X509Certificate[] chain, String authType) {}

        @Override
        public java.security.cert.X509Certificate[] getAcceptedIssuers() {
            return new java.security.cert.X509Certificate[0];
        }
    }
}
