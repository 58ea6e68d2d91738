package news.stet.story.shape;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An object; what is in it is looked at elsewhere. */
public record AnyObjectShape() implements Shape {
    @Override
    public void check(JsonNode node, String path, Faults faults) {
        if (!node.isObject()) {
            faults.add(path, "is " + Schemas.nameOf(node), "Send an object");
        }
    }

    @Override
    public ObjectNode schema() {
        return Schemas.type("object");
    }
}
