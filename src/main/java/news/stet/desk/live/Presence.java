package news.stet.desk.live;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import news.stet.people.Person;
import news.stet.platform.Database;
import news.stet.platform.Json;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who has a story open, and who is writing it. Screens tell of themselves every few seconds; one
 * that says nothing for {@link #GONE} is gone, and its lock with it. A lock tells others to wait or
 * to ask; it refuses nobody, and saves and verbs do not look at it. Safe for any thread.
 */
public final class Presence {
    /** Silence after which a screen is not there any more. */
    public static final Duration GONE = Duration.ofSeconds(30);

    static final String PRESENCE = "presence";
    static final String LOCK = "lock";

    /**
     * What a screen says of itself.
     *
     * @param screen a name that it chose at random
     * @param block on which of the body's blocks its caret is, from 0; null when it is elsewhere
     * @param writing whether somebody types there
     */
    public record Beat(String screen, @Nullable Integer block, boolean writing) {}

    /** Somebody who has the story open. */
    public record Here(String screen, long person, String name, @Nullable Integer block) {}

    /** Whose turn it is to write, and since when. */
    public record Lock(String screen, long person, String name, Instant since) {}

    /** What there is to know of a story; no lock when nobody writes. */
    public record State(List<Here> here, @Nullable Lock lock) {}

    private final Database database;
    private final InstantSource clock;

    public Presence(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A screen says that it is there. Who types first has the lock, for as long as that screen says
     * so; others get it when it was let go or has run out.
     */
    public State beat(Person who, long story, Beat beat) {
        Instant now = clock.instant();
        return database.write(handle -> {
            if (see(handle, who, story, beat, now)) {
                tellHere(handle, who, story, beat);
            }
            Optional<Lock> before = lock(handle, story, Instant.MIN);
            boolean own = before.filter(it -> it.screen().equals(beat.screen())).isPresent();
            if (beat.writing()) {
                if (own) {
                    keepLock(handle, story, now);
                } else if (takeFree(handle, who, story, beat.screen(), now)) {
                    tellLock(handle, story, lock(handle, story, now).orElse(null), null, now);
                }
            } else if (own) {
                drop(handle, story, beat.screen());
            }
            return state(handle, story, now);
        });
    }

    /** A screen is closed. */
    public void leave(Person who, long story, String screen) {
        database.write(handle -> {
            int gone =
                    handle.createUpdate(
                                    """
                                    delete from presence
                                    where story = :story and screen = :screen and person = :person
                                    """)
                            .bind("story", story)
                            .bind("screen", screen)
                            .bind("person", who.id())
                            .execute();
            if (gone > 0) {
                ObjectNode json = Json.mapper().createObjectNode().put("screen", screen);
                LiveEvents.tell(handle, new Event(PRESENCE, story, json.put("here", false)));
                drop(handle, story, screen);
            }
            return null;
        });
    }

    /**
     * Takes the lock, whoever has it, and tells them.
     *
     * @return the state after it, with the lock as it was before
     */
    public Optional<Lock> take(Person who, long story, String screen) {
        Instant now = clock.instant();
        return database.write(handle -> {
            Optional<Lock> before = lock(handle, story, now.minus(GONE));
            handle.createUpdate(
                            """
                            insert into story_lock (story, screen, person, since, seen_at)
                            values (:story, :screen, :person, :now, :now)
                            on conflict (story) do update
                            set screen = :screen, person = :person, since = :now, seen_at = :now
                            """)
                    .bind("story", story)
                    .bind("screen", screen)
                    .bind("person", who.id())
                    .bind("now", now)
                    .execute();
            tellLock(
                    handle,
                    story,
                    new Lock(screen, who.id(), who.name(), now),
                    before.map(Lock::screen).orElse(null),
                    now);
            return before;
        });
    }

    /** What there is to know of a story. */
    public State state(long story) {
        return database.read(handle -> state(handle, story, clock.instant()));
    }

    /** Who writes which of these stories. */
    public Map<Long, Lock> locks(Collection<Long> stories) {
        record Of(long story, Lock lock) {}
        return database.read(handle ->
                handle
                        .createQuery(
                                """
                                select l.story, l.screen, l.person, p.name, l.since
                                from story_lock l join person p on p.id = l.person
                                where l.story = any(:stories) and l.seen_at > :gone
                                """)
                        .bindArray("stories", Long.class, stories.toArray())
                        .bind("gone", clock.instant().minus(GONE))
                        .map((row, context) -> new Of(row.getLong("story"), lock(row)))
                        .stream()
                        .collect(Collectors.toMap(Of::story, Of::lock)));
    }

    /** Forgets the screens that say nothing any more, and tells who is without a lock for it. */
    static void forgetGone(Handle handle, Instant now) {
        List<Long> free =
                handle.createQuery(
                                """
                                delete from story_lock where seen_at <= :gone returning story
                                """)
                        .bind("gone", now.minus(GONE))
                        .mapTo(Long.class)
                        .list();
        free.forEach(story -> tellLock(handle, story, null, null, now));
        handle.createUpdate("delete from presence where seen_at <= :gone")
                .bind("gone", now.minus(GONE))
                .execute();
    }

    /** Whether anything about it is new to others. */
    private static boolean see(Handle handle, Person who, long story, Beat beat, Instant now) {
        return handle.createQuery(
                        """
                        with before as (
                            select block from presence where story = :story and screen = :screen)
                        insert into presence (story, screen, person, block, seen_at)
                        values (:story, :screen, :person, :block, :now)
                        on conflict (story, screen) do update
                        set block = :block, seen_at = :now where presence.person = :person
                        returning not exists (select from before)
                            or block is distinct from (select block from before) as new
                        """)
                .bind("story", story)
                .bind("screen", beat.screen())
                .bind("person", who.id())
                .bind("block", beat.block())
                .bind("now", now)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }

    private static void tellHere(Handle handle, Person who, long story, Beat beat) {
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("screen", beat.screen())
                .put("person", Long.toString(who.id()))
                .put("name", who.name())
                .put("block", beat.block())
                .put("here", true);
        LiveEvents.tell(handle, new Event(PRESENCE, story, json));
    }

    private static void keepLock(Handle handle, long story, Instant now) {
        handle.createUpdate("update story_lock set seen_at = :now where story = :story")
                .bind("story", story)
                .bind("now", now)
                .execute();
    }

    private static boolean takeFree(
            Handle handle, Person who, long story, String screen, Instant now) {
        return handle.createUpdate(
                                """
                                insert into story_lock (story, screen, person, since, seen_at)
                                values (:story, :screen, :person, :now, :now)
                                on conflict (story) do update
                                set screen = :screen, person = :person, since = :now, seen_at = :now
                                where story_lock.seen_at <= :gone
                                """)
                        .bind("story", story)
                        .bind("screen", screen)
                        .bind("person", who.id())
                        .bind("now", now)
                        .bind("gone", now.minus(GONE))
                        .execute()
                > 0;
    }

    private static void drop(Handle handle, long story, String screen) {
        int dropped =
                handle.createUpdate(
                                "delete from story_lock where story = :story and screen = :screen")
                        .bind("story", story)
                        .bind("screen", screen)
                        .execute();
        if (dropped > 0) {
            tellLock(handle, story, null, null, Instant.EPOCH);
        }
    }

    private static void tellLock(
            Handle handle, long story, @Nullable Lock lock, @Nullable String from, Instant now) {
        ObjectNode json = Json.mapper().createObjectNode();
        json.set("lock", json(lock));
        if (from != null) {
            json.put("from", from).put("at", now.toString());
        }
        LiveEvents.tell(handle, new Event(LOCK, story, json));
    }

    /** As scripts and events have it; null as JSON's null. */
    public static tools.jackson.databind.JsonNode json(@Nullable Lock lock) {
        ObjectNode json = Json.mapper().createObjectNode();
        return lock == null
                ? json.nullNode()
                : json.put("screen", lock.screen())
                        .put("person", Long.toString(lock.person()))
                        .put("name", lock.name())
                        .put("since", lock.since().toString());
    }

    private static State state(Handle handle, long story, Instant now) {
        List<Here> here =
                handle.createQuery(
                                """
                                select h.screen, h.person, p.name, h.block
                                from presence h join person p on p.id = h.person
                                where h.story = :story and h.seen_at > :gone
                                order by lower(p.name), h.screen limit 50
                                """)
                        .bind("story", story)
                        .bind("gone", now.minus(GONE))
                        .mapTo(Here.class)
                        .list();
        return new State(here, lock(handle, story, now.minus(GONE)).orElse(null));
    }

    /** The lock, unless it was not heard of since then. */
    private static Optional<Lock> lock(Handle handle, long story, Instant since) {
        return handle.createQuery(
                        """
                        select l.screen, l.person, p.name, l.since
                        from story_lock l join person p on p.id = l.person
                        where l.story = :story and (:any or l.seen_at > :since)
                        """)
                .bind("story", story)
                .bind("any", since.equals(Instant.MIN))
                .bind("since", since.equals(Instant.MIN) ? Instant.EPOCH : since)
                .map((row, context) -> lock(row))
                .findOne();
    }

    private static Lock lock(ResultSet row) throws SQLException {
        return new Lock(
                row.getString("screen"),
                row.getLong("person"),
                row.getString("name"),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }
}
