package news.stet.story.shape;

import news.stet.platform.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The common ends of checks and schemas. */
final class Schemas {
    private Schemas() {}

    static ObjectNode type(String type) {
        return Json.mapper().createObjectNode().put("type", type);
    }

    /** What a node is, for people. */
    static String nameOf(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case NULL -> "null";
            case BINARY, MISSING, POJO -> "nothing that JSON has";
        };
    }
}
