package news.stet.press;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Which program presses: pages of another one, with other templates, are not taken over. */
final class Program {
    private Program() {}

    /** Another word for each build. */
    static String mark() {
        try {
            Path code =
                    Path.of(
                            Program.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            var sum = new CRC32();
            if (Files.isRegularFile(code)) {
                sum.update(Files.readAllBytes(code));
            } else {
                for (Path file : files(code)) {
                    String line = file + " " + Files.getLastModifiedTime(file).toMillis();
                    sum.update(line.getBytes(StandardCharsets.UTF_8));
                }
            }
            return Long.toHexString(sum.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
