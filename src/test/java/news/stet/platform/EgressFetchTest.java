package news.stet.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EgressFetchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private @Nullable ServerSocket server;

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    /** Answers each request with the next of these, and hangs up. */
    private URI answering(String... answers) throws IOException {
        var listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        server = listening;
        Thread.ofVirtual()
                .start(() -> {
                    for (String answer : answers) {
                        try (Socket socket = listening.accept()) {
                            var in = socket.getInputStream();
                            var head = new StringBuilder();
                            while (head.indexOf("\r\n\r\n") < 0) {
                                head.append((char) in.read());
                            }
                            OutputStream out = socket.getOutputStream();
                            out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
                            out.flush();
                        } catch (IOException e) {
                            // Who asks may have hung up before all was said.
                            continue;
                        }
                    }
                });
        return URI.create("http://open.example:" + listening.getLocalPort() + "/file.jpg");
    }

    private static String fetch(URI address, long maxBytes) throws IOException {
        return LoopbackEgress.open()
                .fetch(
                        address,
                        PATIENCE,
                        maxBytes,
                        (answer, body) ->
                                answer.at().getPath()
                                        + " "
                                        + new String(body.readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void aBodyComesByItsLengthInChunksOrToTheEnd() throws IOException {
        URI sized = answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello and more");
        assertThat(fetch(sized, 100)).isEqualTo("/file.jpg hello");
        stop();
        URI chunked =
                answering(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\n\r\n");
        assertThat(fetch(chunked, 100)).isEqualTo("/file.jpg hello");
        stop();
        URI open = answering("HTTP/1.0 200 OK\r\n\r\nhello");
        assertThat(fetch(open, 100)).isEqualTo("/file.jpg hello");
    }

    @Test
    void aRedirectIsFollowedToWhatIsThere() throws IOException {
        URI moved =
                answering(
                        "HTTP/1.1 302 Found\r\nLocation: /other.png\r\nContent-Length: 0\r\n\r\n",
                        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");

        assertThat(fetch(moved, 100)).isEqualTo("/other.png ok");
    }

    @Test
    void whatIsTooLongOrBreaksOffIsNotTaken() throws IOException {
        for (String answer :
                new String[] {
                    "HTTP/1.1 200 OK\r\nContent-Length: 50000000\r\n\r\n",
                    "HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(5000),
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1388\r\n"
                            + "x".repeat(5000)
                }) {
            URI address = answering(answer);
            assertThatThrownBy(() -> fetch(address, 4000)).hasMessageContaining("larger than");
            stop();
        }
        for (String answer :
                new String[] {
                    "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n32\r\nhello",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe"
                }) {
            URI address = answering(answer);
            assertThatThrownBy(() -> fetch(address, 4000))
                    .hasMessageMatching(".*(broke off|do not fit).*");
            stop();
        }
    }

    @Test
    void whatIsNotThereOrNonsenseIsSaid() throws IOException {
        URI missing = answering("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        assertThatThrownBy(() -> fetch(missing, 100)).hasMessageContaining("answers 404");
        stop();
        URI packed =
                answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n");
        assertThatThrownBy(() -> fetch(packed, 100)).hasMessageContaining("coding");
        stop();
        URI odd = answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nhello");
        assertThatThrownBy(() -> fetch(odd, 100)).hasMessageContaining("do not fit");
    }

    @Test
    void whatTheTakerRefusesIsItsOwnRefusal() throws IOException {
        URI address = answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
        var refusal = new Problem(Problem.Kind.UNSUPPORTED, "no picture");

        assertThatThrownBy(() ->
                        LoopbackEgress.open()
                                .fetch(
                                        address,
                                        PATIENCE,
                                        100,
                                        (answer, body) -> {
                                            throw refusal;
                                        }))
                .isSameAs(refusal);
    }
}
