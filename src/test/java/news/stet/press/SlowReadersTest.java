package news.stet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Those who send or read so slowly that they would hold a place for ever. */
@NullMarked
class SlowReadersTest {
    private static final byte[] HEAD =
            "GET / HTTP/1.1\r\nHost: x\r\nX-Long: aaaaaaaaaaaaaaaaaaaaaaaaa"
                    .getBytes(StandardCharsets.US_ASCII);

    private static Limits limits(Duration head, Duration slow, int minBytesPerSecond) {
        var usual = SmallSite.limits();
        return new Limits(
                head,
                usual.idle(),
                slow,
                minBytesPerSecond,
                usual.perAddress(),
                usual.connections(),
                usual.look());
    }

    @Test
    void whoDripsARequestIsCutOffWhileOthersAreServed() throws Exception {
        var usual = SmallSite.limits();
        try (var site = new SmallSite(limits(Duration.ofMillis(300), usual.slow(), 1));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> slow = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                slow.add(
                        threads.submit(() -> {
                            try (var line = new Line(site.listener.port())) {
                                line.dripUntilClosed(HEAD);
                                return line;
                            }
                        }));
                site.assertServes();
            }
            for (Future<?> one : slow) {
                one.get();
            }
            site.assertServes();
        }
    }

    @Test
    void aSecondRequestMayNotDripEither() throws Exception {
        var usual = SmallSite.limits();
        try (var site = new SmallSite(limits(Duration.ofMillis(300), usual.slow(), 1));
                var line = new Line(site.listener.port())) {
            line.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").until("a page");
            line.dripUntilClosed(HEAD);
            site.assertServes();
        }
    }

    @Test
    void aRequestInPiecesIsStillARequest() throws Exception {
        try (var site = new SmallSite(SmallSite.limits());
                var line = new Line(site.listener.port())) {
            for (String piece : "GET / HT|TP/1.1\r\nHo|st: x\r|\n|\r|\n".split("\\|")) {
                line.send(piece);
                site.assertServes();
            }
            assertThat(line.until("a page")).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void anAnswerThatNobodyTakesIsBrokenOff() throws Exception {
        var usual = SmallSite.limits();
        try (var site = new SmallSite(limits(usual.head(), Duration.ofMillis(300), 1024));
                var line = new Line(site.listener.port())) {
            line.send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");
            line.until("\r\n\r\n");

            awaitNobody(site);
            site.assertServes();

            assertThat(line.count()).isLessThan(SmallSite.BIG_BYTES);
        }
    }

    @Test
    void anAnswerThatIsSippedIsBrokenOffToo() throws Exception {
        var usual = SmallSite.limits();
        int perSecond = 20 * 1024 * 1024;
        try (var site = new SmallSite(limits(usual.head(), Duration.ofMillis(500), perSecond));
                var line = new Line(site.listener.port())) {
            line.send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");
            long read = 0;
            var never = new CountDownLatch(1);
            byte[] sip = new byte[16 * 1024];
            try {
                for (int n = 0; n >= 0; n = line.socket.getInputStream().read(sip)) {
                    read += n;
                    assertThat(never.await(10, TimeUnit.MILLISECONDS)).isFalse();
                }
            } catch (IOException reset) {
                // Cut off.
            }
            assertThat(read).isLessThan(SmallSite.BIG_BYTES);
            site.assertServes();
        }
    }

    @Test
    void whoReadsGetsAllOfALargeAnswer() throws Exception {
        var usual = SmallSite.limits();
        try (var site = new SmallSite(limits(usual.head(), Duration.ofMillis(300), 1024));
                var line = new Line(site.listener.port())) {
            line.send("GET /big HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            line.until("\r\n\r\n");

            assertThat(line.count()).isEqualTo(SmallSite.BIG_BYTES);
        }
    }

    @Test
    void whoSaysNothingIsCutOffAfterAWhile() throws Exception {
        var usual = SmallSite.limits();
        var limits =
                new Limits(
                        usual.head(),
                        Duration.ofMillis(200),
                        usual.slow(),
                        1,
                        0,
                        1000,
                        usual.look());
        try (var site = new SmallSite(limits);
                var silent = new Line(site.listener.port());
                var idle = new Line(site.listener.port())) {
            idle.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").until("a page");

            assertThat(silent.rest()).isEmpty();
            assertThat(idle.rest()).isEmpty();
            site.assertServes();
        }
    }

    private static void awaitNobody(SmallSite site) throws InterruptedException {
        var never = new CountDownLatch(1);
        for (int i = 0; i < 3_000 && site.listener.connections() > 0; i++) {
            assertThat(never.await(10, TimeUnit.MILLISECONDS)).isFalse();
        }
        assertThat(site.listener.connections()).isZero();
    }
}
