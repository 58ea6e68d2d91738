package news.stet.story.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An object with known fields; any other field is refused by name. */
public final class ObjectShape implements Shape {
    private record Field(Shape shape, boolean required, boolean readOnly) {}

    private final Map<String, Field> fields = new LinkedHashMap<>();

    /** A field that must be there. */
    public ObjectShape required(String name, Shape shape) {
        fields.put(name, new Field(shape, true, false));
        return this;
    }

    /** A field that may be missing or null. */
    public ObjectShape optional(String name, Shape shape) {
        fields.put(name, new Field(shape, false, false));
        return this;
    }

    /** A field that Stet sets: shown in answers, taken back without being looked at. */
    public ObjectShape readOnly(String name, Shape shape) {
        fields.put(name, new Field(shape, false, true));
        return this;
    }

    @Override
    public void check(JsonNode node, String path, Faults faults) {
        if (!node.isObject()) {
            faults.add(path, "is " + Schemas.nameOf(node), "Send an object");
            return;
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            Field field = fields.get(entry.getKey());
            String place = at(path, entry.getKey());
            if (field == null) {
                faults.add(place, "is not a field known here", "Remove it; known are " + names());
            } else if (!field.readOnly() && !(entry.getValue().isNull() && !field.required())) {
                field.shape().check(entry.getValue(), place, faults);
            }
        }
        fields.forEach((name, field) -> {
            if (field.required() && !node.has(name)) {
                faults.add(at(path, name), "is missing", "Send it");
            }
        });
    }

    /** The path of a field. */
    static String at(String path, String name) {
        String safe = name.length() > 60 ? name.substring(0, 60) + "…" : name;
        return path.isEmpty() ? safe : path + "." + safe;
    }

    private String names() {
        return String.join(", ", writable());
    }

    /** The fields that may be sent, in their order. */
    public List<String> writable() {
        List<String> names = new ArrayList<>();
        fields.forEach((name, field) -> {
            if (!field.readOnly()) {
                names.add(name);
            }
        });
        return names;
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = Schemas.type("object");
        ObjectNode properties = schema.putObject("properties");
        List<String> required = new ArrayList<>();
        fields.forEach((name, field) -> {
            properties.set(name, fieldSchema(field));
            if (field.required()) {
                required.add(name);
            }
        });
        if (!required.isEmpty()) {
            var names = schema.putArray("required");
            required.forEach(names::add);
        }
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode fieldSchema(Field field) {
        if (field.readOnly()) {
            return field.shape().schema().put("readOnly", true);
        }
        if (field.required()) {
            return field.shape().schema();
        }
        ObjectNode orNull = news.stet.platform.Json.mapper().createObjectNode();
        orNull.putArray("anyOf").add(field.shape().schema()).add(Schemas.type("null"));
        return orNull;
    }
}
