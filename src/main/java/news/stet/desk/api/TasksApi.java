package news.stet.desk.api;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import news.stet.people.Actor;
import news.stet.platform.Json;
import news.stet.story.Task;
import news.stet.story.Tasks;
import news.stet.story.shape.Faults;
import news.stet.story.shape.ObjectShape;
import news.stet.story.shape.Shape;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/stories/{id}/tasks}: the check boxes of a story. Each call gives all of them. */
public final class TasksApi {
    private static final Shape TEXT = Shape.line(500);

    /** 0 is nobody. */
    private static final Shape PERSON = Shape.matching(18, "[0-9]+", "a person's id, or \"0\"");

    private static final Shape TASK =
            new ObjectShape().required("text", TEXT).optional("assignee", PERSON);
    private static final Shape CHANGE =
            new ObjectShape()
                    .optional("text", TEXT)
                    .optional("done", Shape.flag())
                    .optional("assignee", PERSON)
                    .optional("dropped", Shape.flag());
    private static final Shape ORDER =
            new ObjectShape().required("tasks", Shape.list(Shape.id(), 0, 200));

    private final Tasks tasks;

    public TasksApi(Tasks tasks) {
        this.tasks = tasks;
    }

    /** {@code GET …/tasks}. */
    public void list(Context context, Actor actor) {
        answer(context, 200, tasks.list(actor, Exchange.storyId(context)));
    }

    /** {@code POST …/tasks}: one more, at the end. */
    public void add(Context context, Actor actor) {
        JsonNode body = checked(Exchange.body(context), TASK);
        answer(
                context,
                201,
                tasks.add(
                        actor,
                        Exchange.storyId(context),
                        body.get("text").stringValue(),
                        person(body)));
    }

    /** {@code PUT …/tasks/{task}}: ticks it, words it anew, gives it away or takes it off. */
    public void change(Context context, Actor actor) {
        JsonNode body = checked(Exchange.body(context), CHANGE);
        var change =
                new Task.Change(
                        body.hasNonNull("text") ? body.get("text").stringValue() : null,
                        flag(body, "done"),
                        person(body),
                        flag(body, "dropped"));
        long id = Exchange.numberIn(context, "task");
        answer(context, 200, tasks.change(actor, Exchange.storyId(context), id, change));
    }

    /** {@code PUT …/tasks}: their order. */
    public void order(Context context, Actor actor) {
        JsonNode body = checked(Exchange.body(context), ORDER);
        List<Long> ids = new ArrayList<>();
        body.get("tasks").forEach(id -> ids.add(Long.valueOf(id.stringValue())));
        answer(context, 200, tasks.order(actor, Exchange.storyId(context), ids));
    }

    private static JsonNode checked(JsonNode body, Shape shape) {
        Faults faults = new Faults();
        shape.check(body, "", faults);
        faults.throwIfAny();
        return body;
    }

    private static @Nullable Long person(JsonNode body) {
        return body.hasNonNull("assignee")
                ? Long.valueOf(body.get("assignee").stringValue())
                : null;
    }

    private static @Nullable Boolean flag(JsonNode body, String name) {
        return body.hasNonNull(name) ? Boolean.valueOf(body.get(name).booleanValue()) : null;
    }

    private static void answer(Context context, int status, List<Task> tasks) {
        ObjectNode body = Json.mapper().createObjectNode();
        ArrayNode list = body.putArray("tasks");
        for (Task task : tasks) {
            Long assignee = task.assignee();
            list.addObject()
                    .put("id", Long.toString(task.id()))
                    .put("text", task.text())
                    .put("done", task.doneAt() != null)
                    .put("doneBy", task.doneBy())
                    .put("doneAt", task.doneAt() == null ? null : task.doneAt().toString())
                    .put("assignee", assignee == null ? null : assignee.toString())
                    .put("assigneeName", task.assigneeName())
                    .put("by", task.by());
        }
        Exchange.answer(context, status, body);
    }
}
