package news.stet.desk.api;

import io.javalin.http.Context;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import news.stet.media.Area;
import news.stet.media.Crop;
import news.stet.media.CropPlan;
import news.stet.media.FocalPoint;
import news.stet.media.Format;
import news.stet.media.MediaItem;
import news.stet.media.MediaKind;
import news.stet.media.MediaLibrary;
import news.stet.media.Ratio;
import news.stet.people.Actor;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.story.shape.Faults;
import news.stet.story.shape.ObjectShape;
import news.stet.story.shape.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/media/{id}/crops}: where a picture is looked at, and how it is cut. */
public final class CropsApi {
    private static final int MOST_PIXELS = 1_000_000;

    /** Wide enough for a preview; the address is one of the known renditions. */
    private static final int WIDTH = 640;

    private static final Shape PIXELS = Shape.number(0, MOST_PIXELS);
    private static final ObjectShape POINT =
            new ObjectShape().required("x", PIXELS).required("y", PIXELS);
    private static final ObjectShape AREA =
            new ObjectShape()
                    .required("x", PIXELS)
                    .required("y", PIXELS)
                    .required("width", PIXELS)
                    .required("height", PIXELS)
                    .readOnly("by", Shape.line(20))
                    .readOnly("url", Shape.line(300));
    private static final ObjectShape PLAN = plan();

    private final Supplier<MediaLibrary> library;

    CropsApi(Supplier<MediaLibrary> library) {
        this.library = library;
    }

    private static ObjectShape plan() {
        var crops = new ObjectShape();
        Ratio.CUTS.forEach(ratio -> crops.optional(ratio.slug(), AREA));
        return new ObjectShape()
                .optional("focus", POINT)
                .optional("crops", crops)
                .readOnly("media", Shape.id())
                .readOnly("version", Shape.line(40))
                .readOnly("width", PIXELS)
                .readOnly("height", PIXELS)
                .readOnly("automatic", Shape.object());
    }

    /** {@code GET …/crops}: the cuts in force; automatic ones as the tools here make them. */
    public void get(Context context, Actor actor) {
        MediaItem item = library.get().get(Exchange.numberIn(context, "id"));
        answer(context, picture(item));
    }

    private void answer(Context context, MediaItem item) {
        context.header("ETag", "\"" + item.crops().tag() + "\"");
        Exchange.answer(context, 200, view(item));
    }

    private static MediaItem picture(MediaItem item) {
        if (item.kind() != MediaKind.PICTURE) {
            throw new Problem(
                    Problem.Kind.UNSUPPORTED, "Only pictures are cut; " + item.id() + " is none.");
        }
        return item;
    }

    /**
     * {@code PUT …/crops}: all of them at once. A ratio that is missing, null or not cut by hand
     * follows the focal point; without one it is automatic. If-Match says which cuts were seen.
     */
    public void put(Context context, Actor actor) {
        Exchange.requireIfMatch(context);
        JsonNode body = Exchange.body(context);
        Faults faults = new Faults();
        PLAN.check(body, "", faults);
        faults.throwIfAny();
        Map<Ratio, Area> byHand = new EnumMap<>(Ratio.class);
        for (Ratio ratio : Ratio.CUTS) {
            JsonNode area = body.path("crops").path(ratio.slug());
            // What was read may be sent back as it is: only what is said to be drawn is taken so.
            if (area.isObject() && area.path("by").asString("hand").equals("hand")) {
                byHand.put(ratio, area(area));
            }
        }
        JsonNode focus = body.path("focus");
        var plan =
                new CropPlan(
                        focus.isObject()
                                ? Optional.of(
                                        new FocalPoint(
                                                focus.get("x").intValue(),
                                                focus.get("y").intValue()))
                                : Optional.empty(),
                        byHand);
        long id = Exchange.numberIn(context, "id");
        answer(context, library.get().crop(actor, id, plan, Exchange.expectedTag(context)));
    }

    private static Area area(JsonNode node) {
        return new Area(
                node.get("x").intValue(),
                node.get("y").intValue(),
                node.get("width").intValue(),
                node.get("height").intValue());
    }

    private ObjectNode view(MediaItem item) {
        ObjectNode node =
                Json.mapper()
                        .createObjectNode()
                        .put("media", Long.toString(item.id()))
                        .put("version", item.crops().tag())
                        .put("width", item.width())
                        .put("height", item.height());
        item.crops()
                .focus()
                .ifPresentOrElse(
                        point -> node.putObject("focus").put("x", point.x()).put("y", point.y()),
                        () -> node.putNull("focus"));
        ObjectNode crops = node.putObject("crops");
        ObjectNode automatics = node.putObject("automatic");
        for (Ratio ratio : Ratio.CUTS) {
            Optional<Crop> crop = item.crops().find(ratio);
            Area automatic = library.get().renditions().automatic(item, ratio);
            put(automatics.putObject(ratio.slug()), automatic);
            put(crops.putObject(ratio.slug()), crop.map(Crop::area).orElse(automatic))
                    .put("by", crop.map(it -> it.byHand() ? "hand" : "focus").orElse("automatic"))
                    .put("url", item.address(ratio, WIDTH, Format.JPG));
        }
        return node;
    }

    private static ObjectNode put(ObjectNode node, Area area) {
        return node.put("x", area.x())
                .put("y", area.y())
                .put("width", area.width())
                .put("height", area.height());
    }
}
