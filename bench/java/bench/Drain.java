package bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Readers who take all they get and look at none of it: {@code Drain PORT PATH BYTES PIECE READERS
 * SECONDS} prints how many bytes of bodies came. A program of its own, so that it has a core of its
 * own.
 */
final class Drain {
    private final int port;
    private final String path;
    private final long bytes;
    private final long piece;
    private final long end;

    private Drain(String... arguments) {
        port = Integer.parseInt(arguments[0]);
        path = arguments[1];
        bytes = Long.parseLong(arguments[2]);
        piece = Long.parseLong(arguments[3]);
        end = System.nanoTime() + Long.parseLong(arguments[5]) * 1_000_000_000L;
    }

    public static void main(String[] arguments) throws Exception {
        var drain = new Drain(arguments);
        int readers = Integer.parseInt(arguments[4]);
        long begun = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(readers)) {
            List<Callable<Long>> work = new ArrayList<>();
            for (int i = 0; i < readers; i++) {
                work.add(drain::read);
            }
            long all = 0;
            for (Future<Long> one : threads.invokeAll(work)) {
                all += one.get();
            }
            System.out.println(all + " " + (System.nanoTime() - begun) / 1_000);
        }
    }

    /**
     * Asks again and again on one connection until the time is over; the last answer to its end.
     */
    private long read() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
        long got = 0;
        long at = 0;
        try (var socket = SocketChannel.open(new InetSocketAddress("127.0.0.1", port))) {
            while (System.nanoTime() < end) {
                long wanted = piece == 0 ? bytes : Math.min(piece, bytes - at);
                String range = "Range: bytes=%d-%d\r\n".formatted(at, at + wanted - 1);
                String ask =
                        "GET %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n"
                                .formatted(path, piece == 0 ? "" : range);
                socket.write(ByteBuffer.wrap(ask.getBytes(StandardCharsets.US_ASCII)));
                got += body(socket, buffer, wanted, piece == 0 ? 200 : 206);
                at = piece == 0 || at + wanted >= bytes ? 0 : at + wanted;
            }
        }
        return got;
    }

    private static long body(SocketChannel socket, ByteBuffer buffer, long wanted, int status)
            throws IOException {
        buffer.clear();
        int head = -1;
        while (head < 0) {
            if (socket.read(buffer) < 0) {
                throw new IOException("closed before the answer");
            }
            byte[] so = new byte[Math.min(buffer.position(), 4_096)];
            buffer.duplicate().flip().get(so);
            String text = new String(so, StandardCharsets.ISO_8859_1);
            head = text.indexOf("\r\n\r\n");
            if (head >= 0 && !text.startsWith("HTTP/1.1 " + status)) {
                throw new IOException(text);
            }
        }
        long got = buffer.position() - head - 4;
        while (got < wanted) {
            buffer.clear();
            int read = socket.read(buffer);
            if (read < 0) {
                throw new IOException("closed after " + got + " bytes");
            }
            got += read;
        }
        return got;
    }
}
