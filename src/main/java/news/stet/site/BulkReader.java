package news.stet.site;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.stet.fronts.Box;
import news.stet.fronts.BoxItem;
import news.stet.fronts.BoxRows;
import news.stet.platform.Jsonb;
import news.stet.story.StoryJson;
import org.jdbi.v3.core.Handle;

/**
 * What feeds, boxes and sitemaps read: many stories at once. Everything is noted in the keys of the
 * one {@link SiteReader} it reads for.
 */
public final class BulkReader {
    /** The most one sitemap may hold, by its protocol; no month of an edition comes near. */
    private static final int MAX_URLS = 50_000;

    /** A month of an edition, and when its stories last changed. */
    public record Month(String edition, int month, int stories, Instant updatedAt) {}

    /** A topic that has live stories. */
    public record TopicInUse(String edition, String topic, Instant updatedAt) {}

    private record Whole(long story, Jsonb content) {}

    private record Correction(long story, String note, Instant at) {}

    private final SiteReader reader;
    private final Handle handle;

    public BulkReader(SiteReader reader) {
        this.reader = reader;
        this.handle = reader.handle();
    }

    /** The stories of those cards whole, in their order. */
    public List<LiveStory> listWhole(List<LiveCard> cards) {
        Map<Long, Jsonb> contents = new HashMap<>();
        handle.createQuery("select story, content from live_story where story = any (:ids)")
                .bindArray("ids", Long.class, ids(cards))
                .mapTo(Whole.class)
                .forEach(whole -> contents.put(whole.story(), whole.content()));
        return cards.stream()
                .filter(card -> contents.containsKey(card.story()))
                .map(card ->
                        new LiveStory(
                                card,
                                StoryJson.readKept(
                                        contents.getOrDefault(card.story(), new Jsonb("{}"))
                                                .json())))
                .toList();
    }

    /** The whole headlines of those stories, by story; cards have the short ones. */
    public Map<Long, String> headlines(List<LiveCard> cards) {
        Map<Long, String> headlines = new HashMap<>();
        handle.createQuery(
                        """
                        select story, content->>'headline' as headline
                        from live_story where story = any (:ids)
                        """)
                .bindArray("ids", Long.class, ids(cards))
                .map((row, context) -> Map.entry(row.getLong("story"), row.getString("headline")))
                .forEach(entry -> headlines.put(entry.getKey(), entry.getValue()));
        return headlines;
    }

    /** What was put right in those stories, by story, latest first. */
    public Map<Long, List<PublicCorrection>> listCorrections(List<LiveCard> cards) {
        return handle
                .createQuery(
                        """
                        select story, note, at from correction
                        where story = any (:ids) order by story, revision desc
                        """)
                .bindArray("ids", Long.class, ids(cards))
                .mapTo(Correction.class)
                .stream()
                .collect(
                        java.util.stream.Collectors.groupingBy(
                                Correction::story,
                                java.util.stream.Collectors.mapping(
                                        one -> new PublicCorrection(one.note(), one.at()),
                                        java.util.stream.Collectors.toList())));
    }

    private List<Long> ids(List<LiveCard> cards) {
        cards.forEach(card -> reader.note(Keys.story(card.story())));
        return cards.stream().map(LiveCard::story).toList();
    }

    /** The names of an edition's topics, by slug. */
    public Map<String, String> topicNames(String edition, List<String> topics) {
        topics.forEach(topic -> reader.note(Keys.topic(edition, topic)));
        Map<String, String> names = new HashMap<>();
        handle.createQuery(
                        """
                        select edition, slug, name from topic
                        where edition = :edition and slug = any (:topics)
                        """)
                .bind("edition", edition)
                .bindArray("topics", String.class, topics)
                .mapTo(SiteTopic.class)
                .forEach(topic -> names.put(topic.slug(), topic.name()));
        return names;
    }

    /** What the box {@code latest} shows. */
    public List<BoxItem> listLatestBox(String edition, int limit) {
        reader.note(Keys.latest(edition));
        reader.note(Keys.box(edition, Box.LATEST));
        reader.note(Keys.types());
        return BoxRows.listLatest(handle, edition, limit);
    }

    /** What a box shows, empty if there is none of that name. */
    public Optional<List<BoxItem>> findBox(String edition, String box) {
        reader.note(Keys.box(edition, box));
        reader.note(Keys.types());
        // Hidden ones too: the box shows them again when they come back.
        BoxRows.listIds(handle, edition, box).forEach(id -> reader.note(Keys.story(id)));
        return BoxRows.find(handle, edition, box).map(found -> found.items());
    }

    /** How many pages the site has at least: one for each live story. */
    public int countStories() {
        reader.listEditions().forEach(edition -> reader.note(Keys.latest(edition.code())));
        return handle.createQuery("select count(*) from live_story").mapTo(Integer.class).one();
    }

    /** The months in which an edition has stories, latest first. */
    public List<Month> listMonths(String edition) {
        reader.note(Keys.latest(edition));
        return handle.createQuery(
                        """
                        select edition, month, count(*) as stories, max(updated_at) as updated_at
                        from live_story where edition = :edition
                        group by edition, month order by month desc
                        """)
                .bind("edition", edition)
                .mapTo(Month.class)
                .list();
    }

    /**
     * All stories of an edition's month, over all sections.
     *
     * @param month yyyymm
     */
    public List<LiveCard> listMonth(String edition, int month) {
        reader.listSections(edition)
                .forEach(section -> reader.note(Keys.archive(edition, section.slug(), month)));
        return handle.createQuery(
                        SiteReader.CARD
                                + """
                                where edition = :edition and month = :month
                                order by sort desc limit :limit
                                """)
                .bind("edition", edition)
                .bind("month", month)
                .bind("limit", MAX_URLS)
                .mapTo(LiveCard.class)
                .list();
    }

    /** A section's months, latest first, and when their stories last changed. */
    public List<Month> listMonthsOf(String edition, String section) {
        reader.note(Keys.section(edition, section));
        return handle.createQuery(
                        """
                        select edition, month, count(*) as stories, max(updated_at) as updated_at
                        from live_story where edition = :edition and section = :section
                        group by edition, month order by month desc
                        """)
                .bind("edition", edition)
                .bind("section", section)
                .mapTo(Month.class)
                .list();
    }

    /** An edition's topics that have live stories, by slug. */
    public List<TopicInUse> listTopicsInUse(String edition) {
        reader.note(Keys.latest(edition));
        return handle.createQuery(
                        """
                        select t.edition, t.topic, max(s.updated_at) as updated_at
                        from live_topic t join live_story s on s.story = t.story
                        where t.edition = :edition group by t.edition, t.topic order by t.topic
                        """)
                .bind("edition", edition)
                .mapTo(TopicInUse.class)
                .list();
    }

    /** Live stories of all editions first published since then, the latest first. */
    public List<LiveCard> listSince(Instant since, int limit) {
        reader.listEditions().forEach(edition -> reader.note(Keys.latest(edition.code())));
        return handle.createQuery(
                        SiteReader.CARD
                                + """
                                where published_at >= :since
                                order by published_at desc, story desc limit :limit
                                """)
                .bind("since", since)
                .bind("limit", limit)
                .mapTo(LiveCard.class)
                .list();
    }
}
