package news.stet.platform.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The server's own log, and what it said since a start.
 *
 * @param file the log
 * @param start its length in bytes when the start began
 */
record ServerLog(Path file, long start) {
    private static final long MAX_BYTES = 10_000_000;

    /** A failing start says little; more would be a loop. */
    private static final int MAX_TAIL_BYTES = 100_000;

    private static final Pattern SEVERITY =
            Pattern.compile("^.*?\\b(?:FATAL|PANIC|ERROR|LOG|HINT):\\s+");

    /** Begins a new chapter; a log grown large is put aside, and the one before it goes. */
    static ServerLog begin(Path file) throws IOException {
        if (Files.exists(file) && Files.size(file) > MAX_BYTES) {
            Path before = file.resolveSibling(file.getFileName() + ".1");
            Files.move(file, before, StandardCopyOption.REPLACE_EXISTING);
        }
        return new ServerLog(file, Files.exists(file) ? Files.size(file) : 0);
    }

    /** What was written since. */
    String tail() throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long from = Math.max(start, channel.size() - MAX_TAIL_BYTES);
            var bytes = ByteBuffer.allocate(MAX_TAIL_BYTES);
            int read = channel.read(bytes, from);
            return read <= 0 ? "" : new String(bytes.array(), 0, read, StandardCharsets.UTF_8);
        }
    }

    /** The line that says why the server gave up, without time and severity. */
    String reason() throws IOException {
        return reasonIn(tail());
    }

    static String reasonIn(String output) {
        List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
        List<String> grave =
                lines.stream()
                        .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                        .toList();
        if (lines.isEmpty()) {
            return "it gave no reason";
        }
        String line = grave.isEmpty() ? lines.getLast() : grave.getFirst();
        return SEVERITY.matcher(line).replaceFirst("").strip();
    }
}
