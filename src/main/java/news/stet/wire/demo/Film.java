package news.stet.wire.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A short film of an evening in the harbour: the light goes from gold to dusk while a ship comes in
 * and the camera follows it. Painted frame by frame and encoded by ffmpeg, if that is there.
 */
final class Film {
    static final int WIDTH = 1280;
    static final int HEIGHT = 720;

    /** Enough for slow water, and a third less work than the cinema's 24 a second. */
    static final int FRAMES = 96;

    static final int FRAMES_PER_SECOND = 16;

    /** The steps in which camera and ship move, whatever the number of frames. */
    private static final int STEPS = 144;

    private static final Logger LOG = LoggerFactory.getLogger(Film.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WATERLINE = 500;

    private static final double[] SINES = sines();

    private final BufferedImage early;
    private final BufferedImage late;
    private final BufferedImage cranes;
    private final BufferedImage ship;
    private final BufferedImage frame =
            new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);

    Film() {
        early = distance(Palette.GOLD);
        late = distance(Palette.DUSK);
        cranes = layer();
        Canvas near = new Canvas(cranes, Palette.DUSK, 5);
        Color steel = Ink.mix(Palette.DUSK.near, Palette.GOLD.near, 0.35);
        Waterfronts.crane(near, 300, WATERLINE, 1.05, steel);
        Waterfronts.crane(near, 760, WATERLINE, 0.95, steel);
        Waterfronts.crane(near, 1240, WATERLINE, 1.15, steel);
        near.pen.dispose();
        ship = layer();
        Canvas water = new Canvas(ship, Palette.DUSK, 11);
        Waterfronts.ship(water, 500, WATERLINE + 4, 0.92);
        water.pen.dispose();
    }

    private static BufferedImage layer() {
        return new BufferedImage(Canvas.WIDTH, Canvas.HEIGHT, BufferedImage.TYPE_INT_ARGB);
    }

