package news.stet.fronts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import news.stet.platform.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A front in the pieces that two editors may change without getting into each other's way, by name:
 * {@code order} of the containers, {@code c/ID} that there is one, {@code c/ID/title} and so on,
 * {@code c/ID/slots/2} the story there, {@code s/STORY} that it is placed, {@code s/STORY/kicker}
 * and so on.
 */
final class FrontUnits {
    static final String ORDER = "order";

    private static final Set<String> OF_CONTAINER = Set.of("layout", "title", "query");

    /** Noted, not edited. */
    private static final Set<String> NOTED = Set.of("story", "by", "at");

    private FrontUnits() {}

    static Map<String, JsonNode> of(FrontContent content) {
        Map<String, JsonNode> units = new LinkedHashMap<>();
        ArrayNode order = Json.mapper().createArrayNode();
        units.put(ORDER, order);
        for (JsonNode container : FrontJson.write(content)) {
            String name = "c/" + container.get("id").stringValue();
            order.add(container.get("id"));
            units.put(name, order.booleanNode(true));
            OF_CONTAINER.forEach(field -> units.put(name + "/" + field, container.get(field)));
            int index = 0;
            for (JsonNode slot : container.get("slots")) {
                String story = slot.path("story").asString("");
                units.put(name + "/slots/" + index++, order.stringNode(story));
                if (!story.isEmpty()) {
                    units.put("s/" + story, order.booleanNode(true));
                    slot.properties().stream()
                            .filter(field -> !NOTED.contains(field.getKey()))
                            .forEach(field ->
                                    units.put(
                                            "s/" + story + "/" + field.getKey(), field.getValue()));
                }
            }
        }
        return units;
    }

    /** The front of its pieces; each container and story named in them is there. */
    static FrontContent join(Map<String, JsonNode> units) {
        ArrayNode containers = Json.mapper().createArrayNode();
        for (JsonNode id : units.getOrDefault(ORDER, containers)) {
            String name = "c/" + id.stringValue();
            ObjectNode container = containers.addObject();
            container.set("id", id);
            OF_CONTAINER.forEach(field -> container.set(field, units.get(name + "/" + field)));
            ArrayNode slots = container.putArray("slots");
            for (String story : slots(units, name)) {
                ObjectNode slot = slots.addObject();
                if (!story.isEmpty()) {
                    slot.put("story", story);
                    String fields = "s/" + story + "/";
                    units.forEach((unit, value) -> {
                        if (unit.startsWith(fields)) {
                            slot.set(unit.substring(fields.length()), value);
                        }
                    });
                }
            }
        }
        return FrontJson.readKept(containers);
    }

    private static List<String> slots(Map<String, JsonNode> units, String container) {
        Map<Integer, String> byIndex = new TreeMap<>();
        String slots = container + "/slots/";
        units.forEach((unit, value) -> {
            if (unit.startsWith(slots)) {
                byIndex.put(Integer.parseInt(unit.substring(slots.length())), value.stringValue());
            }
        });
        return new ArrayList<>(byIndex.values());
    }

    /** How a person finds that piece: {@code containers[top].slots[2]}, {@code story 17.kicker}. */
    static String path(String unit) {
        if (unit.startsWith("c/")) {
            String[] parts = unit.split("/", 4);
            String container = "containers[" + parts[1] + "]";
            return switch (parts.length) {
                case 2 -> container;
                case 3 -> container + "." + parts[2];
                default -> container + ".slots[" + parts[3] + "]";
            };
        }
        return unit.startsWith("s/")
                ? "story " + unit.substring(2).replaceFirst("/", ".")
                : "containers";
    }
}
