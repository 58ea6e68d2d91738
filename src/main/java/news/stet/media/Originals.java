package news.stet.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import news.stet.platform.Problem;

/**
 * The way of a file to where originals are kept: it is written into the entry hall, pushed through
 * to the disk and then handed to the store whole.
 */
final class Originals {
    private static final int BUFFER_BYTES = 1 << 16;

    /** No file takes longer on its way, so what lies in the entry hall since then was given up. */
    private static final Duration GIVEN_UP = Duration.ofDays(1);

    /** A note that a file is being kept outlives the act only when the machine stopped in it. */
    private static final Duration KEEPING = Duration.ofHours(1);

    private static final String NOTE = "keeping-";

    private final OriginalStore store;
    private final DiskRoom room;
    private final Path incoming;

    Originals(Path media, OriginalStore store, DiskRoom room) throws IOException {
        this.store = store;
        this.room = room;
        incoming = Files.createDirectories(media.resolve("incoming"));
    }

    /** A file that has arrived and is not kept yet. Closing it throws away what was not kept. */
    record Arrived(Path file, byte[] sha256, long bytes) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }

    /** A new empty file in the entry hall. */
    Path draft(String suffix) throws IOException {
        return Files.createTempFile(incoming, "new-", suffix);
    }

    /**
     * Takes a stream in.
     *
     * @throws Problem TOO_LARGE above {@code maxBytes}, NO_ROOM
     */
    Arrived receive(InputStream in, long maxBytes) throws IOException {
        room.require(BUFFER_BYTES);
        Path file = draft("");
        try {
            MessageDigest digest = sha256();
            long bytes = 0;
            try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
                var hashed = new DigestInputStream(in, digest);
                byte[] buffer = new byte[BUFFER_BYTES];
                for (int read = hashed.read(buffer); read >= 0; read = hashed.read(buffer)) {
                    long before = bytes;
                    bytes += read;
                    if (bytes > maxBytes) {
                        throw tooLarge(maxBytes);
                    }
                    if (before >> DiskRoom.LOOK_SHIFT != bytes >> DiskRoom.LOOK_SHIFT) {
                        room.require(BUFFER_BYTES);
                    }
                    ByteBuffer part = ByteBuffer.wrap(buffer, 0, read);
                    while (part.hasRemaining()) {
                        out.write(part);
                    }
                }
                out.force(true);
            }
            return new Arrived(file, digest.digest(), bytes);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    static Problem tooLarge(long maxBytes) {
        return new Problem(
                Problem.Kind.TOO_LARGE,
                "The file is larger than " + maxBytes / 1_000_000 + " MB; send a smaller one.");
    }

    /**
     * Keeps what arrived, before a row names it; {@link #named} says that one does. Keeping the
     * same bytes again changes nothing.
     */
    void keep(Arrived arrived) throws IOException {
        Files.write(note(arrived.sha256()), new byte[0]);
        store.keep(arrived.file(), arrived.sha256());
    }

    /** A row names these bytes from now on. */
    void named(byte[] sha256) throws IOException {
        Files.deleteIfExists(note(sha256));
    }

    private Path note(byte[] sha256) {
        return incoming.resolve(NOTE + HexFormat.of().formatHex(sha256));
    }

    /** Where the original with that hash can be read. */
    Path fetch(byte[] sha256) throws IOException {
        return store.fetch(sha256);
    }

    /** Throws away what was cut off, by a crash for example: files on their way, and drafts. */
    void clearGivenUp(Path working, Instant now) throws IOException {
        FileTime oldest = FileTime.from(now.minus(GIVEN_UP));
        for (Path folder : List.of(incoming, working)) {
            for (Path file : list(folder)) {
                boolean note = file.getFileName().toString().startsWith(NOTE);
                if (!note && Files.getLastModifiedTime(file).compareTo(oldest) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /**
     * Throws away originals that were kept for a row which never came, as Stet died between.
     *
     * @param isNamed whether a row names the original with that hash
     */
    void forgetUnnamed(Instant now, Predicate<byte[]> isNamed) throws IOException {
        FileTime oldest = FileTime.from(now.minus(KEEPING));
        for (Path note : list(incoming)) {
            String name = note.getFileName().toString();
            if (name.startsWith(NOTE) && Files.getLastModifiedTime(note).compareTo(oldest) < 0) {
                byte[] sha256 = HexFormat.of().parseHex(name.substring(NOTE.length()));
                if (!isNamed.test(sha256)) {
                    store.forget(sha256);
                }
                Files.deleteIfExists(note);
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
