package news.stet.story;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import news.stet.platform.Json;
import news.stet.platform.Jsonb;
import org.jdbi.v3.core.Handle;

/**
 * What readers may see: one row for each live story. A publishing verb puts it in or takes it out,
 * and learns what that changed.
 */
final class LiveRows {
    /** As many as a receipt names. */
    private static final int MOST_SHOWING = 200;

    private LiveRows() {}

    /** Makes the story's content what readers see. */
    static LiveChange put(Handle handle, Story story) {
        StoryContent content = Topics.merged(handle, story.content());
        Instant publishedAt = Objects.requireNonNull(story.publishedAt());
        int month = month(handle, content.edition(), publishedAt);
        LiveRow before = LiveRow.find(handle, story.id()).orElse(null);
        handle.createUpdate(
                        """
                        insert into live_story (story, edition, section, month, sort, slug, type, kicker,
                            headline, standfirst, media, published_at, updated_at, content, search)
                        values (:story, :edition, :section, :month, :sort, :slug, :type, :kicker, :headline,
                            :standfirst, :media, :publishedAt, :updatedAt, :content,
                            to_tsvector('simple', :search))
                        on conflict (story) do update set edition = excluded.edition,
                            section = excluded.section, month = excluded.month, sort = excluded.sort,
                            slug = excluded.slug, type = excluded.type, kicker = excluded.kicker,
                            headline = excluded.headline, standfirst = excluded.standfirst,
                            media = excluded.media, published_at = excluded.published_at,
                            updated_at = excluded.updated_at, content = excluded.content,
                            search = excluded.search
                        """)
                .bind("story", story.id())
                .bind("edition", content.edition())
                .bind("section", content.section())
                .bind("month", month)
                .bind("sort", story.sort())
                .bind("slug", story.slug())
                .bind("type", content.type().slug())
                .bind("kicker", content.kicker())
                .bind("headline", content.headlineForLists())
                .bind("standfirst", content.standfirst().plain())
                .bind("media", content.leadMedia())
                .bind("publishedAt", publishedAt)
                .bind("updatedAt", story.updatedAt())
                .bind("content", new Jsonb(publicJson(content)))
                .bind("search", SearchText.of(content))
                .execute();
        List<String> newTopics = putTopics(handle, story, content);
        putLinks(handle, story.id(), content);
        Byline.put(handle, story, content);
        LiveRow after = LiveRow.find(handle, story.id()).orElseThrow();
        return new LiveChange(story.id(), before, after, newTopics);
    }

    /** The editors' note stays on the desk. */
    private static String publicJson(StoryContent content) {
        var json = StoryJson.write(content);
        json.remove("ednote");
        return Json.write(json);
    }

    private static void putLinks(Handle handle, long story, StoryContent content) {
        handle.createUpdate("delete from live_link where story = :story")
                .bind("story", story)
                .execute();
        handle.createUpdate(
                        """
                        insert into live_link (story, target)
                        select :story, target from unnest(:targets) as target
                        """)
                .bind("story", story)
                .bindArray("targets", Long.class, content.shownStories())
                .execute();
    }

    /** The keys of the live stories that show this one as a card, the newest first. */
    static List<String> keysShowing(Handle handle, long story) {
        return handle.createQuery(
                        """
                        select story from live_link where target = :story
                        order by story desc limit :most
                        """)
                .bind("story", story)
                .bind("most", MOST_SHOWING)
                .map((row, context) -> KeyNames.story(row.getLong("story")))
                .list();
    }

    /** Gives the topics nobody had used before. */
    private static List<String> putTopics(Handle handle, Story story, StoryContent content) {
        List<String> added = new ArrayList<>();
        handle.createUpdate("delete from live_topic where story = :story")
                .bind("story", story.id())
                .execute();
        // Sorted, so that two stories with the same new topics wait for each other in one order.
        for (String topic : content.topics().stream().sorted().toList()) {
            int inserted =
                    handle.createUpdate(
                                    """
                                    insert into topic (edition, slug, name)
                                    values (:edition, :topic, :name) on conflict do nothing
                                    """)
                            .bind("edition", content.edition())
                            .bind("topic", topic)
                            .bind("name", topicName(topic))
                            .execute();
            if (inserted > 0) {
                added.add(topic);
            }
            handle.createUpdate(
                            """
                            insert into live_topic (edition, topic, sort, story)
                            values (:edition, :topic, :sort, :story)
                            """)
                    .bind("edition", content.edition())
                    .bind("topic", topic)
                    .bind("sort", story.sort())
                    .bind("story", story.id())
                    .execute();
        }
        return added;
    }

    /** A first name for a topic nobody has named yet. */
    private static String topicName(String slug) {
        String words = slug.replace('-', ' ');
        int first = words.codePointAt(0);
        return Character.toString(Character.toTitleCase(first))
                + words.substring(Character.charCount(first));
    }

    /** Takes the story from readers, if they see it. */
    static LiveChange remove(Handle handle, long story) {
        LiveRow before = LiveRow.find(handle, story).orElse(null);
        handle.createUpdate("delete from live_story where story = :story")
                .bind("story", story)
                .execute();
        return new LiveChange(story, before, null, List.of());
    }

    /** The month a story is filed under: yyyymm in the edition's time zone. */
    private static int month(Handle handle, String edition, Instant publishedAt) {
        String zone =
                handle.createQuery("select time_zone from edition where code = :edition")
                        .bind("edition", edition)
                        .mapTo(String.class)
                        .one();
        var local = publishedAt.atZone(ZoneId.of(zone));
        return local.getYear() * 100 + local.getMonthValue();
    }
}
