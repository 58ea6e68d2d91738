package news.stet.desk.api;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import news.stet.people.Actor;
import news.stet.people.Colleagues.Colleague;
import news.stet.platform.Json;
import news.stet.story.Comment;
import news.stet.story.Comments;
import news.stet.story.Passage;
import news.stet.story.shape.Faults;
import news.stet.story.shape.ObjectShape;
import news.stet.story.shape.Shape;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/stories/{id}/comments}: what the newsroom says of a story, never published. */
public final class CommentsApi {
    private static final int MAX_CHARS = 5_000;
    private static final Shape PASSAGE =
            new ObjectShape()
                    .required("place", Shape.choice(List.of("headline", "standfirst", "body")))
                    .optional("block", Shape.number(0, 5_000))
                    .optional("start", Shape.number(0, 1_000_000))
                    .optional("end", Shape.number(0, 1_000_000))
                    .required("text", Shape.text(Passage.MAX_CHARS));
    private static final Shape COMMENT =
            new ObjectShape()
                    .required("text", Shape.text(MAX_CHARS))
                    .optional("thread", Shape.id())
                    .optional("on", PASSAGE);
    private static final Shape EDIT = new ObjectShape().required("text", Shape.text(MAX_CHARS));

    private final Comments comments;
    private final InstantSource clock;

    public CommentsApi(Comments comments, InstantSource clock) {
        this.comments = comments;
        this.clock = clock;
    }

    /** {@code GET …/comments}: all threads, in the order they were begun. */
    public void list(Context context, Actor actor) {
        ObjectNode body = Json.mapper().createObjectNode();
        ArrayNode list = body.putArray("threads");
        for (Comment.Thread thread : comments.list(actor, Exchange.storyId(context))) {
            ObjectNode node = view(thread.first(), actor);
            ArrayNode answers = node.putArray("answers");
            thread.answers().forEach(answer -> answers.add(view(answer, actor)));
            list.add(node);
        }
        Exchange.answer(context, 200, body);
    }

    /** {@code GET …/colleagues}: who can be named in a comment and given a task. */
    public void colleagues(Context context, Actor actor) {
        ObjectNode body = Json.mapper().createObjectNode();
        ArrayNode list = body.putArray("colleagues");
        for (Colleague colleague : comments.colleagues(actor, Exchange.storyId(context))) {
            list.addObject()
                    .put("id", Long.toString(colleague.id()))
                    .put("name", colleague.name())
                    .put("role", colleague.role().slug());
        }
        Exchange.answer(context, 200, body);
    }

    /** {@code POST …/comments}: begins a thread, or answers in one. */
    public void add(Context context, Actor actor) {
        JsonNode body = checked(Exchange.body(context), COMMENT);
        long story = Exchange.storyId(context);
        String text = body.get("text").stringValue();
        Comment comment =
                body.hasNonNull("thread")
                        ? comments.answer(
                                actor,
                                story,
                                Long.parseLong(body.get("thread").stringValue()),
                                text)
                        : comments.add(actor, story, passage(body.get("on")), text);
        Exchange.answer(context, 201, view(comment, actor));
    }

    /** {@code PUT …/comments/{comment}}: puts one's own right. */
    public void edit(Context context, Actor actor) {
        JsonNode body = checked(Exchange.body(context), EDIT);
        Comment comment =
                comments.edit(
                        actor,
                        Exchange.storyId(context),
                        Exchange.numberIn(context, "comment"),
                        body.get("text").stringValue());
        Exchange.answer(context, 200, view(comment, actor));
    }

    /** {@code POST …/comments/{comment}/resolve}: settles its thread. */
    public void resolve(Context context, Actor actor) {
        long id = Exchange.numberIn(context, "comment");
        Comment comment = comments.resolve(actor, Exchange.storyId(context), id);
        Exchange.answer(context, 200, view(comment, actor));
    }

    /** {@code POST …/comments/{comment}/reopen}: opens its thread again. */
    public void reopen(Context context, Actor actor) {
        long id = Exchange.numberIn(context, "comment");
        Comment comment = comments.reopen(actor, Exchange.storyId(context), id);
        Exchange.answer(context, 200, view(comment, actor));
    }

    private static JsonNode checked(JsonNode body, Shape shape) {
        Faults faults = new Faults();
        shape.check(body, "", faults);
        faults.throwIfAny();
        return body;
    }

    private static @Nullable Passage passage(@Nullable JsonNode on) {
        return on == null || on.isNull()
                ? null
                : new Passage(
                        on.get("place").stringValue(),
                        on.path("block").asInt(0),
                        on.path("start").asInt(0),
                        on.path("end").asInt(0),
                        on.get("text").stringValue());
    }

    private ObjectNode view(Comment comment, Actor actor) {
        ObjectNode node = Json.mapper().createObjectNode();
        Long thread = comment.thread();
        node.put("id", Long.toString(comment.id()))
                .put("thread", thread == null ? null : thread.toString());
        Passage on = comment.on();
        if (on == null) {
            node.putNull("on");
        } else {
            node.putObject("on")
                    .put("place", on.place())
                    .put("block", on.block())
                    .put("start", on.start())
                    .put("end", on.end())
                    .put("text", on.text());
        }
        node.put("text", comment.text());
        ArrayNode mentions = node.putArray("mentions");
        comment.mentions().forEach(id -> mentions.add(Long.toString(id)));
        return node.put("revision", Integer.toString(comment.revision()))
                .put("by", comment.byName())
                .put("at", comment.at().toString())
                .put("editedAt", text(comment.editedAt()))
                .put("editable", comment.isEditable(actor, clock.instant()))
                .put("resolvedAt", text(comment.resolvedAt()))
                .put("resolvedBy", comment.resolvedBy());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
