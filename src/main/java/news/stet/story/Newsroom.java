package news.stet.story;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import news.stet.people.Actor;
import news.stet.people.Permission;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import news.stet.story.StoryRows.Owned;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newsroom's verbs. Each is one transaction with its permission, change, revision, audit line
 * and change-log rows: all are written, or none. Safe for any thread; two verbs on one story wait
 * for each other.
 */
public final class Newsroom {
    private static final Logger LOG = LoggerFactory.getLogger(Newsroom.class);

    private final Database database;
    private final InstantSource clock;
    private final Checks checks;
    private final Showing showing;

    /** One that does not go to the ends of links, and whose stories stand in no boxes. */
    public Newsroom(Database database, InstantSource clock) {
        this(database, clock, new Checks(database, clock, null, Optional.empty()), Showing.NOWHERE);
    }

    /** One whose stories stand in no boxes. */
    public Newsroom(Database database, InstantSource clock, Checks checks) {
        this(database, clock, checks, Showing.NOWHERE);
    }

    /**
     * @param showing where else a story may be shown; asked when one is taken from readers
     */
    public Newsroom(Database database, InstantSource clock, Checks checks, Showing showing) {
        this.database = database;
        this.clock = clock;
        this.checks = checks;
        this.showing = showing;
    }

    /**
     * Begins a story.
     *
     * @param publishedAt the publication time to show when it comes to that; null takes the real
     *     one
     */
    public Story create(Actor actor, StoryContent content, @Nullable Instant publishedAt) {
        requireThere(actor, Permission.WRITE_OWN, content);
        return transact(
                actor,
                (handle, act) -> {
                    Story begun = act.create(content, publishedAt);
                    Tasks.begin(handle, actor, begun, begun.createdAt());
                    return begun;
                });
    }

    /**
     * Brings in a finished story from elsewhere: begun, whatever the bringer notes beside it, and
     * published if asked, in one transaction. What it notes comes first, so that the story stands
     * above the list it came with.
     */
    public Story bring(
            Actor actor,
            StoryContent content,
            @Nullable Instant publishedAt,
            boolean publish,
            BiConsumer<Handle, Story> beside) {
        requireThere(actor, Permission.WRITE_OWN, content);
        if (publish) {
            requireThere(actor, Permission.PUBLISH, content);
        }
        return transact(
                actor,
                (handle, act) -> {
                    Story begun = act.create(content, publishedAt);
                    beside.accept(handle, begun);
                    return publish ? act.publish(begun, Order.PLAIN) : begun;
                });
    }

    /** As fine as the database keeps it, so that an answer and a later reading agree. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private <T> T transact(Actor actor, BiFunction<Handle, Act, T> work) {
        return database.write(handle -> {
            Act act = new Act(handle, actor, now(), showing);
            T result = work.apply(handle, act);
            act.announceAll();
            return result;
        });
    }

    /**
     * Puts new content in place as a new working revision; what readers see stays.
     *
     * @param expectedRevision the revision that was changed; null when the writer did not say
     * @throws Problem STALE when the story has moved on since
     */
    public Story save(
            Actor actor,
            long id,
            StoryContent content,
            @Nullable Instant publishedAt,
            @Nullable Integer expectedRevision) {
        return transact(
                actor,
                (handle, act) -> {
                    Owned owned = StoryRows.lock(handle, id);
                    requireMayEdit(actor, owned, owned.story().content());
                    requireMayEdit(actor, owned, content);
                    requireFresh(owned.story(), expectedRevision);
                    return act.save(owned.story(), content, publishedAt, null);
                });
    }

    /**
     * Does a verb to a story.
     *
     * @throws Problem CONFLICT from where it cannot be done, or when one of the newsroom's checks
     *     stops it; what the clock sends out was checked when it was scheduled
     */
    public Story act(Verb verb, Actor actor, long id, Order order) {
        if (!actor.mayAnywhere(verb.permission())) {
            actor.require(verb.permission());
        }
        Integer expected = Journal.foldOwn(database, now(), actor, id, order.expectedRevision());
        checks.await(verb, id, order.content());
        return transact(
                actor,
                (handle, act) -> {
                    Owned owned = StoryRows.lock(handle, id);
                    requireMayAct(handle, verb, actor, owned, order);
                    requireFresh(owned.story(), expected);
                    verb.requireFrom(owned.story().status());
                    checks.requireNoStop(handle, verb, owned.story(), order.content(), now());
                    if (verb == Verb.RETURN && owned.createdByKind().equals("person")) {
                        Inbox.tell(
                                handle,
                                actor,
                                owned.createdBy(),
                                Inbox.Kind.RETURNED,
                                id,
                                null,
                                order.note() == null ? "" : order.note(),
                                now());
                    }
                    return act.act(verb, owned.story(), order);
                });
    }

