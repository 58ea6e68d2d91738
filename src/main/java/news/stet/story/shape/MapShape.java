package news.stet.story.shape;

import news.stet.platform.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object with names that are not known beforehand.
 *
 * @param value what stands under each; null will do too
 */
public record MapShape(Shape value) implements Shape {
    @Override
    public void check(JsonNode node, String path, Faults faults) {
        if (!node.isObject()) {
            faults.add(path, "is " + Schemas.nameOf(node), "Send an object");
            return;
        }
        node.properties().stream()
                .filter(one -> !one.getValue().isNull())
                .forEach(one ->
                        value.check(one.getValue(), ObjectShape.at(path, one.getKey()), faults));
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = Schemas.type("object");
        ObjectNode orNull = Json.mapper().createObjectNode();
        orNull.putArray("anyOf").add(value.schema()).add(Schemas.type("null"));
        schema.set("additionalProperties", orNull);
        return schema;
    }
}
