package news.stet.media;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.UUID;

/**
 * The hashes of files on their way, grown piece by piece so that the last piece need not wait until
 * gigabytes are read again. Only a saving: what is not here is read. Whoever uses one has the
 * upload's turn.
 */
final class UploadHashes {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST = 2_000;
    private static final int BUFFER_BYTES = 1 << 18;

    private static final class Growing {
        private final MessageDigest digest = Originals.sha256();
        private long bytes;
    }

    private final Cache<UUID, Growing> growing =
            Caffeine.newBuilder().expireAfterAccess(KEPT).maximumSize(MOST).build();

    /** That many bytes more, which come after the first {@code before}. */
    void add(UUID upload, long before, byte[] buffer, int length) {
        Growing hash = before == 0 ? new Growing() : growing.getIfPresent(upload);
        if (hash == null || hash.bytes != before) {
            growing.invalidate(upload);
            return;
        }
        hash.digest.update(buffer, 0, length);
        hash.bytes += length;
        if (before == 0) {
            growing.put(upload, hash);
        }
    }

    /** The hash of the whole file. */
    byte[] of(Upload upload, Path file) throws IOException {
        Growing hash = growing.getIfPresent(upload.id());
        growing.invalidate(upload.id());
        if (hash != null && hash.bytes == upload.bytes()) {
            return hash.digest.digest();
        }
        MessageDigest digest = Originals.sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return digest.digest();
    }

    void forget(UUID upload) {
        growing.invalidate(upload);
    }
}
