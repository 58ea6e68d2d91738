package news.stet.story.shape;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** True or false. */
public record FlagShape() implements Shape {
    @Override
    public void check(JsonNode node, String path, Faults faults) {
        if (!node.isBoolean()) {
            faults.add(path, "is " + Schemas.nameOf(node), "Send true or false");
        }
    }

    @Override
    public ObjectNode schema() {
        return Schemas.type("boolean");
    }
}
