package news.stet.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Films and recordings for tests, made by ffmpeg. */
final class Ffmpeg {
    private Ffmpeg() {}

    /** What ffmpeg makes of these arguments, in a file of that name. */
    static byte[] make(Path folder, String name, String... arguments) {
        SamplePictures.needsProgram("ffmpeg");
        Path file = folder.resolve(name);
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y"));
        command.addAll(List.of(arguments));
        command.add(file.toString());
        try {
            int exit =
                    new ProcessBuilder(command)
                            .redirectInput(new File("/dev/null"))
                            .inheritIO()
                            .start()
                            .waitFor();
            assertThat(exit).as(String.join(" ", command)).isZero();
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** A film of that many seconds. */
    static byte[] film(Path folder, String name, int seconds) {
        return make(
                folder,
                name,
                "-f",
                "lavfi",
                "-i",
                "testsrc=size=320x180:rate=10:duration=" + seconds,
                "-pix_fmt",
                "yuv420p");
    }

    /** A tone of that many seconds. */
    static byte[] tone(Path folder, String name, int seconds, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of("-f", "lavfi", "-i", "sine=frequency=440:duration=" + seconds));
        arguments.addAll(List.of(more));
        return make(folder, name, arguments.toArray(String[]::new));
    }
}
