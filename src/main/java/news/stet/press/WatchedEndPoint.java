package news.stet.press;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A connection that counts what goes through it, so that the {@link Guard} sees from outside how it
 * fares. Costs two additions a request.
 */
final class WatchedEndPoint extends SocketChannelEndPoint {
    /** Each has one writer at a time; the guard may see them a moment late. */
    private final AtomicLong received = new AtomicLong();

    private final AtomicLong sent = new AtomicLong();

    /** What stands behind the forms that are being written; set by who writes them. */
    private volatile @Nullable FilePart part;

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
            FilePart now = part;
            return now == null ? super.flush(buffers) : flush(now, buffers);
        } finally {
            sent.setOpaque(sent.getPlain() + before - remaining(buffers));
        }
    }

    /** From now on forms are filled from there; null when none are under way any more. */
    void send(@Nullable FilePart next) {
        part = next;
    }

    private boolean flush(FilePart now, ByteBuffer... buffers) throws IOException {
        for (ByteBuffer buffer : buffers) {
            if (!FilePart.isForm(buffer)) {
                if (!super.flush(buffer)) {
                    return false;
                }
            } else {
                if (isOutputShutdown()) {
                    throw new EofException("the connection is closed");
                }
                if (move(now, buffer) > 0) {
                    notIdle();
                }
                if (buffer.hasRemaining()) {
                    return false;
                }
            }
        }
        return true;
    }

    private long move(FilePart now, ByteBuffer form) throws IOException {
        try {
            return now.move(form, getChannel());
        } catch (IOException e) {
            throw new EofException(e);
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
