package news.stet.desk;

import io.javalin.http.Context;
import news.stet.desk.live.Presence;
import news.stet.desk.live.Presence.Beat;
import news.stet.desk.live.Presence.Lock;
import news.stet.desk.live.Presence.State;
import news.stet.people.Person;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.story.shape.Faults;
import news.stet.story.shape.ObjectShape;
import news.stet.story.shape.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who has a story open and who is writing it, as editors tell and ask it. */
final class PresenceScreen {
    /** More than a screen ever says. */
    private static final int MAX_BLOCK = 100_000;

    private static final ObjectShape BEAT =
            new ObjectShape()
                    .required("screen", Shape.line(40))
                    .optional("block", Shape.number(0, MAX_BLOCK))
                    .optional("writing", Shape.flag());

    private final Parts parts;

    PresenceScreen(Parts parts) {
        this.parts = parts;
    }

    void routes(Routes routes) {
        routes.get("/stories/{id}/presence", Access.SESSION, this::get);
        routes.post("/stories/{id}/presence", Access.SESSION, this::beat);
        routes.post("/stories/{id}/presence/leave", Access.SESSION, this::leave);
        routes.post("/stories/{id}/lock", Access.SESSION, this::take);
    }

    private void get(Context context) {
        answer(context, parts.presence().state(story(context)));
    }

    private void beat(Context context) {
        JsonNode said = said(context);
        var beat =
                new Beat(
                        said.get("screen").stringValue(),
                        said.hasNonNull("block") ? said.get("block").intValue() : null,
                        said.path("writing").asBoolean(false));
        answer(context, parts.presence().beat(person(context), story(context), beat));
    }

    private void leave(Context context) {
        parts.presence()
                .leave(
                        person(context),
                        Form.id(context),
                        said(context).get("screen").stringValue());
        context.status(204);
    }

    /** Takes the lock over. What its holder has sent is in a revision first. */
    private void take(Context context) {
        long story = story(context);
        String screen = said(context).get("screen").stringValue();
        parts.journal().foldAll(story);
        parts.presence().take(person(context), story, screen);
        answer(context, parts.presence().state(story));
    }

    /** The story's number, if this person may read it. */
    private long story(Context context) {
        return parts.stories().get(Gate.actor(context), Form.id(context)).id();
    }

    private static Person person(Context context) {
        return Gate.signedIn(context).orElseThrow().person();
    }

    private static JsonNode said(Context context) {
        JsonNode body = Json.read(context.bodyAsBytes());
        Faults faults = new Faults();
        BEAT.check(body, "", faults);
        faults.throwIfAny();
        if (!body.get("screen").stringValue().matches("[A-Za-z0-9_-]{8,40}")) {
            throw Problem.invalid("screen", "is no name of a screen", "Send 8 letters or more");
        }
        return body;
    }

    private static void answer(Context context, State state) {
        ObjectNode json = Json.mapper().createObjectNode();
        var here = json.putArray("here");
        state.here()
                .forEach(it ->
                        here.addObject()
                                .put("screen", it.screen())
                                .put("person", Long.toString(it.person()))
                                .put("name", it.name())
                                .put("block", it.block()));
        Lock lock = state.lock();
        json.set("lock", Presence.json(lock));
        context.contentType("application/json; charset=utf-8").result(Json.write(json));
    }
}
