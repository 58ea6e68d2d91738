package news.stet.story;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import news.stet.story.shape.Faults;
import org.jdbi.v3.core.Handle;

/**
 * What editors decide about the stories that stand after one: some first, some never. Whoever may
 * edit the story may choose. Safe for any thread.
 */
public final class RelatedChoices {
    /** More than any page shows. */
    public static final int MOST_PINNED = 12;

    public static final int MOST_BANNED = 200;

    /**
     * What was chosen for one story.
     *
     * @param pinned stand first, in this order, as far as they are live
     * @param banned never stand there
     */
    public record Chosen(List<Long> pinned, List<Long> banned) {
        public static final Chosen NONE = new Chosen(List.of(), List.of());

        public Chosen {
            pinned = List.copyOf(pinned);
            banned = List.copyOf(banned);
        }

        /** With that one last among the first. */
        public Chosen pin(long other) {
            List<Long> more = new ArrayList<>(without(other).pinned);
            more.add(other);
            return new Chosen(more, without(other).banned);
        }

        /** With that one nowhere. */
        public Chosen ban(long other) {
            List<Long> more = new ArrayList<>(without(other).banned);
            more.add(other);
            return new Chosen(without(other).pinned, more);
        }

        /** With that one a place further up; the same when it is first, or not there. */
        public Chosen raise(long other) {
            List<Long> moved = new ArrayList<>(pinned);
            int at = moved.indexOf(other);
            if (at > 0) {
                moved.remove(at);
                moved.add(at - 1, other);
            }
            return new Chosen(moved, banned);
        }

        /** With nothing said about that one. */
        public Chosen without(long other) {
            return new Chosen(
                    pinned.stream().filter(id -> id != other).toList(),
                    banned.stream().filter(id -> id != other).toList());
        }
    }

    private final Database database;
    private final InstantSource clock;

