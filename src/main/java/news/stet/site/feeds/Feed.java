package news.stet.site.feeds;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A feed before it has a format. All addresses are absolute.
 *
 * @param id the same as long as the feed lives: a {@code tag:} URI
 * @param self where this format of it is
 * @param home the page it follows
 * @param title of the feed
 * @param description one line; never empty
 * @param language BCP 47, the edition's
 * @param publisher who brings it out; also the author of stories without a byline
 * @param updatedAt when the latest of its entries changed
 * @param elsewhere the page it follows, in other languages
 * @param entries highest sort first
 */
record Feed(
        String id,
        URI self,
        URI home,
        String title,
        String description,
        String language,
        String publisher,
        Instant updatedAt,
        List<FeedEntry.Elsewhere> elsewhere,
        List<FeedEntry> entries) {
    /** Named in each feed, as the formats wish. */
    static final String GENERATOR = "Stet";

    Feed {
        elsewhere = List.copyOf(elsewhere);
        entries = List.copyOf(entries);
    }

    boolean rightToLeft() {
        return FeedEntry.rightToLeft(Locale.forLanguageTag(language));
    }
}
