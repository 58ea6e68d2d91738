package news.stet.desk.api;

import java.time.Instant;
import news.stet.platform.Problem;
import news.stet.story.Order;
import news.stet.story.StoryContent;
import news.stet.story.StoryJson;
import news.stet.story.Verb;
import news.stet.story.shape.Faults;
import news.stet.story.shape.MomentShape;
import news.stet.story.shape.ObjectShape;
import news.stet.story.shape.Shape;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is sent with a verb, checked and read. */
final class VerbOrder {
    private static final Shape NOTE = Shape.text(5_000);

    private VerbOrder() {}

    /** What may be sent with a verb, also for the published document. */
    static ObjectShape shape(Verb verb) {
        return switch (verb) {
            case SCHEDULE ->
                    new ObjectShape().required("at", Shape.moment()).optional("note", NOTE);
            case PUBLISH ->
                    new ObjectShape()
                            .optional("publishedAt", Shape.moment())
                            .optional("minor", Shape.flag())
                            .optional("note", NOTE);
            case CORRECT ->
                    new ObjectShape()
                            .required("note", NOTE)
                            .optional("showWords", Shape.flag())
                            .optional(
                                    "story",
                                    Shape.named("Story", news.stet.story.StoryShape::story));
            case SUBMIT, APPROVE, RETURN, WITHHOLD, KILL, SPIKE, UNSPIKE ->
                    new ObjectShape().optional("note", NOTE);
        };
    }

    /**
     * Reads the body of a verb's request; an empty one says nothing. A correction may also bring
     * the story's fields beside the note instead of in {@code story}.
     *
     * @throws Problem INVALID for fields that are not right
     */
    static Order read(Verb verb, @Nullable JsonNode body, @Nullable Integer expectedRevision) {
        if (body == null) {
            return new Order(expectedRevision, null, null, null);
        }
        JsonNode order = verb == Verb.CORRECT ? withStoryApart(body) : body;
        Faults faults = new Faults();
        shape(verb).check(order, "", faults);
        faults.throwIfAny();
        return new Order(
                expectedRevision,
                moment(order, verb == Verb.SCHEDULE ? "at" : "publishedAt"),
                order.hasNonNull("note") ? order.get("note").stringValue() : null,
                content(order),
                order.hasNonNull("showWords") && !order.get("showWords").booleanValue(),
                order.hasNonNull("minor") && order.get("minor").booleanValue());
    }

    private static JsonNode withStoryApart(JsonNode body) {
        if (!body.isObject() || body.has("story") || !body.has("headline")) {
            return body;
        }
        ObjectNode story = ((ObjectNode) body).deepCopy();
        ObjectNode order = story.objectNode();
        JsonNode note = story.remove("note");
        if (note != null) {
            order.set("note", note);
        }
        JsonNode showWords = story.remove("showWords");
        if (showWords != null) {
            order.set("showWords", showWords);
        }
        return order.set("story", story);
    }

    private static @Nullable StoryContent content(JsonNode order) {
        return order.hasNonNull("story") ? StoryJson.read(order.get("story")) : null;
    }

    private static @Nullable Instant moment(JsonNode order, String name) {
        return order.hasNonNull(name) ? MomentShape.read(order.get(name)) : null;
    }
}