    public RelatedChoices(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What was chosen for a story.
     *
     * @throws Problem NOT_FOUND for a story that this actor may not read
     */
    public Chosen get(Actor actor, long story) {
        return database.read(handle -> {
            Stories.readable(handle, actor, story);
            return get(handle, story);
        });
    }

    private static Chosen get(Handle handle, long story) {
        return Objects.requireNonNull(find(handle, List.of(story)).get(story));
    }

    /** The same for several, each of them. */
    static Map<Long, Chosen> find(Handle handle, Collection<Long> stories) {
        record Row(long story, long other, boolean banned) {}
        List<Row> rows =
                handle.createQuery(
                                """
                                select story, other, banned from related_choice
                                where story = any (:stories) order by story, position, other
                                """)
                        .bindArray("stories", Long.class, stories)
                        .mapTo(Row.class)
                        .list();
        Map<Long, Chosen> found = new HashMap<>();
        stories.forEach(story -> found.put(story, Chosen.NONE));
        rows.forEach(row ->
                found.compute(
                        row.story(),
                        (_, chosen) -> {
                            Chosen before = chosen == null ? Chosen.NONE : chosen;
                            return row.banned() ? before.ban(row.other()) : before.pin(row.other());
                        }));
        return found;
    }

    /**
     * Changes what was chosen, all of it at once.
     *
     * @throws Problem INVALID naming each story that will not do, FORBIDDEN for who may not edit
     */
    public Chosen change(Actor actor, long story, UnaryOperator<Chosen> change) {
        Instant now = clock.instant();
        return database.write(handle -> {
            StoryRows.Owned owned = StoryRows.lock(handle, story);
            Stories.readable(handle, actor, story);
            StoryContent content = owned.story().content();
            actor.require(
                    Newsroom.toEdit(owned.story().status(), owned.isBy(actor)),
                    content.edition(),
                    content.section());
            Chosen before = get(handle, story);
            Chosen after = here(handle, content.edition(), change.apply(before));
            if (after.equals(before)) {
                return before;
            }
            check(handle, story, content.edition(), before, after);
            put(handle, actor, story, after, now);
            String key = KeyNames.related(story);
            Audit.record(handle, actor, "choose-related", "story:" + story, said(after), now);
            ChangeLog.write(handle, "related", List.of(key), story, now);
            return after;
        });
    }

    /** A story of another edition stands for its translation in this one, where there is one. */
    private static Chosen here(Handle handle, String edition, Chosen chosen) {
        Map<Long, Long> translated =
                handle
                        .createQuery(
                                """
                                with named as (
                                    select s.id, coalesce(t.root, s.id) as root
                                    from story s left join translation t on t.story = s.id
                                    where s.id = any (:ids) and s.edition <> :edition)
                                select n.id, s.id as other from named n
                                join story s on s.edition = :edition and (s.id = n.root or s.id in (
                                    select t.story from translation t where t.root = n.root))
                                """)
                        .bindArray("ids", Long.class, all(chosen))
                        .bind("edition", edition)
                        .map((row, context) -> Map.entry(row.getLong("id"), row.getLong("other")))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return translated.isEmpty()
                ? chosen
                : new Chosen(here(translated, chosen.pinned()), here(translated, chosen.banned()));
    }

    private static List<Long> here(Map<Long, Long> translated, List<Long> ids) {
        return ids.stream().map(id -> translated.getOrDefault(id, id)).distinct().toList();
    }

    private static List<Long> all(Chosen chosen) {
        List<Long> all = new ArrayList<>(chosen.pinned());
        all.addAll(chosen.banned());
        return all;
    }

    private static String said(Chosen chosen) {
        return "pinned " + ids(chosen.pinned()) + "; banned " + ids(chosen.banned());
    }

    private static String ids(List<Long> ids) {
        return ids.isEmpty()
                ? "none"
                : ids.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static void check(
            Handle handle, long story, String edition, Chosen before, Chosen after) {
        Faults faults = new Faults();
        if (after.pinned().size() > MOST_PINNED) {
            faults.add("pinned", "has more than " + MOST_PINNED + " stories", "Take some out");
        }
        if (after.banned().size() > MOST_BANNED) {
            faults.add("banned", "has more than " + MOST_BANNED + " stories", "Take some out");
        }
        Set<Long> known = new HashSet<>(before.pinned());
        known.addAll(before.banned());
        Set<Long> seen = new HashSet<>(Set.of(story));
        Map<Long, String> there = standing(handle, edition, after);
        checkAll("pinned", after.pinned(), known, seen, there, faults);
        checkAll("banned", after.banned(), known, seen, there, faults);
        faults.throwIfAny();
    }

    /** What was chosen before may stay, whatever became of it. */
    private static void checkAll(
            String list,
            List<Long> ids,
            Set<Long> known,
            Set<Long> seen,
            Map<Long, String> there,
            Faults faults) {
        for (int i = 0; i < ids.size(); i++) {
            long id = ids.get(i);
            String path = list + "[" + i + "]";
            if (!seen.add(id)) {
                faults.add(path, "names the story " + id + " itself or twice", "Leave it out");
            } else if (!known.contains(id) && !there.containsKey(id)) {
                faults.add(
                        path,
                        "names the story " + id + ", which is not in this edition",
                        "Send the id of a story of the same edition");
            } else if (!known.contains(id) && "killed".equals(there.get(id))) {
                faults.add(path, "names the story " + id + ", which was killed", "Leave it out");
            }
        }
    }

    private static Map<Long, String> standing(Handle handle, String edition, Chosen chosen) {
        return handle
                .createQuery(
                        "select id, status from story where edition = :edition and id = any (:ids)")
                .bind("edition", edition)
                .bindArray("ids", Long.class, all(chosen))
                .map((row, context) -> Map.entry(row.getLong("id"), row.getString("status")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void put(Handle handle, Actor actor, long story, Chosen chosen, Instant now) {
        handle.createUpdate("delete from related_choice where story = :story")
                .bind("story", story)
                .execute();
        insert(handle, actor, story, chosen.pinned(), false, now);
        insert(handle, actor, story, chosen.banned(), true, now);
    }

    private static void insert(
            Handle handle,
            Actor actor,
            long story,
            List<Long> others,
            boolean banned,
            Instant now) {
        int position = 0;
        for (long other : others) {
            handle.createUpdate(
                            """
                            insert into related_choice (story, other, banned, position, by_name, at)
                            values (:story, :other, :banned, :position, :by, :now)
                            """)
                    .bind("story", story)
                    .bind("other", other)
                    .bind("banned", banned)
                    .bind("position", ++position)
                    .bind("by", actor.name())
                    .bind("now", now)
                    .execute();
        }
    }
}
