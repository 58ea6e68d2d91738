package news.stet.desk.view;

import java.util.Set;
import news.stet.media.Format;
import news.stet.media.MediaItem;
import news.stet.media.MediaKind;
import news.stet.media.Ratio;
import org.jspecify.annotations.Nullable;

/**
 * One picture or film with what is said and known of it.
 *
 * @param still the picture itself, or the one that stands for a film; null where there is none
 * @param film what a film or sound has beyond that; null for a picture
 */
public record LibraryItemView(
        Page page,
        String script,
        MediaItem item,
        @Nullable MediaItem still,
        MediaPanels panels,
        @Nullable FilmPanel film) {
    private static final int LARGE = 1280;
    private static final Set<String> SCRIPT_TEXTS =
            Set.of("crop", "library.saving", "library.notSaved");

    /** The words of the screen's scripts, by key, as JSON. */
    public String texts() {
        return page.texts(SCRIPT_TEXTS);
    }

    public boolean picture() {
        return item.kind() == MediaKind.PICTURE;
    }

    /** Where a picture is, as wide as the screen needs it. */
    public String large(MediaItem of) {
        return of.address(Ratio.ORIGINAL, LARGE, Format.JPG);
    }

    /** How wide the picture of that address is. */
    public String width(MediaItem of) {
        return String.valueOf(of.nearestWidth(Ratio.ORIGINAL, LARGE));
    }

    /** How high. */
    public String height(MediaItem of) {
        return String.valueOf(of.height(Ratio.ORIGINAL, of.nearestWidth(Ratio.ORIGINAL, LARGE)));
    }
}
