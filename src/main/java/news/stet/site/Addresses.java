package news.stet.site;

import java.util.ArrayList;
import java.util.List;
import news.stet.platform.Database;
import org.jdbi.v3.core.Handle;

/** Every address under which the site keeps a page, for who wants all of them. */
public final class Addresses {
    private final Database database;

    public Addresses(Database database) {
        this.database = database;
    }

    /** A story's address and its number, by which the next ones are found. */
    public record OfStory(long id, String path) {}

    /** The addresses of live stories with numbers above that one, in order. */
    public List<OfStory> listStories(long after, int limit) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select edition, section, slug, story from live_story
                                where story > :after order by story limit :limit
                                """)
                        .bind("after", after)
                        .bind("limit", limit)
                        .map((row, context) -> {
                            var place =
                                    new Place.Story(
                                            row.getString("edition"),
                                            row.getString("section"),
                                            row.getString("slug"),
                                            row.getLong("story"));
                            return new OfStory(place.id(), place.path());
                        })
                        .list());
    }

    /** How many live stories there are. */
    public long countStories() {
        return database.read(handle ->
                handle.createQuery("select count(*) from live_story").mapTo(Long.class).one());
    }

    /**
     * All addresses but those of stories: fronts, sections, months, topics, people, feeds, boxes,
     * sitemaps.
     */
    public List<String> listOthers() {
        List<Place> places = new ArrayList<>();
        ofHost("", places);
        database.read(handle -> {
            texts(handle, "select code from edition where host is not null")
                    .forEach(edition -> ofHost(edition, places));
            for (String edition : texts(handle, "select code from edition")) {
                edition(handle, edition, places);
            }
            return places;
        });
        return places.stream().map(Place::path).toList();
    }

    private static void ofHost(String home, List<Place> places) {
        places.add(new Place.Sitemap(home));
        places.add(new Place.NewsSitemap(home));
        places.add(new Place.Robots(home));
    }

    private static void edition(Handle handle, String edition, List<Place> places) {
        withFeeds(new Place.Front(edition), places);
        places.add(new Place.SitemapPart(edition, 0));
        for (String section :
                texts(handle, "select slug from section where edition = ?", edition)) {
            withFeeds(new Place.Section(edition, section), places);
        }
        for (String topic :
                texts(
                        handle,
                        """
                        select slug from topic where edition = ? and exists
                            (select from live_topic t where t.edition = topic.edition and t.topic = topic.slug)
                        """,
                        edition)) {
            withFeeds(new Place.Topic(edition, topic), places);
        }
        for (String person :
                texts(
                        handle,
                        "select distinct person from live_byline where edition = ?",
                        edition)) {
            withFeeds(new Place.Person(edition, person), places);
        }
        List<String> boxes = new ArrayList<>(List.of("latest"));
        boxes.addAll(texts(handle, "select slug from box where edition = ?", edition));
        for (String box : boxes) {
            for (Place.BoxForm form : Place.BoxForm.values()) {
                places.add(new Place.Box(edition, box, form));
            }
        }
        handle.createQuery("select distinct section, month from live_story where edition = ?")
                .bind(0, edition)
                .map((row, context) ->
                        new Place.Archive(
                                edition,
                                row.getString("section"),
                                row.getInt("month") / 100,
                                row.getInt("month") % 100))
                .forEach(places::add);
        handle.createQuery("select distinct month from live_story where edition = ?")
                .bind(0, edition)
                .mapTo(Integer.class)
                .forEach(month -> places.add(new Place.SitemapPart(edition, month)));
    }

    private static void withFeeds(Place of, List<Place> places) {
        places.add(of);
        for (Place.FeedFormat format : Place.FeedFormat.values()) {
            places.add(new Place.Feed(of, format));
        }
    }

    private static List<String> texts(Handle handle, String sql, String... bound) {
        var query = handle.createQuery(sql);
        for (int i = 0; i < bound.length; i++) {
            query.bind(i, bound[i]);
        }
        return query.mapTo(String.class).list();
    }
}
