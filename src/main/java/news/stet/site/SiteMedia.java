package news.stet.site;

import org.jspecify.annotations.Nullable;

/**
 * A picture or film of the library, as pages need it.
 *
 * @param film whether it is a film; then {@link #address} gives its poster
 * @param stem {@code /media/2016/12/23/name}, to which ratio, width and format are added
 * @param width of the original, in pixels
 * @param height of the original, in pixels
 * @param colour its average, as {@code #rrggbb}
 */
public record SiteMedia(
        long id,
        boolean film,
        String stem,
        int width,
        int height,
        @Nullable String colour,
        @Nullable String caption,
        @Nullable String alt,
        @Nullable String credit) {
    /**
     * Where a rendition is served.
     *
     * @param ratio as in {@code 16x9}
     * @param format as in {@code webp}
     */
    public String address(String ratio, int width, String format) {
        return "%s_%s_%d.%s".formatted(stem, ratio, width, format);
    }

    /** Class of the colour that holds its place in a page. */
    public String tone() {
        return Tone.of(colour);
    }
}
