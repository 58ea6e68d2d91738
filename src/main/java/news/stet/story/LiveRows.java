package news.stet.story;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import news.stet.platform.Json;
import news.stet.platform.Jsonb;
import org.jdbi.v3.core.Handle;

/**
 * What readers may see: one row for each live story. A publishing verb puts it in or takes it out,
 * and learns the keys of everything that shows it differently now.
 */
final class LiveRows {
    private LiveRows() {}

    /** Makes the story's content what readers see; gives the keys of all it touched, sorted. */
    static List<String> put(Handle handle, Story story) {
        StoryContent content = story.content();
        Instant publishedAt = Objects.requireNonNull(story.publishedAt());
        int month = month(handle, content.edition(), publishedAt);
        Set<String> keys = remembered(handle, story.id());
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
        putTopics(handle, story);
        keys.addAll(remembered(handle, story.id()));
        return keys.stream().sorted().toList();
    }

    /** The editors' note stays on the desk. */
    private static String publicJson(StoryContent content) {
        var json = StoryJson.write(content);
        json.remove("ednote");
        return Json.write(json);
    }

    private static void putTopics(Handle handle, Story story) {
        StoryContent content = story.content();
        handle.createUpdate("delete from live_topic where story = :story")
                .bind("story", story.id())
                .execute();
        // Sorted, so that two stories with the same new topics wait for each other in one order.
        for (String topic : content.topics().stream().sorted().toList()) {
            handle.createUpdate(
                            """
                            insert into topic (edition, slug, name) values (:edition, :topic, :name)
                            on conflict do nothing
                            """)
                    .bind("edition", content.edition())
                    .bind("topic", topic)
                    .bind("name", topicName(topic))
                    .execute();
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
    }

    /** A first name for a topic nobody has named yet. */
    private static String topicName(String slug) {
        String words = slug.replace('-', ' ');
        int first = words.codePointAt(0);
        return Character.toString(Character.toTitleCase(first))
                + words.substring(Character.charCount(first));
    }

    /** Takes the story from readers; gives the keys of all that showed it, sorted. */
    static List<String> remove(Handle handle, long story) {
        Set<String> keys = remembered(handle, story);
        keys.add("story:" + story);
        handle.createUpdate("delete from live_story where story = :story")
                .bind("story", story)
                .execute();
        return keys.stream().sorted().toList();
    }

    /** The keys of everything that shows the story as it stands in the table now. */
    private static Set<String> remembered(Handle handle, long story) {
        Set<String> keys = new LinkedHashSet<>();
        handle.createQuery("select edition, section, month from live_story where story = :story")
                .bind("story", story)
                .map((row, context) ->
                        membership(
                                story,
                                row.getString("edition"),
                                row.getString("section"),
                                row.getInt("month")))
                .findOne()
                .ifPresent(keys::addAll);
        handle.createQuery("select edition, topic from live_topic where story = :story")
                .bind("story", story)
                .map((row, context) ->
                        "topic:" + row.getString("edition") + "/" + row.getString("topic"))
                .forEach(keys::add);
        return keys;
    }

    private static List<String> membership(long story, String edition, String section, int month) {
        List<String> keys = new ArrayList<>();
        keys.add("story:" + story);
        keys.add("list:" + edition + "/latest");
        keys.add("list:" + edition + "/" + section + "/latest");
        keys.add(
                String.format(
                        "archive:%s/%s/%04d-%02d", edition, section, month / 100, month % 100));
        return keys;
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
