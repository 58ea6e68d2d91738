package news.stet.desk.api;

import io.javalin.http.Context;
import news.stet.people.Actor;
import news.stet.story.Destination;
import news.stet.story.Homes;
import news.stet.story.Newsroom;
import news.stet.story.Story;
import news.stet.story.shape.Faults;
import news.stet.story.shape.ObjectShape;
import news.stet.story.shape.Shape;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Bringing an earlier text back, and taking a story elsewhere. */
final class CopiesApi {
    private static final int MAX_REVISION = 1_000_000_000;

    private final Newsroom newsroom;
    private final StoryView view;

    CopiesApi(Newsroom newsroom, Homes homes) {
        this.newsroom = newsroom;
        this.view = new StoryView(homes);
    }

    /** {@code POST /api/v1/stories/{id}/restore} with the number of a revision. */
    void restore(Context context, Actor actor) {
        JsonNode body = Exchange.body(context);
        check(
                new ObjectShape()
                        .required(
                                "revision",
                                body.path("revision").isString()
                                        ? Shape.matching(
                                                9,
                                                "[1-9][0-9]*",
                                                "the number of a revision, as in 3")
                                        : Shape.number(1, MAX_REVISION)),
                body);
        answer(
                context,
                200,
                newsroom.restore(
                        actor,
                        Exchange.storyId(context),
                        body.get("revision").asInt(),
                        Exchange.expectedRevision(context)));
    }

    /** {@code POST /api/v1/stories/{id}/copy}: 201 with the copy and its place. */
    void copy(Context context, Actor actor) {
        answerNew(context, newsroom.copy(actor, Exchange.storyId(context), destination(context)));
    }

    /**
     * {@code POST /api/v1/stories/{id}/move}: 200 with the story, or 201 with its copy when it has
     * an address that must stay.
     */
    void move(Context context, Actor actor) {
        long id = Exchange.storyId(context);
        Story story =
                newsroom.move(actor, id, destination(context), Exchange.expectedRevision(context));
        if (story.id() == id) {
            answer(context, 200, story);
        } else {
            answerNew(context, story);
        }
    }

    private static Destination destination(Context context) {
        JsonNode body = Exchange.bodyIfAny(context);
        if (body == null) {
            return new Destination(null, null);
        }
        check(
                new ObjectShape()
                        .optional("edition", Shape.line(16))
                        .optional("section", Shape.line(40)),
                body);
        return new Destination(text(body, "edition"), text(body, "section"));
    }

    private static @Nullable String text(JsonNode body, String name) {
        return body.hasNonNull(name) ? body.get(name).stringValue() : null;
    }

    private static void check(ObjectShape shape, JsonNode body) {
        Faults faults = new Faults();
        shape.check(body, "", faults);
        faults.throwIfAny();
    }

    private void answerNew(Context context, Story story) {
        context.header("Location", "/api/v1/stories/" + story.id());
        answer(context, 201, story);
    }

    private void answer(Context context, int status, Story story) {
        context.header("ETag", '"' + Integer.toString(story.revision()) + '"');
        Exchange.answer(context, status, view.whole(story));
    }
}
