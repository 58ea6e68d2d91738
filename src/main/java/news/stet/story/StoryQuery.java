package news.stet.story;

import org.jspecify.annotations.Nullable;

/**
 * What to list on the desk; null fields ask for nothing.
 *
 * @param words all of these words are in it, the last one perhaps only begun
 * @param assignee who has it in hand, by account; {@link #NOBODY} for stories nobody has
 * @param mine only what the asker has in hand or began
 * @param after where the previous page ended; null begins
 * @param limit stories on a page, 1 to 200
 */
public record StoryQuery(
        @Nullable Status status,
        @Nullable String words,
        @Nullable String section,
        @Nullable String edition,
        @Nullable StoryType type,
        @Nullable Long assignee,
        boolean mine,
        StorySort sort,
        @Nullable Cursor after,
        int limit) {
    public static final int MAX_LIMIT = 200;

    /** As assignee: stories nobody has in hand. */
    public static final long NOBODY = 0;

    public StoryQuery {
        limit = Math.clamp(limit, 1, MAX_LIMIT);
    }

    /** Stories in the usual order, whoever has them. */
    public StoryQuery(
            @Nullable Status status,
            @Nullable String words,
            @Nullable String section,
            @Nullable String edition,
            @Nullable StoryType type,
            @Nullable Cursor after,
            int limit) {
        this(status, words, section, edition, type, null, false, StorySort.CHANGED, after, limit);
    }
}
