package news.stet.desk.api;

import io.javalin.http.Context;
import news.stet.people.Actor;
import news.stet.platform.Problem;
import news.stet.story.Assignments;
import news.stet.story.Homes;
import news.stet.story.Story;
import news.stet.story.shape.Faults;
import news.stet.story.shape.MomentShape;
import news.stet.story.shape.ObjectShape;
import news.stet.story.shape.Shape;
import tools.jackson.databind.JsonNode;

/** {@code /api/v1/stories/{id}/assign} and {@code …/deadline}: the work on a story. */
final class WorkApi {
    private static final ObjectShape ASSIGN = new ObjectShape().optional("person", Shape.id());
    private static final ObjectShape DEADLINE = new ObjectShape().optional("at", Shape.moment());

    private final Assignments assignments;
    private final StoryView view;

    /**
     * @param homes how readers reach each edition
     */
    WorkApi(Assignments assignments, Homes homes) {
        this.assignments = assignments;
        this.view = new StoryView(homes);
    }

    /** {@code POST …/assign {"person": "12"}}; null takes it from whoever has it. */
    void assign(Context context, Actor actor) {
        JsonNode person = field(context, ASSIGN, "person");
        Long id = person.isNull() ? null : Long.valueOf(person.stringValue());
        answer(context, assignments.assign(actor, Exchange.storyId(context), id));
    }

    /** {@code POST …/deadline {"at": "2026-12-23T15:00:00Z"}}; null takes it away. */
    void deadline(Context context, Actor actor) {
        JsonNode at = field(context, DEADLINE, "at");
        answer(
                context,
                assignments.deadline(
                        actor,
                        Exchange.storyId(context),
                        at.isNull() ? null : MomentShape.read(at)));
    }

    /** Sent as null it takes away what was there, so it must not be left out by mistake. */
    private static JsonNode field(Context context, ObjectShape shape, String name) {
        JsonNode body = Exchange.body(context);
        Faults faults = new Faults();
        shape.check(body, "", faults);
        faults.throwIfAny();
        if (!body.has(name)) {
            throw Problem.invalid(name, "is missing", "Send it, or null for none");
        }
        return body.get(name);
    }

    private void answer(Context context, Story story) {
        context.header("ETag", "\"" + story.revision() + "\"");
        Exchange.answer(context, 200, view.whole(story));
    }
}
