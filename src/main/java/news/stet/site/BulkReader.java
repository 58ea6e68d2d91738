package news.stet.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.stet.fronts.Box;
import news.stet.fronts.BoxFill;
import news.stet.fronts.BoxItem;
import news.stet.fronts.BoxRows;
import news.stet.story.KeyNames;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What feeds, boxes and sitemaps read: many stories at once. Everything is noted in the keys of the
 * one {@link SiteReader} it reads for.
 */
public final class BulkReader {
    /** The most one sitemap may hold, by its protocol; no month of an edition comes near. */
    private static final int MAX_URLS = 50_000;

    private static final Pattern RELATED = Pattern.compile(Box.RELATED + "([0-9]{1,18})");

    /** How many the box {@code latest} shows. */
    public static final int LATEST_SIZE = 20;

    /** A month of an edition, and when its stories last changed. */
    public record Month(String edition, int month, Instant updatedAt) {}

    /** A story's address, and when it last changed. */
    public record Address(LiveCard card, Instant updatedAt) {}

    private final SiteReader reader;
    private final Handle handle;

    public BulkReader(SiteReader reader) {
        this.reader = reader;
        this.handle = reader.handle();
    }

    /**
     * What the box {@code latest} shows: the newest stories and list entries together, by their
     * sort.
     *
     * @param limit at most {@link KeyNames#DEEPEST}
     */
    private List<BoxItem> listLatestBox(String edition, int limit) {
        reader.note(KeyNames.box(edition, Box.LATEST));
        List<BoxItem> items = new ArrayList<>(BoxRows.listEntries(handle, edition, limit));
        Map<String, Integer> numbers = reader.typeNumbers();
        reader.listCards(reader.listLatest(edition, limit))
                .forEach(card -> items.add(ours(card, card.sort(), numbers)));
        items.sort(
                Comparator.comparingLong(BoxItem::sort).thenComparingLong(BoxItem::id).reversed());
        return items.subList(0, Math.min(limit, items.size()));
    }

    private static BoxItem ours(LiveCard card, long sort, Map<String, Integer> numbers) {
        int number = numbers.getOrDefault(card.type().slug(), 0);
        return new BoxItem.Ours(card.story(), sort, number, card.title(), card.media());
    }

    /**
     * A box as it is shown.
     *
     * @param name for people; empty for those that every edition has
     * @param until when it changes by itself; null when it does not
     */
    public record ShownBox(String name, List<BoxItem> items, @Nullable Instant until) {}

    /**
     * What a box shows, empty if there is none of that name. {@code latest} and {@code most-read}
     * are in every edition, and {@code related-1000017} for each of its live stories.
     */
    public Optional<ShownBox> findBox(String edition, String box) {
        if (box.equals(Box.LATEST)) {
            return Optional.of(new ShownBox("", listLatestBox(edition, LATEST_SIZE), null));
        }
        Matcher related = RELATED.matcher(box);
        if (related.matches()) {
            return findRelated(edition, Long.parseLong(related.group(1)));
        }
        reader.note(KeyNames.box(edition, box));
        reader.note(KeyNames.types());
        // Hidden ones too: the box shows them again when they come back.
        BoxRows.listIds(handle, edition, box).forEach(id -> reader.note(KeyNames.card(id)));
        Optional<Box> found = BoxRows.find(handle, edition, box);
        if (box.equals(Box.MOST_READ)) {
            return Optional.of(new ShownBox("", found.map(Box::items).orElse(List.of()), null));
        }
        return found.map(it -> {
            BoxFill fill = BoxFill.of(it, new FrontReader(reader), this::ours);
            return new ShownBox(it.name(), fill.items(), fill.until());
        });
    }

    /** What stands after a live story of that edition. */
    private Optional<ShownBox> findRelated(String edition, long story) {
        Map<String, Integer> numbers = reader.typeNumbers();
        return reader.findStory(story)
                .filter(it -> it.card().edition().equals(edition))
                .map(it ->
                        Related.find(reader, it).stream()
                                .map(card -> ours(card, card.sort(), numbers))
                                .toList())
                .map(items -> new ShownBox("", BoxFill.descending(items), null));
    }

