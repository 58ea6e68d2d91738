package news.stet.site.data;

import java.util.List;
import news.stet.platform.Json;
import news.stet.story.Block;
import news.stet.story.Mark;
import news.stet.story.RichText;
import news.stet.story.StoryContent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whose reporting a story uses, and whom it quotes, as schema.org citations. */
final class Citations {
    private Citations() {}

    /** Credited sources first, then quotations in their order. */
    static ArrayNode of(StoryContent content) {
        ArrayNode citations = Json.mapper().createArrayNode();
        for (String source : content.credits()) {
            ObjectNode work = citations.addObject().put("@type", "CreativeWork");
            work.put("name", source);
            StoryData.putNamed(work, "publisher", "Organization", source);
        }
        inline(citations, content.standfirst());
        content.allBlocks().forEach(block -> block(citations, block));
        return citations;
    }

    private static void block(ArrayNode citations, Block block) {
        switch (block) {
            case Block.Quotation quotation ->
                    quotation(
                            citations,
                            quotation.text().plain(),
                            quotation.speaker(),
                            quotation.source());
            case Block.Paragraph paragraph -> inline(citations, paragraph.text());
            case Block.Listing list -> list.items().forEach(item -> inline(citations, item));
            case Block.Heading _,
                    Block.PullQuote _,
                    Block.Picture _,
                    Block.Video _,
                    Block.Gallery _,
                    Block.Table _,
                    Block.Box _,
                    Block.Embed _,
                    Block.StoryLink _,
                    Block.Post _ -> {}
        }
    }

    /** Neighbouring runs of one quotation, as with a stressed word inside, are one. */
    private static void inline(ArrayNode citations, RichText text) {
        StringBuilder words = new StringBuilder();
        Mark.Quote open = null;
        for (RichText.Span span : text.spans()) {
            Mark.Quote quote = quote(span.marks());
            if (open != null && !open.equals(quote)) {
                quotation(citations, words.toString(), open.speaker(), open.source());
                words.setLength(0);
            }
            open = quote;
            if (quote != null) {
                words.append(span.text());
            }
        }
        if (open != null) {
            quotation(citations, words.toString(), open.speaker(), open.source());
        }
    }

    private static Mark.@Nullable Quote quote(List<Mark> marks) {
        for (Mark mark : marks) {
            if (mark instanceof Mark.Quote quote) {
                return quote;
            }
        }
        return null;
    }

    private static void quotation(
            ArrayNode citations, String words, @Nullable String speaker, @Nullable String source) {
        if (words.isBlank()) {
            return;
        }
        ObjectNode node =
                citations.addObject().put("@type", "Quotation").put("text", words.strip());
        StoryData.putNamed(node, "spokenByCharacter", "Person", speaker);
        StoryData.putNamed(node, "sourceOrganization", "Organization", source);
    }
}
