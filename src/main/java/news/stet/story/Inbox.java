package news.stet.story;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import news.stet.people.Actor;
import news.stet.platform.Database;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What people should look at: where they were named, answered or given something to do. Everybody
 * has their own and nobody reads another's; a program has none. Safe for any thread.
 */
public final class Inbox {
    /** Why something is in it. */
    public enum Kind {
        MENTION,
        ANSWER,
        TASK,
        ASSIGNED,
        RETURNED,
        /** What a translation comes from was corrected or taken from readers. */
        SOURCE;

        /** The name in JSON, messages and the database. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One thing to look at.
     *
     * @param comment the one it is about; null when it is about none
     * @param headline the story's, in its language
     */
    public record Entry(
            long id,
            String kind,
            long story,
            String headline,
            @Nullable Long comment,
            String by,
            String text,
            Instant at,
            boolean read) {}

    private static final int MAX_ENTRIES = 200;

    private final Database database;
    private final InstantSource clock;

    public Inbox(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Puts something into a person's inbox, within the verb that causes it. Nobody is told of what
     * they did themselves.
     */
    public static void tell(
            Handle handle,
            Actor actor,
            long person,
            Kind kind,
            long story,
            @Nullable Long comment,
            String text,
            Instant now) {
        if (actor.kind() == Actor.Kind.PERSON && actor.id() == person) {
            return;
        }
        handle.createUpdate(
                        """
                        insert into inbox (person, kind, story, comment, by_name, text, at)
                        select id, :kind, :story, :comment, :by, :text, :now
                        from person where id = :person and active
                        """)
                .bind("person", person)
                .bind("kind", kind.slug())
                .bind("story", story)
                .bind("comment", comment)
                .bind("by", actor.name())
                .bind("text", text)
                .bind("now", now)
                .execute();
    }

    /** One's own, the newest first. */
    public List<Entry> list(Actor actor) {
        if (actor.kind() != Actor.Kind.PERSON) {
            return List.of();
        }
        return database.read(handle ->
                handle.createQuery(
                                """
                                select i.id, i.kind, i.story, s.headline, i.comment, i.by_name as by, i.text,
                                       i.at, i.read_at is not null as read
                                from inbox i join story s on s.id = i.story
                                where i.person = :person order by i.id desc limit :limit
                                """)
                        .bind("person", actor.id())
                        .bind("limit", MAX_ENTRIES)
                        .mapTo(Entry.class)
                        .list());
    }

    /** How many were not read yet. */
    public int unread(Actor actor) {
        if (actor.kind() != Actor.Kind.PERSON) {
            return 0;
        }
        return database.read(handle ->
                handle.createQuery(
                                "select count(*) from inbox where person = :person and read_at is null")
                        .bind("person", actor.id())
                        .mapTo(Integer.class)
                        .one());
    }

    /** Notes one's own entry as read, or not; of another's nothing happens. */
    public void mark(Actor actor, long id, boolean read) {
        database.<Integer, RuntimeException>write(handle ->
                handle.createUpdate(
                                """
                                update inbox set read_at = case when :read then coalesce(read_at, :now) end
                                where id = :id and person = :person and :kind = 'person'
                                """)
                        .bind("id", id)
                        .bind("read", read)
                        .bind("now", clock.instant())
                        .bind("person", actor.id())
                        .bind("kind", actor.kind().slug())
                        .execute());
    }

    /** Notes all of one's own as read; with a story, all about that one. */
    public void markAll(Actor actor, @Nullable Long story) {
        database.<Integer, RuntimeException>write(handle ->
                handle.createUpdate(
                                """
                                update inbox set read_at = :now
                                where person = :person and :kind = 'person' and read_at is null
                                  and (cast(:story as bigint) is null or story = :story)
                                """)
                        .bind("story", story)
                        .bind("now", clock.instant())
                        .bind("person", actor.id())
                        .bind("kind", actor.kind().slug())
                        .execute());
    }
}
