package news.stet.desk.api;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import news.stet.fronts.Box;
import news.stet.fronts.BoxItem;
import news.stet.fronts.BoxOrder;
import news.stet.fronts.Boxes;
import news.stet.people.Actor;
import news.stet.platform.Json;
import news.stet.story.Editions;
import news.stet.story.shape.Faults;
import news.stet.story.shape.ObjectShape;
import news.stet.story.shape.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/boxes}. */
public final class BoxesApi {
    private static final ObjectShape ORDER =
            new ObjectShape()
                    .optional("edition", Shape.line(16))
                    .optional("name", Shape.line(200))
                    .required("stories", Shape.list(Shape.id(), 0, Boxes.MAX_ITEMS))
                    .readOnly("box", Shape.line(40))
                    .readOnly("version", Shape.id());

    private final Boxes boxes;
    private final Editions editions;

    public BoxesApi(Boxes boxes, Editions editions) {
        this.boxes = boxes;
        this.editions = editions;
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
                                body.hasNonNull("edition")
                                        ? body.get("edition").stringValue()
                                        : editions.list().getFirst().code(),
                                context.pathParam("box"),
                                body.hasNonNull("name") ? body.get("name").stringValue() : null,
                                stories,
                                Exchange.expectedRevision(context)));
        context.header("ETag", "\"" + box.version() + "\"");
        Exchange.answer(context, 200, view(box));
    }

    private static ObjectNode view(Box box) {
        ObjectNode node =
                Json.mapper()
                        .createObjectNode()
                        .put("edition", box.edition())
                        .put("box", box.slug())
                        .put("name", box.name())
                        .put("version", Integer.toString(box.version()));
        var stories = node.putArray("stories");
        for (BoxItem item : box.items()) {
            stories.add(Long.toString(item.id()));
        }
        return node;
    }
}
