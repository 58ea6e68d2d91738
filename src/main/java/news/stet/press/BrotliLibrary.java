package news.stet.press;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads brotli's native code. It is unpacked into a folder of its own, closed to other users, and
 * removed at once: the system keeps what is loaded, and a Stet that is killed leaves nothing.
 */
final class BrotliLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(BrotliLibrary.class);
    private static final String FOLDER = "com.aayushatharva.brotli4j.native.workdir";

    private BrotliLibrary() {}

    /** Whether it is there now; the library brings code for some processors only. */
    static boolean load() {
        try {
            Path folder = Files.createTempDirectory("stet-brotli");
            String before = System.setProperty(FOLDER, folder.toString());
            try {
                Brotli4jLoader.ensureAvailability();
                return true;
            } finally {
                if (before == null) {
                    System.clearProperty(FOLDER);
                } else {
                    System.setProperty(FOLDER, before);
                }
                remove(folder);
            }
        } catch (IOException | LinkageError | RuntimeException e) {
            LOG.atInfo().log("no brotli on this machine, pages go out as gzip: {}", e.toString());
            return false;
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }
}
