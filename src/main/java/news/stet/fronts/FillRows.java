package news.stet.fronts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The SQL behind a container's query; each of its lists has an index in its order. */
public final class FillRows {
    private static final String TOPIC =
            """
            select story from live_topic where edition = :edition and topic = :topic
            order by sort desc limit :count
            """;
    private static final String SECTION_TYPE =
            """
            select story from live_story
            where edition = :edition and section = :section and type = :type
            order by sort desc limit :count
            """;
    private static final String TYPE =
            """
            select story from live_story where edition = :edition and type = :type
            order by sort desc limit :count
            """;
    private static final String SECTION =
            """
            select story from live_story where edition = :edition and section = :section
            order by sort desc limit :count
            """;
    private static final String LATEST =
            """
            select story from live_story where edition = :edition order by sort desc limit :count
            """;

    private FillRows() {}

    /** The list that a query looks through, newest first; to be bound to a {@code count}. */
    public static Query list(Handle handle, FillQuery query) {
        Query sql = handle.createQuery(sql(query)).bind("edition", query.edition());
        bind(sql, "topic", query.topic());
        if (query.topic() == null) {
            bind(sql, "section", query.section());
            bind(sql, "type", query.type());
        }
        return sql;
    }

    private static void bind(
            Query sql, String name, @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            sql.bind(name, value);
        }
    }

    private static String sql(FillQuery query) {
        if (query.topic() != null) {
            return TOPIC;
        }
        if (query.type() != null) {
            return query.section() == null ? TYPE : SECTION_TYPE;
        }
        return query.section() == null ? LATEST : SECTION;
    }

    static Map<Long, Supply.Fact> facts(Handle handle, List<Long> stories) {
        Map<Long, Supply.Fact> facts = new HashMap<>();
        if (!stories.isEmpty()) {
            handle.createQuery(
                            """
                            select story, section, type, media is not null as pictured, published_at
                            from live_story where story = any (:ids)
                            """)
                    .bindArray("ids", Long.class, stories)
                    .map((row, context) ->
                            Map.entry(
                                    row.getLong("story"),
                                    new Supply.Fact(
                                            row.getString("section"),
                                            row.getString("type"),
                                            row.getBoolean("pictured"),
                                            FrontRows.instant(row, "published_at"))))
                    .forEach(one -> facts.put(one.getKey(), one.getValue()));
        }
        return facts;
    }
}
