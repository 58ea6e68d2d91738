package news.stet.search;

import java.util.Collection;
import java.util.List;
import news.stet.story.StoryJson;
import org.jdbi.v3.core.Handle;

/** Which stories an index has, and as what. */
public enum Scope {
    /** What readers see, as they see it. */
    LIVE(
            "search",
            """
            select story as id, edition, section, sort, 'live' as status, published_at as at, content
            from live_story
            """,
            "story"),

    /** All the newsroom has, drafts and what was killed too, as last written; for the desk. */
    DESK(
            "search-desk",
            """
            select s.id, s.edition, s.section,
                   (extract(epoch from s.changed_at) * 1000)::bigint as sort, s.status,
                   s.changed_at as at, r.content
            from story s join revision r on r.story = s.id and r.number = s.working
            """,
            "s.id");

    private final String folder;
    private final String rows;
    private final String id;

    Scope(String folder, String rows, String id) {
        this.folder = folder;
        this.rows = rows;
        this.id = id;
    }

    /** The usual name of its index in a data folder. */
    public String folder() {
        return folder;
    }

    /** Those of the stories that belong into it. */
    List<StoryDocument> read(Handle handle, Collection<Long> ids) {
        return handle.createQuery(rows + " where " + id + " = any(:ids)")
                .bindArray("ids", Long.class, ids)
                .map((row, context) -> of(row))
                .list();
    }

    /** The next so many of them by number. */
    List<StoryDocument> readAfter(Handle handle, long after, int count) {
        return handle.createQuery(
                        rows + " where " + id + " > :after order by " + id + " limit :count")
                .bind("after", after)
                .bind("count", count)
                .map((row, context) -> of(row))
                .list();
    }

    private StoryDocument of(java.sql.ResultSet row) throws java.sql.SQLException {
        return new StoryDocument(
                row.getLong("id"),
                row.getString("edition"),
                row.getString("section"),
                row.getString("status"),
                row.getLong("sort"),
                row.getTimestamp("at").getTime(),
                StoryJson.readKept(row.getString("content")),
                this == DESK);
    }
}
