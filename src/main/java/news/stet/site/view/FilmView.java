package news.stet.site.view;

import java.util.List;
import news.stet.media.Film;
import news.stet.site.SiteMedia;
import org.jspecify.annotations.Nullable;

/**
 * A film with its poster.
 *
 * @param made what there is besides the original
 * @param label what it is, for who cannot see it
 * @param soon what is said until it plays
 * @param player the scripts that play it
 */
public record FilmView(
        SiteMedia media,
        Film made,
        @Nullable String caption,
        @Nullable String credit,
        String label,
        String soon,
        List<Track> tracks,
        Player player) {
    /**
     * Captions in one language.
     *
     * @param label what the language calls itself
     * @param chosen whether they are shown unless somebody turns them off
     */
    public record Track(String source, String language, String label, boolean chosen) {}

    /**
     * @param script path of the player's own module
     * @param climber path of what browsers need that cannot play a ladder by themselves
     */
    public record Player(String script, String climber) {}

    public FilmView {
        tracks = List.copyOf(tracks);
    }

    /** Path of the film itself, in the one size that plays everywhere; null until it is made. */
    public @Nullable String source() {
        return made.plays() ? made.progressive() : null;
    }

    /** Path of the playlist of all sizes; null as long as there is none. */
    public @Nullable String playlist() {
        return made.made().playlist() ? made.playlist() : null;
    }

    public String poster() {
        return media.address("16x9", 1280, "jpg");
    }

    /** As wide as the film, or as most are. */
    public int width() {
        return made.made().width() > 0 ? made.made().width() : 1280;
    }

    public int height() {
        return made.made().height() > 0 ? made.made().height() : 720;
    }
}
