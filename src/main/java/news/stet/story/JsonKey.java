package news.stet.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One spelling for JSON that says the same: members in order of their names, none that says
 * nothing, text as Stet keeps it. Equal keys mean that keeping one for the other changes nothing.
 */
final class JsonKey {
    private JsonKey() {}

    static String of(@Nullable JsonNode node) {
        if (node == null || node.isNull() || node.isMissingNode()) {
            return "null";
        }
        if (node.isString()) {
            return quoted(Words.clean(node.stringValue()));
        }
        if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(of(item)));
            return "[" + String.join(",", items) + "]";
        }
        return node.isObject() ? ofObject(node) : node.toString();
    }

    private static String ofObject(JsonNode node) {
        // White space at the ends counts between two spans, and nowhere else.
        boolean span = node.has("text") && !node.has("type");
        return node.properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(member -> Map.entry(member.getKey(), member(member, span)))
                .filter(member -> !member.getValue().equals("null"))
                .map(member -> quoted(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String member(Map.Entry<String, JsonNode> member, boolean span) {
        JsonNode value = member.getValue();
        if (value.isArray() && value.isEmpty()
                || value.isString() && value.stringValue().isEmpty()) {
            return "null";
        }
        return span && value.isString() ? quoted(Words.normalise(value.stringValue())) : of(value);
    }

    private static String quoted(String text) {
        return news.stet.platform.Json.write(text);
    }
}
