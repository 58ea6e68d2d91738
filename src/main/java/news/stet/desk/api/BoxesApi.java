package news.stet.desk.api;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.stet.fronts.Box;
import news.stet.fronts.BoxFill;
import news.stet.fronts.BoxItem;
import news.stet.fronts.BoxOrder;
import news.stet.fronts.BoxRules;
import news.stet.fronts.Boxes;
import news.stet.fronts.FillQuery;
import news.stet.fronts.FrontJson;
import news.stet.people.Actor;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.story.Editions;
import news.stet.story.shape.Faults;
import news.stet.story.shape.ObjectShape;
import news.stet.story.shape.Shape;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/boxes}. */
public final class BoxesApi {
    private static final ObjectShape ORDER =
            new ObjectShape()
                    .optional("edition", Shape.line(16))
                    .optional("name", Shape.line(200))
                    .required("stories", Shape.list(Shape.id(), 0, Boxes.MAX_ITEMS))
                    .optional("size", Shape.number(0, Boxes.MAX_ITEMS))
                    .optional("query", FrontJson.QUERY)
                    .optional("sticky", Shape.list(Shape.id(), 0, Boxes.MAX_ITEMS))
                    .readOnly("box", Shape.line(40))
                    .readOnly("version", Shape.id())
                    .readOnly("shows", Shape.list(Shape.id(), 0, Boxes.MAX_ITEMS));

    private final Boxes boxes;
    private final Editions editions;

    public BoxesApi(Boxes boxes, Editions editions) {
        this.boxes = boxes;
        this.editions = editions;
    }

    /** {@code GET /api/v1/boxes?edition=}: those that editors made. */
    public void list(Context context, Actor actor) {
        ObjectNode node = Json.mapper().createObjectNode();
        var array = node.putArray("boxes");
        boxes.list(edition(Exchange.query(context, "edition")))
                .forEach(box -> array.add(view(box)));
        Exchange.answer(context, 200, node);
    }

    private String edition(Optional<String> asked) {
        return asked.orElseGet(() -> editions.list().getFirst().code());
    }

    /** {@code GET /api/v1/boxes/{box}?edition=} */
    public void get(Context context, Actor actor) {
        String edition = edition(Exchange.query(context, "edition"));
        String slug = context.pathParam("box");
        Box box =
                boxes.find(edition, slug)
                        .orElseThrow(() ->
                                new Problem(
                                        Problem.Kind.NOT_FOUND,
                                        "There is no box " + slug + " in " + edition + "."));
        answer(context, box);
    }

    private void answer(Context context, Box box) {
        context.header("ETag", "\"" + box.version() + "\"");
        Exchange.answer(context, 200, view(box));
    }

    /**
     * {@code PUT /api/v1/boxes/{box}}: the whole order at once; If-Match is heeded when it is sent.
     */
    public void put(Context context, Actor actor) {
        JsonNode body = Exchange.body(context);
        Faults faults = new Faults();
        ORDER.check(body, "", faults);
        faults.throwIfAny();
        List<Long> stories = new ArrayList<>();
        body.get("stories").forEach(id -> stories.add(Long.valueOf(id.stringValue())));
        Box box =
                boxes.put(
                        actor,
                        new BoxOrder(
                                edition(text(body, "edition")),
                                context.pathParam("box"),
                                text(body, "name").orElse(null),
                                stories,
                                Exchange.expectedRevision(context),
                                rules(context, body, stories)));
        answer(context, box);
    }

    /** What is not said of size and query stays; what is to stay is always said. */
    private @Nullable BoxRules rules(Context context, JsonNode body, List<Long> stories) {
        if (!body.has("size") && !body.has("query") && !body.has("sticky")) {
            return null;
        }
        BoxRules now =
                boxes.find(edition(text(body, "edition")), context.pathParam("box"))
                        .map(Box::rules)
                        .orElse(BoxRules.NONE);
        Map<Long, Integer> sticky = new HashMap<>();
        for (JsonNode id : body.path("sticky")) {
            long story = Long.parseLong(id.stringValue());
            sticky.put(story, stories.indexOf(story));
        }
        return new BoxRules(
                body.hasNonNull("size") ? body.get("size").intValue() : now.size(),
                body.has("query") ? query(body.get("query")) : now.query(),
                sticky);
    }

    private static @Nullable FillQuery query(JsonNode node) {
        return node.isObject() ? FrontJson.query(node) : null;
    }

    private static Optional<String> text(JsonNode body, String name) {
        return body.hasNonNull(name) ? Optional.of(body.get(name).stringValue()) : Optional.empty();
    }

    private ObjectNode view(Box box) {
        ObjectNode node =
                Json.mapper()
                        .createObjectNode()
                        .put("edition", box.edition())
                        .put("box", box.slug())
                        .put("name", box.name())
                        .put("version", Integer.toString(box.version()));
        var stories = node.putArray("stories");
        var sticky = Json.mapper().createArrayNode();
        for (BoxItem item : box.items()) {
            stories.add(Long.toString(item.id()));
            if (box.rules().sticky().containsKey(item.id())) {
                sticky.add(Long.toString(item.id()));
            }
        }
        node.put("size", box.rules().size());
        FillQuery query = box.rules().query();
        node.set("query", query == null ? Json.mapper().nullNode() : FrontJson.write(query));
        node.set("sticky", sticky);
        var shows = node.putArray("shows");
        boxes.fill(box.edition(), box.slug())
                .map(BoxFill::items)
                .orElse(List.of())
                .forEach(item -> shows.add(Long.toString(item.id())));
        return node;
    }
}
