package news.stet.desk.api;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import news.stet.desk.Parts;
import news.stet.people.Actor;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.story.Editions;
import news.stet.story.InEditions;
import news.stet.story.InEditions.Kind;
import news.stet.story.InEditions.Linked;
import news.stet.story.shape.Faults;
import news.stet.story.shape.ObjectShape;
import news.stet.story.shape.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /api/v1/elsewhere/{kind}}: which sections, topics and people of one edition are which of
 * another.
 */
final class ElsewhereApi {
    private static final int MAX_LISTED = 500;

    private static final ObjectShape BODY =
            new ObjectShape()
                    .required("elsewhere", Shape.map(Shape.line(InEditions.MAX_NAME_CHARS)))
                    .readOnly("edition", Shape.line(16))
                    .readOnly("slug", Shape.line(InEditions.MAX_NAME_CHARS))
                    .readOnly("name", Shape.line(InEditions.MAX_NAME_CHARS));

    private final InEditions inEditions;
    private final Editions editions;

    ElsewhereApi(Parts parts) {
        inEditions = parts.elsewhere();
        editions = parts.editions();
    }

    /** {@code GET …?edition=&slug=}: one; without a slug all that are elsewhere, in parts. */
    void get(Context context, Actor actor) {
        Kind kind = kind(context);
        String edition = edition(context);
        Exchange.query(context, "slug")
                .ifPresentOrElse(
                        slug -> answer(context, kind, edition, slug),
                        () -> list(context, kind, edition));
    }

    private void list(Context context, Kind kind, String edition) {
        int limit = (int) Math.max(1, Exchange.number(context, "limit", MAX_LISTED, MAX_LISTED));
        List<Linked> found =
                inEditions.list(
                        kind, edition, Exchange.query(context, "after").orElse(""), limit + 1);
        List<Linked> shown = found.subList(0, Math.min(limit, found.size()));
        ObjectNode body = Json.mapper().createObjectNode();
        var all = body.putArray(context.pathParam("kind"));
        shown.forEach(one -> all.add(view(one)));
        body.put("next", found.size() > limit ? shown.getLast().own().slug() : null);
        Exchange.answer(context, 200, body);
    }

    /** {@code PUT …?edition=&slug=}: what it is in the editions named; null for nothing there. */
    void put(Context context, Actor actor) {
        Kind kind = kind(context);
        String edition = edition(context);
        String slug =
                Exchange.query(context, "slug")
                        .orElseThrow(() ->
                                new Problem(
                                        Problem.Kind.MALFORMED,
                                        "Say of what: send its slug, or a person's name, as"
                                                + " ?slug=."));
        JsonNode body = Exchange.body(context);
        Faults faults = new Faults();
        BODY.check(body, "", faults);
        faults.throwIfAny();
        Map<String, String> there = new HashMap<>();
        for (var one : body.get("elsewhere").properties()) {
            JsonNode name = one.getValue();
            there.put(one.getKey(), name.isNull() ? "" : name.stringValue().strip());
        }
        inEditions.put(actor, kind, edition, slug, there);
        answer(context, kind, edition, slug);
    }

    private void answer(Context context, Kind kind, String edition, String slug) {
        Exchange.answer(
                context,
                200,
                view(
                        inEditions
                                .find(kind, edition, slug)
                                .orElseThrow(missing("There is no %s in %s.", slug, edition))));
    }

    private static Supplier<Problem> missing(String detail, Object... about) {
        return () -> new Problem(Problem.Kind.NOT_FOUND, detail.formatted(about));
    }

    private static Kind kind(Context context) {
        String asked = context.pathParam("kind");
        return switch (asked) {
            case "sections" -> Kind.SECTION;
            case "topics" -> Kind.TOPIC;
            case "people" -> Kind.PERSON;
            default -> throw missing("There are sections, topics and people; not %s.", asked).get();
        };
    }

    private String edition(Context context) {
        String code =
                Exchange.query(context, "edition")
                        .orElseGet(() -> editions.list().getFirst().code());
        return editions.find(code).orElseThrow(missing("There is no edition %s.", code)).code();
    }

    private static ObjectNode view(Linked linked) {
        ObjectNode node =
                Json.mapper()
                        .createObjectNode()
                        .put("edition", linked.own().edition())
                        .put("slug", linked.own().slug())
                        .put("name", linked.own().name());
        ObjectNode there = node.putObject("elsewhere");
        linked.elsewhere().forEach(other -> there.put(other.edition(), other.slug()));
        return node;
    }
}
