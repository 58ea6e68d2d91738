package news.stet.story.shape;

import news.stet.platform.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Either a plain string or a structure that says more, as rich text is. */
public record TextOrShape(TextShape text, Shape other) implements Shape {
    @Override
    public void check(JsonNode node, String path, Faults faults) {
        if (node.isString()) {
            text.check(node, path, faults);
        } else if (node.isArray() || node.isObject()) {
            other.check(node, path, faults);
        } else {
            faults.add(
                    path,
                    "is " + Schemas.nameOf(node),
                    "Send a string, or spans of text with marks");
        }
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = Json.mapper().createObjectNode();
        schema.putArray("oneOf").add(text.schema()).add(other.schema());
        return schema;
    }
}
