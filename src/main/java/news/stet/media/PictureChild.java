package news.stet.media;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/**
 * A program of its own, never called in Stet's process: decodes one picture and writes a smaller
 * JPEG or says its mean colour. Uses nothing but Java.
 */
final class PictureChild {
    private static final float JPEG_QUALITY = 0.82f;

    private PictureChild() {}

    /**
     * {@code colour FILE ORIENTATION}, which says colour and perceptual hash, or {@code render FILE
     * ORIENTATION TARGET WIDTH HEIGHT [X Y WIDTH HEIGHT OF-WIDTH OF-HEIGHT]}, the part in pixels of
     * the upright picture; exit 1 and a line with the reason when it fails.
     */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        try {
            var file = new File(arguments[1]);
            int orientation = Integer.parseInt(arguments[2]);
            if (arguments[0].equals("colour")) {
                byte[] rgb = pixels(file, orientation);
                System.out.println(
                        PerceptualHash.colour(rgb)
                                + " "
                                + Long.toHexString(PerceptualHash.of(rgb)));
            } else {
                int width = Integer.parseInt(arguments[4]);
                int height = Integer.parseInt(arguments[5]);
                BufferedImage part =
                        arguments.length > 6
                                ? part(file, orientation, width, numbers(arguments))
                                : whole(file, orientation, width, height);
                write(frame(part, width, height), new File(arguments[3]));
            }
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            System.out.println(e.getMessage() == null ? e.toString() : e.getMessage());
            System.exit(1);
        }
    }

    private static byte[] pixels(File file, int orientation) throws IOException {
        int side = PerceptualHash.SIDE;
        BufferedImage upright = upright(read(file, side, side), orientation);
        // Halved step by step until one more would be too small, then drawn to the size.
        BufferedImage now = upright;
        while (now.getWidth() >= 2 * side && now.getHeight() >= 2 * side) {
            now = draw(now, now.getWidth() / 2, now.getHeight() / 2, null);
        }
        BufferedImage small = draw(now, side, side, null);
        byte[] rgb = new byte[3 * side * side];
        for (int i = 0; i < side * side; i++) {
            int pixel = small.getRGB(i % side, i / side);
            rgb[3 * i] = (byte) (pixel >> 16);
            rgb[3 * i + 1] = (byte) (pixel >> 8);
            rgb[3 * i + 2] = (byte) pixel;
        }
        return rgb;
    }

    private static BufferedImage whole(File file, int orientation, int width, int height)
            throws IOException {
        boolean lies = orientation >= 5;
        return upright(read(file, lies ? height : width, lies ? width : height), orientation);
    }

    private static int[] numbers(String[] arguments) {
        return Arrays.stream(arguments, 6, arguments.length).mapToInt(Integer::parseInt).toArray();
    }

    /** Only that part; it is given in pixels of the whole, of which perhaps not all were read. */
    private static BufferedImage part(File file, int orientation, int width, int[] part)
            throws IOException {
        double wanted = (double) width / part[2];
        BufferedImage read =
                whole(
                        file,
                        orientation,
                        (int) Math.max(1, part[4] * wanted),
                        (int) Math.max(1, part[5] * wanted));
        double scale = (double) read.getWidth() / part[4];
        int x = (int) Math.clamp(Math.round(part[0] * scale), 0, read.getWidth() - 1);
        int y = (int) Math.clamp(Math.round(part[1] * scale), 0, read.getHeight() - 1);
        return read.getSubimage(
                x,
                y,
                (int) Math.clamp(Math.round(part[2] * scale), 1, read.getWidth() - x),
                (int) Math.clamp(Math.round(part[3] * scale), 1, read.getHeight() - y));
    }

    /** Reads so many of its pixels that the frame has at least two for each of its own. */
    private static BufferedImage read(File file, int width, int height) throws IOException {
        ImageIO.setUseCache(false);
        try (ImageInputStream in = ImageIO.createImageInputStream(file)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("no decoder knows this picture");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                int step =
                        Math.min(
                                reader.getWidth(0) / (2 * width),
                                reader.getHeight(0) / (2 * height));
                // One in sixteen pixels each way is enough even for a mean colour.
                int kept = Math.clamp(step, 1, 16);
                var how = reader.getDefaultReadParam();
                how.setSourceSubsampling(kept, kept, 0, 0);
                return reader.read(0, how);
            } finally {
                reader.dispose();
            }
        }
    }

    /** The middle of the picture that fills such a frame. */
    private static BufferedImage frame(BufferedImage upright, int width, int height) {
        double scale =
                Math.max(
                        (double) width / upright.getWidth(), (double) height / upright.getHeight());
        BufferedImage now = upright;
        // Halving step by step averages; one jump would skip most pixels.
        while (scale < 0.5 && now.getWidth() > 1 && now.getHeight() > 1) {
            now = draw(now, (now.getWidth() + 1) / 2, (now.getHeight() + 1) / 2, null);
            scale = Math.max((double) width / now.getWidth(), (double) height / now.getHeight());
        }
        var place = new AffineTransform();
        place.translate(
                (width - now.getWidth() * scale) / 2, (height - now.getHeight() * scale) / 2);
        place.scale(scale, scale);
        return draw(now, width, height, place);
    }

    private static BufferedImage upright(BufferedImage source, int orientation) {
        int width = source.getWidth();
        int height = source.getHeight();
        AffineTransform turn =
                switch (orientation) {
                    case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
                    case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
                    case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
                    case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
                    case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
                    case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
                    case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
                    default -> new AffineTransform();
                };
        return orientation >= 5
                ? draw(source, height, width, turn)
                : draw(source, width, height, turn);
    }

    private static BufferedImage draw(
            BufferedImage source,
            int width,
            int height,
            @org.jspecify.annotations.Nullable AffineTransform place) {
        var target = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = target.createGraphics();
        // Where the picture is see-through, paper shows.
        canvas.setColor(java.awt.Color.WHITE);
        canvas.fillRect(0, 0, width, height);
        canvas.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        if (place == null) {
            canvas.drawImage(source, 0, 0, width, height, null);
        } else {
            canvas.drawImage(source, place, null);
        }
        canvas.dispose();
        return target;
    }

    private static void write(BufferedImage picture, File target) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(target)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(JPEG_QUALITY);
            how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
    }
}
