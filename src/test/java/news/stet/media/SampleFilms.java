package news.stet.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Films for tests, made by ffmpeg where they are needed. */
public final class SampleFilms {
    private SampleFilms() {}

    /** Two scenes with a cut in the middle, and a tone of that loudness. */
    public static Path film(Path file, int width, int height, int seconds, double volume) {
        SamplePictures.needsProgram("ffmpeg");
        double half = seconds / 2.0;
        run(
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc=size=%dx%d:rate=25:duration=%s".formatted(width, height, half)),
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "mandelbrot=size=%dx%d:rate=25:end_scale=0.3".formatted(width, height)),
                List.of("-f", "lavfi", "-i", "sine=frequency=440:duration=" + seconds),
                List.of(
                        "-filter_complex",
                        "[1:v]trim=duration=%s[b];[0:v][b]concat=n=2:v=1[v];[2:a]volume=%s[a]"
                                .formatted(half, volume)),
                List.of(
                        "-map",
                        "[v]",
                        "-map",
                        "[a]",
                        "-pix_fmt",
                        "yuv420p",
                        "-preset",
                        "ultrafast"),
                List.of("-metadata", "location=+59.9+010.7/", "-t", Integer.toString(seconds)),
                List.of(file.toString()));
        return file;
    }

    /** A tone alone. */
    public static Path sound(Path file, int seconds, double volume) {
        run(
                List.of("-f", "lavfi", "-i", "sine=frequency=440:duration=" + seconds),
                List.of("-af", "volume=" + volume, file.toString()));
        return file;
    }

    /**
     * Four grey bars from nearly black to white, for two seconds.
     *
     * @param bright as HLG has them, with ten bits
     */
    static Path greys(Path file, boolean bright) {
        SamplePictures.needsProgram("ffmpeg");
        String bars =
                "nullsrc=size=320x180:rate=25:duration=2,geq=lum='16+219*(0.1+0.3*floor(X/80))':cb=128:cr=128,"
                        + "setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv";
        String hlg =
                ",zscale=transfer=arib-std-b67:primaries=bt2020:matrix=bt2020nc:npl=203,format=yuv420p10le";
        String told = "log-level=error:colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc";
        run(
                List.of("-f", "lavfi", "-i", bright ? bars + hlg : bars),
                bright
                        ? List.of("-c:v", "libx265", "-x265-params", told)
                        : List.of("-c:v", "libx264"),
                List.of("-crf", "12", file.toString()));
        return file;
    }

    /** How light the four bars of {@link #greys} are, from 0 to 255. */
    static double[] light(Path file) {
        try {
            Path pixels = Files.createTempFile("light", ".rgb");
            run(
                    List.of("-i", file.toString(), "-frames:v", "1"),
                    List.of("-vf", "scale=4:1:flags=area,format=rgb24", "-f", "rawvideo"),
                    List.of(pixels.toString()));
            byte[] bytes = Files.readAllBytes(pixels);
            Files.delete(pixels);
            double[] light = new double[4];
            for (int bar = 0; bar < light.length; bar++) {
                light[bar] = bytes[3 * bar] & 0xFF;
            }
            return light;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What ffprobe says of a file. */
    public static String probe(Path file, String entries) {
        return output(
                "ffprobe",
                "-v",
                "error",
                "-show_entries",
                entries,
                "-of",
                "csv=p=0",
                file.toString());
    }

    /** The loudness of a file in LUFS, as ffmpeg measures it. */
    public static double loudness(Path file) {
        String said =
                output(
                        "ffmpeg",
                        "-hide_banner",
                        "-nostats",
                        "-i",
                        file.toString(),
                        "-vn",
                        "-af",
                        "ebur128",
                        "-f",
                        "null",
                        "-");
        String last = said.substring(said.lastIndexOf("Integrated loudness"));
        String number = last.substring(last.indexOf("I:") + 2, last.indexOf("LUFS")).strip();
        return Double.parseDouble(number);
    }

    @SafeVarargs
    private static void run(List<String>... parts) {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y"));
        for (List<String> part : parts) {
            command.addAll(part);
        }
        assertThat(output(command.toArray(String[]::new))).isEmpty();
    }

    private static String output(String... command) {
        try {
            Path said = Files.createTempFile("said", "");
            Process process =
                    new ProcessBuilder(command)
                            .redirectInput(new File("/dev/null"))
                            .redirectErrorStream(true)
                            .redirectOutput(said.toFile())
                            .start();
            int exit = process.waitFor();
            String words = Files.readString(said, StandardCharsets.UTF_8);
            Files.delete(said);
            assertThat(exit).as(words).isZero();
            return words.strip();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
