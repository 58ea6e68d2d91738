package news.stet.media;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.stet.platform.Problem;

/**
 * How somebody wants a picture to be cut: what they draw stands as drawn, the other ratios follow
 * the focal point, and without one are cut automatically.
 *
 * @param byHand of some ratios, in pixels of the picture as seen upright
 */
public record CropPlan(Optional<FocalPoint> focus, Map<Ratio, Area> byHand) {
    /** Everything automatic. */
    public static final CropPlan AUTOMATIC = new CropPlan(Optional.empty(), Map.of());

    /** No cut is narrower: the smallest rendition is as wide. */
    private static final int LEAST_WIDTH = MediaItem.WIDTHS.getFirst();

    /** By how many pixels a height may miss the ratio, for who rounds otherwise. */
    private static final int SLACK = 2;

    public CropPlan {
        byHand = Map.copyOf(byHand);
    }

    /**
     * The same with heights that fit the ratios to the pixel.
     *
     * @throws Problem INVALID for what lies outside the picture or has another shape
     */
    CropPlan checked(MediaItem picture) {
        var wrong = new ArrayList<Problem.Field>();
        focus.filter(point -> !inside(point.x(), point.y(), picture))
                .ifPresent(point ->
                        wrong.add(
                                new Problem.Field(
                                        "focus", "it lies outside the picture", sized(picture))));
        Map<Ratio, Area> fitting = new EnumMap<>(Ratio.class);
        byHand.forEach((ratio, area) -> fitting.put(ratio, fit(wrong, picture, ratio, area)));
        if (!wrong.isEmpty()) {
            throw new Problem(Problem.Kind.INVALID, "The picture cannot be cut like that.", wrong);
        }
        return new CropPlan(focus, fitting);
    }

    private static boolean inside(int x, int y, MediaItem picture) {
        return x >= 0 && y >= 0 && x < picture.width() && y < picture.height();
    }

    private static String sized(MediaItem picture) {
        return "use pixels from 0,0 to below " + picture.width() + "," + picture.height();
    }

    private static Area fit(List<Problem.Field> wrong, MediaItem picture, Ratio ratio, Area area) {
        String path = "crops." + ratio.slug();
        int widest = ratio.widest(picture.width(), picture.height());
        int least = Math.min(LEAST_WIDTH, widest);
        if (ratio == Ratio.ORIGINAL) {
            wrong.add(new Problem.Field(path, "the original is never cut", "leave it out"));
            return area;
        }
        if (area.width() < least || area.width() > widest) {
            wrong.add(
                    new Problem.Field(
                            path + ".width",
                            "it is " + area.width() + " pixels wide",
                            "cut " + least + " to " + widest + " pixels wide"));
            return area;
        }
        int height = Math.min(picture.height(), ratio.height(area.width(), 1, 1));
        if (Math.abs(area.height() - height) > SLACK) {
            wrong.add(
                    new Problem.Field(
                            path + ".height",
                            "it is " + area.height() + " pixels high, which is not " + ratio.slug(),
                            "make it " + height + " high"));
            return area;
        }
        boolean outside =
                area.x() < 0
                        || area.y() < 0
                        || area.x() > picture.width() - area.width()
                        || area.y() > picture.height() - area.height() + SLACK;
        if (outside) {
            wrong.add(new Problem.Field(path, "it lies outside the picture", sized(picture)));
            return area;
        }
        return new Area(
                area.x(), Math.min(area.y(), picture.height() - height), area.width(), height);
    }

    /** The cuts this comes to, of every ratio that is not automatic. */
    Map<Ratio, Area> areas(MediaItem picture) {
        Map<Ratio, Area> areas = new EnumMap<>(Ratio.class);
        focus.ifPresent(point -> {
            for (Ratio ratio : Ratio.CUTS) {
                areas.put(ratio, Area.around(point, ratio, picture.width(), picture.height()));
            }
        });
        areas.putAll(byHand);
        return areas;
    }
}
