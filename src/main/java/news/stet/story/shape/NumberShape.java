package news.stet.story.shape;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A whole number between two, both included. */
public record NumberShape(int min, int max) implements Shape {
    @Override
    public void check(JsonNode node, String path, Faults faults) {
        if (!node.isIntegralNumber()
                || !node.canConvertToInt()
                || node.intValue() < min
                || node.intValue() > max) {
            faults.add(
                    path,
                    node.isNumber() ? "is " + node.asString() : "is " + Schemas.nameOf(node),
                    "Send a whole number from " + min + " to " + max);
        }
    }

    @Override
    public ObjectNode schema() {
        return Schemas.type("integer").put("minimum", min).put("maximum", max);
    }
}
