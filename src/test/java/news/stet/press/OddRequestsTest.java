package news.stet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are legal and strange, or that two servers in a row might read differently. */
@NullMarked
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OddRequestsTest {
    private static final String LAST = "GET /last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    private final SmallSite site = new SmallSite(SmallSite.limits());

    @AfterEach
    void othersAreServed() throws Exception {
        site.assertServes();
    }

    @AfterAll
    void stop() {
        site.close();
    }

    private String raw(String text) throws IOException {
        try (var line = new Line(site.listener.port())) {
            return line.send(text).rest();
        }
    }

    private static long answers(String text) {
        return text.lines().filter(it -> it.contains("HTTP/1.1 ")).count();
    }

    @Test
    void requestsInOneGoAreAnsweredInTheirOrder() throws Exception {
        int count = 3_000;
        try (var line = new Line(site.listener.port())) {
            CompletableFuture<Void> sending =
                    CompletableFuture.runAsync(() -> {
                        try {
                            for (int i = 0; i < count; i++) {
                                line.send("GET /n" + i + "; HTTP/1.1\r\nHost: x\r\n\r\n");
                            }
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    });
            for (int i = 0; i < count; i++) {
                assertThat(line.until(";")).endsWith("\r\n\r\n/n" + i + ";");
            }
            sending.join();
        }
    }

    @Test
    void whoAsksOnAndOnWithoutReadingIsNotReadEither() throws Exception {
        int before = site.answered.get();
        try (var line = new Line(site.listener.port())) {
            String asks = "GET /big HTTP/1.1\r\nHost: x\r\n\r\n".repeat(200);
            line.send(asks).until("HTTP/1.1 200");

            site.assertServes();
            assertThat(site.answered.get() - before).isLessThan(5);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 4",
                "Content-Length: 4\r\nContent-Length: 5",
                "Content-Length: 4, 5",
                "Content-Length: +4",
                "Content-Length: -4",
                "Content-Length: 0x4",
                "Content-Length: 99999999999999999999",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding : chunked",
                " Transfer-Encoding: chunked",
                "X: a\r\n folded: b",
                "Host: y",
            })
    void whatTwoServersMightReadDifferentlyIsRefused(String headers) throws Exception {
        String answer =
                raw("GET /a HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n\r\n0\r\n\r\n" + LAST);

        assertThat(answer).matches("(?s)HTTP/1.1 (400|501) .*").doesNotContain("/last");
        assertThat(answers(answer)).isOne();
    }

    @Test
    void aBodyThatNobodyAskedForIsNoRequest() throws Exception {
        String hidden = "GET /hidden HTTP/1.1\r\nHost: x\r\n\r\n";
        String counted =
                "GET /a HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(hidden.length(), hidden);
        String chunked =
                "GET /b HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n"
                        .formatted(hidden.length(), hidden);

        String answer = raw(counted + chunked + LAST);

        assertThat(answer).contains("\r\n\r\n/a").doesNotContain("/hidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1000000000", "Transfer-Encoding: chunked"})
    void aGigabyteNobodyAskedForIsNotRead(String length) throws Exception {
        try (var line = new Line(site.listener.port())) {
            line.send("GET /a HTTP/1.1\r\nHost: x\r\n" + length + "\r\n\r\n");
            long sent = 0;
            String piece = "10000\r\n" + "a".repeat(0x10000) + "\r\n";
            try {
                for (; sent < 200_000_000; sent += piece.length()) {
                    line.send(piece);
                }
            } catch (IOException closed) {
                // As it should be.
            }
            assertThat(sent).isLessThan(50_000_000);
        }
    }

    @Test
    void whoWaitsToBeAskedForABodyGetsItsAnswer() throws Exception {
        String answer =
                raw(
                        "GET /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n"
                                + "Expect: 100-continue\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("/a");
        assertThat(raw("GET /a HTTP/1.1\r\nHost: x\r\nExpect: the-moon\r\n\r\n"))
                .startsWith("HTTP/1.1 417 ");
    }

    @Test
    void oldAndFullFormsAreUnderstood() throws Exception {
        assertThat(raw("GET /a HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 200 ").endsWith("/a");
        assertThat(raw("GET http://x/a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .endsWith("\r\n\r\n/a");
        assertThat(raw("GET http://y/a HTTP/1.1\r\nHost: x\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(raw("GET /a HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(raw("GET /a\r\n\r\n")).startsWith("HTTP/1.1 505 ");
    }

    @Test
    void anUpgradeIsPassedOver() throws Exception {
        String answer =
                raw(
                        "GET /a HTTP/1.1\r\nHost: x\r\nConnection: upgrade, close\r\n"
                                + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("/a");
    }
}
