package news.stet.desk.api;

import io.javalin.http.Context;
import news.stet.desk.Parts;
import news.stet.people.Actor;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.story.Edition;
import news.stet.story.Editions;
import news.stet.story.Homes;
import news.stet.story.look.Look;
import news.stet.story.look.LookJson;
import news.stet.story.look.Looks;
import news.stet.story.look.Themes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/editions}: where a story can be written for. */
public final class EditionsApi {
    private final Editions editions;
    private final Homes homes;

    private final Looks looks;
    private final Themes themes;

    EditionsApi(Parts parts) {
        this.editions = parts.editions();
        this.homes = parts.homes();
        this.looks = parts.looks();
        this.themes = parts.themes();
    }

    /** {@code GET /api/v1/editions}: every edition with its sections in order. */
    public void list(Context context, Actor actor) {
        ObjectNode body = Json.mapper().createObjectNode();
        var list = body.putArray("editions");
        for (Edition edition : editions.list()) {
            ObjectNode node =
                    list.addObject()
                            .put("code", edition.code())
                            .put("name", edition.name())
                            .put("language", edition.language())
                            .put("direction", edition.direction())
                            .put("timeZone", edition.timeZone().getId())
                            .put("default", edition.isDefault())
                            .put("calendar", edition.style().calendar().slug())
                            .put("standing", edition.style().standing().slug())
                            .put("fallback", edition.style().fallback())
                            .put("host", homes.find(edition.code()).orElse(null))
                            .put("url", homes.address(edition.basePath()));
            var sections = node.putArray("sections");
            edition.sections()
                    .forEach(section ->
                            sections.addObject()
                                    .put("slug", section.slug())
                                    .put("name", section.name()));
        }
        Exchange.answer(context, 200, body);
    }

    /** {@code PUT /api/v1/editions/{edition}/host}: a host of its own, or null for none. */
    public void host(Context context, Actor actor) {
        JsonNode body = Exchange.body(context);
        JsonNode host = body.path("host");
        if (!body.isObject() || body.size() != 1 || !(host.isString() || host.isNull())) {
            throw new Problem(
                    Problem.Kind.MALFORMED,
                    "Send an object with host alone: the name of a host, or null for none.");
        }
        homes.give(actor, context.pathParam("edition"), host.isNull() ? null : host.asString());
        list(context, actor);
    }

    /** {@code GET /api/v1/editions/{edition}/look}: what was chosen; null where nobody chose. */
    void look(Context context, Actor actor) {
        String edition = context.pathParam("edition");
        if (editions.find(edition).isEmpty()) {
            throw new Problem(Problem.Kind.NOT_FOUND, "There is no edition " + edition + ".");
        }
        Exchange.answer(context, 200, LookJson.write(looks.get(edition)));
    }

    /** {@code PUT /api/v1/editions/{edition}/look}: all of it; what is left out is as usual. */
    void putLook(Context context, Actor actor) {
        Look look = LookJson.read(Exchange.body(context));
        looks.put(actor, context.pathParam("edition"), look);
        look(context, actor);
    }

    /** {@code GET /api/v1/themes}: those that editions may have, and what is wrong with others. */
    void themes(Context context, Actor actor) {
        ObjectNode body = Json.mapper().createObjectNode();
        var list = body.putArray("themes");
        themes.list()
                .forEach(one ->
                        list.addObject()
                                .put("name", one.name())
                                .put("version", one.version())
                                .put("trouble", one.trouble()));
        Exchange.answer(context, 200, body);
    }
}
