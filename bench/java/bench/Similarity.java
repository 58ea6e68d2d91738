package bench;

import java.awt.image.BufferedImage;

/** How like each other two pictures of one size are (SSIM, Wang and others, 2004). */
final class Similarity {
    private static final int BLOCK = 8;

    private Similarity() {}

    /** Of their brightness, over blocks of eight pixels; 1 for the same picture. */
    static double of(BufferedImage one, BufferedImage other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return 0;
        }
        double sum = 0;
        int blocks = 0;
        for (int y = 0; y + BLOCK <= one.getHeight(); y += BLOCK / 2) {
            for (int x = 0; x + BLOCK <= one.getWidth(); x += BLOCK / 2) {
                sum += block(one, other, x, y);
                blocks++;
            }
        }
        return sum / blocks;
    }

    private static double block(BufferedImage one, BufferedImage other, int x, int y) {
        int count = BLOCK * BLOCK;
        double[] sums = new double[5];
        for (int i = 0; i < count; i++) {
            double a = brightness(one.getRGB(x + i % BLOCK, y + i / BLOCK));
            double b = brightness(other.getRGB(x + i % BLOCK, y + i / BLOCK));
            sums[0] += a;
            sums[1] += b;
            sums[2] += a * a;
            sums[3] += b * b;
            sums[4] += a * b;
        }
        double meanA = sums[0] / count;
        double meanB = sums[1] / count;
        double spread = (sums[2] + sums[3]) / count - meanA * meanA - meanB * meanB;
        double together = sums[4] / count - meanA * meanB;
        double c1 = 6.5025;
        double c2 = 58.5225;
        return (2 * meanA * meanB + c1)
                * (2 * together + c2)
                / ((meanA * meanA + meanB * meanB + c1) * (spread + c2));
    }

    private static double brightness(int rgb) {
        return 0.299 * (rgb >> 16 & 0xFF) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF);
    }
}
