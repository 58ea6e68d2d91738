package news.stet.media;

import java.util.List;
import java.util.Optional;

/** The frames that pictures are cut to. */
public enum Ratio {
    WIDE("16x9", 16, 9),
    CLASSIC("4x3", 4, 3),
    SQUARE("1x1", 1, 1),
    TALL("3x4", 3, 4),
    /** As the picture is, uncut. */
    ORIGINAL("orig", 0, 0);

    private static final List<Ratio> ALL = List.of(values());

    /** Those that cut something off. */
    public static final List<Ratio> CUTS = List.of(WIDE, CLASSIC, SQUARE, TALL);

    private final String slug;
    private final int across;
    private final int down;

    Ratio(String slug, int across, int down) {
        this.slug = slug;
        this.across = across;
        this.down = down;
    }

    /** The name in addresses. */
    public String slug() {
        return slug;
    }

    /** The ratio of that name. */
    public static Optional<Ratio> find(String slug) {
        for (Ratio ratio : ALL) {
            if (ratio.slug.equals(slug)) {
                return Optional.of(ratio);
            }
        }
        return Optional.empty();
    }

    /** The widest such frame that fits into a picture of that size. */
    int widest(int width, int height) {
        return this == ORIGINAL
                ? width
                : (int) Math.clamp((long) height * across / down, 1L, width);
    }

    /** How high such a frame of that width is, cut from a picture of the other size. */
    public int height(int frameWidth, int width, int height) {
        long exact =
                this == ORIGINAL
                        ? Math.round((double) frameWidth * height / width)
                        : Math.round((double) frameWidth * down / across);
        return (int) Math.max(1, exact);
    }
}
