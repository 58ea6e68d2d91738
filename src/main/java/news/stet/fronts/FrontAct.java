package news.stet.fronts;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import news.stet.story.shape.Faults;
import news.stet.story.shape.ObjectShape;
import news.stet.story.shape.Shape;
import news.stet.story.shape.UnionShape;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One small thing that an editor does to a front's draft. */
public sealed interface FrontAct {
    /**
     * Puts a story into a slot, from wherever else on the front it stands. What stands there moves
     * down, past sticky ones, to the next open slot; without one the last leaves.
     *
     * @param slot from 0; null takes the first open one, or the first
     */
    record Place(long story, String container, @Nullable Integer slot) implements FrontAct {}

    /** Takes a story away and leaves its slot open. */
    record Remove(long story) implements FrontAct {}

    /**
     * Says how a placed story stands there.
     *
     * @param fields as in a slot; null takes an override away
     */
    record Change(long story, ObjectNode fields) implements FrontAct {}

    /** A new container; without a place at the end. */
    record AddContainer(ObjectNode fields, @Nullable Integer at) implements FrontAct {}

    /** Takes a container away with all in it. */
    record RemoveContainer(String container) implements FrontAct {}

    /**
     * Puts a container elsewhere.
     *
     * @param at its place among all, from 0
     */
    record MoveContainer(String container, int at) implements FrontAct {}

    /** Another title, layout, query or number of slots; what is not there stays. */
    record ChangeContainer(String container, ObjectNode fields) implements FrontAct {}

    /** What may be sent for one act. */
    Shape SHAPE =
            new UnionShape("act")
                    .with(
                            "place",
                            new ObjectShape()
                                    .required("story", Shape.id())
                                    .required("container", Shape.line(40))
                                    .optional("slot", Shape.number(0, FrontJson.MAX_SLOTS - 1)))
                    .with("remove", new ObjectShape().required("story", Shape.id()))
                    .with("change", FrontJson.overrides().required("story", Shape.id()))
                    .with(
                            "add-container",
                            ofContainer()
                                    .required("layout", Shape.choice(FrontLayout.slugs()))
                                    .optional("at", Shape.number(0, FrontJson.MAX_CONTAINERS)))
                    .with(
                            "remove-container",
                            new ObjectShape().required("container", Shape.line(40)))
                    .with(
                            "move-container",
                            new ObjectShape()
                                    .required("container", Shape.line(40))
                                    .required("at", Shape.number(0, FrontJson.MAX_CONTAINERS)))
                    .with(
                            "change-container",
                            ofContainer()
                                    .optional("layout", Shape.choice(FrontLayout.slugs()))
                                    .required("container", Shape.line(40)));

    private static ObjectShape ofContainer() {
        return new ObjectShape()
                .optional("title", Shape.piece(120))
                .optional("query", FrontJson.QUERY)
                .optional("slots", Shape.number(1, FrontJson.MAX_SLOTS));
    }

    /**
     * Reads acts as they were sent.
     *
     * @param acts an array of them
     * @throws news.stet.platform.Problem INVALID naming each field that is not right
     */
    static List<FrontAct> read(JsonNode acts) {
        Faults faults = new Faults();
        Shape.list(SHAPE, 1, 100).check(acts, "acts", faults);
        faults.throwIfAny();
        List<FrontAct> all = new ArrayList<>();
        acts.forEach(act -> all.add(one((ObjectNode) act)));
        return all;
    }

    private static FrontAct one(ObjectNode act) {
        String container = act.path("container").asString("");
        Integer at = act.hasNonNull("at") ? act.get("at").intValue() : null;
        ObjectNode fields = act.deepCopy();
        fields.remove(List.of("type", "container", "at"));
        return switch (act.get("type").stringValue()) {
            case "place" ->
                    new Place(
                            story(act),
                            container,
                            act.hasNonNull("slot") ? act.get("slot").intValue() : null);
            case "remove" -> new Remove(story(act));
            case "change" -> new Change(story(act), fields);
            case "add-container" -> new AddContainer(fields, at);
            case "remove-container" -> new RemoveContainer(container);
            case "move-container" -> new MoveContainer(container, Objects.requireNonNull(at));
            default -> new ChangeContainer(container, fields);
        };
    }

    private static long story(JsonNode act) {
        return Long.parseLong(act.get("story").stringValue());
    }
}
