package news.stet.press;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Up to which change a CDN was told, in a file of one number. For one thread. */
final class PurgePosition {
    private static final Logger LOG = LoggerFactory.getLogger(PurgePosition.class);

    private final Path file;

    PurgePosition(Path folder) {
        this.file = folder.resolve("purged");
    }

    /** The number; empty when nobody was told anything yet, or the file is broken. */
    OptionalLong find() {
        try {
            return OptionalLong.of(Long.parseLong(Files.readString(file).strip()));
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        } catch (IOException | NumberFormatException e) {
            LOG.warn("{} cannot be read: what died before is not told again", file);
            return OptionalLong.empty();
        }
    }

    /** Keeps it, whole or not at all. A number lost with the power only tells a little twice. */
    void put(long seq) {
        Path draft = file.resolveSibling("purged.new");
        try {
            Files.writeString(draft, seq + "\n", StandardCharsets.US_ASCII);
            Files.move(
                    draft,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
