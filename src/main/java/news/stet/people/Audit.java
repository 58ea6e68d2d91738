package news.stet.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import news.stet.platform.Database;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The trail of who did what. Lines are only ever added; the database itself refuses the rest. */
public final class Audit {
    /**
     * One line of the trail.
     *
     * @param subject what it was done to, as {@code kind:id}
     * @param detail what the verb alone does not say; null when it says all
     */
    public record Line(
            long id,
            Instant at,
            Actor.Kind actorKind,
            long actorId,
            String actorName,
            String verb,
            String subject,
            @Nullable String detail) {}

    /** A file for a spreadsheet; a screen asks for fewer. */
    public static final int MAX_LINES = 10_000;

    private final Database database;

    public Audit(Database database) {
        this.database = database;
    }

    /** Adds a line in the verb's own transaction: both are written, or neither. */
    public static void record(
            Handle handle,
            Actor actor,
            String verb,
            String subject,
            @Nullable String detail,
            Instant now) {
        handle.createUpdate(
                        """
                        insert into audit (at, actor_kind, actor_id, actor_name, verb, subject, detail)
                        values (:at, :actorKind, :actorId, :actorName, :verb, :subject, :detail)
                        """)
                .bind("at", now)
                .bind("actorKind", actor.kind().slug())
                .bind("actorId", actor.id())
                .bind("actorName", actor.name())
                .bind("verb", verb)
                .bind("subject", subject)
                .bind("detail", detail)
                .execute();
    }

    /**
     * What is looked for; everything that is null or empty is not asked about.
     *
     * @param about one subject, as {@code story:17}
     * @param who a person's id
     * @param words what the name or the detail must contain, in whatever case
     * @param before only lines with a smaller id; {@link Long#MAX_VALUE} from the newest on
     */
    public record Query(
            String about,
            @Nullable Long who,
            String verb,
            @Nullable Instant from,
            @Nullable Instant until,
            String words,
            long before) {
        /** Everything. */
        public static final Query ALL = new Query("", null, "", null, null, "", Long.MAX_VALUE);
    }

    /**
     * The latest lines that match, newest first.
     *
     * @param limit at most this many, never more than {@link #MAX_LINES}
     * @throws news.stet.platform.Problem FORBIDDEN without {@link Permission#READ_AUDIT}
     */
    public List<Line> list(Actor actor, Query query, int limit) {
        actor.require(Permission.READ_AUDIT);
        List<String> where = new ArrayList<>(List.of("id < :before"));
        Map<String, Object> bound = new HashMap<>(Map.of("before", query.before()));
        ask(where, bound, "subject = :about", "about", query.about());
        ask(where, bound, "actor_kind = 'person' and actor_id = :who", "who", query.who());
        ask(where, bound, "verb = :verb", "verb", query.verb());
        ask(where, bound, "at >= :from", "from", query.from());
        ask(where, bound, "at < :until", "until", query.until());
        ask(
                where,
                bound,
                "strpos(lower(actor_name || ' ' || coalesce(detail, '')), lower(:words)) > 0",
                "words",
                query.words());
        return database.read(handle ->
                handle.createQuery(
                                """
                                select id, at, actor_kind, actor_id, actor_name, verb, subject, detail
                                from audit where %s order by id desc limit :limit
                                """
                                        .formatted(String.join(" and ", where)))
                        .bindMap(bound)
                        .bind("limit", Math.clamp(limit, 1, MAX_LINES))
                        .mapTo(Line.class)
                        .list());
    }

    /** The latest lines about one subject with a smaller id than that, newest first. */
    public List<Line> list(Actor actor, String subject, long before, int limit) {
        return list(actor, new Query(subject, null, "", null, null, "", before), limit);
    }

    private static void ask(
            List<String> where,
            Map<String, Object> bound,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null && !value.equals("")) {
            where.add(condition);
            bound.put(name, value);
        }
    }

    /**
     * Every verb there is a line of, sorted.
     *
     * @throws news.stet.platform.Problem FORBIDDEN without {@link Permission#READ_AUDIT}
     */
    public List<String> verbs(Actor actor) {
        actor.require(Permission.READ_AUDIT);
        // From one to the next by the index: there are few verbs and very many lines.
        return database.read(handle ->
                handle.createQuery(
                                """
                                with recursive next as (
                                    (select verb from audit order by verb limit 1)
                                    union all
                                    select (select a.verb from audit a where a.verb > next.verb
                                            order by a.verb limit 1)
                                    from next where next.verb is not null)
                                select verb from next where verb is not null
                                """)
                        .mapTo(String.class)
                        .list());
    }
}
