package news.stet.platform;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/** The body of an answer, of which nobody wants more than so much. */
final class BoundedBody extends FilterInputStream {
    private final long maxBytes;
    private long read;

    private BoundedBody(InputStream in, long maxBytes) {
        super(in);
        this.maxBytes = maxBytes;
    }

    /**
     * @param entity null has nothing in it
     * @throws IOException when it says that it is longer
     */
    static InputStream of(@Nullable HttpEntity entity, long maxBytes) throws IOException {
        if (entity == null) {
            return InputStream.nullInputStream();
        }
        if (entity.getContentLength() > maxBytes) {
            throw tooLong(maxBytes);
        }
        return new BoundedBody(entity.getContent(), maxBytes);
    }

    private static IOException tooLong(long maxBytes) {
        return new IOException("it is larger than " + maxBytes / 1_000_000 + " MB");
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /** {@inheritDoc} Throws when more came than is wanted. */
    @Override
    public int read(byte[] buffer, int offset, int most) throws IOException {
        int count = in.read(buffer, offset, most);
        read += Math.max(count, 0);
        if (read > maxBytes) {
            throw tooLong(maxBytes);
        }
        return count;
    }
}
