package news.stet.story;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import news.stet.people.Actor;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;

/** A revision from its row. */
final class RevisionRow {
    private RevisionRow() {}

    private static final String SELECT =
            """
            select story, number, verb, status, content, note, by_kind, by_name, at from revision
            """;

    /**
     * @throws Problem NOT_FOUND when the story has no such revision
     */
    static Revision get(Handle handle, long story, int number) {
        return handle.createQuery(SELECT + " where story = :story and number = :number")
                .bind("story", story)
                .bind("number", number)
                .map((row, context) -> read(row))
                .findOne()
                .orElseThrow(() ->
                        new Problem(
                                Problem.Kind.NOT_FOUND,
                                "The story has no revision "
                                        + number
                                        + "; its history lists those it has."));
    }

    static Revision read(ResultSet row) throws SQLException {
        return new Revision(
                row.getLong("story"),
                row.getInt("number"),
                row.getString("verb"),
                Status.get(row.getString("status")),
                StoryRows.content(row.getString("content")),
                row.getString("note"),
                kind(row),
                row.getString("by_name"),
                StoryRows.requiredInstant(row, "at"));
    }

    static Actor.Kind kind(ResultSet row) throws SQLException {
        return Actor.Kind.valueOf(row.getString("by_kind").toUpperCase(Locale.ROOT));
    }
}
