package news.stet.fronts;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.people.Permission;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import news.stet.story.AskedList;
import news.stet.story.ChangeLog;
import news.stet.story.Edition;
import news.stet.story.Editions;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fronts of editions and sections, and the verbs that arrange them. Editors change a draft;
 * readers see the version that was published. Two who change different pieces at once are put
 * together; of two who change the same, the slower is told. Safe for any thread.
 */
public final class Fronts {
    private static final Logger LOG = LoggerFactory.getLogger(Fronts.class);

    private final Database database;
    private final InstantSource clock;

    public Fronts(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The keys of the fronts on which a story stands now, as far as they are recorded. */
    public static List<String> keysShowing(Handle handle, long story) {
        return handle.createQuery(
                        """
                        select distinct f.edition, f.section from front_standing s
                        join front f on f.slug = s.front
                        where s.story = :story and s.until_at is null order by 1, 2
                        """)
                .bind("story", story)
                .mapTo(FrontId.class)
                .map(FrontId::key)
                .list();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Every front there can be: each edition's and each section's, in the site's order. */
    public List<FrontId> list(Actor actor) {
        actor.require(Permission.READ_ALL);
        return database.read(handle -> {
            List<FrontId> all = new ArrayList<>();
            for (Edition edition : Editions.list(handle)) {
                all.add(new FrontId(edition.code(), null));
                edition.sections().forEach(it -> all.add(new FrontId(edition.code(), it.slug())));
            }
            return all;
        });
    }

    /**
     * A front with its draft.
     *
     * @throws Problem NOT_FOUND when there is no such edition or section
     */
    public Front get(Actor actor, FrontId front) {
        actor.require(Permission.READ_ALL);
        return database.read(handle -> get(handle, front));
    }

    static Front get(Handle handle, FrontId front) {
        var unused = FrontRows.edition(handle, front);
        FrontRows.Row row =
                FrontRows.find(handle, front).orElse(new FrontRows.Row(0, null, null, null));
        return new Front(
                front,
                row.draft(),
                FrontRows.content(handle, front, row.draft()),
                row.live(),
                row.live() == null
                        ? FrontContent.NONE
                        : FrontRows.content(handle, front, row.live()),
                FrontRows.change(handle, front, row.draft()),
                row.dueAt() == null || row.dueVersion() == null
                        ? null
                        : new Front.Due(row.dueVersion(), row.dueAt()));
    }

    /**
     * A front on which editors put a picture in place of a story's own.
     *
     * @param live whether readers see it there
     * @param draft whether it stands there as editors have it now
     */
    public record Pictured(FrontId front, boolean live, boolean draft) {}

    /** The fronts that show a picture of the library by hand; none for who may not read all. */
    public List<Pictured> pictured(Actor actor, long media) {
        if (!actor.may(Permission.READ_ALL)) {
            return List.of();
        }
        return database.read(handle ->
                handle.createQuery(
                                """
                                select f.edition, f.section, bool_or(v.number = f.live) is true as live,
                                       bool_or(v.number = f.draft) as draft
                                from front f join front_version v
                                    on v.front = f.slug and v.number in (f.draft, f.live)
                                where jsonb_path_query_array(v.content, '$[*].slots[*].picture')
                                      @> jsonb_build_array(:media::text)
                                group by f.slug order by f.slug
                                """)
                        .bind("media", media)
                        .map((row, context) ->
                                new Pictured(
                                        new FrontId(
                                                row.getString("edition"), row.getString("section")),
                                        row.getBoolean("live"),
                                        row.getBoolean("draft")))
                        .list());
    }

    /** What some version was; 0 is what the front begins with. */
    public FrontContent version(Actor actor, FrontId front, int number) {
        actor.require(Permission.READ_ALL);
        return database.read(handle -> {
            var unused = FrontRows.edition(handle, front);
            return FrontRows.content(handle, front, number);
        });
    }

    /** How an open front would be filled now. */
    public Filled fill(FrontId front, FrontContent content) {
        return database.read(
                handle -> FrontFill.fill(front, content, new RowSupply(handle, now())));
    }

    /** What turns a front into another one. */
    private interface Change {
        FrontContent of(Handle handle, FrontContent before, int fresh);
    }

    /**
     * Does small things to the draft, one after the other, all or none.
     *
     * @param base the version the editor looked at; null takes the newest
     * @throws Problem CONFLICT naming what somebody else changed meanwhile and to what
     */
    public Front act(Actor actor, FrontId front, List<FrontAct> acts, @Nullable Integer base) {
        return edit(
                actor,
                front,
                "edit",
                null,
                base,
                (handle, before, fresh) -> {
                    var bench = new FrontWorkbench(before, "c" + fresh);
                    acts.forEach(bench::act);
                    return bench.content();
                });
    }

    /** Puts a whole front in place of that version of the draft; see {@link #act}. */
    public Front put(Actor actor, FrontId front, FrontContent content, @Nullable Integer base) {
        return edit(actor, front, "put", null, base, (handle, before, fresh) -> content);
    }

    /** Takes back what made a version, and nothing that came after it. */
    public Front undo(Actor actor, FrontId front, int version) {
        if (version < 1) {
            throw Problem.invalid(
                    "version", "was made by nobody", "Send the number of a version you made");
        }
        return edit(
                actor,
                front,
                "undo",
                Integer.toString(version),
                version,
                (handle, before, fresh) -> FrontRows.content(handle, front, version - 1));
    }

    /** Puts an earlier version into the draft, whatever came since. */
    public Front restore(Actor actor, FrontId front, int version) {
        return edit(
                actor,
                front,
                "restore",
                Integer.toString(version),
                null,
                (handle, before, fresh) -> FrontRows.content(handle, front, version));
    }

    /** Makes the draft what readers see. */
    public Front discard(Actor actor, FrontId front) {
        return edit(
                actor,
                front,
                "discard",
                null,
                null,
                (handle, before, fresh) -> {
                    Integer live =
                            FrontRows.find(handle, front).map(FrontRows.Row::live).orElse(null);
                    return FrontRows.content(handle, front, live == null ? 0 : live);
                });
    }

    private Front edit(
            Actor actor,
            FrontId front,
            String verb,
            @Nullable String note,
            @Nullable Integer base,
            Change change) {
        actor.require(Permission.ORDER_BOXES, front.edition(), front.section());
        Instant now = now();
        return database.write(handle -> {
            var unused = FrontRows.edition(handle, front);
            FrontRows.Row row = FrontRows.lock(handle, front);
            FrontContent draft = FrontRows.content(handle, front, row.draft());
            FrontContent from =
                    base == null || base == row.draft()
                            ? draft
                            : FrontRows.content(handle, front, base);
            FrontContent mine = change.of(handle, from, row.draft() + 1);
            FrontContent merged = merge(handle, front, from, mine, draft, row.draft());
            FrontChecks.check(handle, merged, List.of(draft, from, mine(verb, mine)));
            FrontContent whole = merged.stamped(draft, actor, now);
            if (row.draft() == 0 || !whole.equals(draft)) {
                FrontRows.insert(handle, front, row.draft() + 1, whole, verb, note, actor, now);
            }
            return get(handle, front);
        });
    }

    /** What was there once may come back, even if readers do not see it now. */
    private static FrontContent mine(String verb, FrontContent mine) {
        return Set.of("undo", "restore", "discard").contains(verb) ? mine : FrontContent.NONE;
    }

    private static FrontContent merge(
            Handle handle,
            FrontId front,
            FrontContent base,
            FrontContent mine,
            FrontContent theirs,
            int version) {
        if (base.equals(theirs)) {
            return mine;
        }
        FrontMerge merge = FrontMerge.of(base, mine, theirs);
        if (merge.isClean()) {
            return merge.content();
        }
        Front.Change change = FrontRows.change(handle, front, version);
        String who = change == null ? "Somebody" : change.by();
        throw new Problem(
                Problem.Kind.CONFLICT,
                who
                        + " changed the same meanwhile; the front is at version "
                        + version
                        + ". Load it, choose, and send what shall stand with If-Match: \""
                        + version
                        + "\".",
                merge.clashes().stream()
                        .map(clash ->
                                new Problem.Field(
                                        clash.path(),
                                        "is " + shown(clash.theirs()) + " now",
                                        "You made it " + shown(clash.mine())))
                        .toList());
    }

    private static String shown(@Nullable String said) {
        return said == null ? "nothing" : said.isEmpty() ? "open" : said;
    }

    /**
     * Gives readers the draft.
     *
     * @param expected the version the editor looked at; another one now is refused; null when they
     *     did not say
     * @throws Problem STALE when the draft has moved on since
     */
    public Front publish(
            Actor actor, FrontId front, @Nullable Integer expected, @Nullable String note) {
        actor.require(Permission.PUBLISH, front.edition(), front.section());
        Instant now = now();
        return database.write(handle -> {
            var unused = FrontRows.edition(handle, front);
            int version = settle(handle, front, actor, expected, now).draft();
            goLive(handle, front, version, "publish", note, actor, now);
            return get(handle, front);
        });
    }

    /** The row under its lock, with a version even where nobody has changed anything. */
    private static FrontRows.Row settle(
            Handle handle, FrontId front, Actor actor, @Nullable Integer expected, Instant now) {
        FrontRows.Row row = FrontRows.lock(handle, front);
        if (expected != null && expected != row.draft()) {
            throw new Problem(
                    Problem.Kind.STALE,
                    "You looked at version "
                            + expected
                            + " of the front, but its draft is at version "
                            + row.draft()
                            + ". Look at it again and send If-Match: \""
                            + row.draft()
                            + "\".");
        }
        if (row.draft() > 0) {
            return row;
        }
        FrontContent begun = FrontRows.content(handle, front, 0);
        FrontRows.insert(handle, front, 1, begun, "begin", null, actor, now);
        return FrontRows.lock(handle, front);
    }

    private static void goLive(
            Handle handle,
            FrontId front,
            int version,
            String verb,
            @Nullable String note,
            Actor actor,
            Instant now) {
        FrontContent before = FrontRows.findLive(handle, front);
        FrontRows.goLive(handle, front, version, verb, note, actor, now);
        FrontContent live = FrontRows.content(handle, front, version);
        List<String> keys = new ArrayList<>(List.of(front.key()));
        keys.addAll(AskedList.put(handle, front.key(), asked(front, live)));
        StandingRows.note(handle, front, now);
        Audit.record(handle, actor, "publish-front", front.key(), Integer.toString(version), now);
        if (!before.equals(live)) {
            ChangeLog.write(handle, "front", keys, null, now);
        }
    }

    private static List<AskedList> asked(FrontId front, FrontContent content) {
        return content.containers().stream()
                .flatMap(it -> it.query().in(front.edition()).asked().stream())
                .toList();
    }

    /**
     * Gives readers the draft as it is now at that time; what is changed later does not go with it.
     *
     * @throws Problem INVALID for a time that is past
     */
    public Front schedule(Actor actor, FrontId front, @Nullable Integer expected, Instant at) {
        actor.require(Permission.PUBLISH, front.edition(), front.section());
        Instant now = now();
        if (!at.isAfter(now)) {
            throw Problem.invalid(
                    "at", "is not in the future", "Send a later time, or publish now");
        }
        return database.write(handle -> {
            var unused = FrontRows.edition(handle, front);
            int version = settle(handle, front, actor, expected, now).draft();
            FrontRows.due(handle, front, version, at);
            Audit.record(handle, actor, "schedule-front", front.key(), at.toString(), now);
            return get(handle, front);
        });
    }

    /** Lets nothing go out by itself. */
    public Front unschedule(Actor actor, FrontId front) {
        actor.require(Permission.PUBLISH, front.edition(), front.section());
        Instant now = now();
        return database.write(handle -> {
            var unused = FrontRows.edition(handle, front);
            if (FrontRows.lock(handle, front).dueAt() != null) {
                FrontRows.due(handle, front, null, null);
                Audit.record(handle, actor, "unschedule-front", front.key(), null, now);
            }
            return get(handle, front);
        });
    }

    /**
     * Publishes every front whose time has come.
     *
     * @return how many went out
     */
    public int publishDue() {
        List<FrontId> due = database.read(handle -> FrontRows.listDue(handle, now()));
        int published = 0;
        for (FrontId front : due) {
            try {
                published += publishIfDue(front) ? 1 : 0;
            } catch (Problem e) {
                LOG.warn("Front {} is due and cannot go out: {}", front.slug(), e.detail());
            }
        }
        return published;
    }

    private boolean publishIfDue(FrontId front) {
        Instant now = now();
        return database.write(handle -> {
            FrontRows.Row row = FrontRows.lock(handle, front);
            // Another node may have been faster, or an editor may have moved it meanwhile.
            if (row.dueAt() == null || row.dueVersion() == null || row.dueAt().isAfter(now)) {
                return false;
            }
            goLive(handle, front, row.dueVersion(), "publish", null, Actor.system("schedule"), now);
            return true;
        });
    }
}
