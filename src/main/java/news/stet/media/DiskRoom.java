package news.stet.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import news.stet.platform.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The room on the disk that files come in on. The last of it is not for them: the database, which
 * usually lies there too, stops when there is none.
 *
 * @param folder on that disk
 * @param keptFreeBytes what no file from outside may take
 */
record DiskRoom(Path folder, long keptFreeBytes) {
    /** 256 MB: some hours of a newsroom's database. */
    static final long KEPT_FREE_BYTES = 256L << 20;

    /** Looked at again after every 32 MB that were written. */
    static final int LOOK_SHIFT = 25;

    /**
     * @throws Problem NO_ROOM when that many bytes more do not fit
     */
    void require(long bytes) throws IOException {
        Problem full = find(bytes);
        if (full != null) {
            throw full;
        }
    }

    /** Why that many bytes more do not fit; null when they do. */
    @Nullable Problem find(long bytes) throws IOException {
        long usable = Files.getFileStore(folder).getUsableSpace();
        return usable - keptFreeBytes < bytes ? full() : null;
    }

    static Problem full() {
        return new Problem(
                Problem.Kind.NO_ROOM,
                "The disk of the media library is full and the file was not taken; whoever runs"
                        + " Stet has to make room.");
    }

    /** Whether that fault, or one behind it, is the disk's being full. */
    static boolean isFull(Throwable fault) {
        for (@Nullable Throwable cause = fault; cause != null; cause = cause.getCause()) {
            String said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (cause instanceof IOException
                    && (said.contains("no space left") || said.contains("quota exceeded"))) {
                return true;
            }
        }
        return false;
    }
}
