package bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** One kept-alive connection to this machine: a request, its answer, the next. For one thread. */
final class Connection implements AutoCloseable {
    private static final int PATIENCE_MS = 30_000;

    /**
     * @param headers by name in lower case
     * @param body as it came
     * @param nanos from before the first byte went out until the last came in
     */
    record Reply(int status, Map<String, String> headers, byte[] body, long nanos) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        /** The body uncompressed. */
        String text() {
            try {
                InputStream in = new ByteArrayInputStream(body);
                if (header("content-encoding").equals("gzip")) {
                    in = new GZIPInputStream(in, 1 << 15);
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final int port;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    Connection(int port) {
        this.port = port;
    }

    Reply get(String path) throws IOException {
        return get(path, "");
    }

    /** A reader's request, as a browser sends it, with further header lines. */
    Reply get(String path, String headers) throws IOException {
        return send(
                "GET " + path + " HTTP/1.1\r\nAccept-Encoding: gzip\r\n" + headers, new byte[0]);
    }

    Reply send(String head, byte[] body) throws IOException {
        if (socket == null) {
            open();
        }
        try {
            String length = body.length == 0 ? "" : "Content-Length: " + body.length + "\r\n";
            byte[] start =
                    (head + "Host: localhost:" + port + "\r\n" + length + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII);
            var request = new ByteArrayOutputStream(start.length + body.length);
            request.write(start);
            request.write(body);
            long begun = System.nanoTime();
            request.writeTo(out);
            out.flush();
            Reply reply = read(begun);
            if (reply.header("connection").equals("close")) {
                close();
            }
            return reply;
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private void open() throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MS);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        out = socket.getOutputStream();
    }

    private Reply read(long begun) throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        byte[] body = status == 304 || status == 204 ? new byte[0] : body(headers);
        return new Reply(status, headers, body, System.nanoTime() - begun);
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (!headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
            return exactly(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        }
        var whole = new ByteArrayOutputStream();
        for (int size = chunk(); size > 0; size = chunk()) {
            whole.write(exactly(size));
            line();
        }
        line();
        return whole.toByteArray();
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer broke off");
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new StringBuilder(80);
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("closed");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // It is gone either way.
        }
        socket = null;
    }
}
