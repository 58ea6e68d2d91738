package news.stet.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for; null fields ask for nothing.
 *
 * @param edition empty for all, as the desk asks; words are then taken in every language
 * @param language of the edition, as a BCP 47 tag; endings are taken off in it
 * @param words as typed: all of them, in any order; those between quotation marks as they stand;
 *     none of those after a minus; the last perhaps only begun
 * @param person in the byline: each of these words is there, or begins one that is
 * @param from published then or later
 * @param until published before
 * @param byDate the newest first; else the best
 */
public record Asked(
        String edition,
        String language,
        String words,
        @Nullable String section,
        @Nullable String topic,
        @Nullable String type,
        @Nullable String person,
        @Nullable Instant from,
        @Nullable Instant until,
        boolean byDate) {
    /** Whether more than words is asked for, beside edition and language. */
    boolean isNarrowed() {
        return section != null
                || topic != null
                || type != null
                || person != null
                || from != null
                || until != null;
    }

    /** Words alone. */
    public static Asked of(String edition, String language, String words) {
        return new Asked(edition, language, words, null, null, null, null, null, null, false);
    }
}
