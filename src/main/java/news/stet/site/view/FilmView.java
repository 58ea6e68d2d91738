package news.stet.site.view;

import news.stet.site.SiteMedia;
import org.jspecify.annotations.Nullable;

/** A film with its poster. */
public record FilmView(
        SiteMedia media, @Nullable String caption, @Nullable String credit, String label) {
    /** Path of the film itself. */
    public String source() {
        return media.item().filmAddress();
    }

    public String poster() {
        return media.address("16x9", 1280, "jpg");
    }
}
