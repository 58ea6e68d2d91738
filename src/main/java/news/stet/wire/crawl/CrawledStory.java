package news.stet.wire.crawl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import news.stet.platform.Json;
import news.stet.story.ListEntries.ListEntry;
import news.stet.story.StoryContent;
import news.stet.story.StoryJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A crawled page as a story of an edition, by the same JSON and the same checks as any other. */
final class CrawledStory {
    private CrawledStory() {}

    /**
     * @throws news.stet.platform.Problem INVALID when the page holds what no story may
     */
    static StoryContent content(CrawledPage page, String edition, String section) {
        ObjectNode story = Json.mapper().createObjectNode();
        story.put("edition", edition)
                .put("type", page.type().name().toLowerCase(Locale.ROOT))
                .put("section", section)
                .put("headline", page.headline())
                .put("kicker", page.kicker())
                .put("source", page.source())
                .put("located", page.located());
        page.byline().forEach(story.putArray("byline")::add);
        page.credits().forEach(story.putArray("credits")::add);
        CrawledStandfirst standfirst = page.standfirst();
        if (standfirst != null) {
            story.set("standfirst", spans(standfirst.text(), quotes(standfirst)));
        }
        ArrayNode body = story.putArray("body");
        for (CrawledBlock block : page.body()) {
            switch (block) {
                case CrawledBlock.Paragraph paragraph ->
                        body.addObject()
                                .put("type", "paragraph")
                                .set("text", spans(paragraph.text(), paragraph.quotes()));
                case CrawledBlock.Quotation quotation ->
                        body.addObject()
                                .put("type", "quotation")
                                .put("text", quotation.text())
                                .put("speaker", quotation.speaker());
            }
        }
        return StoryJson.read(story);
    }

    private static List<CrawledQuote> quotes(CrawledStandfirst standfirst) {
        String quotation = standfirst.quotation();
        int start = quotation == null ? -1 : standfirst.text().indexOf(quotation);
        return quotation == null || start < 0
                ? List.of()
                : List.of(
                        new CrawledQuote(start, start + quotation.length(), standfirst.speaker()));
    }

    /** The text with the quoted words marked; the quotation marks stay where they were. */
    private static ArrayNode spans(String text, List<CrawledQuote> quotes) {
        ArrayNode spans = Json.mapper().createArrayNode();
        int at = 0;
        for (CrawledQuote quote : quotes) {
            add(spans, text.substring(at, quote.start()));
            ObjectNode mark =
                    spans.addObject()
                            .put("text", text.substring(quote.start(), quote.end()))
                            .putArray("marks")
                            .addObject()
                            .put("type", "quote");
            putSpeaker(mark, quote.speaker());
            at = quote.end();
        }
        add(spans, text.substring(at));
        return spans;
    }

    private static void add(ArrayNode spans, String text) {
        if (!text.isEmpty()) {
            spans.addObject().put("text", text);
        }
    }

    private static void putSpeaker(ObjectNode mark, @Nullable String speaker) {
        if (speaker != null) {
            mark.put("speaker", speaker);
        }
    }

    /** The stories of the page's list, to stand in the edition's boxes by name only. */
    static List<ListEntry> entries(CrawledPage page, String edition, long story) {
        List<ListEntry> entries = new ArrayList<>();
        for (CrawledEntry entry : page.entries()) {
            entries.add(
                    new ListEntry(
                            edition,
                            Long.parseLong(entry.id()),
                            entry.sort().isEmpty() ? 0 : Long.parseLong(entry.sort()),
                            entry.contenttypeid().matches("\\d{1,9}")
                                    ? Integer.parseInt(entry.contenttypeid())
                                    : 0,
                            entry.pic(),
                            entry.title(),
                            story));
        }
        return entries;
    }
}
