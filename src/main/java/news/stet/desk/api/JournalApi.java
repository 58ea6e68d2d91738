package news.stet.desk.api;

import io.javalin.http.Context;
import java.util.UUID;
import news.stet.desk.Parts;
import news.stet.people.Actor;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.story.Fold;
import news.stet.story.Journal;
import news.stet.story.JournalEntry;
import news.stet.story.JournalRow;
import news.stet.story.Stories;
import news.stet.story.shape.Faults;
import news.stet.story.shape.ObjectShape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/stories/{id}/journal}: what is typed, from one second to the next. */
public final class JournalApi {
    private static final ObjectShape FOLD =
            new ObjectShape().required("client", JournalEntry.clientShape());

    private final Journal journal;
    private final Stories stories;
    private final StoryView view;

    public JournalApi(Parts parts) {
        this.journal = parts.journal();
        this.stories = parts.stories();
        this.view = new StoryView(parts.homes());
    }

    /**
     * {@code POST …/journal}: one entry, or several as {@code {"entries": […]}}. The answer says up
     * to which entry all is kept, since when, and which revision the story has now.
     */
    public void keep(Context context, Actor actor) {
        var entries = JournalEntry.readAll(Exchange.body(context));
        Journal.Kept kept = journal.keep(actor, Exchange.storyId(context), entries);
        Exchange.answer(
                context,
                200,
                Json.mapper()
                        .createObjectNode()
                        .put("n", kept.n())
                        .put("revision", Integer.toString(kept.revision()))
                        .put("at", kept.at().toString()));
    }

    /**
     * {@code POST …/journal/fold} with the client: its entries become a revision. The answer has
     * the story, and says whether it holds more than the client knows.
     */
    public void fold(Context context, Actor actor) {
        JsonNode body = Exchange.body(context);
        Faults faults = new Faults();
        FOLD.check(body, "", faults);
        faults.throwIfAny();
        UUID client = UUID.fromString(body.get("client").stringValue());
        Fold.Outcome outcome = journal.fold(actor, Exchange.storyId(context), client);
        ObjectNode answer =
                Json.mapper()
                        .createObjectNode()
                        .put("entries", outcome.entries())
                        .put("merged", outcome.merged());
        answer.set("story", view.whole(outcome.story()));
        context.header("ETag", "\"" + outcome.story().revision() + "\"");
        Exchange.answer(context, 200, answer);
    }

    /** {@code GET …/revisions/{n}/journal}: the entries that a revision holds, as they came. */
    public void ofRevision(Context context, Actor actor) {
        String n = context.pathParam("n");
        if (!n.matches("[0-9]{1,9}")) {
            throw new Problem(Problem.Kind.NOT_FOUND, "A revision has a number; send that.");
        }
        ObjectNode answer = Json.mapper().createObjectNode().put("revision", n);
        var entries = answer.putArray("entries");
        for (JournalRow row :
                journal.ofRevision(
                        stories, actor, Exchange.storyId(context), Integer.parseInt(n))) {
            entries.addObject()
                    .put("client", row.client().toString())
                    .put("n", row.n())
                    .put("base", Integer.toString(row.base()))
                    .put("by", row.byName())
                    .put("at", row.at().toString())
                    .set("changes", row.changes());
        }
        Exchange.answer(context, 200, answer);
    }
}
