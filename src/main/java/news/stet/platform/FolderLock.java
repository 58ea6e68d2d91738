package news.stet.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A lock between processes on a file, given up by the operating system when its process dies.
 *
 * <p>Such locks belong to the process: a second one of the same process would succeed, and closing
 * any channel to the file would drop both. So the process keeps one channel a file, and counts.
 */
final class FolderLock implements AutoCloseable {
    private static final Map<Path, FolderLock> HELD = new HashMap<>();

    private final Path file;
    private final FileChannel channel;
    private final boolean shared;
    private int holders = 1;

    private FolderLock(Path file, FileChannel channel, boolean shared) {
        this.file = file;
        this.channel = channel;
        this.shared = shared;
    }

    /** The lock for one holder alone; empty when anyone else holds the file. */
    static Optional<FolderLock> tryExclusive(Path file) throws IOException {
        return take(file, false);
    }

    /** The lock beside other shared holders; empty when someone holds the file alone. */
    static Optional<FolderLock> tryShared(Path file) throws IOException {
        return take(file, true);
    }

    private static Optional<FolderLock> take(Path file, boolean shared) throws IOException {
        synchronized (HELD) {
            FolderLock held = HELD.get(file);
            if (held != null) {
                if (!shared || !held.shared) {
                    return Optional.empty();
                }
                held.holders++;
                return Optional.of(held);
            }
            var options =
                    Set.of(
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            var ownerOnly =
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"));
            FileChannel channel = FileChannel.open(file, options, ownerOnly);
            boolean taken = false;
            try {
                FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
                taken = lock != null;
            } finally {
                if (!taken) {
                    channel.close();
                }
            }
            if (!taken) {
                return Optional.empty();
            }
            var mine = new FolderLock(file, channel, shared);
            HELD.put(file, mine);
            return Optional.of(mine);
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            holders--;
            if (holders == 0) {
                HELD.remove(file);
                channel.close();
            }
        }
    }
}
