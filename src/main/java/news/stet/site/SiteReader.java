package news.stet.site;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import news.stet.media.Format;
import news.stet.media.MediaItem;
import news.stet.media.MediaLibrary;
import news.stet.platform.Jsonb;
import news.stet.search.Search;
import news.stet.story.Status;
import news.stet.story.StoryJson;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * All that pages read, for one page: everything it gives is noted in {@link #keys}, and nothing may
 * be read around it. Lists come newest first, by {@code sort}. Not safe for several threads.
 */
public final class SiteReader {
    static final String CARD =
            """
            select story, edition, section, sort, slug, type, kicker, headline, standfirst, media,
                   published_at, updated_at
            from live_story
            """;

    private final Handle handle;
    private final InstantSource clock;
    private final Set<Format> formats;
    private final Keys keys = new Keys();
    private final Map<String, Optional<SiteEdition>> editions = new HashMap<>();
    private final Map<Long, Optional<MediaItem>> media = new HashMap<>();

    /**
     * A reader for one page.
     *
     * @param formats what this machine can make renditions in
     */
    public SiteReader(Handle handle, InstantSource clock, Set<Format> formats) {
        this.handle = handle;
        this.formats = formats;
        this.clock = clock;
    }

    /** What was read so far. */
    public Set<String> keys() {
        return keys.all();
    }

    /** For {@link BulkReader}, which reads on into the same keys. */
    Handle handle() {
        return handle;
    }

    /** For what is read elsewhere, as a template. */
    public void note(String key) {
        keys.note(key);
    }

    /** The time; a page that asks depends on the clock. */
    public Instant now() {
        keys.note(Keys.clock());
        return clock.instant();
    }

    /** All editions in their order. */
    public List<SiteEdition> listEditions() {
        keys.note(Keys.editions());
        List<SiteEdition> all =
                handle.createQuery("select * from edition order by position, code")
                        .mapTo(SiteEdition.class)
                        .list();
        all.forEach(edition -> editions.put(edition.code(), Optional.of(edition)));
        return all;
    }

    /** The editions this page has met. */
    List<SiteEdition> editionsRead() {
        return editions.values().stream().flatMap(Optional::stream).toList();
    }

    /** The edition that {@code /} leads to. */
    public SiteEdition getDefaultEdition() {
        return listEditions().stream()
                .sorted((one, other) -> Boolean.compare(other.isDefault(), one.isDefault()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no edition"));
    }

    public Optional<SiteEdition> findEdition(String code) {
        keys.note(Keys.edition(code));
        return editions.computeIfAbsent(
                code,
                _ ->
                        handle.createQuery("select * from edition where code = :code")
                                .bind("code", code)
                                .mapTo(SiteEdition.class)
                                .findOne());
    }

    /** An edition's sections in the editors' order. */
    public List<SiteSection> listSections(String edition) {
        keys.note(Keys.edition(edition));
        return handle.createQuery(
                        """
                        select edition, slug, name from section
                        where edition = :edition order by position, slug
                        """)
                .bind("edition", edition)
                .mapTo(SiteSection.class)
                .list();
    }

    public Optional<SiteSection> findSection(String edition, String slug) {
        return listSections(edition).stream().filter(one -> one.slug().equals(slug)).findFirst();
    }

    public Optional<SiteTopic> findTopic(String edition, String slug) {
        keys.note(Keys.topic(edition, slug));
        return handle.createQuery(
                        """
                        select edition, slug, name from topic
                        where edition = :edition and slug = :slug
                        """)
                .bind("edition", edition)
                .bind("slug", slug)
                .mapTo(SiteTopic.class)
                .findOne();
    }

    /** A live story whole; empty when it is not live. */
    public Optional<LiveStory> findStory(long id) {
        keys.note(Keys.story(id));
        return handle.createQuery("select content from live_story where story = :id")
                .bind("id", id)
                .mapTo(Jsonb.class)
                .findOne()
                .flatMap(json ->
                        findCard(id)
                                .map(card -> new LiveStory(card, StoryJson.readKept(json.json()))));
    }

    /** A live story as it stands in lists; empty when it is not live. */
    public Optional<LiveCard> findCard(long id) {
        keys.note(Keys.story(id));
        return handle.createQuery(CARD + "where story = :id")
                .bind("id", id)
                .mapTo(LiveCard.class)
                .findOne();
    }

    /** Where a story stands; empty when there is none of that id. */
    public Optional<Status> findStatus(long id) {
        keys.note(Keys.story(id));
        return handle.createQuery("select status from story where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .flatMap(Status::find);
    }

    /** The edition a story was written for, live or not; for the language of its 410 page. */
    public Optional<String> findEditionOf(long id) {
        keys.note(Keys.story(id));
        return handle.createQuery("select edition from story where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne();
    }

    /** What was put right in a story, latest first. */
    public List<PublicCorrection> listCorrections(long story) {
        keys.note(Keys.story(story));
        return handle.createQuery(
                        """
                        select note, at from correction
                        where story = :story order by revision desc
                        """)
                .bind("story", story)
                .mapTo(PublicCorrection.class)
                .list();
    }

    /** The newest stories of an edition, {@code limit} of them after the first {@code skip}. */
    public List<LiveCard> listLatest(String edition, int limit, int skip) {
        keys.note(Keys.latest(edition));
        return handle.createQuery(
                        CARD
                                + """
                                where edition = :edition
                                order by sort desc limit :limit offset :skip
                                """)
                .bind("edition", edition)
                .bind("limit", limit)
                .bind("skip", skip)
                .mapTo(LiveCard.class)
                .list();
    }

    /**
     * The day of an edition: the latest publication time among its newest stories, which old ones
     * brought in late do not change. Empty before anything was published.
     */
    public Optional<Instant> findLatestPublication(String edition) {
        keys.note(Keys.latest(edition));
        return handle.createQuery(
                        """
                        select max(published_at) from (
                            select published_at from live_story where edition = :edition
                            order by sort desc limit 50) as newest
                        having count(*) > 0
                        """)
                .bind("edition", edition)
                .mapTo(Instant.class)
                .findOne();
    }

    /** The newest stories of a section. */
    public List<LiveCard> listSection(String edition, String section, int limit, int skip) {
        keys.note(Keys.section(edition, section));
        return handle.createQuery(
                        CARD
                                + """
                                where edition = :edition and section = :section
                                order by sort desc limit :limit offset :skip
                                """)
                .bind("edition", edition)
                .bind("section", section)
                .bind("limit", limit)
                .bind("skip", skip)
                .mapTo(LiveCard.class)
                .list();
    }

    /** The newest stories of a topic. */
    public List<LiveCard> listTopic(String edition, String topic, int limit, int skip) {
        keys.note(Keys.topic(edition, topic));
        return handle.createQuery(
                        """
                        select s.story, s.edition, s.section, s.sort, s.slug, s.type, s.kicker,
                               s.headline, s.standfirst, s.media, s.published_at, s.updated_at
                        from live_topic t join live_story s on s.story = t.story
                        where t.edition = :edition and t.topic = :topic
                        order by t.sort desc limit :limit offset :skip
                        """)
                .bind("edition", edition)
                .bind("topic", topic)
                .bind("limit", limit)
                .bind("skip", skip)
                .mapTo(LiveCard.class)
                .list();
    }

    /**
     * All stories of a section's month.
     *
     * @param month yyyymm
     */
    public List<LiveCard> listMonth(String edition, String section, int month, int limit) {
        keys.note(Keys.archive(edition, section, month));
        return handle.createQuery(
                        CARD
                                + """
                                where edition = :edition and section = :section and month = :month
                                order by sort desc limit :limit
                                """)
                .bind("edition", edition)
                .bind("section", section)
                .bind("month", month)
                .bind("limit", limit)
                .mapTo(LiveCard.class)
                .list();
    }

    /** The months in which a section has stories, latest first, as yyyymm. */
    public List<Integer> listMonths(String edition, String section) {
        keys.note(Keys.section(edition, section));
        return handle.createQuery(
                        """
                        select distinct month from live_story
                        where edition = :edition and section = :section order by month desc
                        """)
                .bind("edition", edition)
                .bind("section", section)
                .mapTo(Integer.class)
                .list();
    }

    /** The stories known by name only that came with a story. */
    public List<ListEntry> listEntriesOf(long story) {
        keys.note(Keys.story(story));
        return handle.createQuery(
                        """
                        select edition, id, sort, type, picture, title, story from list_entry
                        where story = :story order by sort desc
                        """)
                .bind("story", story)
                .mapTo(ListEntry.class)
                .list();
    }

    /** The stories known by name only of an edition. */
    public List<ListEntry> listEntries(String edition, String box, int limit) {
        keys.note(Keys.box(edition, box));
        return handle.createQuery(
                        """
                        select edition, id, sort, type, picture, title, story from list_entry
                        where edition = :edition order by sort desc limit :limit
                        """)
                .bind("edition", edition)
                .bind("limit", limit)
                .mapTo(ListEntry.class)
                .list();
    }

    /** Live stories by words, the best first; see {@link Search}. */
    public List<Search.Hit> search(String edition, String query, int limit, int skip) {
        keys.note(Keys.latest(edition));
        return Search.find(handle, edition, query, limit, skip);
    }

    /** The site's own number of each type, by its slug. */
    public Map<String, Integer> typeNumbers() {
        keys.note(Keys.types());
        Map<String, Integer> numbers = new HashMap<>();
        handle.createQuery("select type, number from content_type")
                .mapToMap()
                .forEach(row -> numbers.put((String) row.get("type"), (Integer) row.get("number")));
        return numbers;
    }

    /**
     * A picture or film of the library with a picture to show; empty when it has none, is not
     * there, or nobody asked for one.
     */
    public Optional<SiteMedia> findMedia(@Nullable Long id) {
        return findItem(id)
                .flatMap(item ->
                        switch (item.kind()) {
                            case PICTURE -> Optional.of(new SiteMedia(item, item, formats));
                            case VIDEO ->
                                    findItem(item.posterId().orElse(null))
                                            .map(poster -> new SiteMedia(item, poster, formats));
                        });
    }

    /** A picture or film of the library, whether or not there is a picture to show. */
    public Optional<MediaItem> findItem(@Nullable Long id) {
        if (id == null) {
            return Optional.empty();
        }
        keys.note(Keys.media(id));
        return media.computeIfAbsent(id, _ -> MediaLibrary.find(handle, id));
    }
}
