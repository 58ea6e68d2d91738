package news.stet.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;
import news.stet.platform.Problem;
import org.jspecify.annotations.Nullable;

/** Writes what comes behind what is here. */
final class UploadPiece {
    private static final int BUFFER_BYTES = 1 << 16;

    /** So much is lost at most when the machine loses its power, and is then sent again. */
    private static final long SURE_EVERY_BYTES = 64L << 20;

    private final Upload upload;
    private final Path file;
    private final DiskRoom room;
    private final UploadHashes hashes;
    private final Intake intake;

    UploadPiece(Upload upload, Path file, DiskRoom room, UploadHashes hashes, Intake intake) {
        this.upload = upload;
        this.file = file;
        this.room = room;
        this.hashes = hashes;
        this.intake = intake;
    }

    /** The beginning of a file, enough to tell what it is. */
    static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MediaFormat.HEAD_BYTES);
        }
    }

    /**
     * Reads until the file is complete, the piece ends or the connection breaks.
     *
     * @param sure is told how many bytes are on the disk to stay
     * @return how many bytes are here
     * @throws Problem UNSUPPORTED and TOO_LARGE by the file's beginning; NO_ROOM, UNAVAILABLE
     */
    long write(InputStream in, UploadTurns.Turn turn, LongConsumer sure) throws IOException {
        long here = upload.received();
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            lock(out);
            if (out.size() < here) {
                throw new IOException("of " + here + " bytes only " + out.size() + " are there");
            }
            // What came after the last word on it was never said to be here.
            out.truncate(here);
            out.position(here);
            byte[] buffer = new byte[BUFFER_BYTES];
            long known = here;
            @Nullable IOException broken = null;
            @Nullable Problem full = null;
            while (here < upload.bytes()) {
                turn.alive(true);
                int read;
                try {
                    read = in.read(buffer, 0, (int) Math.min(BUFFER_BYTES, upload.bytes() - here));
                } catch (IOException e) {
                    broken = e;
                    break;
                } finally {
                    turn.alive(false);
                }
                if (read < 0) {
                    break;
                }
                if (here >> DiskRoom.LOOK_SHIFT != here + read >> DiskRoom.LOOK_SHIFT) {
                    full = room.find(read);
                    if (full != null) {
                        break;
                    }
                }
                put(out, buffer, read);
                hashes.add(upload.id(), here, buffer, read);
                long before = here;
                here += read;
                look(before, here);
                if (here - known >= SURE_EVERY_BYTES) {
                    out.force(false);
                    known = here;
                    sure.accept(known);
                }
            }
            // Whoever ended the waiting of this thread meant the connection, not what follows.
            boolean ended = Thread.interrupted();
            if (here > known) {
                out.force(false);
                sure.accept(here);
            }
            if (full != null) {
                throw full;
            }
            if (broken != null || ended) {
                throw new IOException("the connection broke", broken);
            }
            return here;
        }
    }

    /** For Stets on other machines that share the folder; within this one there are turns. */
    private static void lock(FileChannel out) throws IOException {
        try {
            @Nullable FileLock lock = out.tryLock();
            if (lock != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            throw new IOException(e);
        }
        throw new Problem(
                Problem.Kind.CONFLICT,
                "This file is being sent over another connection; go on when that has ended.");
    }

    private static void put(FileChannel out, byte[] buffer, int length) throws IOException {
        ByteBuffer part = ByteBuffer.wrap(buffer, 0, length);
        while (part.hasRemaining()) {
            out.write(part);
        }
    }

    /** As soon as enough is here to tell what it is, so that nobody sends gigabytes in vain. */
    private void look(long before, long here) throws IOException {
        long enough = Math.min(MediaFormat.HEAD_BYTES, upload.bytes());
        if (before < enough && here >= enough) {
            MediaFormat format = Intake.format(upload.fileName(), head(file));
            if (upload.bytes() > intake.maxBytes(format)) {
                throw Originals.tooLarge(intake.maxBytes(format));
            }
        }
    }
}
