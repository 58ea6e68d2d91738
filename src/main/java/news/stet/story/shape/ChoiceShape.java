package news.stet.story.shape;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One of a few words. */
public record ChoiceShape(List<String> values) implements Shape {
    @Override
    public void check(JsonNode node, String path, Faults faults) {
        if (!node.isString() || !values.contains(node.stringValue())) {
            faults.add(
                    path,
                    node.isString() ? "is not a word known here" : "is " + Schemas.nameOf(node),
                    "Send one of " + String.join(", ", values));
        }
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = Schemas.type("string");
        var choices = schema.putArray("enum");
        values.forEach(choices::add);
        return schema;
    }
}
