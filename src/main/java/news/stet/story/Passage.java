package news.stet.story;

import org.jspecify.annotations.Nullable;

/**
 * The words a comment is on. Numbers say where they stood when it was written; the words themselves
 * find them again after the text has moved.
 *
 * @param place headline, standfirst or body
 * @param block of the body, from 0; 0 elsewhere
 * @param start in the block's plain words, in UTF-16 units; {@code end} is after the last one
 * @param text the words
 */
public record Passage(String place, int block, int start, int end, String text) {
    /** The longest quotation kept; a longer one is found by its beginning. */
    public static final int MAX_CHARS = 1_000;

    static @Nullable Passage of(
            @Nullable String place, int block, int start, int end, String text) {
        return place == null ? null : new Passage(place, block, start, end, text);
    }
}
