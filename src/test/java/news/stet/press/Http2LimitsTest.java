package news.stet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What one HTTP/2 connection may ask of us. */
@NullMarked
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Http2LimitsTest {
    /** ENHANCE_YOUR_CALM. */
    private static final String CALM = "7:11";

    private static final String PROTOCOL_ERROR = "7:1";

    private static final int FLOOD = 100_000;

    private final TestCertificate certificate;
    private final SmallSite site;

    private interface Step {
        void send(Frames frames, int i) throws IOException, InterruptedException;
    }

    Http2LimitsTest(@TempDir Path folder) throws Exception {
        certificate = TestCertificate.make(folder, "-keyalg", "EC");
        var usual = SmallSite.limits();
        site =
                new SmallSite(
                        new Limits(
                                Duration.ofMillis(300),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(1),
                                1024,
                                0,
                                1000,
                                usual.look()),
                        Map.of(
                                "tls-port",
                                "0",
                                "tls-certificate",
                                certificate.writeChain(folder.resolve("chain.pem")).toString(),
                                "tls-key",
                                certificate.writeKey(folder.resolve("key.pem")).toString()));
    }

    @BeforeAll
    @AfterEach
    void othersAreServed() throws Exception {
        try (var client = client()) {
            assertThat(client.send(request("/fine"), HttpResponse.BodyHandlers.ofString()).body())
                    .isEqualTo("/fine");
        }
    }

    @AfterAll
    void stop() {
        site.close();
    }

    private int port() {
        return site.listener.tlsPort().orElseThrow();
    }

    private HttpClient client() throws Exception {
        return HttpClient.newBuilder().sslContext(certificate.client()).build();
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + port() + path)).build();
    }

    /** Sends the same on and on, and returns how the connection ended. */
    private String flood(Step step) throws Exception {
        try (var frames = new Frames(port(), certificate)) {
            CompletableFuture<String> farewell =
                    CompletableFuture.supplyAsync(frames::farewell, Thread::startVirtualThread);
            try {
                for (int i = 0; i < FLOOD && !farewell.isDone(); i++) {
                    step.send(frames, i);
                }
            } catch (IOException closed) {
                // As it should be.
            }
            return farewell.get(60, TimeUnit.SECONDS);
        }
    }

    private void assertEnded(Step step) throws Exception {
        int before = site.answered.get();
        assertThat(flood(step)).isIn(CALM, "");
        assertThat(site.answered.get() - before).isLessThan(FLOOD / 10);
    }

    @Test
    void aRequestByHandIsAnswered() throws Exception {
        try (var frames = new Frames(port(), certificate)) {
            frames.send(Frames.HEADERS, Frames.END_HEADERS | Frames.END_STREAM, 1, Frames.GET);
            awaitAnswer(frames);
        }
    }

    private static void awaitAnswer(Frames frames) throws IOException {
        String frame = frames.next();
        while (!frame.equals("" + Frames.DATA)) {
            assertThat(frame).isNotEmpty().doesNotStartWith("7:");
            frame = frames.next();
        }
    }

    @Test
    void whoAsksAndTakesItBackOnAndOnIsCutOff() throws Exception {
        assertEnded((frames, i) -> {
            int end = Frames.END_HEADERS | Frames.END_STREAM;
            frames.send(Frames.HEADERS, end, 2 * i + 1, Frames.GET);
            frames.send(Frames.RESET, 0, 2 * i + 1, Frames.int32(8));
        });
    }

    @Test
    void floodsOfFramesThatCarryNothingAreCutOff() throws Exception {
        assertEnded((frames, _) -> frames.send(Frames.SETTINGS, 0, 0, new byte[0]));
        assertEnded((frames, _) -> frames.send(Frames.PING, 0, 0, new byte[8]));
        assertEnded((frames, _) -> frames.send(Frames.PRIORITY, 0, 1, new byte[5]));
    }

    @Test
    void tooManySettingsInOneFrameAreRefused() throws Exception {
        byte[] many = new byte[6 * 200];
        for (int i = 0; i < 200; i++) {
            ByteBuffer.wrap(many).putShort(6 * i, (short) (0x100 + i));
        }
        try (var frames = new Frames(port(), certificate)) {
            frames.send(Frames.SETTINGS, 0, 0, many);

            assertThat(frames.farewell()).isIn(CALM, "");
        }
    }

    @Test
    void aHeadInTwoFramesIsAHead() throws Exception {
        byte[] head = Frames.GET;
        try (var frames = new Frames(port(), certificate)) {
            frames.send(Frames.HEADERS, Frames.END_STREAM, 1, Arrays.copyOf(head, 4));
            byte[] rest = Arrays.copyOfRange(head, 4, head.length);
            frames.send(Frames.CONTINUATION, Frames.END_HEADERS, 1, rest);
            awaitAnswer(frames);
        }
    }

    @Test
    void aHeadWithoutEndIsCutOff() throws Exception {
        byte[] field = Frames.hpack("\u0000\u0001x\u007f\u0000" + "a".repeat(127));
        Step step =
                (frames, i) -> {
                    if (i == 0) {
                        frames.send(Frames.HEADERS, Frames.END_STREAM, 1, Frames.GET);
                    }
                    frames.send(Frames.CONTINUATION, 0, 1, field);
                };
        assertThat(flood(step)).isIn(CALM, PROTOCOL_ERROR, "");
    }

    @Test
    void aHeadThatDripsIsCutOff() throws Exception {
        var never = new CountDownLatch(1);
        Step step =
                (frames, i) -> {
                    if (i == 0) {
                        frames.send(Frames.HEADERS, Frames.END_STREAM, 1, Frames.GET);
                        frames.write(new byte[] {0, 0x20, 0, Frames.CONTINUATION, 0, 0, 0, 0, 1});
                    }
                    frames.write(new byte[1]);
                    assertThat(never.await(10, TimeUnit.MILLISECONDS)).isFalse();
                };
        assertThat(flood(step)).isIn(CALM, "7:0", PROTOCOL_ERROR, "");
    }

    @Test
    void anAnswerThatNobodyTakesIsBrokenOff() throws Exception {
        try (var client = client()) {
            var answer = client.send(request("/big"), HttpResponse.BodyHandlers.ofPublisher());
            var broken = new CompletableFuture<Throwable>();
            answer.body().subscribe(new Unwilling(broken));

            assertThat(broken.get(60, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
        }
    }

    /** Asks for one piece and then for nothing more. */
    private record Unwilling(CompletableFuture<Throwable> broken)
            implements Flow.Subscriber<List<ByteBuffer>> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(1);
        }

        @Override
        public void onNext(List<ByteBuffer> item) {}

        @Override
        public void onError(Throwable thrown) {
            broken.complete(thrown);
        }

        @Override
        public void onComplete() {
            Assertions.fail("it cannot have come whole");
        }
    }
}
