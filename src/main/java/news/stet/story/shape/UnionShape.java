package news.stet.story.shape;

import java.util.LinkedHashMap;
import java.util.Map;
import news.stet.platform.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Objects told apart by their field {@code type}. */
public final class UnionShape implements Shape {
    private final String noun;
    private final Map<String, ObjectShape> variants = new LinkedHashMap<>();

    /**
     * @param noun what one of them is called in a fault, as in {@code block}
     */
    public UnionShape(String noun) {
        this.noun = noun;
    }

    /** One more variant; its field {@code type} is added here. */
    public UnionShape with(String type, ObjectShape shape) {
        variants.put(type, shape.required("type", Shape.choice(java.util.List.of(type))));
        return this;
    }

    @Override
    public void check(JsonNode node, String path, Faults faults) {
        if (!node.isObject()) {
            faults.add(path, "is " + Schemas.nameOf(node), "Send an object with a type");
            return;
        }
        JsonNode type = node.get("type");
        ObjectShape shape =
                type != null && type.isString() ? variants.get(type.stringValue()) : null;
        if (shape == null) {
            faults.add(
                    path + ".type",
                    type == null ? "is missing" : "is not a " + noun + " known here",
                    "Send one of " + String.join(", ", variants.keySet()));
            return;
        }
        shape.check(node, path, faults);
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = Json.mapper().createObjectNode();
        var choices = schema.putArray("oneOf");
        variants.values().forEach(variant -> choices.add(variant.schema()));
        return schema;
    }
}
