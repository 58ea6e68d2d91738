package news.stet.desk;

import news.stet.platform.Json;
import news.stet.platform.Problem;
import tools.jackson.databind.node.ObjectNode;

/** A problem as {@code application/problem+json}, RFC 9457. */
final class ProblemJson {
    private ProblemJson() {}

    static String write(ProblemAnswers.Told told) {
        ObjectNode node =
                Json.mapper()
                        .createObjectNode()
                        .put("type", "urn:stet:problem:" + told.slug())
                        .put("title", told.title())
                        .put("status", told.status())
                        .put("detail", told.detail());
        var errors = node.putArray("errors");
        for (Problem.Field field : told.fields()) {
            errors.addObject()
                    .put("path", field.path())
                    .put("problem", field.problem())
                    .put("fix", field.fix());
        }
        return Json.write(node);
    }
}
