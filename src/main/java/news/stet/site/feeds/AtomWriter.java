package news.stet.site.feeds;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import news.stet.site.feeds.XmlWriter.Namespace;

/** Atom, RFC 4287, with Media RSS for the picture. */
final class AtomWriter {
    static final String TYPE = "application/atom+xml";
    private static final String HTML = "text/html";

    private AtomWriter() {}

    static byte[] write(Feed feed) {
        XmlWriter out =
                new XmlWriter(
                        "feed",
                        List.of(
                                new Namespace("", "http://www.w3.org/2005/Atom"),
                                new Namespace("media", "http://search.yahoo.com/mrss/")));
        out.root("xml:lang", feed.language());
        out.text("id", feed.id())
                .text("title", feed.title())
                .text("subtitle", feed.description())
                .text("updated", date(feed.updatedAt()))
                .text("generator", Feed.GENERATOR)
                .empty("link", "rel", "self", "type", TYPE, "href", feed.self().toString())
                .empty("link", "rel", "alternate", "type", HTML, "href", feed.home().toString());
        elsewhere(out, feed.elsewhere());
        author(out, feed.publisher());
        feed.entries().forEach(entry -> entry(out, feed, entry));
        return out.done();
    }

    private static void entry(XmlWriter out, Feed feed, FeedEntry entry) {
        boolean foreign = !entry.language().equalsIgnoreCase(feed.language());
        out.begin("entry", "xml:lang", foreign ? entry.language() : null);
        out.text("id", entry.id())
                .text("title", entry.title())
                .text("published", date(entry.publishedAt()))
                .text("updated", date(entry.updatedAt()))
                .empty(
                        "link",
                        "rel",
                        "alternate",
                        "type",
                        HTML,
                        "hreflang",
                        entry.language(),
                        "href",
                        entry.url().toString());
        elsewhere(out, entry.elsewhere());
        if (entry.authors().isEmpty()) {
            author(out, feed.publisher());
        }
        entry.authors().forEach(name -> author(out, name));
        entry.categories()
                .forEach(one ->
                        out.empty(
                                "category",
                                "term",
                                one.term(),
                                "scheme",
                                one.scheme().toString(),
                                "label",
                                one.name()));
        for (FeedEntry.Film film : entry.films()) {
            out.empty(
                    "link",
                    "rel",
                    "enclosure",
                    "type",
                    film.type(),
                    "length",
                    Long.toString(film.bytes()),
                    "title",
                    film.title().isEmpty() ? null : film.title(),
                    "href",
                    film.url().toString());
        }
        if (entry.picture() != null) {
            out.empty(
                    "media:thumbnail",
                    "url",
                    entry.picture().url().toString(),
                    "width",
                    Integer.toString(entry.picture().width()),
                    "height",
                    Integer.toString(entry.picture().height()));
        }
        if (!entry.summary().isEmpty()) {
            out.text("summary", entry.summary());
        }
        out.text("content", entry.html(), "type", "html");
        out.end();
    }

    private static void elsewhere(XmlWriter out, List<FeedEntry.Elsewhere> pages) {
        for (FeedEntry.Elsewhere one : pages) {
            out.empty(
                    "link",
                    "rel",
                    "alternate",
                    "type",
                    HTML,
                    "hreflang",
                    one.language(),
                    "href",
                    one.url().toString());
        }
    }

    private static void author(XmlWriter out, String name) {
        out.begin("author").text("name", name).end();
    }

    private static String date(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
