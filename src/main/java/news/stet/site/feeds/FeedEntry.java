package news.stet.site.feeds;

import com.ibm.icu.util.ULocale;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A story in a feed. All addresses are absolute.
 *
 * @param id the same whatever becomes of headline, section and address: a {@code tag:} URI
 * @param url its page
 * @param language BCP 47
 * @param summary plain; empty without one
 * @param html the story whole, in HTML that needs no cleaning
 * @param authors none when nobody signs it
 * @param categories names of its section and topics
 * @param picture what stands for it; null without one
 * @param elsewhere the same in other languages
 */
record FeedEntry(
        String id,
        URI url,
        String language,
        String title,
        String summary,
        String html,
        List<String> authors,
        List<Category> categories,
        Instant publishedAt,
        Instant updatedAt,
        @Nullable Picture picture,
        List<Film> films,
        List<Elsewhere> elsewhere) {
    /**
     * @param term slug
     * @param scheme the page that lists it
     */
    record Category(String term, URI scheme, String name) {}

    /**
     * @param alt empty when nobody said
     */
    record Picture(
            URI url, String type, int width, int height, String alt, @Nullable String credit) {}

    /**
     * @param bytes its size, which readers of podcasts need
     * @param width in pixels; 0 when it could not be measured
     * @param playlist of all sizes and captions (HLS); null without one
     * @param title empty when nobody said
     * @param player a page that plays it
     * @param still what stands for it; null without one
     */
    record Film(
            URI url,
            String type,
            long bytes,
            int width,
            int height,
            @Nullable URI playlist,
            @Nullable Duration duration,
            String title,
            URI player,
            @Nullable Picture still,
            List<Subtitle> subtitles) {
        Film {
            subtitles = List.copyOf(subtitles);
        }

        /** Whether there is nothing to see in it. */
        boolean sound() {
            return type.startsWith("audio/");
        }
    }

    /** Captions of a film in one language. */
    record Subtitle(URI url, String language) {}

    /**
     * The same page in another edition.
     *
     * @param language BCP 47; {@link #FOR_OTHERS} for those who read none of them
     */
    record Elsewhere(URI url, String language) {
        static final String FOR_OTHERS = "x-default";
    }

    FeedEntry {
        elsewhere = List.copyOf(elsewhere);
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
        films = List.copyOf(films);
    }

    static boolean rightToLeft(Locale locale) {
        return ULocale.forLocale(locale).isRightToLeft();
    }
}
