package news.stet.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import news.stet.platform.Json;
import news.stet.platform.Jsonb;
import news.stet.story.ChangeLog;
import news.stet.story.KeyNames;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** What was found to be like live stories, as it is kept for their pages. */
final class RelatedRows {
    /** What pages show of a list can change only if one of its first few does. */
    private static final int SHOWN = 6;

    private static final Map<String, Likeness.Kind> KINDS =
            java.util.Arrays.stream(Likeness.Kind.values())
                    .collect(Collectors.toMap(Likeness.Kind::slug, kind -> kind));

    private RelatedRows() {}

    /** What is kept for a story; empty while nobody has looked. */
    static Optional<List<Likeness.Like>> find(Handle handle, long story) {
        return handle.createQuery("select reasons from related where story = :story")
                .bind("story", story)
                .mapTo(Jsonb.class)
                .findOne()
                .map(kept -> read(kept.json()));
    }

    /** The stories whose pages may show one of these. */
    static List<Long> showing(Handle handle, Collection<Long> stories, int most) {
        return handle.createQuery(
                        """
                        select story from related where others && :stories
                        order by story desc limit :most
                        """)
                .bindArray("stories", Long.class, stories)
                .bind("most", most)
                .mapTo(Long.class)
                .list();
    }

    /**
     * Keeps what was found, where it differs from what was found before in what pages show.
     *
     * @param found by story; those that are not live are passed over
     */
    static void put(Handle handle, Map<Long, List<Likeness.Like>> found, Instant now) {
        Map<Long, List<Long>> before = others(handle, found.keySet());
        List<String> changed = new ArrayList<>();
        for (var one : found.entrySet()) {
            long story = one.getKey();
            List<Long> others = one.getValue().stream().map(Likeness.Like::story).toList();
            @Nullable List<Long> known = before.get(story);
            if (known != null && head(known).equals(head(others))) {
                continue;
            }
            if (write(handle, story, others, one.getValue(), now)) {
                changed.add(KeyNames.related(story));
            }
        }
        if (!changed.isEmpty()) {
            ChangeLog.write(handle, "related", changed, null, now);
        }
    }

    private static List<Long> head(List<Long> others) {
        return others.subList(0, Math.min(SHOWN, others.size()));
    }

    private static Map<Long, List<Long>> others(Handle handle, Collection<Long> stories) {
        Map<Long, List<Long>> others = new HashMap<>();
        handle.createQuery(
                        """
                        select story, others from related where story = any (:stories)
                        order by story for update
                        """)
                .bindArray("stories", Long.class, stories)
                .map((row, context) ->
                        Map.entry(
                                row.getLong("story"),
                                List.of((Long[]) row.getArray("others").getArray())))
                .forEach(row -> others.put(row.getKey(), row.getValue()));
        return others;
    }

    /** Waits for who is just taking the story from readers, and then finds it gone. */
    private static boolean write(
            Handle handle,
            long story,
            List<Long> others,
            List<Likeness.Like> reasons,
            Instant now) {
        return handle.createUpdate(
                                """
                                insert into related (story, others, reasons, at)
                                select story, :others, :reasons, :now
                                from live_story where story = :story for key share
                                on conflict (story) do update set others = excluded.others,
                                    reasons = excluded.reasons, at = excluded.at
                                """)
                        .bind("story", story)
                        .bindArray("others", Long.class, others)
                        .bind("reasons", new Jsonb(write(reasons)))
                        .bind("now", now)
                        .execute()
                > 0;
    }

    private static String write(List<Likeness.Like> likes) {
        ArrayNode list = Json.mapper().createArrayNode();
        for (Likeness.Like like : likes) {
            var node = list.addObject().put("id", Long.toString(like.story()));
            var why = node.putArray("why");
            like.reasons()
                    .forEach(reason ->
                            why.addObject()
                                    .put("kind", reason.kind().slug())
                                    .put("said", reason.said()));
        }
        return Json.write(list);
    }

    private static List<Likeness.Like> read(String json) {
        List<Likeness.Like> likes = new ArrayList<>();
        for (JsonNode node : Json.read(json)) {
            List<Likeness.Reason> reasons = new ArrayList<>();
            for (JsonNode why : node.get("why")) {
                reasons.add(
                        new Likeness.Reason(
                                Objects.requireNonNull(KINDS.get(why.get("kind").stringValue())),
                                why.get("said").stringValue()));
            }
            likes.add(new Likeness.Like(Long.parseLong(node.get("id").stringValue()), reasons));
        }
        return likes;
    }
}
