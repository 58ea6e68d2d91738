package news.stet.story;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which block of a translation says what a block of its source says. Words of two languages cannot
 * be compared, so the blocks are laid beside each other by what they are: their kind, their
 * picture, their length, and their order.
 */
public final class SideBySide {
    private static final int KIND = 4;
    private static final int SAME = 8;

    /** Words that nobody has translated yet tell where they come from. */
    private static final int UNTOUCHED = 20;

    /** More blocks than these are laid beside each other one by one. */
    private static final int MOST = 600;

    /**
     * Two blocks that belong together.
     *
     * @param source place in the source's body; -1 for none
     * @param translation place in the translation's body; -1 for none
     */
    public record Pair(int source, int translation) {}

    private SideBySide() {}

    /** All blocks of both, in their order. */
    public static List<Pair> of(List<Block> source, List<Block> translation) {
        if (source.size() > MOST || translation.size() > MOST) {
            return inOrder(source.size(), translation.size());
        }
        int[][] best = new int[source.size() + 1][translation.size() + 1];
        for (int i = 1; i <= source.size(); i++) {
            for (int j = 1; j <= translation.size(); j++) {
                int together =
                        best[i - 1][j - 1] + likeness(source.get(i - 1), translation.get(j - 1));
                best[i][j] = Math.max(together, Math.max(best[i - 1][j], best[i][j - 1]));
            }
        }
        return walk(best);
    }

    private static List<Pair> walk(int[][] best) {
        List<Pair> pairs = new ArrayList<>();
        int i = best.length - 1;
        int j = best[0].length - 1;
        while (i > 0 || j > 0) {
            // Of several that fit the earliest: translations are written from the top.
            if (i > 0 && best[i][j] == best[i - 1][j]) {
                pairs.add(new Pair(--i, -1));
            } else if (j > 0 && best[i][j] == best[i][j - 1]) {
                pairs.add(new Pair(-1, --j));
            } else {
                pairs.add(new Pair(--i, --j));
            }
        }
        Collections.reverse(pairs);
        return pairs;
    }

    /** 0 for blocks that cannot belong together. */
    private static int likeness(Block one, Block other) {
        if (one.getClass() != other.getClass()) {
            return 0;
        }
        if (one instanceof Block.Heading heading
                && other instanceof Block.Heading same
                && heading.level() != same.level()) {
            return 1;
        }
        if (one.equals(other)) {
            return UNTOUCHED;
        }
        List<Long> media = media(one);
        return media.equals(media(other)) ? media.isEmpty() ? KIND : SAME : 1;
    }

    private static List<Long> media(Block block) {
        return block.withAllInside()
                .flatMap(inside ->
                        inside instanceof Block.Picture picture
                                ? Stream.of(picture.media())
                                : inside instanceof Block.Video video
                                        ? Stream.of(video.media())
                                        : Stream.empty())
                .toList();
    }

    private static List<Pair> inOrder(int source, int translation) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < Math.max(source, translation); i++) {
            pairs.add(new Pair(i < source ? i : -1, i < translation ? i : -1));
        }
        return pairs;
    }
}
