package news.stet.wire.crawl;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import news.stet.platform.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was understood of a file, as JSON for people and scripts; fields are named as in the API.
 */
public final class CrawledJson {
    private CrawledJson() {}

    /** One file's outcome of {@link CrawlImport#understand}. */
    public static ObjectNode write(String file, ImportOutcome outcome) {
        ObjectNode node = Json.mapper().createObjectNode().put("file", file);
        switch (outcome) {
            case ImportOutcome.Understood understood -> {
                node.put("outcome", "would import");
                put(node, understood.page());
            }
            case ImportOutcome.Imported imported ->
                    node.put("outcome", "imported").put("story", String.valueOf(imported.story()));
            case ImportOutcome.Unchanged unchanged ->
                    node.put("outcome", "unchanged")
                            .put("story", String.valueOf(unchanged.story()));
            case ImportOutcome.Failed failed ->
                    node.put("outcome", "failed").put("reason", failed.reason());
        }
        return node;
    }

    private static void put(ObjectNode node, CrawledPage page) {
        node.put("type", page.type().name().toLowerCase(Locale.ROOT))
                .put("kicker", page.kicker())
                .put("headline", page.headline())
                .put("publishedAt", time(page.published()));
        CrawledStandfirst standfirst = page.standfirst();
        node.put("standfirst", standfirst == null ? null : standfirst.text());
        if (standfirst != null && standfirst.quotation() != null) {
            node.putObject("standfirstQuotation")
                    .put("text", standfirst.quotation())
                    .put("speaker", standfirst.speaker())
                    .put("occasion", standfirst.occasion());
        }
        node.put("source", page.source()).put("located", page.located());
        page.byline().forEach(node.putArray("byline")::add);
        page.credits().forEach(node.putArray("credits")::add);
        ArrayNode body = node.putArray("body");
        page.body().forEach(block -> put(body.addObject(), block));
        ArrayNode entries = node.putArray("entries");
        for (CrawledEntry entry : page.entries()) {
            entries.addObject()
                    .put("id", entry.id())
                    .put("sort", entry.sort())
                    .put("contenttypeid", entry.contenttypeid())
                    .put("pic", entry.pic())
                    .put("title", entry.title());
        }
        node.put("encoding", page.encoding());
        page.warnings().forEach(node.putArray("warnings")::add);
    }

    /** As the page told it: without an offset where it named none. */
    private static @Nullable String time(@Nullable CrawledTime time) {
        if (time == null) {
            return null;
        }
        String local = DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time.local());
        return time.offset() == null ? local : local + time.offset();
    }

    private static void put(ObjectNode node, CrawledBlock block) {
        switch (block) {
            case CrawledBlock.Quotation quotation ->
                    node.put("type", "quotation")
                            .put("text", quotation.text())
                            .put("speaker", quotation.speaker());
            case CrawledBlock.Paragraph paragraph -> {
                node.put("type", "paragraph").put("text", paragraph.text());
                if (!paragraph.quotes().isEmpty()) {
                    ArrayNode quotations = node.putArray("quotations");
                    for (CrawledQuote quote : paragraph.quotes()) {
                        quotations
                                .addObject()
                                .put("text", paragraph.text().substring(quote.start(), quote.end()))
                                .put("speaker", quote.speaker());
                    }
                }
            }
        }
    }
}
