package news.stet.desk.view;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newsroom's home: stories by what was asked.
 *
 * @param older address of the next page; null when this is the last
 * @param newest address of the first page; null when this is it
 * @param filtered whether anything was asked, so that an empty list means no match
 */
public record StoryListView(
        Page page,
        Filter filter,
        List<Choice> editions,
        List<Choice> sections,
        List<Row> rows,
        @Nullable String older,
        @Nullable String newest,
        boolean filtered) {
    /** What was asked; empty text asks for nothing. */
    public record Filter(
            String words, String status, String edition, String section, String type) {}

    /** One choice of a list. */
    public record Choice(String value, String name, boolean chosen) {}

    /**
     * One story in the list.
     *
     * @param language of the headline, BCP 47
     * @param zone in which its times are shown
     * @param waiting whether the desk has a later text than readers
     */
    public record Row(
            long id,
            String headline,
            @Nullable String kicker,
            String type,
            String language,
            String edition,
            String section,
            String status,
            int urgency,
            int words,
            String changedBy,
            Instant changedAt,
            @Nullable Instant dueAt,
            @Nullable Instant embargoedUntil,
            ZoneId zone,
            boolean waiting) {}
}
