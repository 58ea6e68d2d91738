package news.stet.desk.api;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import news.stet.desk.Access;
import news.stet.desk.Gate;
import news.stet.desk.Parts;
import news.stet.desk.Routes;
import news.stet.desk.live.Event;
import news.stet.desk.live.LiveEvents;
import news.stet.fronts.Front;
import news.stet.fronts.FrontAct;
import news.stet.fronts.FrontHistory;
import news.stet.fronts.FrontId;
import news.stet.fronts.FrontJson;
import news.stet.fronts.Fronts;
import news.stet.people.Actor;
import news.stet.platform.Json;
import news.stet.story.Homes;
import news.stet.story.shape.Faults;
import news.stet.story.shape.MomentShape;
import news.stet.story.shape.ObjectShape;
import news.stet.story.shape.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/fronts}: fronts arranged, published and looked at as they were. */
public final class FrontsApi {
    private static final String ONE = "/api/v1/fronts/{id}";

    /** Further back only when asked for. */
    private static final Duration LATELY = Duration.ofDays(1);

    /** Of a front that arranged itself: as many as its top is made of. */
    private static final int MOST_NEWEST = 25;

    private static final Shape NUMBER =
            Shape.matching(9, "[0-9]{1,9}", "the number of a version, as in \"3\"");

    private final Fronts fronts;
    private final FrontHistory history;
    private final LiveEvents live;
    private final InstantSource clock;
    private final Homes homes;

    private interface Verb {
        Front act(Context context, Actor actor, FrontId front, JsonNode body);
    }

    FrontsApi(Parts parts) {
        this.fronts = parts.fronts();
        this.history = parts.frontHistory();
        this.live = parts.live();
        this.clock = parts.clock();
        this.homes = parts.homes();
    }

    void routes(Routes routes) {
        routes.get("/api/v1/fronts", Access.TOKEN_OR_SESSION, this::list);
        routes.get(ONE, Access.TOKEN_OR_SESSION, this::get);
        routes.get(ONE + "/history", Access.TOKEN_OR_SESSION, this::history);
        routes.get(ONE + "/at", Access.TOKEN_OR_SESSION, this::at);
        routes.put(
                ONE,
                Access.TOKEN_OR_SESSION,
                context -> answer(context, doing(context, this::put)));
        edit(
                routes,
                "acts",
                new ObjectShape().required("acts", Shape.list(Shape.object(), 1, 100)),
                (context, actor, front, body) ->
                        fronts.act(
                                actor,
                                front,
                                FrontAct.read(body.get("acts")),
                                Exchange.expectedRevision(context)));
        edit(
                routes,
                "undo",
                new ObjectShape().required("version", NUMBER),
                (context, actor, front, body) -> fronts.undo(actor, front, number(body)));
        edit(
                routes,
                "restore",
                new ObjectShape().required("version", NUMBER),
                (context, actor, front, body) -> fronts.restore(actor, front, number(body)));
        edit(
                routes,
                "discard",
                new ObjectShape(),
                (context, actor, front, body) -> fronts.discard(actor, front));
        edit(
                routes,
                "publish",
                new ObjectShape().optional("note", Shape.text(2_000)),
                (context, actor, front, body) ->
                        fronts.publish(
                                actor,
                                front,
                                Exchange.expectedRevision(context),
                                body.hasNonNull("note") ? body.get("note").stringValue() : null));
        edit(
                routes,
                "schedule",
                new ObjectShape().required("at", Shape.moment()),
                (context, actor, front, body) ->
                        fronts.schedule(
                                actor,
                                front,
                                Exchange.expectedRevision(context),
                                MomentShape.read(body.get("at"))));
        edit(
                routes,
                "unschedule",
                new ObjectShape(),
                (context, actor, front, body) -> fronts.unschedule(actor, front));
    }

    /** Only a publication is something that readers see. */
    private void edit(Routes routes, String name, ObjectShape shape, Verb verb) {
        Handler handler =
                context ->
                        answer(
                                context,
                                doing(
                                        context,
                                        (asked, actor, front, body) -> {
                                            Faults faults = new Faults();
                                            shape.check(body, "", faults);
                                            faults.throwIfAny();
                                            return verb.act(asked, actor, front, body);
                                        }));
        if (name.equals("publish")) {
            routes.post(ONE + "/" + name, Access.TOKEN_OR_SESSION, handler);
        } else {
            routes.postUnseen(ONE + "/" + name, Access.TOKEN_OR_SESSION, handler);
        }
    }

    private Front doing(Context context, Verb verb) {
        JsonNode body = Exchange.bodyIfAny(context);
        Front front =
                verb.act(
                        context,
                        Gate.actor(context),
                        id(context),
                        body == null ? Json.mapper().createObjectNode() : body);
        live.tell(changed(front, Gate.actor(context)));
        return front;
    }

