package news.stet.story;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What goes with a verb.
 *
 * @param expectedRevision the revision the actor looked at; another one now is refused; null when
 *     they did not say
 * @param at when to publish (schedule), or the publication time to show (first publication)
 * @param note public for a correction, for the desk otherwise
 * @param content what a correction puts in place; null takes the working revision's
 * @param wordsHidden whether a correction's note shall stand without the words it put right; for
 *     what must not be repeated
 * @param minor an update so small that the time readers see stays
 */
public record Order(
        @Nullable Integer expectedRevision,
        @Nullable Instant at,
        @Nullable String note,
        @Nullable StoryContent content,
        boolean wordsHidden,
        boolean minor) {
    /** Nothing said. */
    public static final Order PLAIN = new Order(null, null, null, null);

    /** Nothing of it is hidden or minor. */
    public Order(
            @Nullable Integer expectedRevision,
            @Nullable Instant at,
            @Nullable String note,
            @Nullable StoryContent content) {
        this(expectedRevision, at, note, content, false, false);
    }

    /** A time and nothing else. */
    public static Order at(Instant at) {
        return new Order(null, at, null, null);
    }

    /** A note and nothing else. */
    public static Order noted(String note) {
        return new Order(null, null, note, null);
    }
}
