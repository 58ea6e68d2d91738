package news.stet.story;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.people.Colleagues;
import news.stet.people.Colleagues.Colleague;
import news.stet.people.Permission;
import news.stet.platform.Alphabet;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The newsroom's remarks on a story: on a passage, or to the desk on the whole of it. Who may read
 * a story may comment on it. They are kept with it, in the trail and in the change log, and never
 * published. Safe for any thread.
 */
public final class Comments {
    private static final int MAX_COMMENTS = 5_000;
    private static final int MAX_TOLD_CHARS = 300;

    private final Database database;
    private final InstantSource clock;

    public Comments(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * All threads of a story, in the order they were begun.
     *
     * @throws Problem NOT_FOUND for a story that this actor may not read
     */
    public List<Comment.Thread> list(Actor actor, long story) {
        return database.read(handle -> {
            Stories.readable(handle, actor, story);
            return threads(
                    handle.createQuery(
                                    "select * from comment where story = :story order by id limit :limit")
                            .bind("story", story)
                            .bind("limit", MAX_COMMENTS)
                            .map((row, context) -> Comment.read(row))
                            .list());
        });
    }

    /** How many threads of each of those stories are open; those without are left out. */
    public Map<Long, Integer> open(Collection<Long> stories) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select story, count(*) as threads from comment
                                where story = any (:stories) and thread is null and resolved_at is null
                                group by story
                                """)
                        .bindArray("stories", Long.class, List.copyOf(stories))
                        .map((row, context) ->
                                Map.entry(row.getLong("story"), row.getInt("threads")))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static List<Comment.Thread> threads(List<Comment> comments) {
        Map<Long, List<Comment>> answers =
                comments.stream()
                        .filter(it -> it.thread() != null)
                        .collect(
                                Collectors.groupingBy(
                                        it -> it.thread() == null ? 0 : it.thread(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return comments.stream()
                .filter(it -> it.thread() == null)
                .map(it ->
                        new Comment.Thread(
                                it, List.copyOf(answers.getOrDefault(it.id(), List.of()))))
                .toList();
    }

    /** Who can be named in a comment on that story: all who may read it. */
    public List<Colleague> colleagues(Actor actor, long story) {
        return database.read(handle -> {
            Stories.readable(handle, actor, story);
            return colleagues(handle, story);
        });
    }

    /** Everybody who may read that story, by name. */
    static List<Colleague> colleagues(Handle handle, long story) {
        Set<Long> authors =
                Set.copyOf(
                        handle.createQuery(
                                        "select created_by from story where id = :id and created_by_kind = 'person'")
                                .bind("id", story)
                                .mapTo(Long.class)
                                .list());
        return Colleagues.list(handle).stream()
                .filter(it -> it.role().may(Permission.READ_ALL) || authors.contains(it.id()))
                .toList();
    }

    /**
     * Begins a thread.
     *
     * @param on the words it is on; null for a note to the desk on the whole story
     * @throws Problem INVALID without words
     */
    public Comment add(Actor actor, long story, @Nullable Passage on, String text) {
        return change(
                actor,
                story,
                "comment",
                (handle, now) -> {
                    int revision = Stories.readable(handle, actor, story).revision();
                    return insert(handle, actor, story, null, on, text, revision, now);
                });
    }

    /** Answers in a thread; one that was settled is open again. */
    public Comment answer(Actor actor, long story, long thread, String text) {
        return change(
                actor,
                story,
                "comment",
                (handle, now) -> {
                    int revision = Stories.readable(handle, actor, story).revision();
                    Comment first = lock(handle, story, thread);
                    long head = first.thread() == null ? first.id() : first.thread();
                    Comment answer = insert(handle, actor, story, head, null, text, revision, now);
                    settle(handle, head, null, null);
                    tellOthers(handle, actor, answer, now);
                    return answer;
                });
    }

    /**
     * Puts one's own right, within {@link Comment#EDITABLE}; the trail keeps what it said.
     *
     * @throws Problem FORBIDDEN for another's, CONFLICT when it is too late
     */
    public Comment edit(Actor actor, long story, long id, String text) {
        return change(
                actor,
                story,
                "edit-comment",
                (handle, now) -> {
                    Stories.readable(handle, actor, story);
                    Comment before = lock(handle, story, id);
                    requireEditable(before, actor, now);
                    List<Long> mentions = Mentions.in(text, colleagues(handle, story));
                    handle.createUpdate(
                                    """
                                    update comment set text = :text, mentions = :mentions, edited_at = :now
                                    where id = :id
                                    """)
                            .bind("id", id)
                            .bind("text", checked(text))
                            .bindArray("mentions", Long.class, mentions)
                            .bind("now", now)
                            .execute();
                    Comment after = lock(handle, story, id);
                    Set<Long> fresh = new LinkedHashSet<>(mentions);
                    fresh.removeAll(before.mentions());
                    tell(handle, actor, after, fresh, Inbox.Kind.MENTION, now);
                    Audit.record(
                            handle,
                            actor,
                            "edited-comment",
                            "comment:" + id,
                            "It said: " + before.text(),
                            now);
                    return after;
                });
    }

    private static void requireEditable(Comment comment, Actor actor, Instant now) {
        if (!comment.isBy(actor)) {
            throw new Problem(
                    Problem.Kind.FORBIDDEN,
                    "This comment is " + comment.byName() + "'s; answer it instead.");
        }
        if (!comment.isEditable(actor, now)) {
            throw new Problem(
                    Problem.Kind.CONFLICT,
                    "It was written more than "
                            + Comment.EDITABLE.toMinutes()
                            + " minutes ago and others may have read it; answer it instead.");
        }
    }

    /** Settles a thread. */
    public Comment resolve(Actor actor, long story, long thread) {
        return settle(actor, story, thread, true);
    }

    /** Opens a settled thread again. */
    public Comment reopen(Actor actor, long story, long thread) {
        return settle(actor, story, thread, false);
    }

    private Comment settle(Actor actor, long story, long thread, boolean resolved) {
        return change(
                actor,
                story,
                resolved ? "resolve-comment" : "reopen-comment",
                (handle, now) -> {
                    Stories.readable(handle, actor, story);
                    Comment first = lock(handle, story, thread);
                    if (first.thread() != null) {
                        throw new Problem(
                                Problem.Kind.CONFLICT,
                                "The comment is an answer; send the number of the one it answers, "
                                        + first.thread()
                                        + ".");
                    }
                    settle(handle, thread, resolved ? now : null, resolved ? actor.name() : null);
                    return lock(handle, story, thread);
                });
    }

    private static void settle(
            Handle handle, long thread, @Nullable Instant at, @Nullable String by) {
        handle.createUpdate(
                        "update comment set resolved_at = :at, resolved_by_name = :by where id = :id")
                .bind("id", thread)
                .bind("at", at)
                .bind("by", by)
                .execute();
    }

    private interface Work {
        Comment in(Handle handle, Instant now);
    }

    private Comment change(Actor actor, long story, String verb, Work work) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return database.write(handle -> {
            Comment comment = work.in(handle, now);
            Audit.record(handle, actor, verb, "story:" + story, "comment " + comment.id(), now);
            ChangeLog.write(handle, "comment", List.of(KeyNames.draft(story)), story, now);
            return comment;
        });
    }

    private static Comment insert(
            Handle handle,
            Actor actor,
            long story,
            @Nullable Long thread,
            @Nullable Passage on,
            String text,
            int revision,
            Instant now) {
        List<Long> mentions = Mentions.in(text, colleagues(handle, story));
        Comment comment =
                handle.createQuery(
                                """
                                insert into comment (story, thread, place, block, from_char, to_char, quoted,
                                    text, mentions, revision, by_id, by_kind, by_name, at)
                                values (:story, :thread, :place, :block, :from, :to, :quoted,
                                    :text, :mentions, :revision, :byId, :byKind, :byName, :now)
                                returning *
                                """)
                        .bind("story", story)
                        .bind("thread", thread)
                        .bind("place", on == null ? null : on.place())
                        .bind("block", on == null ? 0 : on.block())
                        .bind("from", on == null ? 0 : on.start())
                        .bind("to", on == null ? 0 : on.end())
                        .bind("quoted", on == null ? "" : on.text())
                        .bind("text", checked(text))
                        .bindArray("mentions", Long.class, mentions)
                        .bind("revision", revision)
                        .bind("byId", actor.id())
                        .bind("byKind", actor.kind().slug())
                        .bind("byName", actor.name())
                        .bind("now", now)
                        .map((row, context) -> Comment.read(row))
                        .one();
        tell(handle, actor, comment, Set.copyOf(mentions), Inbox.Kind.MENTION, now);
        return comment;
    }

    private static String checked(String text) {
        String clean = Words.clean(text);
        if (clean.isEmpty()) {
            throw Problem.invalid("text", "is empty", "Write what you want to say");
        }
        return clean;
    }

    /** Everybody who spoke in the thread hears of an answer, once. */
    private static void tellOthers(Handle handle, Actor actor, Comment answer, Instant now) {
        Set<Long> others =
                handle.createQuery(
                                """
                                select distinct by_id from comment
                                where (id = :thread or thread = :thread) and by_kind = 'person'
                                """)
                        .bind("thread", answer.thread())
                        .mapTo(Long.class)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        others.removeAll(answer.mentions());
        tell(handle, actor, answer, others, Inbox.Kind.ANSWER, now);
    }

    private static void tell(
            Handle handle,
            Actor actor,
            Comment comment,
            Set<Long> people,
            Inbox.Kind kind,
            Instant now) {
        String told = Alphabet.cut(comment.text(), MAX_TOLD_CHARS);
        people.forEach(person ->
                Inbox.tell(handle, actor, person, kind, comment.story(), comment.id(), told, now));
    }

    private static Comment lock(Handle handle, long story, long id) {
        return handle.createQuery(
                        "select * from comment where id = :id and story = :story for update")
                .bind("id", id)
                .bind("story", story)
                .map((row, context) -> Comment.read(row))
                .findOne()
                .orElseThrow(() ->
                        new Problem(
                                Problem.Kind.NOT_FOUND,
                                "The story has no comment " + id + "; load its comments again."));
    }
}
