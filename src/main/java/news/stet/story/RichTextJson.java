package news.stet.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import news.stet.platform.Json;
import news.stet.story.RichText.Span;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Inline text between JSON that was checked and {@link RichText}. */
final class RichTextJson {
    private RichTextJson() {}

    static RichText read(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return RichText.EMPTY;
        }
        if (node.isString()) {
            return RichText.of(Words.clean(node.stringValue()));
        }
        List<Span> spans = new ArrayList<>();
        for (JsonNode span : node) {
            List<Mark> marks = new ArrayList<>();
            JsonNode given = span.get("marks");
            if (given != null && given.isArray()) {
                given.forEach(mark -> marks.add(readMark(mark)));
            }
            String text = Words.normalise(span.get("text").stringValue());
            if (!text.isEmpty()) {
                spans.add(new Span(text, marks));
            }
        }
        return new RichText(spans);
    }

    private static Mark readMark(JsonNode mark) {
        String type = mark.get("type").stringValue();
        return switch (type) {
            case "strong" -> new Mark.Strong();
            case "em" -> new Mark.Em();
            case "link" -> new Mark.Link(mark.get("href").stringValue());
            case "quote" ->
                    new Mark.Quote(StoryJson.line(mark, "speaker"), StoryJson.line(mark, "source"));
            case "code" -> new Mark.Code();
            case "sub" -> new Mark.Sub();
            case "sup" -> new Mark.Sup();
            case "lang" -> new Mark.Lang(mark.get("lang").stringValue());
            case "dir" -> new Mark.Dir(mark.get("dir").stringValue());
            default -> throw new IllegalStateException("no mark " + type);
        };
    }

    /** A plain string where there are no marks, spans where there are. */
    static JsonNode write(RichText text) {
        if (text.spans().stream().allMatch(span -> span.marks().isEmpty())) {
            return Json.mapper().getNodeFactory().stringNode(text.plain());
        }
        ArrayNode spans = Json.mapper().createArrayNode();
        for (Span span : text.spans()) {
            ObjectNode node = spans.addObject().put("text", span.text());
            if (!span.marks().isEmpty()) {
                ArrayNode marks = node.putArray("marks");
                span.marks().forEach(mark -> marks.add(writeMark(mark)));
            }
        }
        return spans;
    }

    private static ObjectNode writeMark(Mark mark) {
        return switch (mark) {
            case Mark.Strong _ -> mark("strong", Map.of());
            case Mark.Em _ -> mark("em", Map.of());
            case Mark.Link link -> mark("link", Map.of("href", link.href()));
            case Mark.Quote quote -> {
                ObjectNode node = mark("quote", Map.of());
                StoryJson.put(node, "speaker", quote.speaker());
                StoryJson.put(node, "source", quote.source());
                yield node;
            }
            case Mark.Code _ -> mark("code", Map.of());
            case Mark.Sub _ -> mark("sub", Map.of());
            case Mark.Sup _ -> mark("sup", Map.of());
            case Mark.Lang lang -> mark("lang", Map.of("lang", lang.lang()));
            case Mark.Dir dir -> mark("dir", Map.of("dir", dir.dir()));
        };
    }

    private static ObjectNode mark(String type, Map<String, String> fields) {
        ObjectNode node = Json.mapper().createObjectNode().put("type", type);
        fields.forEach(node::put);
        return node;
    }
}
