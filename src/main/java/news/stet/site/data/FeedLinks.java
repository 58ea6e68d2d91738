package news.stet.site.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.stet.site.Place;
import news.stet.site.SiteEdition;
import news.stet.site.SiteSection;
import news.stet.site.SiteTopic;
import news.stet.site.feeds.FeedPage;
import news.stet.site.view.Head.Link;

/** The links by which programs find the feeds of a page. */
public final class FeedLinks {
    private FeedLinks() {}

    /** The feeds of an edition, and of a section before them. */
    public static List<Link> of(SiteEdition edition, Optional<SiteSection> section) {
        List<Link> links = new ArrayList<>();
        section.ifPresent(one ->
                add(
                        links,
                        new Place.Section(one.edition(), one.slug()),
                        title(edition, one.name())));
        add(links, new Place.Front(edition.code()), edition.name());
        return links;
    }

    /** The feeds of a topic, and of its edition. */
    public static List<Link> of(SiteEdition edition, SiteTopic topic) {
        List<Link> links = new ArrayList<>();
        add(links, new Place.Topic(topic.edition(), topic.slug()), title(edition, topic.name()));
        add(links, new Place.Front(edition.code()), edition.name());
        return links;
    }

    /** The feeds of what somebody signed, and of the edition. */
    public static List<Link> of(SiteEdition edition, Place.Person person, String name) {
        List<Link> links = new ArrayList<>();
        add(links, person, title(edition, name));
        add(links, new Place.Front(edition.code()), edition.name());
        return links;
    }

    private static String title(SiteEdition edition, String name) {
        return edition.messages().get("frame.title", name, edition.name());
    }

    private static void add(List<Link> links, Place of, String title) {
        for (Place.FeedFormat format : Place.FeedFormat.values()) {
            String path = new Place.Feed(of, format).path();
            links.add(new Link("alternate", path, FeedPage.type(format), null, title));
        }
    }
}
