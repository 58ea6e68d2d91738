package news.stet.search;

import java.time.Instant;
import java.util.List;
import news.stet.platform.Json;
import news.stet.story.StoryContent;
import tools.jackson.databind.node.ObjectNode;

/**
 * A live story as a cluster has it: the same fields as the index here, by the mapping kept here.
 */
final class ClusterDocument {
    private ClusterDocument() {}

    /** As one line. */
    static String of(StoryDocument story) {
        StoryContent content = story.content();
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("id", story.id());
        node.put("edition", story.edition()).put("section", story.section());
        node.put("type", content.type().slug()).put("language", content.language());
        put(node, "topics", content.topics());
        put(node, "byline", content.byline());
        put(node, "speakers", Clue.speakers(content));
        put(node, "places", Clue.places(content));
        node.put("sort", story.sort());
        node.put("published", Instant.ofEpochMilli(story.published()).toString());
        texts(node, content.language(), "title", story.title());
        texts(node, content.language(), "standfirst", content.standfirst().plain());
        texts(node, content.language(), "body", content.bodyText());
        return Json.write(node);
    }

    private static void put(ObjectNode node, String name, List<String> values) {
        var list = node.putArray(name);
        values.forEach(list::add);
    }

    /** Without endings by the language, and as it is. */
    private static void texts(ObjectNode node, String language, String name, String text) {
        ObjectNode forms = node.putObject(name);
        String end = Analysis.field(language);
        forms.put(Analysis.AS_IT_IS, text);
        if (!end.equals(Analysis.AS_IT_IS)) {
            forms.put(end, text);
        }
    }
}
