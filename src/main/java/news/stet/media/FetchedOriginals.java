package news.stet.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Copies on this machine of originals that are kept elsewhere. The folder has a size: those that
 * were not asked for longest go first. Safe for any thread.
 */
final class FetchedOriginals {
    /** Whoever was given a path is done with it by then. */
    private static final Duration IN_USE = Duration.ofMinutes(15);

    private static final String COMING = "coming-";

    private final Path folder;
    private final long maxBytes;
    private final InstantSource clock;

    FetchedOriginals(Path folder, long maxBytes, InstantSource clock) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.maxBytes = maxBytes;
        this.clock = clock;
    }

    private Path path(byte[] sha256) {
        return folder.resolve(HexFormat.of().formatHex(sha256));
    }

    /** The copy, if there is one; it stays for as long as a job takes. */
    Optional<Path> find(byte[] sha256) throws IOException {
        Path copy = path(sha256);
        try {
            Files.setLastModifiedTime(copy, FileTime.from(clock.instant()));
            return Optional.of(copy);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Takes over a file that was kept elsewhere just now. */
    void add(Path file, byte[] sha256) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        Files.move(file, path(sha256), StandardCopyOption.ATOMIC_MOVE);
        makeRoom();
    }

    /**
     * Reads a copy.
     *
     * @throws IOException also when the bytes are not those
     */
    Path receive(InputStream in, byte[] sha256) throws IOException {
        Path coming = Files.createTempFile(folder, COMING, "");
        try {
            MessageDigest digest = Originals.sha256();
            try (var out = new DigestOutputStream(Files.newOutputStream(coming), digest)) {
                in.transferTo(out);
            }
            if (!MessageDigest.isEqual(digest.digest(), sha256)) {
                throw new IOException("the store of originals gave other bytes than were kept");
            }
            add(coming, sha256);
        } finally {
            Files.deleteIfExists(coming);
        }
        return path(sha256);
    }

    void forget(byte[] sha256) throws IOException {
        Files.deleteIfExists(path(sha256));
    }

    private record Copy(Path path, long bytes, FileTime used) {}

    private synchronized void makeRoom() throws IOException {
        List<Copy> copies = copies();
        long bytes = copies.stream().mapToLong(Copy::bytes).sum();
        FileTime free = FileTime.from(clock.instant().minus(IN_USE));
        for (Copy copy : copies) {
            if (bytes <= maxBytes || copy.used().compareTo(free) > 0) {
                return;
            }
            Files.deleteIfExists(copy.path());
            bytes -= copy.bytes();
        }
    }

    /** The longest unused first; what a crash left half-fetched grows old among them. */
    private List<Copy> copies() throws IOException {
        List<Copy> copies = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                try {
                    var facts = Files.readAttributes(file, BasicFileAttributes.class);
                    copies.add(new Copy(file, facts.size(), facts.lastModifiedTime()));
                } catch (NoSuchFileException e) {
                    // Moved to its name meanwhile.
                    continue;
                }
            }
        }
        copies.sort(Comparator.comparing(Copy::used));
        return copies;
    }
}
