package news.stet.story;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import news.stet.people.Actor;
import news.stet.people.Permission;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is typed, kept from one second to the next. Entries only come to it; now and then those of a
 * screen are folded into a revision, after which the next ones build on that. Safe for any thread
 * and for many nodes: whoever folds holds the story.
 */
public final class Journal {
    /** A screen folds by itself after half a minute; one that says nothing longer is gone. */
    static final Duration SILENCE = Duration.ofSeconds(45);

    /** A screen folds at the latest after ten minutes; one that did not cannot. */
    static final Duration LONGEST = Duration.ofMinutes(11);

    /** How long single steps can be looked at after a revision holds them. */
    static final Duration REMEMBERED = Duration.ofDays(30);

    private static final String UNIQUE_VIOLATION = "23505";

    /**
     * What a screen is told about its entries.
     *
     * @param n the last entry that is kept
     * @param revision the story's now; a later one than the screen's says that the story moved on
     */
    public record Kept(int n, int revision, Instant at) {}

    private final Database database;
    private final InstantSource clock;

    public Journal(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Keeps entries of one screen, all or none. What was kept before is not kept again, so that a
     * screen may send anything until it is answered.
     *
     * @param entries of one client, in order and without gaps
     * @throws Problem NOT_FOUND; FORBIDDEN as for a save; CONFLICT when an entry before these is
     *     missing or the story takes no changes; INVALID when the changes do not fit the text
     */
    public Kept keep(Actor actor, long story, List<JournalEntry> entries) {
        Instant now = now();
        UUID client = entries.getFirst().client();
        return database.write(handle -> {
            var standing =
                    JournalRows.look(handle, story, client, actor)
                            .orElseThrow(() -> StoryRows.notFound(story));
            Newsroom.requireMayEdit(
                    actor,
                    standing.status(),
                    standing.own(),
                    standing.edition(),
                    standing.section());
            if (standing.mixed()) {
                throw new Problem(
                        Problem.Kind.CONFLICT,
                        "Somebody else writes under this client; begin again with a new one.");
            }
            List<JournalEntry> fresh =
                    entries.stream().filter(entry -> entry.n() > standing.last()).toList();
            if (!fresh.isEmpty()) {
                Act.requireTakesChanges(standing.status());
                requireNoGap(standing.last(), fresh.getFirst().n());
                insert(handle, actor, story, standing, fresh, now);
            }
            int last = Math.max(standing.last(), entries.getLast().n());
            return new Kept(last, standing.revision(), now);
        });
    }

    private static void requireNoGap(int last, int first) {
        if (first != last + 1) {
            throw new Problem(
                    Problem.Kind.CONFLICT,
                    "The journal has this client's entries up to %d, and entry %d does not follow. Send all after %d."
                            .formatted(last, first, last),
                    List.of(
                            new Problem.Field(
                                    "n", "leaves a gap", "Send from " + (last + 1) + " on")));
        }
    }

    private static void insert(
            Handle handle,
            Actor actor,
            long story,
            JournalRows.Standing standing,
            List<JournalEntry> fresh,
            Instant now) {
        int base = standing.base();
        int blocks = standing.blocks();
        for (JournalEntry entry : fresh) {
            if (entry.base() != base) {
                if (entry.base() < base || entry.base() > standing.revision()) {
                    throw Problem.invalid(
                            "base",
                            "is not a revision this client can build on",
                            "Load the story, which is at revision " + standing.revision());
                }
                base = entry.base();
                blocks = JournalRows.blocksOf(handle, story, base);
            }
            requireMayMove(handle, actor, story, standing, entry);
            blocks = entry.blocksAfter(blocks);
            JournalRows.insert(handle, story, entry, blocks, actor, now);
        }
    }

    /** To type another edition or section is to move the story: the place it goes to counts too. */
    private static void requireMayMove(
            Handle handle,
            Actor actor,
            long story,
            JournalRows.Standing standing,
            JournalEntry entry) {
        if (entry.changes().has("edition") || entry.changes().has("section")) {
            Newsroom.requireMayEdit(
                    actor,
                    standing.status(),
                    standing.own(),
                    typed(handle, story, entry, "edition", standing.edition()),
                    typed(handle, story, entry, "section", standing.section()));
        }
    }

    private static String typed(
            Handle handle, long story, JournalEntry entry, String field, String usual) {
        JsonNode value = entry.changes().get(field);
        return value != null && value.isString()
                ? value.stringValue()
                : JournalRows.findTyped(handle, story, entry.client(), field).orElse(usual);
    }

    /**
     * Folds what one screen has typed into a revision, merging with what came since.
     *
     * @throws Problem NOT_FOUND; CONFLICT when somebody else changed the same, or the story takes
     *     no changes; INVALID when something is not as it must be; nothing is lost by either
     */
    public Fold.Outcome fold(Actor actor, long story, UUID client) {
        return transact((handle, now) -> {
            var owned = StoryRows.lock(handle, story);
            if (!actor.may(Permission.READ_ALL) && !owned.isBy(actor)) {
                throw StoryRows.notFound(story);
            }
            return Fold.ofScreen(handle, now, owned.story(), client);
        });
    }

    /**
     * Folds what all screens have typed so far, for somebody who wants to see it. What clashes or
     * is not right yet stays with its screen.
     *
     * @return whether there was anything to fold
     */
    public boolean foldAll(long story) {
        List<UUID> open = database.read(handle -> JournalRows.open(handle, story));
        for (UUID client : open) {
            try {
                transact((handle, now) ->
                        Fold.ofScreen(handle, now, StoryRows.lock(handle, story).story(), client));
            } catch (Problem problem) {
                Fold.LOG.debug("The journal of story {} waits: {}", story, problem.detail());
            }
        }
        return !open.isEmpty();
    }

    /**
     * Before a verb: what its actor has typed at any screen and no revision holds yet. What clashes
     * or is not right yet stays with its screen, and so does what others type.
     *
     * @param expected the revision the actor looked at
     * @return the revision to expect now
     */
    static @Nullable Integer foldOwn(
            Database database, Instant now, Actor actor, long story, @Nullable Integer expected) {
        Integer due = expected;
        for (UUID client : database.read(handle -> JournalRows.openBy(handle, story, actor))) {
            Integer before = due;
            try {
                due =
                        database.<Integer, RuntimeException>write(handle -> {
                            Story was = StoryRows.lock(handle, story).story();
                            Story is = Fold.ofScreen(handle, now, was, client).story();
                            return before != null && before == was.revision()
                                    ? Integer.valueOf(is.revision())
                                    : before;
                        });
            } catch (Problem problem) {
                Fold.LOG.debug("The journal of story {} waits: {}", story, problem.detail());
            }
        }
        return due;
    }

    /**
     * Folds what screens left behind that are gone: a browser that crashed, a laptop that was shut.
     * Nobody is there to choose where it clashes, so both versions become revisions, the one that
     * was there standing last.
     *
     * @return how many were folded
     */
    public int foldLeft() {
        List<JournalRows.Left> left =
                database.read(handle -> JournalRows.left(handle, now(), SILENCE, LONGEST));
        int folded = 0;
        for (JournalRows.Left one : left) {
            try {
                transact((handle, now) ->
                        Fold.ofGone(
                                handle,
                                now,
                                StoryRows.lock(handle, one.story()).story(),
                                one.client()));
                folded++;
            } catch (Problem problem) {
                Fold.LOG.debug("The journal of story {} waits: {}", one.story(), problem.detail());
            }
        }
        return folded;
    }

    /**
     * Begins a story at a screen; asked again by the same screen, it gives the same story.
     *
     * @param publishedAt as for {@link Newsroom#create}
     */
    public Story begin(
            Newsroom newsroom,
            Stories stories,
            Actor actor,
            UUID client,
            StoryContent content,
            @Nullable Instant publishedAt) {
        Optional<Story> begun = begun(stories, actor, client);
        if (begun.isPresent()) {
            return begun.get();
        }
        try {
            return newsroom.bring(
                    actor,
                    content,
                    publishedAt,
                    false,
                    (handle, story) -> {
                        Tasks.begin(handle, actor, story, story.createdAt());
                        handle.createUpdate(
                                        """
                                        insert into begun (client, story, by_id, by_kind)
                                        values (:client, :story, :by, :byKind)
                                        """)
                                .bind("client", client)
                                .bind("story", story.id())
                                .bind("by", actor.id())
                                .bind("byKind", actor.kind().slug())
                                .execute();
                    });
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof java.sql.SQLException sql
                    && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                // The same screen asked twice at once, and the other was faster.
                return begun(stories, actor, client).orElseThrow(() -> e);
            }
            throw e;
        }
    }

