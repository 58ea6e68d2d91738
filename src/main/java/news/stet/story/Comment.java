package news.stet.story;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import news.stet.people.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said about a story, for the newsroom only.
 *
 * @param thread the comment it answers; null for one that begins a thread
 * @param on the words it is on; null for the whole story, and for answers
 * @param mentions ids of the people named with an @
 * @param revision the one that was looked at
 * @param resolvedAt when its thread was settled; null while it is open
 */
public record Comment(
        long id,
        long story,
        @Nullable Long thread,
        @Nullable Passage on,
        String text,
        List<Long> mentions,
        int revision,
        long byId,
        String byKind,
        String byName,
        Instant at,
        @Nullable Instant editedAt,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy) {
    /** For how long a comment may be put right by who wrote it; later, an answer does that. */
    public static final Duration EDITABLE = Duration.ofMinutes(15);

    public Comment {
        mentions = List.copyOf(mentions);
    }

    /** A comment with its answers, the oldest first. */
    public record Thread(Comment first, List<Comment> answers) {}

    public boolean isBy(Actor actor) {
        return byId == actor.id() && byKind.equals(actor.kind().slug());
    }

    /** Whether that actor may still put it right. */
    public boolean isEditable(Actor actor, Instant now) {
        return isBy(actor) && now.isBefore(at.plus(EDITABLE));
    }

    static Comment read(ResultSet row) throws SQLException {
        return new Comment(
                row.getLong("id"),
                row.getLong("story"),
                row.getObject("thread", Long.class),
                Passage.of(
                        row.getString("place"),
                        row.getInt("block"),
                        row.getInt("from_char"),
                        row.getInt("to_char"),
                        row.getString("quoted")),
                row.getString("text"),
                List.of((Long[]) row.getArray("mentions").getArray()),
                row.getInt("revision"),
                row.getLong("by_id"),
                row.getString("by_kind"),
                row.getString("by_name"),
                StoryRows.requiredInstant(row, "at"),
                StoryRows.instant(row, "edited_at"),
                StoryRows.instant(row, "resolved_at"),
                row.getString("resolved_by_name"));
    }
}
