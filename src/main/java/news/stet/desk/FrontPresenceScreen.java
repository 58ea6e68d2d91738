package news.stet.desk;

import io.javalin.http.Context;
import java.util.List;
import news.stet.desk.live.FrontPresence;
import news.stet.fronts.FrontId;
import news.stet.people.Person;
import news.stet.platform.Json;
import news.stet.story.shape.Faults;
import news.stet.story.shape.ObjectShape;
import news.stet.story.shape.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who has a front open, as its editors' screens tell and ask it. */
final class FrontPresenceScreen {
    private static final ObjectShape BEAT =
            new ObjectShape()
                    .required(
                            "screen",
                            Shape.matching(40, "[A-Za-z0-9_-]{8,40}", "the name of a screen"))
                    .optional("story", Shape.id());

    private final Parts parts;

    FrontPresenceScreen(Parts parts) {
        this.parts = parts;
    }

    void routes(Routes routes) {
        routes.get("/fronts/{id}/presence", Access.SESSION, this::get);
        routes.postUnseen("/fronts/{id}/presence", Access.SESSION, this::beat);
        routes.postUnseen("/fronts/{id}/presence/leave", Access.SESSION, this::leave);
    }

    /** The front's name, if this person may look at it. */
    private String front(Context context) {
        return parts.fronts()
                .get(Gate.actor(context), FrontId.get(context.pathParam("id")))
                .id()
                .slug();
    }

    private void get(Context context) {
        answer(context, parts.frontPresence().list(front(context)));
    }

    private void beat(Context context) {
        String front = front(context);
        JsonNode said = said(context);
        answer(
                context,
                parts.frontPresence()
                        .beat(
                                person(context),
                                front,
                                said.get("screen").stringValue(),
                                said.hasNonNull("story")
                                        ? Long.valueOf(said.get("story").stringValue())
                                        : null));
    }

    private void leave(Context context) {
        String front = front(context);
        parts.frontPresence()
                .leave(person(context), front, said(context).get("screen").stringValue());
        context.status(204);
    }

    private static Person person(Context context) {
        return Gate.signedIn(context).orElseThrow().person();
    }

    private static JsonNode said(Context context) {
        JsonNode body = Json.read(context.bodyAsBytes());
        Faults faults = new Faults();
        BEAT.check(body, "", faults);
        faults.throwIfAny();
        return body;
    }

    private static void answer(Context context, List<FrontPresence.Here> all) {
        ObjectNode json = Json.mapper().createObjectNode();
        var here = json.putArray("here");
        all.forEach(it ->
                here.addObject()
                        .put("screen", it.screen())
                        .put("person", Long.toString(it.person()))
                        .put("name", it.name())
                        .put("story", it.story() == null ? null : Long.toString(it.story())));
        context.contentType("application/json; charset=utf-8").result(Json.write(json));
    }
}
