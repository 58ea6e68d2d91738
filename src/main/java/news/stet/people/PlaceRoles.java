package news.stet.people;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Roles of people in one edition or section, beside the one they have in the whole newsroom. Safe
 * for any thread.
 */
public final class PlaceRoles {
    private final Database database;
    private final InstantSource clock;

    public PlaceRoles(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Gives somebody a role for a place, instead of the one they have for the very same place.
     * Their sessions end, so that no screen of theirs shows what is no longer so.
     *
     * @throws Problem FORBIDDEN, NOT_FOUND, INVALID for a place there is not
     */
    public Person grant(Actor actor, long person, Grant grant) {
        actor.require(Permission.MANAGE_PEOPLE);
        return database.write(handle -> {
            Person given = People.lock(handle, person);
            requirePlace(handle, grant.edition(), grant.section());
            handle.createUpdate(
                            """
                            insert into person_role (person, edition, section, role)
                            values (:person, :edition, :section, :role)
                            on conflict (person, edition, section) do update set role = excluded.role
                            """)
                    .bind("person", person)
                    .bind("edition", grant.edition())
                    .bind("section", grant.section())
                    .bind("role", grant.role().slug())
                    .execute();
            Sessions.endAll(handle, person);
            Instant now = clock.instant();
            Audit.record(handle, actor, "grant role", given.subject(), grant.text(), now);
            return People.lock(handle, person);
        });
    }

    /**
     * Takes the role for a place from somebody; their sessions end. Taking what they have not is no
     * error.
     *
     * @param section null for the role in the whole edition
     * @throws Problem FORBIDDEN, NOT_FOUND
     */
    public Person withdraw(Actor actor, long person, String edition, @Nullable String section) {
        actor.require(Permission.MANAGE_PEOPLE);
        return database.write(handle -> {
            Person from = People.lock(handle, person);
            List<String> role =
                    handle.createQuery(
                                    """
                                    delete from person_role where person = :person
                                    and edition = :edition and section is not distinct from :section
                                    returning role
                                    """)
                            .bind("person", person)
                            .bind("edition", edition)
                            .bind("section", section)
                            .mapTo(String.class)
                            .list();
            if (!role.isEmpty()) {
                Sessions.endAll(handle, person);
                String place = section == null ? edition : edition + "/" + section;
                Audit.record(
                        handle,
                        actor,
                        "withdraw role",
                        from.subject(),
                        role.getFirst() + " " + place,
                        clock.instant());
            }
            return People.lock(handle, person);
        });
    }

    static void requirePlace(Handle handle, String edition, @Nullable String section) {
        boolean there =
                handle.createQuery(
                                """
                                select exists (
                                    select from edition e left join section s on s.edition = e.code
                                    where e.code = :edition
                                      and (cast(:section as text) is null or s.slug = :section))
                                """)
                        .bind("edition", edition)
                        .bind("section", section)
                        .mapTo(Boolean.class)
                        .one();
        if (!there) {
            throw Problem.invalid(
                    "place",
                    "there is no " + (section == null ? edition : edition + "/" + section),
                    "Choose an edition, or one of its sections");
        }
    }
}
