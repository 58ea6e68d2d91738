package news.stet.story.shape;

import java.util.function.Supplier;
import news.stet.platform.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A shape with a name in the published schema, looked up late so that shapes may contain
 * themselves.
 */
public record NamedShape(String name, Supplier<Shape> shape) implements Shape {
    /** Where named shapes stand in the published document. */
    public static final String PREFIX = "#/components/schemas/";

    @Override
    public void check(JsonNode node, String path, Faults faults) {
        shape.get().check(node, path, faults);
    }

    @Override
    public ObjectNode schema() {
        return Json.mapper().createObjectNode().put("$ref", PREFIX + name);
    }
}
