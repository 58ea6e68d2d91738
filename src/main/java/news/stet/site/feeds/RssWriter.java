package news.stet.site.feeds;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import news.stet.site.feeds.XmlWriter.Namespace;

/**
 * RSS 2.0 with Dublin Core for authors, the content module for the whole story and Media RSS for
 * pictures and films.
 */
final class RssWriter {
    static final String TYPE = "application/rss+xml";

    /** RFC 822 with the year in four digits, always English and GMT. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private RssWriter() {}

    static byte[] write(Feed feed) {
        XmlWriter out =
                new XmlWriter(
                        "rss",
                        List.of(
                                new Namespace("atom", "http://www.w3.org/2005/Atom"),
                                new Namespace("dc", "http://purl.org/dc/elements/1.1/"),
                                new Namespace(
                                        "content", "http://purl.org/rss/1.0/modules/content/"),
                                new Namespace("media", "http://search.yahoo.com/mrss/")));
        out.root("version", "2.0").begin("channel");
        out.text("title", feed.title())
                .text("link", feed.home().toString())
                .text("description", feed.description())
                .text("language", feed.language().toLowerCase(Locale.ROOT))
                .text("lastBuildDate", date(feed.updatedAt()))
                .text("generator", Feed.GENERATOR)
                .empty("atom:link", "rel", "self", "type", TYPE, "href", feed.self().toString());
        elsewhere(out, feed.elsewhere());
        feed.entries().forEach(entry -> item(out, feed, entry));
        return out.done();
    }

    private static void item(XmlWriter out, Feed feed, FeedEntry entry) {
        out.begin("item");
        out.text("title", entry.title())
                .text("link", entry.url().toString())
                .text("guid", entry.id(), "isPermaLink", "false")
                .text("pubDate", date(entry.publishedAt()));
        if (!entry.language().equalsIgnoreCase(feed.language())) {
            out.text("dc:language", entry.language());
        }
        elsewhere(out, entry.elsewhere());
        entry.authors().forEach(author -> out.text("dc:creator", author));
        entry.categories()
                .forEach(
                        one -> out.text("category", one.name(), "domain", one.scheme().toString()));
        if (!entry.summary().isEmpty()) {
            // Whoever reads RSS takes this for HTML.
            out.text("description", Html.escaped(entry.summary()));
        }
        out.text("content:encoded", entry.html());
        // RSS has one enclosure; Media RSS below has them all.
        entry.films().stream()
                .findFirst()
                .ifPresent(film ->
                        out.empty(
                                "enclosure",
                                "url",
                                film.url().toString(),
                                "length",
                                Long.toString(film.bytes()),
                                "type",
                                film.type()));
        entry.films().forEach(film -> film(out, film));
        if (entry.picture() != null) {
            picture(out, entry.picture());
        }
        out.end();
    }

    private static void elsewhere(XmlWriter out, List<FeedEntry.Elsewhere> pages) {
        for (FeedEntry.Elsewhere one : pages) {
            out.empty(
                    "atom:link",
                    "rel",
                    "alternate",
                    "type",
                    "text/html",
                    "hreflang",
                    one.language(),
                    "href",
                    one.url().toString());
        }
    }

    private static void film(XmlWriter out, FeedEntry.Film film) {
        if (film.playlist() == null) {
            file(out, film);
            return;
        }
        out.begin("media:group");
        file(out, film);
        out.empty(
                "media:content",
                "url",
                film.playlist().toString(),
                "type",
                "application/vnd.apple.mpegurl",
                "medium",
                "video");
        out.end();
    }

    private static void file(XmlWriter out, FeedEntry.Film film) {
        out.begin(
                "media:content",
                "url",
                film.url().toString(),
                "fileSize",
                Long.toString(film.bytes()),
                "type",
                film.type(),
                "medium",
                film.sound() ? "audio" : "video",
                "duration",
                film.duration() == null ? null : Long.toString(film.duration().toSeconds()),
                "width",
                film.width() == 0 ? null : Integer.toString(film.width()),
                "height",
                film.height() == 0 ? null : Integer.toString(film.height()));
        if (!film.title().isEmpty()) {
            out.text("media:title", film.title(), "type", "plain");
        }
        if (!film.sound()) {
            out.empty("media:player", "url", film.player().toString());
        }
        FeedEntry.Picture still = film.still();
        if (still != null) {
            out.empty(
                    "media:thumbnail",
                    "url",
                    still.url().toString(),
                    "width",
                    Integer.toString(still.width()),
                    "height",
                    Integer.toString(still.height()));
        }
        film.subtitles()
                .forEach(one ->
                        out.empty(
                                "media:subTitle",
                                "type",
                                "text/vtt",
                                "lang",
                                one.language(),
                                "href",
                                one.url().toString()));
        out.end();
    }

    private static void picture(XmlWriter out, FeedEntry.Picture picture) {
        String url = picture.url().toString();
        String width = Integer.toString(picture.width());
        String height = Integer.toString(picture.height());
        out.begin(
                "media:content",
                "url",
                url,
                "type",
                picture.type(),
                "medium",
                "image",
                "width",
                width,
                "height",
                height);
        if (!picture.alt().isEmpty()) {
            out.text("media:description", picture.alt(), "type", "plain");
        }
        if (picture.credit() != null) {
            out.text("media:credit", picture.credit());
        }
        out.end();
        out.empty("media:thumbnail", "url", url, "width", width, "height", height);
    }

    private static String date(Instant at) {
        return DATE.format(at);
    }
}
