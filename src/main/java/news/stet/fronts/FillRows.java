package news.stet.fronts;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import news.stet.story.AskedList;
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

    /**
     * The list that a query looks through, newest first; to be bound to a {@code count}.
     *
     * @param now asked only where age matters
     */
    public static Query list(Handle handle, FillQuery query, Supplier<Instant> now) {
        Optional<AskedList> asked = query.asked();
        if (asked.isPresent()) {
            Instant notBefore =
                    query.hours() == null ? null : now.get().minus(Duration.ofHours(query.hours()));
            return asked.get().stories(handle, notBefore);
        }
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

    static Map<Long, Instant> published(Handle handle, List<Long> stories) {
        Map<Long, Instant> published = new HashMap<>();
        if (!stories.isEmpty()) {
            handle.createQuery(
                            "select story, published_at from live_story where story = any (:ids)")
                    .bindArray("ids", Long.class, stories)
                    .map((row, context) ->
                            Map.entry(row.getLong("story"), FrontRows.instant(row, "published_at")))
                    .forEach(one -> published.put(one.getKey(), one.getValue()));
        }
        return published;
    }
}
