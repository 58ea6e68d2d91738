package news.stet.media;

import java.util.ArrayList;
import java.util.List;

/**
 * One size of the ladder a player climbs and descends.
 *
 * @param lines of the shorter side, as people name it: 720
 * @param width in pixels, even
 * @param height in pixels, even
 * @param maxKilobits a second, at most
 */
record Rung(int lines, int width, int height, int maxKilobits) {
    private static final List<Integer> LINES = List.of(360, 540, 720, 1080);

    /** Of the largest that also plays without a ladder: everywhere, at the price of one file. */
    private static final int PROGRESSIVE = 720;

    /** Never above the source; a source below all of them is its own only rung. */
    static List<Rung> ladder(int width, int height) {
        int lines = Math.min(width, height);
        var rungs = new ArrayList<Rung>();
        for (int one : LINES) {
            if (one <= lines) {
                rungs.add(of(one, width, height));
            }
        }
        return rungs.isEmpty() ? List.of(of(Math.max(2, lines), width, height)) : rungs;
    }

    private static Rung of(int lines, int width, int height) {
        int shorter = Math.min(width, height);
        return new Rung(
                lines,
                even((double) width * lines / shorter),
                even((double) height * lines / shorter),
                maxKilobits(lines));
    }

    private static int even(double pixels) {
        return Math.max(2, (int) Math.round(pixels / 2) * 2);
    }

    private static int maxKilobits(int lines) {
        if (lines > 720) {
            return 5_500;
        }
        return lines > 540 ? 3_000 : lines > 360 ? 1_700 : 900;
    }

    static Rung progressive(List<Rung> ladder) {
        return ladder.stream()
                .filter(rung -> rung.lines() <= PROGRESSIVE)
                .reduce((one, larger) -> larger)
                .orElseGet(ladder::getFirst);
    }

    String name() {
        return Integer.toString(lines);
    }

    /** The same picture again takes so much longer. */
    int weight() {
        return Math.max(2, FilmStep.PICTURE.weight() * (width * height) / (640 * 360) / 2);
    }
}