    private List<BoxItem> ours(List<Long> stories) {
        Map<String, Integer> numbers = reader.typeNumbers();
        return reader.listCards(stories).stream()
                .map(card -> ours(card, card.sort(), numbers))
                .toList();
    }

    /** Whether the site has more live stories than that. */
    public boolean hasMoreThan(int stories) {
        // No key of its own: who shows all months notes every story that comes or goes.
        return handle.createQuery(
                                """
                                select count(*) from (select from live_story limit :stories + 1) as counted
                                """)
                        .bind("stories", stories)
                        .mapTo(Integer.class)
                        .one()
                > stories;
    }

    /** The months in which an edition has stories, latest first. */
    public List<Month> listMonths(String edition) {
        reader.note(KeyNames.months(edition));
        // From one month to the next by the index, over all the stories between.
        List<Month> months =
                handle.createQuery(
                                """
                                with recursive found (month) as (
                                    (select month from live_story where edition = :edition
                                     order by month desc limit 1)
                                    union all
                                    select (select s.month from live_story s
                                            where s.edition = :edition and s.month < found.month
                                            order by s.month desc limit 1)
                                    from found where found.month is not null)
                                select month, (select s.updated_at from live_story s
                                               where s.edition = :edition and s.month = found.month
                                               order by s.updated_at desc limit 1) as updated_at
                                from found where month is not null
                                """)
                        .bind("edition", edition)
                        .map((row, context) ->
                                new Month(
                                        edition,
                                        row.getInt("month"),
                                        LiveRows.instant(row, "updated_at")))
                        .list();
        months.forEach(month -> reader.note(KeyNames.month(edition, month.month())));
        return months;
    }

    /**
     * All stories of an edition's month, over all sections.
     *
     * @param month yyyymm
     */
    public List<Address> listMonth(String edition, int month) {
        reader.note(KeyNames.month(edition, month));
        return handle.createQuery(
                        LiveRows.CARD
                                + """
                                , s.updated_at from live_story s
                                where edition = :edition and month = :month
                                order by sort desc limit :limit
                                """)
                .bind("edition", edition)
                .bind("month", month)
                .bind("limit", MAX_URLS)
                .map((row, context) ->
                        new Address(LiveRows.card(row), LiveRows.instant(row, "updated_at")))
                .list();
    }

    /**
     * The pictures that lead stories of a sitemap, by the stories' media; its months tell of them.
     */
    public Map<Long, SiteMedia> listLeads(List<Address> stories) {
        return reader.listStills(
                stories.stream()
                        .flatMap(story -> Optional.ofNullable(story.card().media()).stream())
                        .distinct()
                        .toList());
    }

    /** An edition's topics that have live stories, by slug. */
    public List<String> listTopicsInUse(String edition) {
        reader.note(KeyNames.topics(edition));
        return handle.createQuery(
                        """
                        select slug from topic t where edition = :edition and exists (
                            select from live_topic l where l.edition = t.edition and l.topic = t.slug)
                        order by slug
                        """)
                .bind("edition", edition)
                .mapTo(String.class)
                .list();
    }

    /** Live stories of those editions first published after that, the latest first. */
    public List<LiveCard> listSince(Collection<String> editions, Instant since, int limit) {
        editions.forEach(edition -> reader.note(KeyNames.news(edition)));
        return handle.createQuery(
                        LiveRows.CARD
                                + """
                                from live_story s
                                where published_at > :since and edition = any(:editions)
                                order by published_at desc, story desc limit :limit
                                """)
                .bindArray("editions", String.class, List.copyOf(editions))
                .bind("since", since)
                .bind("limit", limit)
                .map((row, context) -> LiveRows.card(row))
                .list();
    }
}
