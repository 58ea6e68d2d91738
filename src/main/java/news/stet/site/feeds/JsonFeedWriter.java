package news.stet.site.feeds;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import news.stet.platform.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON Feed 1.1. */
final class JsonFeedWriter {
    static final String TYPE = "application/feed+json";

    private JsonFeedWriter() {}

    static byte[] write(Feed feed) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("version", "https://jsonfeed.org/version/1.1")
                .put("title", feed.title())
                .put("home_page_url", feed.home().toString())
                .put("feed_url", feed.self().toString())
                .put("description", feed.description())
                .put("language", feed.language());
        putAuthors(node, List.of(feed.publisher()));
        putTranslations(node, feed.elsewhere());
        ArrayNode items = node.putArray("items");
        feed.entries().forEach(entry -> item(items.addObject(), feed, entry));
        return Json.write(node).getBytes(StandardCharsets.UTF_8);
    }

    private static void item(ObjectNode item, Feed feed, FeedEntry entry) {
        item.put("id", entry.id())
                .put("url", entry.url().toString())
                .put("title", entry.title())
                .put("content_html", entry.html());
        if (!entry.summary().isEmpty()) {
            item.put("summary", entry.summary());
        }
        if (entry.picture() != null) {
            item.put("image", entry.picture().url().toString());
        }
        item.put("date_published", date(entry.publishedAt()))
                .put("date_modified", date(entry.updatedAt()))
                .put("language", entry.language());
        putAuthors(item, entry.authors().isEmpty() ? List.of(feed.publisher()) : entry.authors());
        ArrayNode tags = item.putArray("tags");
        entry.categories().forEach(one -> tags.add(one.name()));
        putTranslations(item, entry.elsewhere());
        if (!entry.films().isEmpty()) {
            ArrayNode attachments = item.putArray("attachments");
            entry.films().forEach(film -> attachment(attachments.addObject(), film));
        }
    }

    private static void putTranslations(ObjectNode node, List<FeedEntry.Elsewhere> elsewhere) {
        if (!elsewhere.isEmpty()) {
            ArrayNode translations = node.putObject("_stet").putArray("translations");
            elsewhere.forEach(one ->
                    translations
                            .addObject()
                            .put("url", one.url().toString())
                            .put("language", one.language()));
        }
    }

    private static void attachment(ObjectNode node, FeedEntry.Film film) {
        node.put("url", film.url().toString())
                .put("mime_type", film.type())
                .put("size_in_bytes", film.bytes());
        if (!film.title().isEmpty()) {
            node.put("title", film.title());
        }
        if (film.duration() != null) {
            node.put("duration_in_seconds", film.duration().toSeconds());
        }
    }

    private static void putAuthors(ObjectNode node, List<String> names) {
        ArrayNode authors = node.putArray("authors");
        names.forEach(name -> authors.addObject().put("name", name));
    }

    private static String date(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
