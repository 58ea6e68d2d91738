package news.stet.desk.api;

import io.javalin.http.Context;
import news.stet.people.Actor;
import news.stet.platform.Json;
import news.stet.story.Edition;
import news.stet.story.Editions;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/editions}: where a story can be written for. */
public final class EditionsApi {
    private final Editions editions;

    public EditionsApi(Editions editions) {
        this.editions = editions;
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
                            .put("fallback", edition.style().fallback());
            var sections = node.putArray("sections");
            edition.sections()
                    .forEach(section ->
                            sections.addObject()
                                    .put("slug", section.slug())
                                    .put("name", section.name()));
        }
        Exchange.answer(context, 200, body);
    }
}