    /** Where the story stands, where readers see it, and where it would go: all three count. */
    private static void requireMayAct(
            Handle handle, Verb verb, Actor actor, Owned owned, Order order) {
        requireThere(actor, verb.permission(), owned.story().content());
        if (verb == Verb.SUBMIT) {
            requireMayEdit(actor, owned, owned.story().content());
        }
        if (order.content() != null) {
            requireThere(actor, verb.permission(), order.content());
        }
        if (!actor.may(verb.permission())) {
            LiveRow.find(handle, owned.story().id())
                    .ifPresent(live ->
                            actor.require(verb.permission(), live.edition(), live.section()));
        }
    }

    /**
     * Puts the text of an earlier revision in place again, as a new working revision.
     *
     * @throws Problem NOT_FOUND when there is no such revision
     */
    public Story restore(Actor actor, long id, int number, @Nullable Integer expectedRevision) {
        return transact(
                actor,
                (handle, act) -> {
                    Owned owned = StoryRows.lock(handle, id);
                    Revision earlier = RevisionRow.get(handle, id, number);
                    requireMayEdit(actor, owned, owned.story().content());
                    requireMayEdit(actor, owned, earlier.content());
                    requireFresh(owned.story(), expectedRevision);
                    return act.restore(owned.story(), earlier);
                });
    }

    /**
     * Begins a new draft with a story's working text. Who may read the story may copy it.
     *
     * @throws Problem CONFLICT for a killed story
     */
    public Story copy(Actor actor, long id, Destination to) {
        return transact(actor, (handle, act) -> copy(handle, act, actor, id, to));
    }

    /**
     * Takes a story to another edition or section. One that was published once keeps its address:
     * it stays, and a copy begins there as a draft.
     *
     * @return the story, or its copy
     */
    public Story move(Actor actor, long id, Destination to, @Nullable Integer expectedRevision) {
        return transact(
                actor,
                (handle, act) -> {
                    Owned owned = StoryRows.lock(handle, id);
                    Story story = owned.story();
                    if (story.sort() != null) {
                        return copy(handle, act, actor, id, to);
                    }
                    requireMayEdit(actor, owned, story.content());
                    requireMayEdit(actor, owned, to.place(story.content()));
                    requireFresh(story, expectedRevision);
                    return act.move(story, to);
                });
    }

    private static Story copy(Handle handle, Act act, Actor actor, long id, Destination to) {
        Story origin = StoryRows.lockToRead(handle, actor, id);
        requireThere(actor, Permission.WRITE_OWN, to.place(origin.content()));
        return act.copy(origin, to);
    }

    /**
     * @param place content with the edition and section it is about
     */
    private static void requireMayEdit(Actor actor, Owned owned, StoryContent place) {
        requireMayEdit(
                actor, owned.story().status(), owned.isBy(actor), place.edition(), place.section());
    }

    /** Whether this actor may change a story that stands so, is their own or not, and is there. */
    static void requireMayEdit(
            Actor actor, Status status, boolean own, String edition, String section) {
        actor.require(toEdit(status, own), edition, section);
    }

    static Permission toEdit(Status status, boolean own) {
        if (status == Status.LIVE || status == Status.WITHHELD) {
            return Permission.EDIT_LIVE;
        }
        return own ? Permission.WRITE_OWN : Permission.WRITE_ANY_DRAFT;
    }

    private static void requireThere(Actor actor, Permission permission, StoryContent place) {
        actor.require(permission, place.edition(), place.section());
    }

    private static void requireFresh(Story story, @Nullable Integer expectedRevision) {
        if (expectedRevision != null && expectedRevision != story.revision()) {
            throw new Problem(
                    Problem.Kind.STALE,
                    "You changed revision "
                            + expectedRevision
                            + ", but the story is at revision "
                            + story.revision()
                            + ", by "
                            + story.changedBy()
                            + " at "
                            + story.changedAt()
                            + ". Load it, put your change into it and send it with If-Match: \""
                            + story.revision()
                            + "\".");
        }
    }

    /**
     * Publishes every scheduled story whose time has come, the longest due first. One that cannot
     * be published is logged and left for the next call; the others go on.
     *
     * @return how many went out
     */
    public int publishDue() {
        Instant now = now();
        List<Long> due =
                database.read(handle ->
                        handle.createQuery(
                                        """
                                        select s.id from story s join edition e on e.code = s.edition
                                        where s.due_at <= :now and e.standing = 'open'
                                        order by s.due_at, s.id
                                        """)
                                .bind("now", now)
                                .mapTo(Long.class)
                                .list());
        int published = 0;
        for (long id : due) {
            try {
                published += publishIfDue(id) ? 1 : 0;
            } catch (Problem e) {
                LOG.warn("Story {} is due and cannot go out: {}", id, e.detail());
            }
        }
        return published;
    }

    private boolean publishIfDue(long id) {
        return transact(
                Actor.system("schedule"),
                (handle, act) -> {
                    Story story = StoryRows.lock(handle, id).story();
                    Instant now = now();
                    // Another node may have been faster, or an editor may have moved it meanwhile.
                    if (story.dueAt() == null || story.dueAt().isAfter(now)) {
                        return false;
                    }
                    act.act(Verb.PUBLISH, story, Order.PLAIN);
                    return true;
                });
    }
}
