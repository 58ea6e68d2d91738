package news.stet.story;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import news.stet.people.Actor;
import news.stet.people.Colleagues;
import news.stet.people.Colleagues.Colleague;
import news.stet.people.Permission;
import news.stet.platform.Alphabet;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import news.stet.story.StoryRows.Owned;
import news.stet.story.Work.Assignee;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Gives stories to people and says until when: verbs that make no revision, since they do not touch
 * the story. Each is one transaction with its audit line and its place in the change log. Safe for
 * any thread.
 */
public final class Assignments {
    /** The kinds of change, as the log and the audit trail name them. */
    static final String ASSIGN = "assign";

    static final String DEADLINE = "deadline";

    private final Database database;
    private final InstantSource clock;

    public Assignments(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Everybody a story may be given to, by name. */
    public List<Assignee> people() {
        return Alphabet.sorted(
                database.read(handle ->
                        handle.createQuery(
                                        """
                                        select id, name from person
                                        where active and joined order by id
                                        """)
                                .mapTo(Assignee.class)
                                .list()),
                Assignee::name);
    }

    /**
     * Gives a story to somebody, or takes it from whoever has it.
     *
     * @param person null for nobody
     * @throws Problem INVALID for nobody known or somebody who may not read it, CONFLICT for a
     *     story that is over
     */
    public Story assign(Actor actor, long id, @Nullable Long person) {
        return database.write(handle -> {
            Story story = lock(handle, actor, id);
            Assignee before = story.work().assignee();
            Assignee next = person == null ? null : assignee(handle, person);
            if (Objects.equals(before, next)) {
                return story;
            }
            set(handle, "update story set assignee = :value where id = :id", id, person);
            if (person != null) {
                String words = story.content().headline();
                Inbox.tell(
                        handle,
                        actor,
                        person,
                        Inbox.Kind.ASSIGNED,
                        id,
                        null,
                        words,
                        clock.instant());
            }
            return announce(handle, actor, id, ASSIGN, next == null ? null : next.name());
        });
    }

    /**
     * Says until when a story is to be done.
     *
     * @param at null for no deadline; a past one is overdue at once
     * @throws Problem CONFLICT for a story that is over
     */
    public Story deadline(Actor actor, long id, @Nullable Instant at) {
        Instant kept = at == null ? null : at.truncatedTo(ChronoUnit.SECONDS);
        return database.write(handle -> {
            Story story = lock(handle, actor, id);
            if (Objects.equals(story.work().deadline(), kept)) {
                return story;
            }
            set(handle, "update story set deadline = :value where id = :id", id, kept);
            return announce(handle, actor, id, DEADLINE, kept == null ? null : kept.toString());
        });
    }

    private static Story lock(Handle handle, Actor actor, long id) {
        Owned owned = StoryRows.lock(handle, id);
        if (!owned.isBy(actor)) {
            StoryContent content = owned.story().content();
            actor.require(Permission.WRITE_ANY_DRAFT, content.edition(), content.section());
        }
        Status status = owned.story().status();
        if (status == Status.KILLED || status == Status.SPIKED) {
            throw new Problem(
                    Problem.Kind.CONFLICT,
                    "The story is " + status.slug() + "; nobody has work on it any more.");
        }
        return owned.story();
    }

    private static Assignee assignee(Handle handle, long person) {
        Colleague found =
                Colleagues.find(handle, person)
                        .orElseThrow(() ->
                                Problem.invalid(
                                        "person",
                                        "is nobody who works here",
                                        "Send the number of an account, or null for nobody"));
        if (!found.role().may(Permission.READ_ALL)) {
            throw Problem.invalid(
                    "person",
                    "may read only stories of their own",
                    "Give it to a reporter or an editor");
        }
        return new Assignee(found.id(), found.name());
    }

    private static void set(Handle handle, String sql, long id, @Nullable Object value) {
        handle.createUpdate(sql).bind("id", id).bind("value", value).execute();
    }

    private Story announce(
            Handle handle, Actor actor, long id, String verb, @Nullable String detail) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        news.stet.people.Audit.record(handle, actor, verb, "story:" + id, detail, now);
        Story story = StoryRows.find(handle, id).orElseThrow().story();
        ChangeLog.hold(handle);
        ChangeLog.write(handle, verb, List.of("draft:" + id), id, now);
        return story;
    }
}
