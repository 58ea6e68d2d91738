package news.stet.story.look;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.people.Permission;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.story.ChangeLog;
import news.stet.story.Editions;
import news.stet.story.KeyNames;
import org.jdbi.v3.core.Handle;

/** How editions look. Safe for any thread. */
public final class Looks {
    private final Database database;
    private final InstantSource clock;

    public Looks(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What was chosen for an edition; {@link Look#NONE} when nothing was. */
    public Look get(String edition) {
        return database.read(handle -> get(handle, edition));
    }

    /** See {@link #get(String)}; within a transaction. */
    public static Look get(Handle handle, String edition) {
        return handle.createQuery("select look::text from edition_look where edition = :edition")
                .bind("edition", edition)
                .mapTo(String.class)
                .findOne()
                .map(json -> LookJson.stored(Json.read(json)))
                .orElse(Look.NONE);
    }

    /**
     * Chooses how an edition looks. Its pages look so at once.
     *
     * @throws Problem INVALID for colours that cannot be read, a theme or a picture that is not
     *     there; NOT_FOUND for no edition
     */
    public void put(Actor actor, String edition, Look look) {
        Instant now = clock.instant();
        database.write(handle -> {
            List<String> keys = put(handle, actor, edition, look, now);
            if (!keys.isEmpty()) {
                ChangeLog.write(handle, "look", keys, null, now);
            }
            return edition;
        });
    }

    /**
     * See {@link #put(Actor, String, Look)}; within a transaction.
     *
     * @return the keys of what changed, for the change log
     */
    public static List<String> put(
            Handle handle, Actor actor, String edition, Look look, Instant now) {
        actor.require(Permission.MANAGE_SETTINGS);
        look.check();
        if (Editions.find(handle, edition).isEmpty()) {
            throw new Problem(Problem.Kind.NOT_FOUND, "There is no edition " + edition + ".");
        }
        checkNames(handle, look);
        if (get(handle, edition).equals(look)) {
            return List.of();
        }
        write(handle, edition, look);
        String key = KeyNames.look(edition);
        Audit.record(handle, actor, "look", key, "", now);
        return List.of(key);
    }

    private static void checkNames(Handle handle, Look look) {
        Optional.ofNullable(look.theme())
                .filter(theme -> Themes.find(handle, theme).isEmpty())
                .ifPresent(theme -> {
                    throw Problem.invalid(
                            "theme",
                            "is none that was loaded: " + theme,
                            "Put its folder where the themes are, and look whether it was refused");
                });
        if (look.logo() instanceof Logo.Picture picture) {
            boolean there =
                    handle.createQuery(
                                    """
                                    select exists (
                                        select from media where id = :id and kind = 'picture')
                                    """)
                            .bind("id", picture.media())
                            .mapTo(Boolean.class)
                            .one();
            if (!there) {
                throw Problem.invalid(
                        "logo",
                        "is no picture of the library",
                        "Send the number of one, or a drawing");
            }
        }
    }

    private static void write(Handle handle, String edition, Look look) {
        handle.createUpdate(
                        """
                        insert into edition_look (edition, look) values (:edition, cast(:look as jsonb))
                        on conflict (edition) do update set look = excluded.look
                        """)
                .bind("edition", edition)
                .bind("look", Json.write(LookJson.write(look)))
                .execute();
    }
}
