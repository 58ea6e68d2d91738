package news.stet.desk.api;

import io.javalin.http.Context;
import java.util.Locale;
import news.stet.people.Actor;
import news.stet.platform.Json;
import news.stet.platform.Messages;
import news.stet.story.Checks;
import news.stet.story.Finding;
import news.stet.story.StoryContent;
import news.stet.story.StoryJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/stories/{id}/checks}: what is to be looked at before a story goes out. */
public final class ChecksApi {
    private final Checks checks;

    public ChecksApi(Checks checks) {
        this.checks = checks;
    }

    /** {@code GET …/checks?language=ar}: of the working revision. */
    public void get(Context context, Actor actor) {
        answer(context, checks.report(actor, Exchange.storyId(context), null));
    }

    /** {@code POST …/checks}: of the story that is sent, as it would be once saved. */
    public void look(Context context, Actor actor) {
        StoryContent content = StoryJson.read(Exchange.body(context));
        answer(context, checks.report(actor, Exchange.storyId(context), content));
    }

    private static void answer(Context context, Checks.Report report) {
        Messages messages =
                Messages.of(
                        "story",
                        Locale.forLanguageTag(
                                Exchange.query(context, "language")
                                        .filter(it ->
                                                it.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"))
                                        .orElse("en")));
        ObjectNode body = Json.mapper().createObjectNode();
        ArrayNode list = body.putArray("findings");
        for (Finding finding : report.findings()) {
            String level =
                    switch (finding) {
                        case Finding.Warning _ -> "warning";
                        case Finding.Stop _ -> "stop";
                    };
            list.addObject()
                    .put("code", finding.check().slug())
                    .put("level", level)
                    .put("path", finding.path())
                    .put("problem", finding.problem(messages))
                    .put("fix", finding.fix(messages));
        }
        body.put("stops", report.stops()).put("pending", report.pending());
        Exchange.answer(context, 200, body);
    }
}
