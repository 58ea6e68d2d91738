package news.stet.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.stet.people.Actor;
import news.stet.people.Permission;
import news.stet.platform.Database;
import news.stet.story.StoryRows.Owned;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Stories as the desk reads them. Who may not read all reads their own. Safe for any thread. */
public final class Stories {
    /**
     * One page of a list.
     *
     * @param next where the next one begins; null when this is the last
     */
    public record Page(List<Story> stories, @Nullable Cursor next) {}

    private final Database database;

    public Stories(Database database) {
        this.database = database;
    }

    /**
     * @throws news.stet.platform.Problem NOT_FOUND when there is none, or none this actor may read
     */
    public Story get(Actor actor, long id) {
        return find(actor, id).orElseThrow(() -> StoryRows.notFound(id));
    }

    /** The story of that id, empty if there is none, or none this actor may read. */
    public Optional<Story> find(Actor actor, long id) {
        return database.read(handle -> find(handle, actor, id));
    }

    /**
     * The story, within a transaction.
     *
     * @throws news.stet.platform.Problem NOT_FOUND when there is none, or none this actor may read
     */
    static Story readable(Handle handle, Actor actor, long id) {
        return find(handle, actor, id).orElseThrow(() -> StoryRows.notFound(id));
    }

    private static Optional<Story> find(Handle handle, Actor actor, long id) {
        return StoryRows.find(handle, id)
                .filter(owned -> actor.may(Permission.READ_ALL) || owned.isBy(actor))
                .map(Owned::story);
    }

    /** Stories that match, the last changed first. */
    public Page list(Actor actor, StoryQuery query) {
        List<Story> found = database.read(handle -> select(handle, actor, query));
        if (found.size() <= query.limit()) {
            return new Page(found, null);
        }
        List<Story> page = found.subList(0, query.limit());
        Story last = page.getLast();
        return new Page(List.copyOf(page), new Cursor(last.changedAt(), last.id()));
    }

    private static List<Story> select(Handle handle, Actor actor, StoryQuery query) {
        List<String> where = new ArrayList<>(List.of("true"));
        addIf(where, query.status() != null, "s.status = :status");
        addIf(where, query.section() != null, "s.section = :section");
        addIf(where, query.edition() != null, "s.edition = :edition");
        addIf(where, query.type() != null, "s.type = :type");
        addIf(where, query.words() != null, "s.search @@ to_tsquery('simple', :words)");
        addIf(where, query.after() != null, "(s.changed_at, s.id) < (:afterTime, :afterId)");
        addIf(
                where,
                !actor.may(Permission.READ_ALL),
                "s.created_by = :by and s.created_by_kind = :byKind");
        var select =
                handle.createQuery(
                        StoryRows.selectFor(
                                " where "
                                        + String.join(" and ", where)
                                        + " order by s.changed_at desc, s.id desc limit :limit"));
        bindIf(select, "status", query.status() == null ? null : query.status().slug());
        bindIf(select, "section", query.section());
        bindIf(select, "edition", query.edition());
        bindIf(select, "type", query.type() == null ? null : query.type().slug());
        bindIf(select, "words", query.words() == null ? null : TsQuery.allOf(query.words()));
        bindIf(select, "afterTime", query.after() == null ? null : query.after().changedAt());
        bindIf(select, "afterId", query.after() == null ? null : query.after().id());
        if (!actor.may(Permission.READ_ALL)) {
            select.bind("by", actor.id()).bind("byKind", actor.kind().slug());
        }
        return select.bind("limit", query.limit() + 1)
                .map((row, context) -> StoryRows.owned(row, List.of()).story())
                .list();
    }

    private static void addIf(List<String> where, boolean asked, String condition) {
        if (asked) {
            where.add(condition);
        }
    }

    private static void bindIf(
            org.jdbi.v3.core.statement.Query select, String name, @Nullable Object value) {
        if (value != null) {
            select.bind(name, value);
        }
    }

    /** Every revision of a story, the newest first. */
    public List<Revision> revisions(Actor actor, long id) {
        return database.read(handle -> {
            if (find(handle, actor, id).isEmpty()) {
                throw StoryRows.notFound(id);
            }
            return handle.createQuery(
                            """
                            select story, number, verb, status, content, note, by_kind, by_name, at
                            from revision where story = :id order by number desc
                            """)
                    .bind("id", id)
                    .map((row, context) -> RevisionRow.read(row))
                    .list();
        });
    }
}
