package news.stet.fronts;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.people.Permission;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.story.AskedList;
import news.stet.story.ChangeLog;
import news.stet.story.Edition;
import news.stet.story.Editions;
import news.stet.story.KeyNames;
import news.stet.story.shape.Faults;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The boxes and the verb that puts one in order. Safe for any thread. */
public final class Boxes {
    /** More than any front shows; a longer list is a section. */
    public static final int MAX_ITEMS = 200;

    private static final int MAX_NAME = 200;
    private static final Pattern RELATED = Pattern.compile(Box.RELATED + "[0-9]+");
    private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final Database database;
    private final InstantSource clock;

    public Boxes(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The keys of the boxes in which a story stands. */
    public static List<String> keysShowing(Handle handle, long story) {
        return handle.createQuery(
                        "select edition, box from box_item where item = :story order by 1, 2")
                .bind("story", story)
                .map((row, context) -> KeyNames.box(row.getString("edition"), row.getString("box")))
                .list();
    }

    /** The box of that name, empty if there is none; {@code latest} is not among them. */
    public Optional<Box> find(String edition, String box) {
        return database.read(handle -> BoxRows.find(handle, edition, box));
    }

    /** All boxes of an edition by name, without {@code latest} and {@code most-read}. */
    public List<Box> list(String edition) {
        return database.read(handle ->
                handle
                        .createQuery(
                                "select slug from box where edition = :edition and slug <> 'most-read' order by slug")
                        .bind("edition", edition)
                        .mapTo(String.class)
                        .list()
                        .stream()
                        .flatMap(slug -> BoxRows.find(handle, edition, slug).stream())
                        .toList());
    }

    /**
     * Puts a box in the order given, all of it at once. Its items get new places from the site's
     * one sequence, so that whoever sorts by {@code sort} sees the editors' order.
     *
     * @throws Problem CONFLICT for {@code latest}, INVALID naming each id that will not do, STALE
     *     when somebody else was faster
     */
    public Box put(Actor actor, BoxOrder order) {
        actor.require(Permission.ORDER_BOXES, order.edition(), null);
        requireByHand(order.box());
        Instant now = clock.instant();
        return database.write(handle -> {
            Faults faults = new Faults();
            checkNames(handle, order, faults);
            faults.throwIfAny();
            putBox(handle, order, now);
            checkItems(handle, order, faults);
            checkRules(handle, order, faults);
            faults.throwIfAny();
            putItems(handle, order);
            String key = KeyNames.box(order.edition(), order.box());
            Audit.record(handle, actor, "order-box", key, ids(order), now);
            Box box = BoxRows.find(handle, order.edition(), order.box()).orElseThrow();
            List<String> keys = new ArrayList<>(List.of(key));
            keys.addAll(AskedList.put(handle, key, asked(box)));
            ChangeLog.write(handle, "box", keys, null, now);
            return box;
        });
    }

    private static List<AskedList> asked(Box box) {
        FillQuery query = box.rules().query();
        return query == null ? List.of() : query.in(box.edition()).asked().stream().toList();
    }

    private static void requireByHand(String box) {
        if (box.equals(Box.LATEST)) {
            throw new Problem(
                    Problem.Kind.CONFLICT,
                    "The box latest is always the newest stories by the time of their first"
                            + " publication; put another box in order.");
        }
        if (box.equals(Box.MOST_READ)) {
            throw new Problem(
                    Problem.Kind.CONFLICT,
                    "The box most-read counts by itself; put another box in order.");
        }
        if (RELATED.matcher(box).matches()) {
            throw new Problem(
                    Problem.Kind.CONFLICT,
                    "The box "
                            + box
                            + " is what stands after that story; pin others there at"
                            + " /api/v1/stories/"
                            + box.substring(Box.RELATED.length())
                            + "/related.");
        }
    }

    /**
     * Puts what was counted into the box {@link Box#MOST_READ}, if that is another order than
     * before. Nobody's deed, so the trail says nothing of it.
     */
    void putCounted(Handle handle, String edition, List<Long> stories, Instant now) {
        List<Long> before =
                handle.createQuery(
                                """
                                select item from box_item where edition = :edition and box = :box
                                order by sort desc
                                """)
                        .bind("edition", edition)
                        .bind("box", Box.MOST_READ)
                        .mapTo(Long.class)
                        .list();
        if (!before.equals(stories)) {
            var order = new BoxOrder(edition, Box.MOST_READ, null, stories, null);
            putBox(handle, order, now);
            putItems(handle, order);
            ChangeLog.write(
                    handle, "box", List.of(KeyNames.box(edition, Box.MOST_READ)), null, now);
        }
    }

    /** Titles of those of the ids that are live stories, or known by name. */
    public Map<Long, String> titles(List<Long> ids) {
        Map<Long, String> titles = new HashMap<>();
        database.read(handle ->
                handle.createQuery(
                                """
                                select story as id, title from live_story where story = any (:ids)
                                union all select id, title from list_entry where id = any (:ids)
                                """)
                        .bindArray("ids", Long.class, ids)
                        .map((row, context) ->
                                titles.put(row.getLong("id"), row.getString("title")))
                        .list());
        return titles;
    }

    /** What a box of an edition shows now, empty if there is none of that name. */
    public Optional<BoxFill> fill(String edition, String box) {
        return database.read(handle ->
                BoxRows.find(handle, edition, box)
                        .map(found ->
                                BoxFill.of(
                                        found,
                                        new RowSupply(handle, clock.instant()),
                                        ids -> BoxRows.listStories(handle, ids))));
    }

    private static String ids(BoxOrder order) {
        return order.stories().stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static void checkNames(Handle handle, BoxOrder order, Faults faults) {
        List<String> editions = Editions.list(handle).stream().map(Edition::code).toList();
        if (!editions.contains(order.edition())) {
            faults.add(
                    "edition",
                    "is not an edition here",
                    "Send one of " + String.join(", ", editions));
        }
        if (!SLUG.matcher(order.box()).matches()) {
            faults.add(
                    "box",
                    "is no name for a box",
                    "Take 1 to 40 of a-z, 0-9 and hyphen, a letter first");
        }
        String name = order.name();
        if (name != null && (name.isBlank() || name.length() > MAX_NAME)) {
            faults.add("name", "is empty or too long", "Send 1 to " + MAX_NAME + " characters");
        }
        if (order.stories().size() > MAX_ITEMS) {
            faults.add(
                    "stories",
                    "has " + order.stories().size() + " stories",
                    "Send at most " + MAX_ITEMS);
        }
    }

    /** The row first: it is what two editors of one box wait for. */
    private static void putBox(Handle handle, BoxOrder order, Instant now) {
        String name = order.name();
        BoxRules rules = order.rules();
        String query =
                rules == null || rules.query() == null
                        ? null
                        : Json.write(FrontJson.write(rules.query()));
        int version =
                handle.createQuery(
                                """
                                insert into box (edition, slug, name, version, size, query, changed_at)
                                values (:edition, :box, coalesce(:name, :box), 1, :size, cast(:query as jsonb), :now)
                                on conflict (edition, slug) do update
                                set name = coalesce(:name, box.name), version = box.version + 1,
                                    size = case when :ruled then :size else box.size end,
                                    query = case when :ruled then cast(:query as jsonb) else box.query end,
                                    changed_at = :now
                                returning version
                                """)
                        .bind("ruled", rules != null)
                        .bind("size", rules == null ? 0 : rules.size())
                        .bind("query", query)
                        .bind("edition", order.edition())
                        .bind("box", order.box())
                        .bind("name", name == null ? null : name.strip())
                        .bind("now", now)
                        .mapTo(Integer.class)
                        .one();
        requireFresh(order.expectedVersion(), version - 1);
    }

    private static void requireFresh(@Nullable Integer expected, int found) {
        if (expected != null && expected != found) {
            throw new Problem(
                    Problem.Kind.STALE,
                    "You changed version "
                            + expected
                            + " of the box, but it is at version "
                            + found
                            + ". Load it, put your change into it and send it with If-Match: \""
                            + found
                            + "\".");
        }
    }

    private static void checkItems(Handle handle, BoxOrder order, Faults faults) {
        Map<Long, String> editions = new HashMap<>();
        handle.createQuery(
                        """
                        select story as id, edition from live_story where story = any (:ids)
                        union all
                        select id, edition from list_entry
                        where id = any (:ids) and edition = :edition
                        """)
                .bindArray("ids", Long.class, order.stories())
                .bind("edition", order.edition())
                .map((row, context) -> Map.entry(row.getLong("id"), row.getString("edition")))
                .forEach(found -> editions.put(found.getKey(), found.getValue()));
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < order.stories().size(); i++) {
            long id = order.stories().get(i);
            String path = "stories[" + i + "]";
            String edition = editions.get(id);
            if (!seen.add(id)) {
                faults.add(path, "names the story " + id + " a second time", "Leave one out");
            } else if (edition == null) {
                faults.add(
                        path,
                        "names the story " + id + ", which is not live",
                        "Publish it first, or send the id of a story that readers can see");
            } else if (!edition.equals(order.edition())) {
                faults.add(
                        path,
                        "names the story " + id + " of the edition " + edition,
                        "Send a story of " + order.edition());
            }
        }
    }

    private static void checkRules(Handle handle, BoxOrder order, Faults faults) {
        BoxRules rules = order.rules();
        if (rules == null) {
            return;
        }
        if (rules.size() < 0 || rules.size() > MAX_ITEMS) {
            faults.add("size", "is " + rules.size(), "Send 0 to " + MAX_ITEMS);
        }
        for (long id : rules.sticky().keySet()) {
            if (!order.stories().contains(id)) {
                faults.add(
                        "sticky",
                        "names the story " + id + ", which is not in the box",
                        "Put it among the stories too");
            }
        }
        if (rules.query() != null) {
            FrontChecks.checkQuery(rules.query(), "query.", Editions.list(handle), faults);
        }
    }

    private static void putItems(Handle handle, BoxOrder order) {
        handle.createUpdate("delete from box_item where edition = :edition and box = :box")
                .bind("edition", order.edition())
                .bind("box", order.box())
                .execute();
        var batch =
                handle.prepareBatch(
                        """
                        insert into box_item (edition, box, item, sort, place)
                        values (:edition, :box, :item, nextval('story_sort'), :place)
                        """);
        // The last one first: the sequence only grows, and the top has the highest number.
        for (Long id : order.stories().reversed()) {
            batch.bind("edition", order.edition())
                    .bind("box", order.box())
                    .bind("item", id)
                    .bind("place", order.place(id))
                    .add();
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
