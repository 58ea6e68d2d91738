package news.stet.press;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A connection that counts what goes through it, so that the {@link Guard} sees from outside how it
 * fares. Costs two additions a request.
 */
final class WatchedEndPoint extends SocketChannelEndPoint {
    /** Each has one writer at a time; the guard may see them a moment late. */
    private final AtomicLong received = new AtomicLong();

    private final AtomicLong sent = new AtomicLong();

    /** The guard's own. */
    final Patience patience;

    WatchedEndPoint(
            SocketChannel channel,
            ManagedSelector selector,
            SelectionKey key,
            Scheduler scheduler,
            Limits limits) {
        super(channel, selector, key, scheduler);
        this.patience = new Patience(limits);
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        int count = super.fill(buffer);
        if (count > 0) {
            received.setOpaque(received.getPlain() + count);
        }
        return count;
    }

    @Override
    public boolean flush(ByteBuffer... buffers) throws IOException {
        long before = remaining(buffers);
        try {
            return super.flush(buffers);
        } finally {
            sent.setOpaque(sent.getPlain() + before - remaining(buffers));
        }
    }

    private static long remaining(ByteBuffer... buffers) {
        long bytes = 0;
        for (ByteBuffer buffer : buffers) {
            bytes += buffer.remaining();
        }
        return bytes;
    }

    Patience.Seen look(long nanos) {
        Connection outer = getConnection();
        Connection connection =
                outer instanceof SslConnection tls ? tls.getSslEndPoint().getConnection() : outer;
        boolean stuck = getWriteFlusher().isPending();
        long requests = connection == null ? 0 : connection.getMessagesIn();
        if (connection instanceof HTTP2Connection two) {
            boolean streams = !two.getSession().getStreams().isEmpty();
            return seen(nanos, requests, stuck || streams, !streams, true);
        }
        return seen(nanos, requests, stuck, isFillInterested(), false);
    }

    private Patience.Seen seen(
            long nanos, long requests, boolean answering, boolean waiting, boolean multiplexed) {
        return new Patience.Seen(
                nanos,
                received.getOpaque(),
                sent.getOpaque(),
                requests,
                answering,
                waiting,
                multiplexed);
    }
}
