package news.stet.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Where originals are kept for good, byte for byte under their SHA-256. What is kept is never
 * changed. Safe for any thread.
 */
interface OriginalStore {
    /**
     * Keeps a file, which is this store's to move. Keeping the same bytes again changes nothing;
     * when this returns they outlive a crash.
     */
    void keep(Path file, byte[] sha256) throws IOException;

    /**
     * Where these bytes can be read on this machine, for as long as a job takes.
     *
     * @throws java.nio.file.NoSuchFileException when they were never kept
     */
    Path fetch(byte[] sha256) throws IOException;

    /** Whether these bytes lie in the folder of originals itself, or would without a bucket. */
    boolean isOnDisk(byte[] sha256);

    /** These bytes from where they lie for good, without a copy on this machine. */
    InputStream open(byte[] sha256) throws IOException;

    /** Throws away what no row names. */
    void forget(byte[] sha256) throws IOException;
}
