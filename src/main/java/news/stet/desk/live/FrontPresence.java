package news.stet.desk.live;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import news.stet.people.Person;
import news.stet.platform.Database;
import news.stet.platform.Json;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who has a front open, and at which story on it they are. Like {@link Presence}, without locks:
 * what two do at once is put together. Safe for any thread.
 */
public final class FrontPresence {
    private static final String KIND = "frontpresence";

    /** Somebody who has the front open; the story whose slot has their focus, null for none. */
    public record Here(String screen, long person, String name, @Nullable Long story) {}

    private final Database database;
    private final InstantSource clock;

    public FrontPresence(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A screen says that it is there, and learns of all others. */
    public List<Here> beat(Person who, String front, String screen, @Nullable Long story) {
        Instant now = clock.instant();
        return database.write(handle -> {
            if (see(handle, who, front, screen, story, now)) {
                tell(handle, front);
            }
            int gone =
                    handle.createUpdate("delete from front_presence where seen_at <= :gone")
                            .bind("gone", now.minus(Presence.GONE))
                            .execute();
            if (gone > 0) {
                tell(handle, front);
            }
            return list(handle, front, now);
        });
    }

    /** A screen is closed. */
    public void leave(Person who, String front, String screen) {
        database.write(handle -> {
            handle.createUpdate(
                            """
                            delete from front_presence
                            where front = :front and screen = :screen and person = :person
                            """)
                    .bind("front", front)
                    .bind("screen", screen)
                    .bind("person", who.id())
                    .execute();
            tell(handle, front);
            return null;
        });
    }

    /** Who is there. */
    public List<Here> list(String front) {
        return database.read(handle -> list(handle, front, clock.instant()));
    }

    /** Whether anything about it is new to others. */
    private static boolean see(
            Handle handle,
            Person who,
            String front,
            String screen,
            @Nullable Long story,
            Instant now) {
        return handle.createQuery(
                        """
                        with before as (
                            select story from front_presence
                            where front = :front and screen = :screen)
                        insert into front_presence (front, screen, person, story, seen_at)
                        values (:front, :screen, :person, :story, :now)
                        on conflict (front, screen) do update
                        set story = :story, seen_at = :now where front_presence.person = :person
                        returning not exists (select from before)
                            or story is distinct from (select story from before) as new
                        """)
                .bind("front", front)
                .bind("screen", screen)
                .bind("person", who.id())
                .bind("story", story)
                .bind("now", now)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }

    /** Screens look for themselves who is there. */
    private static void tell(Handle handle, String front) {
        ObjectNode json = Json.mapper().createObjectNode().put("front", front);
        LiveEvents.tell(handle, new Event(KIND, null, json));
    }

    private static List<Here> list(Handle handle, String front, Instant now) {
        return handle.createQuery(
                        """
                        select h.screen, h.person, p.name, h.story
                        from front_presence h join person p on p.id = h.person
                        where h.front = :front and h.seen_at > :gone
                        order by lower(p.name), h.screen limit 50
                        """)
                .bind("front", front)
                .bind("gone", now.minus(Presence.GONE))
                .mapTo(Here.class)
                .list();
    }
}
