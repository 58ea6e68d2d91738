package news.stet.wire.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Random;

/**
 * A sheet of {@value #WIDTH} × {@value #HEIGHT} with the strokes that all painters share. The same
 * palette and seed give the same picture. Confined to one thread.
 */
final class Canvas {
    static final int WIDTH = 1600;
    static final int HEIGHT = 900;

    private static final ColorModel RGB =
            new ComponentColorModel(
                    ColorSpace.getInstance(ColorSpace.CS_sRGB),
                    false,
                    false,
                    Transparency.OPAQUE,
                    DataBuffer.TYPE_BYTE);

    private static final int GRAIN_SIDE = 1 << 9;
    private static final byte[] GRAIN = grain();

    final BufferedImage image;
    final Graphics2D pen;
    final Palette palette;
    final Random random;
    private final long seed;
    private final double[] lattice = new double[1 << 10];

    Canvas(Palette palette, long seed) {
        this(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB), palette, seed);
    }

    Canvas(BufferedImage image, Palette palette, long seed) {
        this.image = image;
        this.palette = palette;
        this.seed = seed;
        random = new Random(seed * 0x9E3779B97F4A7C15L + 0x1234567);
        for (int i = 0; i < lattice.length; i++) {
            lattice[i] = random.nextDouble();
        }
        pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    }

    /** Which of so many compositions this picture is; neighbouring seeds differ. */
    int variant(int compositions) {
        return (int) Math.floorMod(seed, (long) compositions);
    }

    double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    void fill(Shape shape, Color color) {
        pen.setColor(color);
        pen.fill(shape);
    }

    /** Fills with a vertical blend over the shape's own height. */
    void fill(Shape shape, Color top, Color bottom) {
        Rectangle2D bounds = shape.getBounds2D();
        blend(shape, bounds.getMinY(), top, bounds.getMaxY(), bottom);
    }

    void blend(Shape shape, double fromY, Color from, double toY, Color to) {
        pen.setPaint(new GradientPaint(0, (float) fromY, from, 0, (float) toY, to));
        pen.fill(shape);
    }

    void box(double x, double y, double width, double height, Color color) {
        fill(new Rectangle2D.Double(x, y, width, height), color);
    }

    void dot(double x, double y, double radius, Color color) {
        fill(circle(x, y, radius), color);
    }

    void stroke(Shape shape, double width, Color color) {
        pen.setStroke(
                new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.setColor(color);
        pen.draw(shape);
    }

    void line(double fromX, double fromY, double toX, double toY, double width, Color color) {
        stroke(new Line2D.Double(fromX, fromY, toX, toY), width, color);
    }

    void polygon(Color color, double... xy) {
        fill(path(xy), color);
    }

    static Path2D path(double... xy) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }

    static Ellipse2D circle(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, radius * 2, radius * 2);
    }

    /** A sky of three tones, its lightest at the horizon. */
    void sky(double horizon) {
        Color middle = Ink.mix(palette.high, palette.low, 0.55);
        blend(
                new Rectangle2D.Double(0, 0, WIDTH, horizon * 0.6 + 1),
                0,
                palette.high,
                horizon * 0.6,
                middle);
        blend(
                new Rectangle2D.Double(0, horizon * 0.6, WIDTH, HEIGHT - horizon * 0.6),
                horizon * 0.6,
                middle,
                horizon,
                palette.low);
    }

    /** Light that fades from a point. */
    void glow(double x, double y, double radius, Color color, double opacity) {
        pen.setPaint(
                new RadialGradientPaint(
                        (float) x,
                        (float) y,
                        (float) radius,
                        new float[] {0f, 0.25f, 0.6f, 1f},
                        new Color[] {
                            Ink.clear(color, opacity),
                            Ink.clear(color, opacity * 0.52),
                            Ink.clear(color, opacity * 0.14),
                            Ink.clear(color, 0)
                        }));
        pen.fill(new Rectangle2D.Double(x - radius, y - radius, radius * 2, radius * 2));
    }

    /** A bank of mist, thickest at {@code y}, thinning over {@code reach} above and below. */
    void mist(double y, double reach, Color color, double opacity) {
        Color thick = Ink.clear(color, opacity);
        Color thin = Ink.clear(color, 0);
        blend(new Rectangle2D.Double(0, y - reach, WIDTH, reach), y - reach, thin, y, thick);
        blend(new Rectangle2D.Double(0, y, WIDTH, reach), y, thick, y + reach, thin);
    }

    /** Smooth noise along a line, between 0 and 1, one hill a unit. */
    double hills(double x) {
        int cell = (int) Math.floor(x);
        double t = x - cell;
        double smooth = t * t * (3 - 2 * t);
        double a = lattice[cell & 1023];
        double b = lattice[(cell + 1) & 1023];
        return a + (b - a) * smooth;
    }

    /** Hills with smaller hills on them. */
    double terrain(double x) {
        return hills(x) * 0.55
                + hills(x * 2.1 + 71) * 0.27
                + hills(x * 4.7 + 131) * 0.12
                + hills(x * 11 + 301) * 0.06;
    }

    /** Smooth noise on a plane, between 0 and 1. */
    double plane(double x, double y) {
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        double tx = x - column;
        double ty = y - row;
        tx = tx * tx * (3 - 2 * tx);
        ty = ty * ty * (3 - 2 * ty);
        double top = knot(column, row) * (1 - tx) + knot(column + 1, row) * tx;
        double bottom = knot(column, row + 1) * (1 - tx) + knot(column + 1, row + 1) * tx;
        return top + (bottom - top) * ty;
    }

    /** Three octaves of {@link #plane}. */
    double clouds(double x, double y) {
        return plane(x, y) * 0.58
                + plane(x * 2.1 + 40, y * 2.1) * 0.28
                + plane(x * 4.4, y * 4.4 + 90) * 0.14;
    }

    private double knot(int column, int row) {
        return lattice[(column * 73 + row * 157 + ((column * row) & 31) * 37) & 1023];
    }

    /** A closed outline whose upper edge is terrain between {@code top} and {@code bottom}. */
    Path2D ridge(double top, double bottom, double hillsAcross, double offset) {
        Path2D path = new Path2D.Double();
        path.moveTo(-10, HEIGHT + 10);
        for (int x = -10; x <= WIDTH + 10; x += 5) {
            path.lineTo(x, bottom - (bottom - top) * terrain(offset + x * hillsAcross / WIDTH));
        }
        path.lineTo(WIDTH + 10, HEIGHT + 10);
        path.closePath();
        return path;
    }

    /** Mirrors what stands above the waterline into the water below, broken by ripples. */
    void reflect(int waterline, Color water, double depth) {
        BufferedImage above = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        above.createGraphics().drawImage(image, 0, 0, null);
        double phase = between(0, 9);
        for (int y = waterline; y < HEIGHT; y++) {
            double away = y - waterline;
            double swell = Math.sin(away * 0.9 + phase) + Math.sin(away * 0.23 + phase * 2) * 1.4;
            int source = Math.max(0, (int) (waterline - 1 - away * 1.12 - swell * away * 0.012));
            int shift = (int) Math.round(swell * (0.6 + away * 0.022));
            pen.drawImage(
                    above,
                    shift - 12,
                    y,
                    shift + WIDTH + 12,
                    y + 1,
                    0,
                    source,
                    WIDTH,
                    source + 1,
                    null);
        }
        Rectangle2D sea = new Rectangle2D.Double(0, waterline, WIDTH, HEIGHT - waterline);
        blend(
                sea,
                waterline,
                Ink.clear(water, depth * 0.35),
                HEIGHT,
                Ink.clear(Ink.lift(water, -0.12), Math.min(1, depth * 1.25)));
        for (int i = 0; i < 170; i++) {
            double near = Math.pow(random.nextDouble(), 1.6);
            double y = waterline + 3 + near * (HEIGHT - waterline);
            double reach = 10 + near * between(30, 170);
            double x = between(-60, WIDTH);
            Color tone = chance(0.55) ? palette.light : Ink.lift(water, -0.1);
            line(x, y, x + reach, y, 0.7 + near * 1.5, Ink.clear(tone, 0.05 + 0.13 * near));
        }
    }

    /** Glints under a light, narrowing towards it. */
    void glitter(double x, double waterline, Color color, double strength) {
        for (int i = 0; i < 240; i++) {
            double near = Math.pow(random.nextDouble(), 1.25);
            double y = waterline + 2 + near * (HEIGHT - waterline);
            double spread = 14 + near * 150;
            double reach = 5 + near * between(8, 70);
            double at = x + random.nextGaussian() * spread * 0.5;
            line(
                    at - reach / 2,
                    y,
                    at + reach / 2,
                    y,
                    0.9 + near * 2.2,
                    Ink.clear(color, strength * (0.75 - 0.5 * near)));
        }
    }

    /** Turns the picture left to right. */
    void flip() {
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        int width = image.getWidth();
        for (int line = 0; line < pixels.length; line += width) {
            for (int left = line, right = line + width - 1; left < right; left++, right--) {
                int pixel = pixels[left];
                pixels[left] = pixels[right];
                pixels[right] = pixel;
            }
        }
    }

    /**
     * Darkens the corners a little and lays film grain over all, which also hides banding.
     *
     * @return the picture as plain RGB bytes, which the JPEG writer takes without converting them
     */
    BufferedImage finish(double vignette, double grain) {
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] bytes = new byte[width * height * 3];
        int[] columns = shade(vignette, width);
        int[] rows = shade(vignette, height);
        int shift = random.nextInt(GRAIN_SIDE);
        int strength = (int) (grain * 256);
        int at = 0;
        for (int y = 0; y < height; y++) {
            int line = ((y * 3 + shift) & (GRAIN_SIDE - 1)) * GRAIN_SIDE;
            for (int x = 0; x < width; x++) {
                int light = 256 - columns[x] - rows[y];
                int noise = GRAIN[line + ((x + y * 7) & (GRAIN_SIDE - 1))] * strength >> 8;
                int pixel = pixels[y * width + x];
                bytes[at++] = (byte) bound((((pixel >> 16) & 255) * light >> 8) + noise);
                bytes[at++] = (byte) bound((((pixel >> 8) & 255) * light >> 8) + noise);
                bytes[at++] = (byte) bound(((pixel & 255) * light >> 8) + noise);
            }
        }
        WritableRaster raster =
                Raster.createInterleavedRaster(
                        new DataBufferByte(bytes, bytes.length),
                        width,
                        height,
                        width * 3,
                        3,
                        new int[] {0, 1, 2},
                        null);
        return new BufferedImage(RGB, raster, false, null);
    }

    /** How much darker it is away from the middle of a side, by 256ths. */
    private static int[] shade(double vignette, int side) {
        int[] shade = new int[side];
        for (int i = 0; i < side; i++) {
            double away = (i - side / 2.0) / side;
            shade[i] = (int) (256 * vignette * away * away);
        }
        return shade;
    }

    private static int bound(int value) {
        return value < 0 ? 0 : Math.min(value, 255);
    }

    private static byte[] grain() {
        Random dust = new Random(7);
        byte[] grain = new byte[GRAIN_SIDE * GRAIN_SIDE];
        for (int i = 0; i < grain.length; i++) {
            grain[i] = (byte) Math.clamp(Math.round(dust.nextGaussian() * 9), -30, 30);
        }
        return grain;
    }
}