    /** What open screens are told of a front that was changed. */
    static Event changed(Front front, Actor actor) {
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("front", front.id().slug())
                .put("version", Integer.toString(front.version()))
                .put("by", actor.name());
        return new Event("front", null, json);
    }

    private Front put(Context context, Actor actor, FrontId front, JsonNode body) {
        Faults faults = new Faults();
        new ObjectShape()
                .required("containers", Shape.list(Shape.object(), 0, 100))
                .check(body, "", faults);
        faults.throwIfAny();
        return fronts.put(
                actor,
                front,
                FrontJson.read(body.get("containers")),
                Exchange.expectedRevision(context));
    }

    private static int number(JsonNode body) {
        return Integer.parseInt(body.get("version").stringValue());
    }

    private static FrontId id(Context context) {
        return FrontId.get(context.pathParam("id"));
    }

    private void list(Context context) {
        Actor actor = Gate.actor(context);
        ObjectNode answer = Json.mapper().createObjectNode();
        var all = answer.putArray("fronts");
        String edition = Objects.requireNonNullElse(context.queryParam("edition"), "");
        for (FrontId id : fronts.list(actor)) {
            if (edition.isEmpty() || edition.equals(id.edition())) {
                all.add(head(fronts.get(actor, id)));
            }
        }
        Exchange.answer(context, 200, answer);
    }

    private void get(Context context) {
        answer(context, fronts.get(Gate.actor(context), id(context)));
    }

    private void answer(Context context, Front front) {
        ObjectNode node = head(front);
        node.set("containers", FrontJson.write(front.draft()));
        node.set(
                "live",
                front.liveVersion() == null ? node.nullNode() : FrontJson.write(front.live()));
        node.set("filled", FrontViews.filled(fronts.fill(front.id(), front.draft())));
        context.header("ETag", "\"" + front.version() + "\"");
        Exchange.answer(context, 200, node);
    }

    private ObjectNode head(Front front) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("id", front.id().slug())
                .put("edition", front.id().edition())
                .put("section", front.id().section())
                .put("url", homes.address(front.id().path()))
                .put("version", Integer.toString(front.version()))
                .put(
                        "liveVersion",
                        front.liveVersion() == null ? null : front.liveVersion().toString())
                .put("automatic", front.live().isAutomatic())
                .put("isLive", front.isLive());
        FrontViews.put(node, front.change());
        FrontViews.put(node, front.due());
        return node;
    }

    private void history(Context context) {
        Actor actor = Gate.actor(context);
        FrontId front = fronts.get(actor, id(context)).id();
        Instant now = clock.instant();
        Instant until = moment(context, "until", now);
        Instant from = moment(context, "from", until.minus(LATELY));
        long story = Exchange.number(context, "story", 0, Long.MAX_VALUE);
        ObjectNode node = Json.mapper().createObjectNode().put("front", front.slug());
        node.put("from", from.toString()).put("until", until.toString());
        var publications = node.putArray("publications");
        history.publications(actor, front, from, until)
                .forEach(it -> publications.add(FrontViews.publication(it)));
        var standing = node.putArray("standing");
        history.stood(actor, front, from, until, story == 0 ? null : story)
                .forEach(it -> standing.add(FrontViews.stood(it, now)));
        Exchange.answer(context, 200, node);
    }

    private void at(Context context) {
        Actor actor = Gate.actor(context);
        FrontId front = fronts.get(actor, id(context)).id();
        Instant now = clock.instant();
        FrontHistory.Then then = history.at(actor, front, moment(context, "time", now));
        ObjectNode node = Json.mapper().createObjectNode().put("front", front.slug());
        node.put("time", then.at().toString()).put("automatic", then.content().isAutomatic());
        node.set(
                "publication",
                then.publication() == null
                        ? node.nullNode()
                        : FrontViews.publication(then.publication()));
        node.set("containers", FrontJson.write(then.content()));
        var standing = node.putArray("standing");
        then.standing().forEach(it -> standing.add(FrontViews.stood(it, now)));
        if (then.content().isAutomatic()) {
            var newest = node.putArray("newest");
            history.liveThen(actor, front, then.at(), MOST_NEWEST)
                    .forEach(story -> newest.add(Long.toString(story)));
        }
        Exchange.answer(context, 200, node);
    }

    private static Instant moment(Context context, String name, Instant fallback) {
        return Exchange.query(context, name)
                .map(text -> {
                    Faults faults = new Faults();
                    JsonNode node = Json.mapper().createArrayNode().add(text).get(0);
                    Shape.moment().check(node, name, faults);
                    faults.throwIfAny();
                    return MomentShape.read(node);
                })
                .orElse(fallback);
    }
}
