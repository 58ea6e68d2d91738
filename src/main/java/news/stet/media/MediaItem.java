package news.stet.media;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A picture, a film or a recording of the library.
 *
 * @param format of the original
 * @param bytes of the original
 * @param width in pixels, as seen upright; 0 for a recording, and for a film on a machine that
 *     cannot measure films
 * @param height as the width
 * @param duration of a film or a recording, where it is known
 * @param folder {@code yyyy/MM/dd}, the day it was added (UTC); part of its addresses for ever
 * @param name part of its addresses for ever, one of a kind in its folder
 * @param colour its mean colour as {@code #rrggbb}, to stand in its place while it loads
 * @param posterId the picture that stands for a film
 * @param fileName as the file was called where it came from
 * @param addedBy the name of who added it
 * @param rights what may be done with it, and whether readers may see it
 * @param crops how a picture is cut
 */
public record MediaItem(
        long id,
        MediaKind kind,
        MediaFormat format,
        long bytes,
        int width,
        int height,
        Optional<Duration> duration,
        String folder,
        String name,
        MediaDetails details,
        String colour,
        Optional<Long> posterId,
        String fileName,
        Instant addedAt,
        String addedBy,
        MediaRights rights,
        Crops crops) {
    /** The widths renditions are made in, as far as the picture has them. */
    public static final List<Integer> WIDTHS =
            List.of(160, 320, 480, 640, 960, 1280, 1600, 1920, 2560);

    /** The original's media type. */
    public String contentType() {
        return format.contentType();
    }

    /**
     * The widths this picture has in that ratio, the smallest first, never empty for a picture: the
     * usual ones that it can fill, and its own full width if that lies between.
     */
    public List<Integer> widths(Ratio ratio) {
        return widths(ratio, crops.find(ratio));
    }

    /** The same for a cut that need not be in force any more; empty for the automatic one. */
    List<Integer> widths(Ratio ratio, Optional<Crop> crop) {
        if (kind != MediaKind.PICTURE) {
            return List.of();
        }
        int widest = widest(ratio, crop);
        var widths = new ArrayList<Integer>();
        for (int usual : WIDTHS) {
            if (usual <= widest) {
                widths.add(usual);
            }
        }
        if (widest < WIDTHS.getLast() && !widths.contains(widest)) {
            widths.add(widest);
        }
        return widths;
    }

    private int widest(Ratio ratio, Optional<Crop> crop) {
        return crop.map(cut -> cut.area().width()).orElseGet(() -> ratio.widest(width, height));
    }

    /** The width that {@link #address} gives for a wish: the next one up, or else the largest. */
    public int nearestWidth(Ratio ratio, int wished) {
        if (kind != MediaKind.PICTURE) {
            throw new IllegalStateException("media " + id + " is no picture");
        }
        int widest = widest(ratio, crops.find(ratio));
        for (int usual : WIDTHS) {
            if (usual >= wished && usual <= widest) {
                return usual;
            }
        }
        List<Integer> widths = widths(ratio);
        return widths.getLast();
    }

    /** How high a rendition of that ratio and width is. */
    public int height(Ratio ratio, int renditionWidth) {
        return ratio.height(renditionWidth, width, height);
    }

    /**
     * The path of a rendition on the site, as in {@code
     * /media/2026/11/02/bridge-1f3a_16x9_640.webp}. It never changes its meaning: when the picture
     * is cut otherwise, the address is another, as in {@code …/bridge-1f3a-c2_16x9_640.webp}.
     *
     * @param wished in pixels; see {@link #nearestWidth}
     * @throws IllegalStateException for a film, whose pictures are its poster's
     */
    public String address(Ratio ratio, int wished, Format format) {
        if (kind != MediaKind.PICTURE) {
            throw new IllegalStateException("media " + id + " is no picture");
        }
        return "/media/"
                + folder
                + "/"
                + name
                + crops.find(ratio).map(crop -> "-c" + crop.number()).orElse("")
                + "_"
                + ratio.slug()
                + "_"
                + nearestWidth(ratio, wished)
                + "."
                + format.slug();
    }

    /**
     * The path of a film or a recording on the site, as in {@code
     * /media/2026/11/02/harbour-88c1.mp4}.
     *
     * @throws IllegalStateException for a picture
     */
    public String filmAddress() {
        if (kind == MediaKind.PICTURE) {
            throw new IllegalStateException("media " + id + " is no film");
        }
        return "/media/" + folder + "/" + name + "." + format.extension();
    }
}
