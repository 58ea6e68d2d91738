package news.stet.press;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pressed pages on the disk, one file each, found by the hash of the address: nothing is read at a
 * start. A file is there whole or not at all. Safe for any thread, and for a command that writes
 * beside the server.
 */
final class Store {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);

    /** Names of files, unlike addresses, need no more than this to be all different. */
    private static final int NAME_BYTES = 16;

    private final Path folder;
    private final AtomicLong drafts = new AtomicLong();
    private final AtomicBoolean refused = new AtomicBoolean();

    /**
     * @param folder made when the first page is written
     */
    Store(Path folder) {
        this.folder = folder;
    }

    /** The page kept for an address, fresh or not; empty when there is none that can be read. */
    Optional<Sheet> find(String path) {
        try {
            return SheetFile.read(Files.readAllBytes(file(path)), path);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("a pressed page cannot be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Keeps a page. A disk that refuses costs the copy, not the page. */
    void put(Sheet sheet) {
        Path file = file(sheet.path());
        Path draft =
                file.resolveSibling(
                        "%d-%d.new"
                                .formatted(
                                        ProcessHandle.current().pid(), drafts.incrementAndGet()));
        try {
            write(sheet, file, draft);
            refused.set(false);
        } catch (IOException e) {
            if (!refused.getAndSet(true)) {
                LOG.warn("pressed pages cannot be kept on the disk: {}", e.getMessage());
            }
            delete(draft);
            // What lies there may be older than what readers saw since.
            delete(file);
        }
    }

    private static void write(Sheet sheet, Path file, Path draft) throws IOException {
        byte[] bytes = SheetFile.write(sheet);
        try {
            Files.write(draft, bytes);
        } catch (NoSuchFileException e) {
            Files.createDirectories(file.resolveSibling(""));
            Files.write(draft, bytes);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    void remove(String path) {
        delete(file(path));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("a pressed page cannot be deleted: {}", e.getMessage());
        }
    }

    private Path file(String path) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(path.getBytes(StandardCharsets.UTF_8));
            String name = HexFormat.of().formatHex(digest, 0, NAME_BYTES);
            return folder.resolve(name.substring(0, 3)).resolve(name.substring(3));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Deletes what lies beside it: pages of another log, or made by another Stet. */
    void removeOthers() {
        try (Stream<Path> beside = Files.list(folder.resolveSibling(""))) {
            beside.filter(Files::isDirectory)
                    .filter(other -> !other.equals(folder))
                    .forEach(Store::removeTree);
        } catch (IOException e) {
            LOG.warn("old pressed pages cannot be deleted: {}", e.getMessage());
        }
    }

    private static void removeTree(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(Store::delete);
        } catch (IOException e) {
            LOG.warn("old pressed pages cannot be deleted: {}", e.getMessage());
        }
    }
}
