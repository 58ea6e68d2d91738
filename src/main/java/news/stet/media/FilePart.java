package news.stet.media;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that is read here and there, a little at a time: however large a part it claims to have,
 * no more than a megabyte is ever in memory.
 */
final class FilePart implements Closeable {
    /** No block of metadata that is worth reading is longer. */
    static final int MAX_BYTES = 1 << 20;

    private final FileChannel channel;
    private final long length;

    FilePart(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
        length = channel.size();
    }

    long length() {
        return length;
    }

    /** So many bytes from there; fewer where the file ends, none where it is too much. */
    byte[] read(long offset, long bytes) throws IOException {
        if (offset < 0 || offset >= length || bytes < 1 || bytes > MAX_BYTES) {
            return new byte[0];
        }
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(bytes, length - offset));
        while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) >= 0) {
            continue;
        }
        return buffer.hasRemaining()
                ? java.util.Arrays.copyOf(buffer.array(), buffer.position())
                : buffer.array();
    }

    /** The same as numbers, in that order; empty unless all of it is there. */
    ByteBuffer numbers(long offset, int bytes, ByteOrder order) throws IOException {
        byte[] read = read(offset, bytes);
        return ByteBuffer.wrap(read.length == bytes ? read : new byte[0]).order(order);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
