package news.stet.story;

import java.util.Locale;
import java.util.Optional;

/** In which order stories are listed; some orders list only those that have what they go by. */
public enum StorySort {
    /** The last changed first. */
    CHANGED("s.changed_at desc, s.id desc", "(s.changed_at, s.id) < (:afterAt, :afterId)", ""),
    /** The last begun first. */
    BEGUN("s.id desc", "s.id < :afterId", ""),
    /** The most urgent first, of those the last changed. */
    URGENCY(
            "s.urgency, s.changed_at desc, s.id desc",
            """
            s.urgency >= :afterUrgency and (s.urgency > :afterUrgency
                or (s.changed_at, s.id) < (:afterAt, :afterId))\
            """,
            ""),
    /** The soonest deadline first; only those that have one. */
    DEADLINE(
            "s.deadline, s.id",
            "(s.deadline, s.id) > (:afterAt, :afterId)",
            "s.deadline is not null"),
    /** What goes out soonest first; only scheduled ones. */
    DUE("s.due_at, s.id", "(s.due_at, s.id) > (:afterAt, :afterId)", "s.due_at is not null"),
    /** The last corrected first; only those that were. */
    CORRECTED(
            "s.corrected_at desc, s.id desc",
            "(s.corrected_at, s.id) < (:afterAt, :afterId)",
            "s.corrected_at is not null");

    private final String order;
    private final String after;
    private final String only;

    StorySort(String order, String after, String only) {
        this.order = order;
        this.after = after;
        this.only = only;
    }

    /** The name in addresses: {@code deadline}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The order of that name, empty if there is none. */
    public static Optional<StorySort> find(String slug) {
        for (StorySort sort : values()) {
            if (sort.slug().equals(slug)) {
                return Optional.of(sort);
            }
        }
        return Optional.empty();
    }

    /** SQL after {@code order by}. */
    String order() {
        return order;
    }

    /** SQL that is true for what comes after a cursor. */
    String after() {
        return after;
    }

    /** SQL that is true for what this order lists at all; empty when it lists all. */
    String only() {
        return only;
    }

    /** SQL of the instant by which a cursor goes. */
    String at() {
        return switch (this) {
            case CHANGED, BEGUN, URGENCY -> "s.changed_at";
            case DEADLINE -> "s.deadline";
            case DUE -> "s.due_at";
            case CORRECTED -> "s.corrected_at";
        };
    }
}
