package news.stet.story;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import news.stet.people.Actor;
import news.stet.people.Permission;
import news.stet.platform.Database;
import news.stet.story.StoryRows.Owned;
import news.stet.story.StorySearch.Hit;
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

    /** Whether this actor may change the text of that story as it stands; false without one. */
    public boolean mayEdit(Actor actor, long id) {
        return database.read(handle -> StoryRows.find(handle, id))
                .filter(owned ->
                        actor.may(
                                Newsroom.toEdit(owned.story().status(), owned.isBy(actor)),
                                owned.story().content().edition(),
                                owned.story().content().section()))
                .isPresent();
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

    /** Stories that match, in the order asked for. */
    public Page list(Actor actor, StoryQuery query) {
        return database.read(handle -> {
            List<Hit> hits = StorySearch.find(handle, actor, query, query.limit() + 1);
            boolean more = hits.size() > query.limit();
            List<Hit> page = more ? hits.subList(0, query.limit()) : hits;
            Hit last = more ? page.getLast() : null;
            return new Page(
                    load(handle, page.stream().map(Hit::id).toList()),
                    last == null ? null : new Cursor(last.at(), last.urgency(), last.id()));
        });
    }

    /** Those of these stories that match, in the order asked for: what a list shows of them now. */
    public List<Story> list(Actor actor, StoryQuery query, Collection<Long> among) {
        return database.read(
                handle -> load(handle, StorySearch.among(handle, actor, query, among)));
    }

    /** How many match, whatever their words; at most that many are counted. */
    public int count(Actor actor, StoryQuery query, int most) {
        return database.read(handle -> StorySearch.count(handle, actor, query, most));
    }

    private static List<Story> load(Handle handle, List<Long> ids) {
        Map<Long, Story> found =
                handle
                        .createQuery(StoryRows.selectFor(" where s.id = any(:ids)"))
                        .bindArray("ids", Long.class, ids)
                        .map((row, context) -> StoryRows.owned(row, List.of()).story())
                        .stream()
                        .collect(Collectors.toMap(Story::id, story -> story));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** The story that this one began as a copy of. */
    public Optional<Origin> findOrigin(Actor actor, long id) {
        return read(actor, id, handle -> Origin.find(handle, id));
    }

    /** The stories that began as copies of this one. */
    public List<Origin.Copy> copies(Actor actor, long id) {
        return read(actor, id, handle -> Origin.copies(handle, id));
    }

    /** Where readers saw it each time it was taken from them, the first time first. */
    public List<Removal> removals(Actor actor, long id) {
        return read(actor, id, handle -> Removal.list(handle, id));
    }

    /** Every revision without its text, the newest first. */
    public List<RevisionLine> history(Actor actor, long id) {
        return read(actor, id, handle -> RevisionLine.list(handle, id));
    }

    /**
     * One revision.
     *
     * @throws news.stet.platform.Problem NOT_FOUND when the story has no such revision
     */
    public Revision revision(Actor actor, long id, int number) {
        return read(actor, id, handle -> RevisionRow.get(handle, id, number));
    }

    private <T> T read(Actor actor, long id, Function<Handle, T> reading) {
        return database.read(handle -> {
            if (find(handle, actor, id).isEmpty()) {
                throw StoryRows.notFound(id);
            }
            return reading.apply(handle);
        });
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
