package news.stet.desk.view;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a story stands, and what this person may do to it now.
 *
 * @param id null for a story not saved yet
 * @param verbs in the order of their buttons; keys are {@code verb.…}
 * @param mayEdit whether this person may change the text
 * @param address the public page; null when readers see none
 * @param work who has it in hand and until when; null for a story not saved yet
 */
public record StateView(
        Page page,
        @Nullable Long id,
        String status,
        int revision,
        boolean waiting,
        @Nullable String changedBy,
        @Nullable Instant changedAt,
        @Nullable Instant dueAt,
        ZoneId zone,
        List<Verb> verbs,
        boolean mayEdit,
        @Nullable String address,
        Work work) {
    /**
     * One button.
     *
     * @param look {@code main} for the next step, {@code danger} for what takes away, else empty
     */
    public record Verb(String slug, String title, String look) {}

    /**
     * Who has a story in hand, and until when.
     *
     * @param people whom it may be given to
     * @param deadline as a control for a moment has it, on the zone's clock; empty for none
     * @param settled whether nobody has work on it any more
     */
    public record Work(
            List<StoryListView.Choice> people, String deadline, boolean overdue, boolean settled) {}
}