    /** Sky, sun, hills and far cranes in one light. */
    private static BufferedImage distance(Palette palette) {
        Canvas canvas = new Canvas(palette, 3);
        canvas.sky(WATERLINE);
        double sun = 900;
        canvas.glow(sun, WATERLINE - 90, 720, palette.light, 0.9);
        canvas.dot(sun, WATERLINE - 84, 54, Ink.mix(palette.light, palette.paper, 0.3));
        Color haze = Ink.mix(palette.low, palette.far, 0.6);
        canvas.blend(
                canvas.ridge(WATERLINE - 170, WATERLINE - 20, 3, 8),
                WATERLINE - 170,
                haze,
                WATERLINE,
                Ink.mix(haze, palette.low, 0.6));
        Waterfronts.sheds(canvas, WATERLINE, Ink.mix(haze, palette.near, 0.22));
        for (int i = 0; i < 8; i++) {
            double x = 40 + i * 215 + canvas.between(-40, 40);
            Waterfronts.crane(canvas, x, WATERLINE, 0.5, Ink.mix(haze, palette.near, 0.4));
        }
        canvas.mist(WATERLINE - 6, 80, Ink.mix(palette.low, palette.light, 0.4), 0.5);
        Landscapes.birds(canvas, 620, 150);
        canvas.pen.dispose();
        BufferedImage plain =
                new BufferedImage(Canvas.WIDTH, Canvas.HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = plain.createGraphics();
        pen.drawImage(canvas.finish(0, 0.3), 0, 0, null);
        pen.dispose();
        return plain;
    }

    /** The picture at a moment of the film, 0 being its first frame. Valid until the next call. */
    BufferedImage frame(int index) {
        double time = index / (double) FRAMES;
        double dusk = time * time * (3 - 2 * time);
        int step = index * STEPS / FRAMES;
        int pan = step * 3 / 2;
        blend(pan, (int) Math.round(256 * dusk));
        Graphics2D pen = frame.createGraphics();
        pen.setClip(0, 0, WIDTH, WATERLINE + 8);
        pen.drawImage(cranes, -pan - step / 2, 0, null);
        pen.drawImage(ship, step - pan - 60, 0, null);
        pen.dispose();
        reflect(time, Ink.mix(Palette.GOLD.water, Palette.DUSK.water, dusk), 900 - pan);
        return frame;
    }

    private void blend(int pan, int share) {
        int[] from = pixels(early);
        int[] to = pixels(late);
        int[] out = pixels(frame);
        for (int y = 0; y < WATERLINE + 8; y++) {
            int source =
                    Math.min(y, WATERLINE - 1) * Canvas.WIDTH + Math.min(pan, Canvas.WIDTH - WIDTH);
            for (int x = 0; x < WIDTH; x++) {
                out[y * WIDTH + x] = mix(from[source + x], to[source + x], share);
            }
        }
    }

    private void reflect(double time, Color water, int sun) {
        int[] out = pixels(frame);
        int tint = water.getRGB();
        int dark = Ink.lift(water, -0.16).getRGB();
        for (int y = WATERLINE + 5; y < HEIGHT; y++) {
            int away = y - WATERLINE - 5;
            double phase = time * 26;
            double swell = Math.sin(away * 0.7 - phase) + 1.5 * Math.sin(away * 0.19 - phase * 0.6);
            int source = Math.max(0, (int) (WATERLINE + 4 - away * 1.15 - swell * away * 0.014));
            int shift = (int) Math.round(swell * (0.8 + away * 0.03));
            int depth = 70 + away * 110 / (HEIGHT - WATERLINE);
            int tone = mix(tint, dark, away * 256 / (HEIGHT - WATERLINE));
            double spread = 26 + away * 0.75;
            for (int x = 0; x < WIDTH; x++) {
                int from = Math.clamp(x + shift, 0, WIDTH - 1);
                int pixel = mix(out[source * WIDTH + from], tone, depth);
                double off = (x - sun + swell * 9) / spread;
                int glint = 0;
                if (off * off < 1) {
                    double crest =
                            sine(x * 0.045 + away * 1.7 - phase * 1.4)
                                    * sine(away * 0.61 + x * 0.013 + phase);
                    glint = crest > 0.35 ? (int) (150 * (1 - off * off) * (crest - 0.35)) : 0;
                }
                out[y * WIDTH + x] = mix(pixel, 0xFFE7BE, glint);
            }
        }
    }

    /** A sine from a table: one is taken for each glint of each frame. */
    private static double sine(double angle) {
        return SINES[(int) (angle * SINES.length / (2 * Math.PI)) & (SINES.length - 1)];
    }

    private static double[] sines() {
        double[] sines = new double[4096];
        for (int i = 0; i < sines.length; i++) {
            sines[i] = Math.sin(2 * Math.PI * i / sines.length);
        }
        return sines;
    }

    /** By 256ths; red and blue are mixed in one multiplication, which frames are full of. */
    private static int mix(int from, int to, int share) {
        int rest = 256 - share;
        int redBlue = (from & 0xFF00FF) * rest + (to & 0xFF00FF) * share >>> 8 & 0xFF00FF;
        int green = (from & 0x00FF00) * rest + (to & 0x00FF00) * share >>> 8 & 0x00FF00;
        return redBlue | green;
    }

    private static int[] pixels(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    /**
     * Makes the film as MP4 (H.264) in a temporary file, which the caller deletes.
     *
     * @return empty when ffmpeg is not there or cannot encode H.264
     */
    static Optional<Path> make() throws IOException {
        Path file = Files.createTempFile("stet-demo-", ".mp4");
        try {
            if (encode(file)) {
                return Optional.of(file);
            }
        } catch (IOException e) {
            LOG.info("The demo has no film: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(file);
        return Optional.empty();
    }

    private static boolean encode(Path file) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                "ffmpeg",
                                "-hide_banner",
                                "-loglevel",
                                "error",
                                "-f",
                                "rawvideo",
                                "-pix_fmt",
                                "bgr0",
                                "-s",
                                WIDTH + "x" + HEIGHT,
                                "-r",
                                Integer.toString(FRAMES_PER_SECOND),
                                "-i",
                                "-",
                                "-c:v",
                                "libx264",
                                "-preset",
                                "ultrafast",
                                "-crf",
                                "23",
                                "-pix_fmt",
                                "yuv420p",
                                "-movflags",
                                "+faststart",
                                "-y",
                                file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (OutputStream pipe = process.getOutputStream()) {
            Film film = new Film();
            ByteBuffer bytes =
                    ByteBuffer.allocate(WIDTH * HEIGHT * 4).order(ByteOrder.LITTLE_ENDIAN);
            for (int index = 0; index < FRAMES; index++) {
                bytes.clear();
                bytes.asIntBuffer().put(pixels(film.frame(index)));
                pipe.write(bytes.array());
            }
        } catch (IOException e) {
            process.destroyForcibly();
            throw new IOException("ffmpeg stopped while it was encoding", e);
        }
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("ffmpeg did not end within " + PATIENCE.toSeconds() + " s");
        }
        if (process.exitValue() != 0) {
            throw new IOException("ffmpeg cannot encode H.264 here");
        }
        return true;
    }
}
