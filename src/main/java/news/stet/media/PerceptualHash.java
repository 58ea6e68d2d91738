package news.stet.media;

/**
 * What a picture looks like, in 64 bits: the signs of its slowest changes of brightness. Pictures
 * that look alike have hashes that differ in few bits, whatever their size, format or compression.
 */
final class PerceptualHash {
    /** Pixels each way that are looked at. */
    static final int SIDE = 32;

    /** So many bits may differ between two files of one picture. */
    static final int NEAR = 8;

    private static final int WAVES = 8;

    /** Below that all is one colour, and the signs mean nothing. */
    private static final double FLAT = 8;

    private static final double[][] COSINES = cosines();

    private PerceptualHash() {}

    private static double[][] cosines() {
        double[][] cosines = new double[WAVES + 1][SIDE];
        for (int wave = 0; wave <= WAVES; wave++) {
            for (int at = 0; at < SIDE; at++) {
                cosines[wave][at] = Math.cos(Math.PI * wave * (2 * at + 1) / (2.0 * SIDE));
            }
        }
        return cosines;
    }

    /**
     * Of a picture made {@value #SIDE} pixels wide and high, whatever its shape.
     *
     * @param rgb its pixels, line by line, three bytes each
     * @return 0 for what is all of one colour, which looks like anything
     */
    static long of(byte[] rgb) {
        double[] grey = new double[SIDE * SIDE];
        for (int i = 0; i < grey.length; i++) {
            grey[i] =
                    0.299 * (rgb[3 * i] & 0xFF)
                            + 0.587 * (rgb[3 * i + 1] & 0xFF)
                            + 0.114 * (rgb[3 * i + 2] & 0xFF);
        }
        double[] waves = new double[WAVES * WAVES];
        double strongest = 0;
        for (int down = 1; down <= WAVES; down++) {
            for (int across = 1; across <= WAVES; across++) {
                double wave = wave(grey, across, down);
                waves[(down - 1) * WAVES + across - 1] = wave;
                strongest = Math.max(strongest, Math.abs(wave));
            }
        }
        if (strongest < FLAT * SIDE) {
            return 0;
        }
        double[] sorted = waves.clone();
        java.util.Arrays.sort(sorted);
        double middle = (sorted[31] + sorted[32]) / 2;
        long hash = 0;
        for (double wave : waves) {
            hash = hash << 1 | (wave > middle ? 1 : 0);
        }
        return hash;
    }

    private static double wave(double[] grey, int across, int down) {
        double sum = 0;
        for (int y = 0; y < SIDE; y++) {
            double line = 0;
            for (int x = 0; x < SIDE; x++) {
                line += grey[y * SIDE + x] * COSINES[across][x];
            }
            sum += line * COSINES[down][y];
        }
        return sum;
    }

    /** The mean colour of the same pixels, as {@code #rrggbb}. */
    static String colour(byte[] rgb) {
        long[] sums = new long[3];
        for (int i = 0; i < rgb.length; i++) {
            sums[i % 3] += rgb[i] & 0xFF;
        }
        int pixels = rgb.length / 3;
        return "#%02x%02x%02x"
                .formatted(
                        (sums[0] + pixels / 2) / pixels,
                        (sums[1] + pixels / 2) / pixels,
                        (sums[2] + pixels / 2) / pixels);
    }
}
