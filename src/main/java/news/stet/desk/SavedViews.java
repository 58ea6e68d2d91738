package news.stet.desk;

import java.time.InstantSource;
import java.util.List;
import news.stet.people.Actor;
import news.stet.people.Permission;
import news.stet.platform.Database;
import news.stet.platform.Problem;

/** Views of the list that people saved under a name. Safe for any thread. */
public final class SavedViews {
    /** More tabs than anybody finds their way in. */
    private static final int MOST = 20;

    private static final int MAX_NAME_CHARS = 60;

    /**
     * One of them.
     *
     * @param asked as in the list's address
     * @param by whose it is
     */
    public record SavedView(
            long id, long person, String name, String asked, boolean shared, String by) {}

    private final Database database;
    private final InstantSource clock;

    public SavedViews(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One's own and those that others share, by name. */
    public List<SavedView> list(Actor actor) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select v.id, v.person, v.name, v.asked, v.shared, p.name as by
                                from list_view v join person p on p.id = v.person
                                where v.person = :person or v.shared
                                order by v.person <> :person, lower(v.name), v.id limit 60
                                """)
                        .bind("person", actor.kind() == Actor.Kind.PERSON ? actor.id() : 0)
                        .mapTo(SavedView.class)
                        .list());
    }

    /**
     * Saves what was asked under a name; one's own view of that name is replaced.
     *
     * @param shared for the whole newsroom, which takes an editor
     * @throws Problem INVALID without a name, CONFLICT when there are too many, FORBIDDEN for
     *     sharing
     */
    public void save(Actor actor, String name, String asked, boolean shared) {
        if (shared && !actor.mayAnywhere(Permission.EDIT_LIVE)) {
            actor.require(Permission.EDIT_LIVE);
        }
        if (name.isBlank() || name.length() > MAX_NAME_CHARS) {
            throw Problem.invalid(
                    "name", "has no letter or more than 60", "Give the view a short name");
        }
        database.write(handle -> {
            long others =
                    handle.createQuery(
                                    """
                                    select count(*) from list_view
                                    where person = :person and lower(name) <> lower(:name)
                                    """)
                            .bind("person", actor.id())
                            .bind("name", name)
                            .mapTo(Long.class)
                            .one();
            if (others >= MOST) {
                throw new Problem(
                        Problem.Kind.CONFLICT,
                        "You have " + others + " views already; take one away first.");
            }
            return handle.createUpdate(
                            """
                            insert into list_view (person, name, asked, shared, created_at)
                            values (:person, :name, :asked, :shared, :now)
                            on conflict (person, lower(name)) do update
                            set name = :name, asked = :asked, shared = :shared
                            """)
                    .bind("person", actor.id())
                    .bind("name", name)
                    .bind("asked", asked)
                    .bind("shared", shared)
                    .bind("now", clock.instant())
                    .execute();
        });
    }

    /** Takes one of one's own away. One that is no more is no error. */
    public void remove(Actor actor, long id) {
        database.write(handle ->
                handle.createUpdate("delete from list_view where id = :id and person = :person")
                        .bind("id", id)
                        .bind("person", actor.id())
                        .execute());
    }
}
