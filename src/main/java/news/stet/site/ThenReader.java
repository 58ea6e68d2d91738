package news.stet.site;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.stet.story.StoryContent;
import news.stet.story.StoryJson;
import org.jdbi.v3.core.Handle;

/** Stories as readers saw them at an earlier moment. For the desk: nothing of it is noted. */
final class ThenReader {
    private static final String THEN =
            """
            select distinct on (r.story) r.story, r.content, s.slug, s.sort, s.published_at
            from revision r join story s on s.id = r.story
            where r.story = any (:ids) and r.verb in ('publish', 'correct') and r.at <= :at
              and s.sort is not null
            order by r.story, r.number desc
            """;

    private ThenReader() {}

    /** As they stood in lists then, in their order; none that was never live by then. */
    static List<LiveCard> cards(Handle handle, List<Long> ids, Instant at) {
        Map<Long, LiveCard> cards = byNumber(handle, ids, at);
        return ids.stream().flatMap(id -> Stream.ofNullable(cards.get(id))).toList();
    }

    private static Map<Long, LiveCard> byNumber(Handle handle, List<Long> ids, Instant at) {
        return handle
                .createQuery(THEN)
                .bindArray("ids", Long.class, ids)
                .bind("at", at)
                .map((row, context) -> {
                    StoryContent content =
                            StoryJson.readKept(Objects.requireNonNull(row.getString("content")));
                    return new LiveCard(
                            row.getLong("story"),
                            content.edition(),
                            content.section(),
                            row.getLong("sort"),
                            row.getString("slug"),
                            content.type(),
                            content.kicker(),
                            content.headlineForLists(),
                            content.headline(),
                            content.standfirst().plain(),
                            content.leadMedia(),
                            LiveRows.instant(row, "published_at"));
                })
                .stream()
                .collect(Collectors.toMap(LiveCard::story, card -> card));
    }
}
