package news.stet.people;

import java.time.Instant;
import java.util.List;
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

    private static final int MAX_LINES = 500;

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
     * The latest lines, newest first.
     *
     * @param before only lines with a smaller id; {@link Long#MAX_VALUE} from the newest on
     * @param limit at most this many, never more than 500
     * @throws news.stet.platform.Problem FORBIDDEN without {@link Permission#READ_AUDIT}
     */
    public List<Line> list(Actor actor, long before, int limit) {
        actor.require(Permission.READ_AUDIT);
        return database.read(handle ->
                handle.createQuery(
                                """
                                select id, at, actor_kind, actor_id, actor_name, verb, subject, detail
                                from audit where id < :before order by id desc limit :limit
                                """)
                        .bind("before", before)
                        .bind("limit", Math.clamp(limit, 1, MAX_LINES))
                        .mapTo(Line.class)
                        .list());
    }

    /** The latest lines about one subject, newest first; otherwise as the other list. */
    public List<Line> list(Actor actor, String subject, long before, int limit) {
        actor.require(Permission.READ_AUDIT);
        return database.read(handle ->
                handle.createQuery(
                                """
                                select id, at, actor_kind, actor_id, actor_name, verb, subject, detail
                                from audit where subject = :subject and id < :before
                                order by id desc limit :limit
                                """)
                        .bind("subject", subject)
                        .bind("before", before)
                        .bind("limit", Math.clamp(limit, 1, MAX_LINES))
                        .mapTo(Line.class)
                        .list());
    }
}
