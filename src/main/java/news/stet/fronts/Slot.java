package news.stet.fronts;

import org.jspecify.annotations.Nullable;

/**
 * One place of a container.
 *
 * @param placed what editors put there; null leaves it open for the query
 */
public record Slot(@Nullable Placed placed) {
    /** Filled by the container's query. */
    public static final Slot OPEN = new Slot(null);

    /** Whether that story stands here by hand. */
    boolean holds(long story) {
        return placed != null && placed.story() == story;
    }

    boolean isOpen() {
        return placed == null;
    }

    boolean isSticky() {
        return placed != null && placed.sticky();
    }
}
