package news.stet.press;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.NullMarked;

/** An HTTP/2 connection that sends single frames (RFC 9113), good ones and others. */
@NullMarked
final class Frames implements AutoCloseable {
    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int PRIORITY = 2;
    static final int RESET = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int GO_AWAY = 7;
    static final int CONTINUATION = 9;

    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;

    /** {@code GET https://localhost/fine} in HPACK, mostly from its static table. */
    static final byte[] GET = hpack("\u0082\u0087\u0041\u0009localhost\u0004\u0005/fine");

    private final SSLSocket socket;

    Frames(int port, TestCertificate trusted) throws Exception {
        socket = (SSLSocket) trusted.client().getSocketFactory().createSocket("localhost", port);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        socket.setSSLParameters(parameters);
        socket.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
        socket.startHandshake();
        socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(ISO_8859_1));
        send(SETTINGS, 0, 0, new byte[0]);
    }

    static byte[] hpack(String text) {
        return text.getBytes(ISO_8859_1);
    }

    static byte[] int32(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    Frames send(int type, int flags, int stream, byte[] payload) throws IOException {
        var frame = new ByteArrayOutputStream(9 + payload.length);
        frame.write(payload.length >> 16);
        frame.write(payload.length >> 8);
        frame.write(payload.length);
        frame.write(type);
        frame.write(flags);
        frame.writeBytes(int32(stream));
        frame.writeBytes(payload);
        socket.getOutputStream().write(frame.toByteArray());
        return this;
    }

    /** Any bytes, as they are. */
    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** The next frame's type, and for GOAWAY its error code: {@code 7:11}; empty at the end. */
    String next() throws IOException {
        try {
            var in = new DataInputStream(socket.getInputStream());
            int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
            int type = in.readUnsignedByte();
            in.skipNBytes(5);
            byte[] payload = in.readNBytes(length);
            return type == GO_AWAY ? "7:" + ByteBuffer.wrap(payload).getInt(4) : "" + type;
        } catch (EOFException end) {
            return "";
        }
    }

    /** What the other end said at last: a GOAWAY with its code, or nothing. */
    String farewell() {
        String last = "";
        try {
            for (String frame = next(); !frame.isEmpty(); frame = next()) {
                last = frame;
            }
        } catch (IOException reset) {
            // It does not wait for what it will not read.
        }
        return last.startsWith("7:") ? last : "";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
