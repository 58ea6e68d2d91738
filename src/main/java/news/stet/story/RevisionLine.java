package news.stet.story;

import java.time.Instant;
import java.util.List;
import news.stet.people.Actor;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A revision without its text, as histories list it. */
public record RevisionLine(
        int number,
        String verb,
        Status status,
        @Nullable String note,
        Actor.Kind byKind,
        String byName,
        Instant at) {
    /** All of a story, the newest first. */
    static List<RevisionLine> list(Handle handle, long story) {
        return handle.createQuery(
                        """
                        select number, verb, status, note, by_kind, by_name, at from revision
                        where story = :story order by number desc
                        """)
                .bind("story", story)
                .map((row, context) ->
                        new RevisionLine(
                                row.getInt("number"),
                                row.getString("verb"),
                                Status.get(row.getString("status")),
                                row.getString("note"),
                                RevisionRow.kind(row),
                                row.getString("by_name"),
                                StoryRows.requiredInstant(row, "at")))
                .list();
    }
}
