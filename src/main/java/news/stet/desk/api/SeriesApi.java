package news.stet.desk.api;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import news.stet.people.Actor;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.story.Editions;
import news.stet.story.Series;
import news.stet.story.SeriesDesk;
import news.stet.story.shape.Faults;
import news.stet.story.shape.ObjectShape;
import news.stet.story.shape.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/series}: stories in an order. */
public final class SeriesApi {
    private static final ObjectShape SERIES =
            new ObjectShape()
                    .optional("edition", Shape.line(16))
                    .required("name", Shape.line(200))
                    .optional("description", Shape.text(1_000))
                    .optional("planned", Shape.number(0, Series.MAX_PARTS))
                    .required("parts", Shape.list(Shape.id(), 0, Series.MAX_PARTS))
                    .readOnly("series", Shape.line(60));

    private final SeriesDesk series;
    private final Editions editions;

    public SeriesApi(SeriesDesk series, Editions editions) {
        this.series = series;
        this.editions = editions;
    }

    /** {@code GET /api/v1/series?edition=}: all of an edition, the last changed first. */
    public void list(Context context, Actor actor) {
        ObjectNode body = Json.mapper().createObjectNode();
        var list = body.putArray("series");
        series.list(edition(context)).forEach(one -> list.add(view(one)));
        Exchange.answer(context, 200, body);
    }

    /** {@code GET /api/v1/series/{series}?edition=}. */
    public void get(Context context, Actor actor) {
        String slug = context.pathParam("series");
        Series found =
                series.find(edition(context), slug)
                        .orElseThrow(() ->
                                new Problem(
                                        Problem.Kind.NOT_FOUND,
                                        "There is no series " + slug + " in this edition."));
        Exchange.answer(context, 200, view(found));
    }

    /** {@code PUT /api/v1/series/{series}}: the whole of it, begun when there is none. */
    public void put(Context context, Actor actor) {
        JsonNode body = Exchange.body(context);
        Faults faults = new Faults();
        SERIES.check(body, "", faults);
        faults.throwIfAny();
        List<Long> parts = new ArrayList<>();
        body.get("parts").forEach(id -> parts.add(Long.valueOf(id.stringValue())));
        var wanted =
                new Series(
                        body.hasNonNull("edition")
                                ? body.get("edition").stringValue()
                                : edition(context),
                        context.pathParam("series"),
                        body.get("name").stringValue(),
                        body.hasNonNull("description") ? body.get("description").stringValue() : "",
                        body.hasNonNull("planned") ? body.get("planned").intValue() : 0,
                        parts);
        Exchange.answer(context, 200, view(series.put(actor, wanted)));
    }

    private String edition(Context context) {
        return Exchange.query(context, "edition")
                .orElseGet(() -> editions.list().getFirst().code());
    }

    private static ObjectNode view(Series series) {
        ObjectNode node =
                Json.mapper()
                        .createObjectNode()
                        .put("edition", series.edition())
                        .put("series", series.slug())
                        .put("name", series.name())
                        .put("description", series.description())
                        .put("planned", series.planned());
        var parts = node.putArray("parts");
        series.parts().forEach(id -> parts.add(Long.toString(id)));
        return node;
    }
}
