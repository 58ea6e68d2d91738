package news.stet.fronts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.stet.people.Actor;
import news.stet.people.Permission;
import news.stet.platform.Database;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Fronts as they were: what was live when, what stood where and how long, who put it there. */
public final class FrontHistory {
    /** More than anybody reads at once. */
    public static final int MOST = 1_000;

    private final Database database;

    public FrontHistory(Database database) {
        this.database = database;
    }

    /**
     * A version that readers saw.
     *
     * @param until null while they see it
     */
    public record Publication(
            int version,
            String verb,
            @Nullable String note,
            String by,
            Instant at,
            @Nullable Instant until) {}

    /**
     * A state of the draft.
     *
     * @param verb what made it: {@code edit}, {@code undo}, {@code restore} and the like
     */
    public record Version(int number, String verb, @Nullable String note, String by, Instant at) {}

    /**
     * A story in a slot for a time.
     *
     * @param slot from 0
     * @param position among all of the front, from 1
     * @param weight beside an ordinary slot's 1
     * @param headline as readers see it now; null for one they do not see any more
     * @param by who placed it; null for one that the query brought
     * @param until null while it stands
     */
    public record Stood(
            long story,
            @Nullable String headline,
            String container,
            int slot,
            int position,
            int weight,
            int version,
            boolean placed,
            @Nullable String by,
            Instant from,
            @Nullable Instant until) {}

    /**
     * A front at a moment.
     *
     * @param publication null before the first
     * @param content what was live then
     */
    public record Then(
            FrontId front,
            Instant at,
            @Nullable Publication publication,
            FrontContent content,
            List<Stood> standing) {
        /** What stood in each container then. */
        public Filled filled() {
            Map<String, List<Filled.Standing>> byContainer = new HashMap<>();
            Map<Long, Placed> placed = new HashMap<>();
            content.placed().forEach(one -> placed.put(one.story(), one));
            for (Stood one : standing) {
                byContainer
                        .computeIfAbsent(one.container(), _ -> new ArrayList<>())
                        .add(
                                new Filled.Standing(
                                        one.slot(),
                                        one.story(),
                                        one.placed() ? placed.get(one.story()) : null));
            }
            return new Filled(
                    content.containers().stream()
                            .map(it ->
                                    new Filled.Full(
                                            it, byContainer.getOrDefault(it.id(), List.of())))
                            .toList(),
                    null);
        }
    }

    /** What was live in that time, the latest first. */
    public List<Publication> publications(Actor actor, FrontId front, Instant from, Instant until) {
        actor.require(Permission.READ_ALL);
        return database.read(handle ->
                handle.createQuery(
                                """
                                select version, verb, note, by_name as by, at, until from (
                                    select *, lead(at) over (order by at, id) as until
                                    from front_live where front = :front) as live
                                where at < :until and (until is null or until > :from)
                                order by at desc, id desc limit :most
                                """)
                        .bind("front", front.slug())
                        .bind("from", from)
                        .bind("until", until)
                        .bind("most", MOST)
                        .mapTo(Publication.class)
                        .list());
    }

    /** The latest states of the draft with a smaller number than that, the latest first. */
    public List<Version> versions(Actor actor, FrontId front, int before, int limit) {
        actor.require(Permission.READ_ALL);
        return database.read(handle ->
                handle.createQuery(
                                """
                                select number, verb, note, by_name as by, at from front_version
                                where front = :front and number < :before
                                order by number desc limit :limit
                                """)
                        .bind("front", front.slug())
                        .bind("before", before)
                        .bind("limit", Math.min(limit, MOST))
                        .mapTo(Version.class)
                        .list());
    }

    private static final String STOOD =
            """
            select s.story, l.headline, s.container, s.slot, s.position, s.weight, s.version,
                   s.placed, s.by_name, s.from_at, s.until_at
            from front_standing s left join live_story l on l.story = s.story
            where s.front = :front
            """;

    /**
     * What stood there in that time, the latest to come first.
     *
     * @param story only this one; null for all
     */
    public List<Stood> stood(
            Actor actor, FrontId front, Instant from, Instant until, @Nullable Long story) {
        actor.require(Permission.READ_ALL);
        return database.read(handle ->
                handle.createQuery(
                                STOOD
                                        + """
                                        and tstzrange(s.from_at, s.until_at) && tstzrange(:from, :until)
                                        and (:story::bigint is null or s.story = :story)
                                        order by s.from_at desc, s.position limit :most
                                        """)
                        .bind("front", front.slug())
                        .bind("from", from)
                        .bind("until", until)
                        .bind("story", story)
                        .bind("most", MOST)
                        .map((row, context) -> stood(row))
                        .list());
    }

    private static Stood stood(ResultSet row) throws SQLException {
        OffsetDateTime until = row.getObject("until_at", OffsetDateTime.class);
        return new Stood(
                row.getLong("story"),
                row.getString("headline"),
                row.getString("container"),
                row.getInt("slot"),
                row.getInt("position"),
                row.getInt("weight"),
                row.getInt("version"),
                row.getBoolean("placed"),
                row.getString("by_name"),
                FrontRows.instant(row, "from_at"),
                until == null ? null : until.toInstant());
    }

    /** The front as it was at that moment. */
    public Then at(Actor actor, FrontId front, Instant at) {
        actor.require(Permission.READ_ALL);
        return database.read(handle -> {
            Optional<Publication> live = live(handle, front, at);
            return new Then(
                    front,
                    at,
                    live.orElse(null),
                    live.map(it -> FrontRows.content(handle, front, it.version()))
                            .orElse(FrontContent.NONE),
                    handle.createQuery(
                                    STOOD
                                            + """
                                            and tstzrange(s.from_at, s.until_at) @> :at::timestamptz
                                            order by s.position
                                            """)
                            .bind("front", front.slug())
                            .bind("at", at)
                            .map((row, context) -> stood(row))
                            .list());
        });
    }

    /**
     * The newest stories that readers saw at that moment in the front's edition or section, the
     * newest first: what it showed where nobody had arranged it. Of one that has moved to another
     * edition since nothing is said.
     */
    public List<Long> liveThen(Actor actor, FrontId front, Instant at, int limit) {
        actor.require(Permission.READ_ALL);
        return database.read(handle -> LiveThen.newest(handle, front, at, limit));
    }

    private static Optional<Publication> live(Handle handle, FrontId front, Instant at) {
        return handle.createQuery(
                        """
                        select version, verb, note, by_name as by, at,
                               (select min(n.at) from front_live n
                                where n.front = l.front and n.at > :at) as until
                        from front_live l where front = :front and at <= :at
                        order by at desc, id desc limit 1
                        """)
                .bind("front", front.slug())
                .bind("at", at)
                .mapTo(Publication.class)
                .findOne();
    }

    /**
     * The moments of that time at which something changed for readers, the first first; one for
     * each minute at most, its last.
     */
    public List<Instant> moments(Actor actor, FrontId front, Instant from, Instant until) {
        actor.require(Permission.READ_ALL);
        return database.read(handle ->
                handle.createQuery(
                                """
                                select max(at) as at from (
                                    select from_at as at from front_standing
                                    where front = :front and from_at >= :from and from_at < :until
                                    union all
                                    select at from front_live
                                    where front = :front and at >= :from and at < :until) as moment
                                group by date_trunc('minute', at) order by 1
                                """)
                        .bind("front", front.slug())
                        .bind("from", from)
                        .bind("until", until)
                        .mapTo(Instant.class)
                        .list());
    }
}
