package news.stet.journeys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import news.stet.journeys.Newsrooms.Empty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requests that are none, on both listeners: refused, and the next one is answered. */
@ExtendWith(Newsrooms.class)
class HostileHttpTest {
    private static final int SOCKET_MILLIS = 60_000;

    /** Nothing came back before the other end closed. */
    private static final int CLOSED = 0;

    private static final Executor SENDERS = Executors.newVirtualThreadPerTaskExecutor();

    private final RunningStet stet;

    HostileHttpTest(Empty newsroom) {
        stet = newsroom.stet();
    }

    @AfterEach
    void bothAnswerAndNothingFailedInside() {
        assertThat(Reader.get(stet.site("/en/")).status()).isEqualTo(200);
        assertThat(Reader.get(stet.desk("/sign-in")).status()).isEqualTo(200);
        assertThat(Reader.get(stet.desk("/health/ready")).status()).isEqualTo(200);
        stet.assertNoFaults();
    }

    private List<Integer> ports() {
        return List.of(stet.sitePort(), stet.deskPort());
    }

    /** The status of the first answer to bytes sent as they are. */
    private static int send(int port, byte[] bytes) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(SOCKET_MILLIS);
            // It may answer, and stop reading, before all is sent.
            CompletableFuture<Void> sent =
                    CompletableFuture.runAsync(() -> write(socket, bytes), SENDERS);
            int status = status(socket.getInputStream());
            sent.join();
            return status;
        } catch (IOException reset) {
            return CLOSED;
        }
    }

    private static void write(Socket socket, byte[] bytes) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
            socket.shutdownOutput();
        } catch (IOException refused) {
            // It need not read what it refuses; the answer may be there all the same.
        }
    }

    private static int status(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().matches("HTTP/1\\.[01] [0-9]{3}.*\\r?")
                ? Integer.parseInt(line.substring(9, 12))
                : CLOSED;
    }

    private static int send(int port, String text) {
        return send(port, text.getBytes(ISO_8859_1));
    }

    private static String request(String line, String... headers) {
        StringBuilder text = new StringBuilder(line).append("\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        return text.append("Connection: close\r\n\r\n").toString();
    }

    @Test
    void whatIsNoRequestIsRefused() {
        String host = "Host: localhost";
        List<String> refused =
                List.of(
                        request("GET / HTTP/1.1"),
                        request("GET / HTTP/1.1", host, host),
                        request("GET /", host),
                        request("GET / HTTP/9.9", host),
                        request("G\0T / HTTP/1.1", host),
                        request("GET /\0 HTTP/1.1", host),
                        request("GET / HTTP/1.1", host, "X: a\0b"),
                        request("GET / HTTP/1.1", host, "No colon"),
                        request("GET / HTTP/1.1", host, "X y: 1"),
                        request("POST / HTTP/1.1", host, "Content-Length: -1"),
                        request("POST / HTTP/1.1", host, "Content-Length: 1, 2"),
                        request(
                                "POST / HTTP/1.1",
                                host,
                                "Content-Length: 4",
                                "Transfer-Encoding: chunked"),
                        request("POST / HTTP/1.1", host, "Transfer-Encoding: chunked") + "zz\r\n",
                        request("GET http://[::1 HTTP/1.1", host),
                        request("TRACE / HTTP/1.1", host),
                        request("CONNECT example.org:443 HTTP/1.1", host),
                        request("GET / HTTP/1.1", host, "X: " + "a".repeat(200_000)),
                        request("GET /" + "a".repeat(200_000) + " HTTP/1.1", host),
                        request("GET / HTTP/1.1", host, manyHeaders()));
        List<String> wrong = new ArrayList<>();
        for (int port : ports()) {
            for (String text : refused) {
                int status = send(port, text);
                // Of another HTTP than 1.1, and of methods nobody has, a server may say so.
                boolean told = status == 505 && !text.contains("HTTP/1.1") || status == 501;
                if (!told && (status < 400 || status > 499)) {
                    wrong.add(port + " " + status + " " + beginning(text));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(80, text.length())).replace("\r\n", " | ");
    }

    private static String manyHeaders() {
        StringBuilder headers = new StringBuilder("X: 1");
        for (int i = 0; i < 5_000; i++) {
            headers.append("\r\nX-").append(i).append(": 1");
        }
        return headers.toString();
    }

    @Test
    void bytesOfOtherProtocolsHarmNothing() {
        byte[] noise = new byte[100_000];
        new java.util.Random(7).nextBytes(noise);
        byte[] tls = {0x16, 0x03, 0x01, 0x02, 0, 0x01, 0, 0x01, (byte) 0xfc, 0x03, 0x03};
        byte[] http2 = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(ISO_8859_1);
        for (int port : ports()) {
            for (byte[] bytes : List.of(noise, tls, http2, new byte[] {0}, new byte[0])) {
                assertThat(send(port, bytes)).matches(it -> it == CLOSED || it >= 400 && it < 506);
            }
        }
    }

    @Test
    void pathsLeadNowhereElse() {
        List<String> paths =
                List.of(
                        "/../../etc/passwd",
                        "/en/../../../etc/passwd",
                        "/%2e%2e/%2e%2e/etc/passwd",
                        "/media/..%2f..%2fpostgres%2fsecret",
                        "/media/2026/01/01/..%5c..%5cstet.properties",
                        "/assets/..%2f..%2fapplication",
                        "/assets/desk/1/%2e%2e/%2e%2e/messages_en.properties",
                        "/en/%00",
                        "/en/%ff%fe",
                        "/en/%c0%ae%c0%ae/",
                        "/en//world/",
                        "//example.org/%2f..",
                        "/en/world/..;/..;/metrics",
                        "/en/%zz",
                        "/en/world/9223372036854775808",
                        "/en/world/x-99999999999999999999",
                        "/en/search/x",
                        "/en/feed.rss/x",
                        "/sitemap-en-999999.xml",
                        "/api/v1/stories/../../../x");
        for (int port : ports()) {
            for (String path : paths) {
                int status = send(port, request("GET " + path + " HTTP/1.1", "Host: localhost"));
                boolean refused = status >= 400 && status < 500;
                // The desk sends strangers to its sign-in page.
                boolean asked = port == stet.deskPort() && status == 303;
                assertThat(refused || asked).as(port + " " + path + " gave " + status).isTrue();
            }
        }
        assertThat(Reader.get(stet.site("/en/search?q=%ff&page=-1")).status()).isBetween(400, 499);
        assertThat(Reader.get(stet.site("/en/?page=99999999999999")).status()).isLessThan(500);
    }

    @Test
    void fiftyMegabytesAreRefused() {
        byte[] body = new byte[50 * 1024 * 1024];
        java.util.Arrays.fill(body, (byte) ' ');
        for (int port : ports()) {
            for (boolean chunked : List.of(false, true)) {
                String head =
                        request(
                                "POST /api/v1/stories HTTP/1.1",
                                "Host: localhost",
                                "Authorization: Bearer " + stet.token(),
                                "Content-Type: application/json",
                                chunked
                                        ? "Transfer-Encoding: chunked"
                                        : "Content-Length: " + body.length);
                int status = send(port, joined(head, body, chunked));
                if (port == stet.deskPort()) {
                    assertThat(status).isEqualTo(413);
                } else {
                    assertThat(status).isIn(405, 413, CLOSED);
                }
            }
        }
    }

    private static byte[] joined(String head, byte[] body, boolean chunked) {
        byte[] before =
                (chunked ? head + Integer.toHexString(body.length) + "\r\n" : head)
                        .getBytes(ISO_8859_1);
        byte[] after = (chunked ? "\r\n0\r\n\r\n" : "").getBytes(ISO_8859_1);
        byte[] all = new byte[before.length + body.length + after.length];
        System.arraycopy(before, 0, all, 0, before.length);
        System.arraycopy(body, 0, all, before.length, body.length);
        System.arraycopy(after, 0, all, before.length + body.length, after.length);
        return all;
    }

    @Test
    void manyWhoNeverFinishTheirRequestsHoldNobodyUp() throws Exception {
        List<Socket> idle = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                var socket = new Socket(InetAddress.getLoopbackAddress(), ports().get(i % 2));
                socket.getOutputStream()
                        .write("GET /en/ HTTP/1.1\r\nHost: loc".getBytes(ISO_8859_1));
                idle.add(socket);
            }
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(threads.submit(() -> Reader.get(stet.site("/en/")).status()));
                answers.add(threads.submit(() -> Reader.get(stet.desk("/sign-in")).status()));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }
}
