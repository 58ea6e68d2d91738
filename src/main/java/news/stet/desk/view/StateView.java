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
        @Nullable String address) {
    /**
     * One button.
     *
     * @param look {@code main} for the next step, {@code danger} for what takes away, else empty
     */
    public record Verb(String slug, String title, String look) {}
}
