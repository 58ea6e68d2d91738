package news.stet.story;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.people.Permission;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The check boxes of a story: what is to do, in the newsroom's order, by whom. Who may read a story
 * may use them. Safe for any thread.
 */
public final class Tasks {
    private static final int MAX_TASKS = 200;
    private static final String SELECT =
            """
            select t.*, p.name as assignee_name from task t left join person p on p.id = t.assignee
            where t.story = :story and t.dropped_at is null
            """;

    private final Database database;
    private final InstantSource clock;

    public Tasks(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A story's tasks, in their order.
     *
     * @throws Problem NOT_FOUND for a story that this actor may not read
     */
    public List<Task> list(Actor actor, long story) {
        return database.read(handle -> {
            Stories.readable(handle, actor, story);
            return list(handle, story);
        });
    }

    private static List<Task> list(Handle handle, long story) {
        return handle.createQuery(SELECT + " order by t.position, t.id")
                .bind("story", story)
                .map((row, context) -> Task.read(row))
                .list();
    }

    /**
     * How many tasks each of those stories has, for whoever lists them; those without are left out.
     */
    public Map<Long, Task.Count> counts(Collection<Long> stories) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select story, count(*) as all_tasks,
                                       count(*) filter (where done_at is null) as open_tasks
                                from task where story = any (:stories) and dropped_at is null
                                group by story
                                """)
                        .bindArray("stories", Long.class, List.copyOf(stories))
                        .map((row, context) ->
                                Map.entry(
                                        row.getLong("story"),
                                        new Task.Count(
                                                row.getInt("all_tasks"), row.getInt("open_tasks"))))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Puts one at the end. */
    public List<Task> add(Actor actor, long story, String text, @Nullable Long assignee) {
        return change(
                actor,
                story,
                "add-task",
                text,
                (handle, now) -> {
                    List<Task> before = list(handle, story);
                    if (before.size() >= MAX_TASKS) {
                        throw new Problem(
                                Problem.Kind.CONFLICT,
                                "The story has " + MAX_TASKS + " tasks, which is enough.");
                    }
                    insert(handle, actor, story, checked(text), before.size() + 1, assignee, now);
                    tellAssignee(handle, actor, story, null, assignee, text, now);
                });
    }

    /** What a new story of that section begins with. */
    static void begin(Handle handle, Actor actor, Story story, Instant now) {
        TaskTemplates.list(handle, story.content().edition(), story.content().section())
                .forEach(line -> insert(handle, actor, story.id(), line, 0, null, now));
    }

    private static void insert(
            Handle handle,
            Actor actor,
            long story,
            String text,
            int position,
            @Nullable Long assignee,
            Instant now) {
        handle.createUpdate(
                        """
                        insert into task (story, position, text, assignee, by_name, at)
                        values (:story, :position, :text, :assignee, :by, :now)
                        """)
                .bind("story", story)
                .bind("position", position)
                .bind("text", text)
                .bind("assignee", assignee)
                .bind("by", actor.name())
                .bind("now", now)
                .execute();
    }

    /**
     * Ticks one, opens it again, words it anew, gives it to somebody or takes it off the list.
     *
     * @throws Problem NOT_FOUND when the story has no such task
     */
    public List<Task> change(Actor actor, long story, long id, Task.Change change) {
        return change(
                actor,
                story,
                verb(change),
                "task " + id,
                (handle, now) -> {
                    Task before = lock(handle, story, id);
                    update(handle, actor, before, change, now);
                    tellAssignee(
                            handle,
                            actor,
                            story,
                            before.assignee(),
                            change.assignee(),
                            before.text(),
                            now);
                });
    }

    private static String verb(Task.Change change) {
        if (Boolean.TRUE.equals(change.dropped())) {
            return "drop-task";
        }
        if (change.done() != null) {
            return change.done() ? "tick-task" : "untick-task";
        }
        return "edit-task";
    }

    private static void update(
            Handle handle, Actor actor, Task before, Task.Change change, Instant now) {
        boolean done = change.done() == null ? before.doneAt() != null : change.done();
        Instant doneAt = !done ? null : before.doneAt() == null ? now : before.doneAt();
        String doneBy = !done ? null : before.doneAt() == null ? actor.name() : before.doneBy();
        Long assignee = change.assignee() == null ? before.assignee() : change.assignee();
        handle.createUpdate(
                        """
                        update task set text = :text, done_at = :doneAt, done_by_name = :doneBy,
                            assignee = :assignee, dropped_at = case when :dropped then :now end
                        where id = :id
                        """)
                .bind("id", before.id())
                .bind("text", change.text() == null ? before.text() : checked(change.text()))
                .bind("doneAt", doneAt)
                .bind("doneBy", doneBy)
                .bind("assignee", assignee != null && assignee == 0 ? null : assignee)
                .bind("dropped", Boolean.TRUE.equals(change.dropped()))
                .bind("now", now)
                .execute();
    }

    /** Puts them in that order; those not named keep theirs, at the end. */
    public List<Task> order(Actor actor, long story, List<Long> ids) {
        return change(
                actor,
                story,
                "order-tasks",
                null,
                (handle, now) ->
                        handle.createUpdate(
                                        """
                                        update task set position = coalesce(
                                            array_position(:ids, id), cardinality(:ids) + position)
                                        where story = :story and dropped_at is null
                                        """)
                                .bindArray("ids", Long.class, ids)
                                .bind("story", story)
                                .execute());
    }

    private interface Work {
        void in(Handle handle, Instant now);
    }

    private List<Task> change(
            Actor actor, long story, String verb, @Nullable String detail, Work work) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return database.write(handle -> {
            Stories.readable(handle, actor, story);
            work.in(handle, now);
            Audit.record(handle, actor, verb, "story:" + story, detail, now);
            List<Task> after = list(handle, story);
            ChangeLog.write(handle, "task", List.of(KeyNames.draft(story)), story, now);
            return after;
        });
    }

    private static void tellAssignee(
            Handle handle,
            Actor actor,
            long story,
            @Nullable Long before,
            @Nullable Long assignee,
            String text,
            Instant now) {
        if (assignee == null || assignee == 0 || Objects.equals(before, assignee)) {
            return;
        }
        boolean may =
                Comments.colleagues(handle, story).stream()
                        .anyMatch(it -> assignee.equals(it.id()));
        if (!may) {
            throw Problem.invalid(
                    "assignee",
                    "is nobody who can read this story",
                    "Choose one of the story's colleagues");
        }
        Inbox.tell(handle, actor, assignee, Inbox.Kind.TASK, story, null, text, now);
    }

    private static String checked(String text) {
        String clean = Words.clean(text);
        if (clean.isEmpty()) {
            throw Problem.invalid("text", "is empty", "Write what is to do");
        }
        return clean;
    }

    private static Task lock(Handle handle, long story, long id) {
        return handle.createQuery(SELECT + " and t.id = :id for update of t")
                .bind("story", story)
                .bind("id", id)
                .map((row, context) -> Task.read(row))
                .findOne()
                .orElseThrow(() ->
                        new Problem(
                                Problem.Kind.NOT_FOUND,
                                "The story has no task " + id + "; load its tasks again."));
    }

    /** The lines every new story of a section begins with. */
    public Map<String, List<String>> templates(Actor actor, String edition) {
        actor.require(Permission.MANAGE_SETTINGS);
        return database.read(handle -> TaskTemplates.list(handle, edition));
    }

    /** Puts them in place for a section; none takes them away. */
    public void putTemplate(Actor actor, String edition, String section, List<String> lines) {
        actor.require(Permission.MANAGE_SETTINGS);
        Instant now = clock.instant();
        database.<Boolean, RuntimeException>write(handle -> {
            TaskTemplates.put(handle, edition, section, lines);
            Audit.record(
                    handle,
                    actor,
                    "task-template",
                    "section:" + edition + "/" + section,
                    String.join("; ", lines),
                    now);
            return true;
        });
    }
}
