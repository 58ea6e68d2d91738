package news.stet.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import news.stet.platform.Json;
import news.stet.story.Rewording;
import news.stet.story.StoryJson;
import news.stet.story.StoryType;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The SQL of live stories: many at once, by id. */
final class LiveRows {
    /** Of a table or join named s. */
    static final String CARD =
            """
            select s.story, s.edition, s.section, s.sort, s.slug, s.type, s.kicker, s.headline, s.title,
                   s.standfirst, s.media, s.published_at
            """;

    private static final String CARDS = CARD + "from live_story s where s.story = any (:ids)";

    private static final String STORIES =
            CARD
                    + """
                    , s.updated_at, s.content,
                      (select jsonb_agg(jsonb_build_array(note, at, revision, rewordings) order by revision desc)
                       from correction c where c.story = s.story) as corrections,
                      (select jsonb_agg(jsonb_build_array(e.edition, id, e.sort, e.type, picture, e.title)
                                        order by e.sort desc, id desc)
                       from list_entry e where e.story = s.story) as entries
                    from live_story s where s.story = any (:ids)
                    """;

    private LiveRows() {}

    /** Those of them that are live. */
    static Map<Long, LiveCard> cards(Handle handle, Collection<Long> ids) {
        Map<Long, LiveCard> cards = new HashMap<>();
        if (!ids.isEmpty()) {
            handle.createQuery(CARDS)
                    .bindArray("ids", Long.class, ids)
                    .map((row, context) -> card(row))
                    .forEach(card -> cards.put(card.story(), card));
        }
        return cards;
    }

    static LiveCard card(ResultSet row) throws SQLException {
        String type = row.getString("type");
        return new LiveCard(
                row.getLong("story"),
                row.getString("edition"),
                row.getString("section"),
                row.getLong("sort"),
                row.getString("slug"),
                StoryType.find(type).orElseThrow(() -> new IllegalStateException("type " + type)),
                row.getString("kicker"),
                row.getString("headline"),
                row.getString("title"),
                row.getString("standfirst"),
                row.getObject("media", Long.class),
                instant(row, "published_at"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Those of them that are live, whole. */
    static Map<Long, LiveStory> stories(Handle handle, Collection<Long> ids) {
        Map<Long, LiveStory> stories = new HashMap<>();
        if (!ids.isEmpty()) {
            handle.createQuery(STORIES)
                    .bindArray("ids", Long.class, ids)
                    .map((row, context) -> story(row))
                    .forEach(story -> stories.put(story.card().story(), story));
        }
        return stories;
    }

    private static LiveStory story(ResultSet row) throws SQLException {
        LiveCard card = card(row);
        return new LiveStory(
                card,
                instant(row, "updated_at"),
                StoryJson.readKept(Objects.requireNonNull(row.getString("content"))),
                corrections(row.getString("corrections")),
                entries(row.getString("entries"), card.story()));
    }

    private static List<PublicCorrection> corrections(@Nullable String json) {
        List<PublicCorrection> corrections = new ArrayList<>();
        if (json != null) {
            for (JsonNode one : Json.read(json)) {
                Instant at = OffsetDateTime.parse(one.get(1).asString()).toInstant();
                corrections.add(
                        new PublicCorrection(
                                one.get(2).asInt(),
                                one.get(0).asString(),
                                at,
                                Rewording.readAll(one.get(3))));
            }
        }
        return corrections;
    }

    private static List<ListEntry> entries(@Nullable String json, long story) {
        List<ListEntry> entries = new ArrayList<>();
        if (json != null) {
            for (JsonNode one : Json.read(json)) {
                entries.add(
                        new ListEntry(
                                one.get(0).asString(),
                                one.get(1).asLong(),
                                one.get(2).asLong(),
                                one.get(3).asInt(),
                                one.get(4).asString(),
                                one.get(5).asString(),
                                story));
            }
        }
        return entries;
    }
}
