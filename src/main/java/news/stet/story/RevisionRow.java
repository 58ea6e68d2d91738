package news.stet.story;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import news.stet.people.Actor;

/** A revision from its row. */
final class RevisionRow {
    private RevisionRow() {}

    static Revision read(ResultSet row) throws SQLException {
        return new Revision(
                row.getLong("story"),
                row.getInt("number"),
                row.getString("verb"),
                Status.get(row.getString("status")),
                StoryRows.content(row.getString("content")),
                row.getString("note"),
                Actor.Kind.valueOf(row.getString("by_kind").toUpperCase(Locale.ROOT)),
                row.getString("by_name"),
                StoryRows.requiredInstant(row, "at"));
    }
}
