package news.stet.story.shape;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An array of things of one shape. */
public record ListShape(Shape item, int min, int max) implements Shape {
    @Override
    public void check(JsonNode node, String path, Faults faults) {
        if (!node.isArray()) {
            faults.add(path, "is " + Schemas.nameOf(node), "Send an array");
            return;
        }
        if (node.size() < min || node.size() > max) {
            faults.add(
                    path,
                    "has " + node.size() + " entries",
                    "Send " + (min == 0 ? "at most " + max : min + " to " + max));
            return;
        }
        for (int i = 0; i < node.size(); i++) {
            item.check(node.get(i), path + "[" + i + "]", faults);
        }
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = Schemas.type("array");
        schema.set("items", item.schema());
        if (min > 0) {
            schema.put("minItems", min);
        }
        return schema.put("maxItems", max);
    }
}
