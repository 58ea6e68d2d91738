package news.stet.story;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing to do for a story.
 *
 * @param assignee whose it is; null for whoever comes first
 * @param doneAt null while it is open
 */
public record Task(
        long id,
        long story,
        String text,
        @Nullable Long assignee,
        @Nullable String assigneeName,
        String by,
        Instant at,
        @Nullable Instant doneAt,
        @Nullable String doneBy) {

    /**
     * What to change about one; null leaves that as it is.
     *
     * @param assignee 0 takes it away from whoever has it
     */
    public record Change(
            @Nullable String text,
            @Nullable Boolean done,
            @Nullable Long assignee,
            @Nullable Boolean dropped) {}

    /** How many there are of a story, and how many of them are open. */
    public record Count(int all, int open) {}

    static Task read(ResultSet row) throws SQLException {
        return new Task(
                row.getLong("id"),
                row.getLong("story"),
                row.getString("text"),
                row.getObject("assignee", Long.class),
                row.getString("assignee_name"),
                row.getString("by_name"),
                StoryRows.requiredInstant(row, "at"),
                StoryRows.instant(row, "done_at"),
                row.getString("done_by_name"));
    }
}
