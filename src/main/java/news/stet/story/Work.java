package news.stet.story;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who has a story in hand, and until when: the work on it, which is no part of the story and of no
 * revision.
 *
 * @param assignee null when nobody was given it
 * @param deadline when it is to be done; null when nobody said
 */
public record Work(@Nullable Assignee assignee, @Nullable Instant deadline) {
    /** Nobody was given it, and nobody waits for it. */
    public static final Work NONE = new Work(null, null);

    /**
     * Somebody who has a story in hand.
     *
     * @param id the account's
     */
    public record Assignee(long id, String name) {}
}
