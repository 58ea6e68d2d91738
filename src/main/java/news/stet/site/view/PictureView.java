package news.stet.site.view;

import java.util.List;
import news.stet.media.Format;
import news.stet.site.SiteMedia;
import org.jspecify.annotations.Nullable;

/**
 * A picture at one place of a page.
 *
 * @param ratio as in {@code 16x9}, or the original's
 * @param place how wide it stands there, for the browser's choice of a rendition
 * @param alt empty when the words beside it say all
 * @param eager loaded at once, because it is seen first
 * @param made what readers are told when a machine made it or parts of it
 */
public record PictureView(
        SiteMedia media,
        Ratio ratio,
        Place place,
        String alt,
        @Nullable String caption,
        @Nullable String credit,
        boolean eager,
        @Nullable String made) {
    /** The places pictures stand in. */
    public enum Place {
        HERO("(min-width: 75rem) 60rem, 100vw", 640, 960, 1280, 1920),
        LEAD("(min-width: 75rem) 38rem, (min-width: 60rem) 50vw, 100vw", 640, 960, 1280),
        CARD("(min-width: 75rem) 18rem, (min-width: 40rem) 45vw, 100vw", 320, 640, 960),
        SMALL("(min-width: 40rem) 13rem, 7.5rem", 320, 640),
        BODY("(min-width: 48rem) 42rem, 100vw", 640, 960, 1280);

        private final String sizes;
        private final int[] widths;

        Place(String sizes, int... widths) {
            this.sizes = sizes;
            this.widths = widths;
        }

        /** The {@code sizes} attribute. */
        public String sizes() {
            return sizes;
        }
    }

    /** The shapes the library cuts. */
    public enum Ratio {
        WIDE("16x9"),
        CLASSIC("4x3"),
        SQUARE("1x1");

        private final String slug;

        Ratio(String slug) {
            this.slug = slug;
        }
    }

    /** The formats browsers may choose from before JPEG, the smallest first. */
    public List<Format> formats() {
        return media.smallFormats();
    }

    /** Addresses of all widths in a format, for {@code srcset}. */
    public String sourceSet(Format format) {
        StringBuilder set = new StringBuilder();
        int last = 0;
        for (int wished : place.widths) {
            int width = media.width(ratio.slug, wished);
            if (width != last) {
                set.append(set.isEmpty() ? "" : ", ")
                        .append(media.address(ratio.slug, width, format.slug()))
                        .append(' ')
                        .append(width)
                        .append('w');
            }
            last = width;
        }
        return set.toString();
    }

    /** What browsers that know nothing better load. */
    public String source() {
        return media.address(ratio.slug, width(), "jpg");
    }

    public int width() {
        return media.width(ratio.slug, place.widths[place.widths.length / 2]);
    }

    public int height() {
        return media.height(ratio.slug, width());
    }

    /** Class of the colour that holds its place. */
    public String tone() {
        return media.tone();
    }
}
