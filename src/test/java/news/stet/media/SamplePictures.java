package news.stet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures for tests: drawn here, or taken from the folder of samples where it is. */
final class SamplePictures {
    private SamplePictures() {}

    /** A picture of two colours, its bytes different for each seed. */
    static byte[] drawn(String format, int width, int height, int seed) {
        return drawn(
                new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, seed, 0xFF);
    }

    /** A PNG whose disc and ground let half of what is behind them through. */
    static byte[] seeThrough(int width, int height) {
        return drawn(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB), "png", 0, 0x80);
    }

    private static byte[] drawn(BufferedImage picture, String format, int seed, int alpha) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(new Color(0x205080 | alpha << 24, true));
        canvas.fillRect(0, 0, width, height);
        canvas.setColor(new Color(0xE0A020 + seed % 16 | alpha << 24, true));
        canvas.fillOval(width / 8 + seed % 7, height / 8, width / 2, height / 2);
        canvas.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A PNG of some bytes that says it is a picture of that size. */
    static byte[] claiming(int width, int height) {
        var out = new ByteArrayOutputStream();
        try (var data = new DataOutputStream(out)) {
            data.writeLong(0x89504E470D0A1A0AL);
            var header = new ByteArrayOutputStream();
            try (var fields = new DataOutputStream(header)) {
                fields.write("IHDR".getBytes(StandardCharsets.US_ASCII));
                fields.writeInt(width);
                fields.writeInt(height);
                fields.write(new byte[] {8, 2, 0, 0, 0});
            }
            chunk(data, header.toByteArray());
            chunk(data, "IDAT".getBytes(StandardCharsets.US_ASCII));
            chunk(data, "IEND".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void chunk(DataOutputStream data, byte[] content) throws IOException {
        data.writeInt(content.length - 4);
        data.write(content);
        var crc = new CRC32();
        crc.update(content);
        data.writeInt((int) crc.getValue());
    }

    /** A file of the samples, by its path below {@code data/pictures}; skips the test without. */
    static byte[] shared(String name) {
        String said = System.getenv("STET_SHARED");
        Path folder = Path.of(said == null ? "../shared" : said);
        Path file = folder.resolve("data/pictures").resolve(name);
        assumeTrue(Files.isRegularFile(file), "no sample " + file);
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The size of a picture as Java reads it. */
    static Optional<BufferedImage> decoded(Path file) throws IOException {
        return Optional.ofNullable(ImageIO.read(file.toFile()));
    }

    /**
     * Skips the test on a machine without a program that Stet itself uses; where everything was set
     * up to test all, that is a fault.
     */
    static void needsProgram(String name) {
        boolean there = ChildProcesses.findProgram(name).isPresent();
        assertThat(there || System.getenv("CI") == null).as(name + " is installed").isTrue();
        assumeTrue(there, name + " is not installed");
    }
}
