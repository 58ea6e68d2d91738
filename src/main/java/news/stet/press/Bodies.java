package news.stet.press;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A page's bytes in the encodings they are kept in; nobody changes the arrays. What is worth
 * compressing is kept compressed only: few readers want it plain, and for them it is unpacked.
 *
 * @param plain null when it is kept as gzip
 * @param gzip null when it is kept plain
 * @param brotli null as well where the machine has no brotli, and for a large body at first
 * @param best whether they are as small as they get
 */
record Bodies(
        byte @Nullable [] plain, byte @Nullable [] gzip, byte @Nullable [] brotli, boolean best) {
    static Bodies plain(byte[] body) {
        return new Bodies(body, null, null, true);
    }

    /**
     * Compressed as quickly as can be, while somebody waits: what is large gets its brotli form
     * when there is time.
     */
    static Bodies quick(byte[] body) {
        boolean both = Compression.hasBrotli() && body.length <= Compression.LARGE_BYTES;
        return new Bodies(
                null,
                Compression.fast(Encoding.GZIP, body),
                both ? Compression.fast(Encoding.BROTLI, body) : null,
                false);
    }

    /** The same as small as it gets; takes milliseconds. */
    Bodies polished() {
        if (best) {
            return this;
        }
        byte[] body = unpacked();
        return new Bodies(
                null,
                Compression.best(Encoding.GZIP, body),
                Compression.hasBrotli() ? Compression.best(Encoding.BROTLI, body) : null,
                true);
    }

    /** The bytes as the template gave them. */
    byte[] unpacked() {
        if (plain != null) {
            return plain;
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them together. */
    int bytes() {
        return length(plain) + length(gzip) + length(brotli);
    }

    private static int length(byte @Nullable [] body) {
        return body == null ? 0 : body.length;
    }
}
