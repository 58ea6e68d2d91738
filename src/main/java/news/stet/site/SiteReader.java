package news.stet.site;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import news.stet.media.Film;
import news.stet.media.Films;
import news.stet.media.Format;
import news.stet.media.MediaItem;
import news.stet.search.Asked;
import news.stet.search.Found;
import news.stet.search.Search;
import news.stet.search.SearchIndex;
import news.stet.story.KeyNames;
import news.stet.story.Status;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * All that pages read, for one page: everything it gives is noted in {@link #keys}, and nothing may
 * be read around it. Lists come newest first, by {@code sort}. Not safe for several threads.
 */
public final class SiteReader {
    /** About what a film with some captions takes in memory. */
    private static final int FILM_BYTES = 1_000;

    private final Snapshot snapshot;
    private final InstantSource clock;
    private final MediaReader media;
    private final @Nullable SearchIndex index;
    private final Set<SiteEdition> editions = new HashSet<>();
    private Keys keys = new Keys();

    /** An edition with its sections, as one key tells of both. */
    private record Known(Optional<SiteEdition> edition, List<SiteSection> sections) {}

    /**
     * A reader for one page.
     *
     * @param formats what this machine can make renditions in
     * @param index null where there is none; then the database is searched
     */
    SiteReader(
            Snapshot snapshot,
            InstantSource clock,
            Set<Format> formats,
            @Nullable SearchIndex index) {
        this.snapshot = snapshot;
        this.media = new MediaReader(this, snapshot, formats);
        this.index = index;
        this.clock = clock;
    }

    /** What was read so far. */
    public Set<String> keys() {
        return keys.all();
    }

    /** For {@link RelatedReader}, which reads on into the same keys. */
    Snapshot snapshot() {
        return snapshot;
    }

    /** For {@link BulkReader}, which does too. */
    Handle handle() {
        return snapshot.handle();
    }

    /** For what is read elsewhere, as a template. */
    public void note(String key) {
        keys.note(key);
    }

    /**
     * Something that several pages show alike, made once of what is read for it here.
     *
     * @param name one of a kind, with whatever it depends on beside what is read
     * @param bytes about how much memory it takes
     */
    public <T> T share(String name, ToIntFunction<T> bytes, Supplier<T> making) {
        Keys ours = keys;
        Shelf.Made<T> made =
                snapshot.made(
                        name,
                        () -> {
                            keys = new Keys();
                            try {
                                T thing = making.get();
                                return new Shelf.Made<>(
                                        thing, Set.copyOf(keys.all()), bytes.applyAsInt(thing));
                            } finally {
                                keys = ours;
                            }
                        });
        made.keys().forEach(keys::note);
        return made.thing();
    }

    /** The time; a page that asks depends on the clock. */
    public Instant now() {
        keys.note(Keys.clock());
        return clock.instant();
    }

    /** All editions in their order. */
    public List<EditionLink> listEditions() {
        keys.note(KeyNames.editions());
        return snapshot.get(
                KeyNames.editions(),
                handle ->
                        handle.createQuery(
                                        """
                                        select code, language, standing = 'retired' as retired, host
                                        from edition order by position, code
                                        """)
                                .mapTo(EditionLink.class)
                                .list());
    }

    /** Whether there is an edition of that code; its name may change without telling. */
    public boolean hasEdition(String code) {
        return listEditions().stream().anyMatch(edition -> edition.code().equals(code));
    }

    /** Code of the edition that {@code /} leads to. */
    public String getDefaultEdition() {
        keys.note(KeyNames.defaultEdition());
        return snapshot.get(
                KeyNames.defaultEdition(),
                handle ->
                        handle.createQuery(
                                        """
                                        select code from edition
                                        order by is_default desc, position, code limit 1
                                        """)
                                .mapTo(String.class)
                                .one());
    }

    public Optional<SiteEdition> findEdition(String code) {
        Optional<SiteEdition> edition = known(code).edition();
        edition.ifPresent(editions::add);
        return edition;
    }

    /** The editions this page has met. */
    Set<SiteEdition> editionsRead() {
        return editions;
    }

    /** An edition's sections in the editors' order. */
    public List<SiteSection> listSections(String edition) {
        return known(edition).sections();
    }

    private Known known(String code) {
        String key = KeyNames.edition(code);
        keys.note(key);
        return snapshot.get(
                key,
                handle ->
                        new Known(
                                handle.createQuery("select * from edition where code = :code")
                                        .bind("code", code)
                                        .mapTo(SiteEdition.class)
                                        .findOne(),
                                handle.createQuery(
                                                """
                                                select edition, slug, name from section
                                                where edition = :code order by position, slug
                                                """)
                                        .bind("code", code)
                                        .mapTo(SiteSection.class)
                                        .list()));
    }

    public Optional<SiteSection> findSection(String edition, String slug) {
        return listSections(edition).stream().filter(one -> one.slug().equals(slug)).findFirst();
    }

    public Optional<SiteTopic> findTopic(String edition, String slug) {
        String key = KeyNames.topic(edition, slug);
        keys.note(key);
        return snapshot.get(
                key,
                handle ->
                        handle.createQuery(
                                        """
                                        select edition, slug, name, merged_into from topic
                                        where edition = :edition and slug = :slug
                                        """)
                                .bind("edition", edition)
                                .bind("slug", slug)
                                .mapTo(SiteTopic.class)
                                .findOne());
    }

    /** A live story whole; empty when it is not live. */
    public Optional<LiveStory> findStory(long id) {
        return listStories(List.of(id)).stream().findFirst();
    }

    /** Those of the stories that are live, whole, in their order. */
    public List<LiveStory> listStories(List<Long> ids) {
        ids.forEach(id -> keys.note(KeyNames.story(id)));
        return inOrder(
                ids, snapshot.all(KeyNames::story, ids, some -> LiveRows.stories(handle(), some)));
    }

    /** A live story as it stands in lists; empty when it is not live. */
    public Optional<LiveCard> findCard(long id) {
        return listCards(List.of(id)).stream().findFirst();
    }

    /** Those of the stories that are live, as they stand in lists, in their order. */
    public List<LiveCard> listCards(List<Long> ids) {
        ids.forEach(id -> keys.note(KeyNames.card(id)));
        return inOrder(
                ids, snapshot.all(KeyNames::card, ids, some -> LiveRows.cards(handle(), some)));
    }

    private static <T> List<T> inOrder(Collection<Long> ids, Map<Long, T> found) {
        return ids.stream().flatMap(id -> Optional.ofNullable(found.get(id)).stream()).toList();
    }

    /** Where a story stands; empty when there is none of that id. */
    public Optional<Status> findStatus(long id) {
        keys.note(KeyNames.story(id));
        return handle().createQuery("select status from story where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .flatMap(Status::find);
    }

    /** The edition a story was written for, live or not; for the language of its 410 page. */
    public Optional<String> findEditionOf(long id) {
        keys.note(KeyNames.story(id));
        return handle().createQuery("select edition from story where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne();
    }

    /**
     * The newest stories of an edition.
     *
     * @param count at most {@link KeyNames#DEEPEST}
     */
    public List<Long> listLatest(String edition, int count) {
        return newest(
                KeyNames.latest(edition),
                count,
                handle ->
                        handle.createQuery(
                                        """
                                        select story from live_story where edition = :edition
                                        order by sort desc limit :count
                                        """)
                                .bind("edition", edition));
    }

    /** The newest stories of a section; see {@link #listLatest}. */
    public List<Long> listSection(String edition, String section, int count) {
        return newest(
                KeyNames.section(edition, section),
                count,
                handle ->
                        handle.createQuery(
                                        """
                                        select story from live_story
                                        where edition = :edition and section = :section
                                        order by sort desc limit :count
                                        """)
                                .bind("edition", edition)
                                .bind("section", section));
    }

    /** The newest stories of a topic; see {@link #listLatest}. */
    public List<Long> listTopic(String edition, String topic, int count) {
        return newest(
                KeyNames.topicList(edition, topic),
                count,
                handle ->
                        handle.createQuery(
                                        """
                                        select story from live_topic
                                        where edition = :edition and topic = :topic
                                        order by sort desc limit :count
                                        """)
                                .bind("edition", edition)
                                .bind("topic", topic));
    }

    /** Read once as deep as it goes, for all who read it to some depth. */
    List<Long> newest(String list, int count, Function<Handle, Query> query) {
        keys.note(KeyNames.newest(list, count));
        List<Long> all =
                snapshot.get(
                        list,
                        handle ->
                                query.apply(handle)
                                        .bind("count", KeyNames.DEEPEST)
                                        .map((row, context) -> row.getLong(1))
                                        .list());
        return all.subList(0, Math.min(count, all.size()));
    }

    /**
     * Stories of a topic further down. No key tells when they change: what reads them is made for
     * one request, and not kept.
     */
    public List<Long> listOlderOfTopic(String edition, String topic, int count, int skip) {
        keys.note(Keys.clock());
        return handle().createQuery(
                        """
                        select story from live_topic where edition = :edition and topic = :topic
                        order by sort desc limit :count offset :skip
                        """)
                .bind("edition", edition)
                .bind("topic", topic)
                .bind("count", count)
                .bind("skip", skip)
                .mapTo(Long.class)
                .list();
    }

    /**
     * All stories of a section's month.
     *
     * @param month yyyymm
     */
    public List<LiveCard> listMonth(String edition, String section, int month, int limit) {
        keys.note(KeyNames.archive(edition, section, month));
        return handle().createQuery(
                        LiveRows.CARD
                                + """
                                from live_story s
                                where edition = :edition and section = :section and month = :month
                                order by sort desc limit :limit
                                """)
                .bind("edition", edition)
                .bind("section", section)
                .bind("month", month)
                .bind("limit", limit)
                .map((row, context) -> LiveRows.card(row))
                .list();
    }

    /** The months in which a section has stories, latest first, as yyyymm. */
    public List<Integer> listMonths(String edition, String section) {
        String key = KeyNames.months(edition, section);
        keys.note(key);
        // From one month to the next by the index, over all the stories between.
        return snapshot.get(
                key,
                handle ->
                        handle.createQuery(
                                        """
                                        with recursive found (month) as (
                                            (select month from live_story
                                             where edition = :edition and section = :section
                                             order by month desc limit 1)
                                            union all
                                            select (select s.month from live_story s
                                                    where s.edition = :edition and s.section = :section
                                                      and s.month < found.month
                                                    order by s.month desc limit 1)
                                            from found where found.month is not null)
                                        select month from found where month is not null
                                        """)
                                .bind("edition", edition)
                                .bind("section", section)
                                .mapTo(Integer.class)
                                .list());
    }

    /** Live stories by words; see {@link SearchIndex}. Without an index by {@link Search}. */
    public Found search(Asked asked, int limit, int skip) {
        keys.note(Keys.clock());
        return Optional.ofNullable(index)
                .flatMap(it ->
                        it.find(asked, limit, skip, ids -> LiveStory.contents(listStories(ids))))
                .orElseGet(() -> Search.find(handle(), asked, limit, skip));
    }

    /**
     * Live stories for who is still typing, the newest first; see {@link SearchIndex#begun}.
     * Without an index by {@link Search}.
     */
    public List<LiveCard> suggest(Asked asked, int limit) {
        keys.note(Keys.clock());
        return listCards(
                Optional.ofNullable(index)
                        .flatMap(it -> it.begun(asked.edition(), asked.words(), limit))
                        .orElseGet(() -> Search.find(handle(), asked, limit, 0).stories()));
    }

    /** The site's own number of each type, by its slug. */
    public Map<String, Integer> typeNumbers() {
        keys.note(KeyNames.types());
        return snapshot.get(
                KeyNames.types(),
                handle -> {
                    Map<String, Integer> numbers = new HashMap<>();
                    handle.createQuery("select type, number from content_type")
                            .map((row, context) ->
                                    numbers.put(row.getString("type"), row.getInt("number")))
                            .list();
                    return numbers;
                });
    }

    /**
     * A picture or film of the library with a picture to show; empty when it has none, is not
     * there, may not be shown on pages, or nobody asked for one.
     */
    public Optional<SiteMedia> findMedia(@Nullable Long id) {
        if (id != null) {
            keys.note(KeyNames.media(id));
        }
        return media.find(id);
    }

    /**
     * The same for who shows the picture alone, without a word of its caption, credit or
     * description: it changes only when the picture does, or whether readers may see it.
     */
    public Optional<SiteMedia> findStill(@Nullable Long id) {
        if (id != null) {
            keys.note(KeyNames.still(id));
        }
        return media.find(id);
    }

    /**
     * The pictures that pages may show of those items, by id, for who notes something else that
     * tells of them all, as a sitemap its months. Read past the shelf: there may be thousands.
     */
    Map<Long, SiteMedia> listStills(Collection<Long> ids) {
        return media.stills(ids);
    }

    /** A picture or film that pages may show, whether or not there is a picture of it. */
    public Optional<MediaItem> findItem(@Nullable Long id) {
        if (id != null) {
            keys.note(KeyNames.media(id));
        }
        return media.shown(id);
    }

    /** What readers get of a film beside its original; empty for a picture. */
    public Optional<Film> findFilm(long id) {
        return share(
                "film:" + id,
                _ -> FILM_BYTES,
                () -> {
                    keys.note(KeyNames.media(id));
                    return Optional.ofNullable(Films.findAll(handle(), List.of(id)).get(id));
                });
    }

    /** Reads together what {@link #findMedia} will be asked for one by one. */
    public void expectMedia(Collection<Long> ids) {
        media.expect(ids);
    }
}
