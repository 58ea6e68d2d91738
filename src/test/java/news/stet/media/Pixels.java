package news.stet.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;

/** How like each other two pictures are. */
final class Pixels {
    private Pixels() {}

    /** The mean difference of a value of a pixel, of 255. */
    static double difference(BufferedImage one, BufferedImage other) {
        assertThat(other.getWidth()).isEqualTo(one.getWidth());
        assertThat(other.getHeight()).isEqualTo(one.getHeight());
        long sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                int a = one.getRGB(x, y);
                int b = other.getRGB(x, y);
                for (int shift = 0; shift <= 16; shift += 8) {
                    sum += Math.abs((a >> shift & 0xFF) - (b >> shift & 0xFF));
                }
            }
        }
        return sum / (3.0 * one.getWidth() * one.getHeight());
    }

    /**
     * Structural similarity of their brightness (Wang and others, 2004), over blocks of eight
     * pixels; 1 for the same picture.
     */
    static double similarity(BufferedImage one, BufferedImage other) {
        assertThat(other.getWidth()).isEqualTo(one.getWidth());
        assertThat(other.getHeight()).isEqualTo(one.getHeight());
        double sum = 0;
        int blocks = 0;
        for (int y = 0; y + 8 <= one.getHeight(); y += 4) {
            for (int x = 0; x + 8 <= one.getWidth(); x += 4) {
                sum += block(one, other, x, y);
                blocks++;
            }
        }
        return sum / blocks;
    }

    private static double block(BufferedImage one, BufferedImage other, int x, int y) {
        double sumA = 0;
        double sumB = 0;
        double squaresA = 0;
        double squaresB = 0;
        double products = 0;
        for (int i = 0; i < 64; i++) {
            double a = brightness(one.getRGB(x + i % 8, y + i / 8));
            double b = brightness(other.getRGB(x + i % 8, y + i / 8));
            sumA += a;
            sumB += b;
            squaresA += a * a;
            squaresB += b * b;
            products += a * b;
        }
        double meanA = sumA / 64;
        double meanB = sumB / 64;
        double spreadA = squaresA / 64 - meanA * meanA;
        double spreadB = squaresB / 64 - meanB * meanB;
        double together = products / 64 - meanA * meanB;
        double c1 = 6.5025;
        double c2 = 58.5225;
        return (2 * meanA * meanB + c1)
                * (2 * together + c2)
                / ((meanA * meanA + meanB * meanB + c1) * (spreadA + spreadB + c2));
    }

    private static double brightness(int rgb) {
        return 0.299 * (rgb >> 16 & 0xFF) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF);
    }
}
