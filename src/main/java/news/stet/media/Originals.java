package news.stet.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import news.stet.platform.Problem;

/**
 * The originals on disk, byte for byte under their SHA-256. A file is written elsewhere, pushed
 * through to the disk and then renamed, so that under its name it is whole or not there.
 */
final class Originals {
    private static final int BUFFER_BYTES = 1 << 16;

    /** No upload takes longer, so what lies in the entry hall since then was given up. */
    private static final Duration GIVEN_UP = Duration.ofDays(1);

    private final Path originals;
    private final Path incoming;

    Originals(Path media) throws IOException {
        originals = Files.createDirectories(media.resolve("originals"));
        incoming = Files.createDirectories(media.resolve("incoming"));
    }

    /** A file that has arrived and is not kept yet. Closing it throws away what was not kept. */
    record Arrived(Path file, byte[] sha256, long bytes) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }

    /** A new empty file in the entry hall, on the same disk as the originals. */
    Path draft(String suffix) throws IOException {
        return Files.createTempFile(incoming, "new-", suffix);
    }

    /**
     * Takes a stream in.
     *
     * @throws Problem TOO_LARGE above {@code maxBytes}
     */
    Arrived receive(InputStream in, long maxBytes) throws IOException {
        Path file = draft("");
        try {
            MessageDigest digest = sha256();
            long bytes = 0;
            try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
                var hashed = new DigestInputStream(in, digest);
                byte[] buffer = new byte[BUFFER_BYTES];
                for (int read = hashed.read(buffer); read >= 0; read = hashed.read(buffer)) {
                    bytes += read;
                    if (bytes > maxBytes) {
                        throw new Problem(
                                Problem.Kind.TOO_LARGE,
                                "The file is larger than "
                                        + maxBytes / 1_000_000
                                        + " MB; send a smaller one.");
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

    /** Keeps what arrived. Keeping the same bytes again changes nothing. */
    void keep(Arrived arrived) throws IOException {
        Path kept = path(arrived.sha256());
        Path folder = Files.createDirectories(kept.resolveSibling(""));
        Files.move(arrived.file(), kept, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    /** Where the original with that hash lies, or would. */
    Path path(byte[] sha256) {
        String hex = HexFormat.of().formatHex(sha256);
        return originals.resolve(hex.substring(0, 2)).resolve(hex.substring(2, 4)).resolve(hex);
    }

    /** Throws away what was cut off, by a crash for example: uploads, and children's drafts. */
    void clearGivenUp(Path working, Instant now) throws IOException {
        FileTime oldest = FileTime.from(now.minus(GIVEN_UP));
        for (Path folder : List.of(incoming, working)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    if (Files.getLastModifiedTime(file).compareTo(oldest) < 0) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
