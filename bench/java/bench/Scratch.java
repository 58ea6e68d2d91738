package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;

/**
 * What a benchmark leaves behind is nothing: its folder and all it started go when it ends, also
 * when it is interrupted.
 */
final class Scratch implements AutoCloseable {
    private final Path folder;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Thread hook = new Thread(this::clear);

    Scratch() throws IOException {
        java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.WARNING);
        folder = Files.createTempDirectory("stet-bench-");
        // A database started as root runs as somebody else, who must come through.
        folder.toFile().setExecutable(true, false);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    Path folder() {
        return folder;
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** Closed before the folder goes, the last first. */
    synchronized <T extends AutoCloseable> T later(T one) {
        started.push(one);
        return one;
    }

    private synchronized void clear() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                System.err.println(e);
            }
        }
        delete(folder);
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            System.err.println(e);
        }
    }

    @Override
    public void close() {
        clear();
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
