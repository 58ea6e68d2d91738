package news.stet.story.look;

import org.jspecify.annotations.Nullable;

/**
 * The colours somebody chose for light screens or for dark ones; null where nobody did.
 *
 * @param paper what stands behind text
 * @param ink text
 * @param accent what stands out, and the words above headlines
 */
public record Shades(@Nullable Colour paper, @Nullable Colour ink, @Nullable Colour accent) {
    /** Nobody chose any. */
    public static final Shades NONE = new Shades(null, null, null);

    /** These, and those of another where these say nothing. */
    Shades over(Shades other) {
        return new Shades(
                paper == null ? other.paper : paper,
                ink == null ? other.ink : ink,
                accent == null ? other.accent : accent);
    }
}