    private Optional<Story> begun(Stories stories, Actor actor, UUID client) {
        return database.<Optional<Long>, RuntimeException>read(handle ->
                        handle.createQuery(
                                        """
                                        select story from begun
                                        where client = :client and by_id = :by and by_kind = :byKind
                                        """)
                                .bind("client", client)
                                .bind("by", actor.id())
                                .bind("byKind", actor.kind().slug())
                                .mapTo(Long.class)
                                .findOne())
                .map(id -> stories.get(actor, id));
    }

    /**
     * The entries that a revision holds, in the order in which they came.
     *
     * @throws Problem NOT_FOUND when there is no such revision, or none this actor may read
     */
    public List<JournalRow> ofRevision(Stories stories, Actor actor, long story, int revision) {
        if (stories.get(actor, story).revision() < revision || revision < 1) {
            throw new Problem(
                    Problem.Kind.NOT_FOUND, "The story has no revision " + revision + ".");
        }
        return database.read(handle -> JournalRows.ofRevision(handle, story, revision));
    }

    /** Forgets single steps that revisions have held for long; the revisions stay. */
    public void forgetOld() {
        database.write(handle -> JournalRows.forget(handle, now().minus(REMEMBERED)));
    }

    private <T> T transact(BiFunction<Handle, Instant, T> work) {
        return database.write(handle -> work.apply(handle, now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
