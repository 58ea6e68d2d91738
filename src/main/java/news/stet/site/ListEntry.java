package news.stet.site;

import org.jspecify.annotations.Nullable;

/**
 * A story known by name only: it came in another's list and has no page here, so nothing links to
 * it.
 *
 * @param type the other site's number for its type
 * @param picture the other site's path of its picture; it may not be here
 * @param story the story it came with
 */
public record ListEntry(
        String edition,
        long id,
        long sort,
        int type,
        String picture,
        String title,
        @Nullable Long story) {}
