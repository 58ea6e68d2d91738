package news.stet.story;

import org.jspecify.annotations.Nullable;

/**
 * What to list on the desk; null fields ask for nothing.
 *
 * @param words all of these words are in it, the last one perhaps only begun
 * @param after where the previous page ended; null begins
 * @param limit stories on a page, 1 to 200
 */
public record StoryQuery(
        @Nullable Status status,
        @Nullable String words,
        @Nullable String section,
        @Nullable String edition,
        @Nullable StoryType type,
        @Nullable Cursor after,
        int limit) {
    public static final int MAX_LIMIT = 200;

    public StoryQuery {
        limit = Math.clamp(limit, 1, MAX_LIMIT);
    }
}
