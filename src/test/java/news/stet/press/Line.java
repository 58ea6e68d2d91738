package news.stet.press;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.NullMarked;

/** A connection to this machine that sends what no client library would, at its own pace. */
@NullMarked
final class Line implements AutoCloseable {
    private static final int PACE_MILLIS = 20;
    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();

    final Socket socket;

    Line(int port) throws IOException {
        this(port, "127.0.0.1");
    }

    /** From one of this machine's many addresses, as if from another machine. */
    Line(int port, String from) throws IOException {
        socket = new Socket();
        // Little lies between both ends, so that who does not read is noticed.
        socket.setReceiveBufferSize(8 * 1024);
        socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.setSoTimeout((int) Duration.ofNanos(PATIENCE_NANOS).toMillis());
    }

    Line send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        return this;
    }

    /** All that comes until the other end closes. */
    String rest() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(bytes);
        } catch (java.net.SocketException reset) {
            // It may close on what it did not read.
        }
        return bytes.toString(ISO_8859_1);
    }

    /** How many bytes came until the other end closed. */
    long count() throws IOException {
        InputStream in = socket.getInputStream();
        long count = 0;
        byte[] buffer = new byte[64 * 1024];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                count += n;
            }
        } catch (java.net.SocketException reset) {
            // What came before counts.
        }
        return count;
    }

    /** What comes next, up to and with that text. */
    String until(String end) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            int next = in.read();
            assertThat(next).as("after %s", text).isNotNegative();
            text.append((char) next);
        }
        return text.toString();
    }

    /** Sends a byte now and then, for ever, and returns once the other end has had enough. */
    void dripUntilClosed(byte[] bytes) throws IOException {
        socket.setSoTimeout(PACE_MILLIS);
        long end = System.nanoTime() + PATIENCE_NANOS;
        for (int i = 0; ; i++) {
            assertThat(System.nanoTime()).as("nobody closed").isLessThan(end);
            try {
                socket.getOutputStream().write(bytes[i % bytes.length]);
                if (socket.getInputStream().read() < 0) {
                    return;
                }
            } catch (SocketTimeoutException pace) {
                // Time for the next byte.
            } catch (IOException reset) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
