package news.stet.fronts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an editor wants a box to be.
 *
 * @param box its slug; a new one makes a new box
 * @param name its name for people; null keeps it, or takes the slug for a new box
 * @param stories ids of live stories or list entries of that edition, top first
 * @param expectedVersion the version the editor looked at, 0 for a box not made yet; another one
 *     now is refused; null when they did not say
 * @param rules what it shows beside them; null keeps size and query, and lets nothing stay
 */
public record BoxOrder(
        String edition,
        String box,
        @Nullable String name,
        List<Long> stories,
        @Nullable Integer expectedVersion,
        @Nullable BoxRules rules) {
    public BoxOrder {
        stories = List.copyOf(stories);
    }

    /** One that says nothing of size, query and what stays. */
    public BoxOrder(
            String edition,
            String box,
            @Nullable String name,
            List<Long> stories,
            @Nullable Integer expectedVersion) {
        this(edition, box, name, stories, expectedVersion, null);
    }

    /** Where a story stays; null when it does not. */
    @Nullable Integer place(long story) {
        return rules == null ? null : rules.sticky().get(story);
    }
}
