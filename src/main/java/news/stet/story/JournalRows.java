package news.stet.story;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import news.stet.people.Actor;
import news.stet.platform.Json;
import news.stet.platform.Jsonb;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The journal's table. */
final class JournalRows {
    private static final String SELECT =
            """
            select client, n, base, changes, blocks, by_id, by_kind, by_name, at, revision
            from journal where story = :story
            """;

    /**
     * What one look tells before entries are kept: how the story stands, and where the client is.
     *
     * @param last the client's newest entry, 0 without any
     */
    record Standing(
            Status status,
            String edition,
            String section,
            int revision,
            boolean own,
            int last,
            int base,
            int blocks,
            boolean mixed) {}

    private JournalRows() {}

    /** Without a lock: a verb at work on the story does not hold up who types. */
    static Optional<Standing> look(Handle handle, long story, UUID client, Actor actor) {
        return handle.createQuery(
                        """
                        select s.status, s.edition, s.section, s.working, s.created_by = :by and s.created_by_kind = :byKind as own,
                               coalesce(j.n, 0) as n, coalesce(j.base, 0) as base, coalesce(j.blocks, 0) as blocks,
                               coalesce(j.by_id <> :by or j.by_kind <> :byKind, false) as mixed
                        from story s left join lateral (
                            select n, base, blocks, by_id, by_kind from journal
                            where story = :story and client = :client order by n desc limit 1) j on true
                        where s.id = :story
                        """)
                .bind("story", story)
                .bind("client", client)
                .bind("by", actor.id())
                .bind("byKind", actor.kind().slug())
                .map((row, context) ->
                        new Standing(
                                Status.get(row.getString("status")),
                                row.getString("edition"),
                                row.getString("section"),
                                row.getInt("working"),
                                row.getBoolean("own"),
                                row.getInt("n"),
                                row.getInt("base"),
                                row.getInt("blocks"),
                                row.getBoolean("mixed")))
                .findOne();
    }

    /** The text a screen last typed into a field, as long as no revision holds it. */
    static Optional<String> findTyped(Handle handle, long story, UUID client, String field) {
        return handle.createQuery(
                        """
                        select changes ->> :field from journal
                        where story = :story and client = :client and revision is null
                          and changes ->> :field is not null
                        order by n desc limit 1
                        """)
                .bind("field", field)
                .bind("story", story)
                .bind("client", client)
                .mapTo(String.class)
                .findOne();
    }

    static int blocksOf(Handle handle, long story, int revision) {
        return handle.createQuery(
                        """
                        select jsonb_array_length(coalesce(content->'body', '[]')) from revision
                        where story = :story and number = :revision
                        """)
                .bind("story", story)
                .bind("revision", revision)
                .mapTo(Integer.class)
                .one();
    }

    /** Adds it; one that is there already stays as it is. */
    static void insert(
            Handle handle, long story, JournalEntry entry, int blocks, Actor actor, Instant now) {
        handle.createUpdate(
                        """
                        insert into journal (story, client, n, base, changes, blocks, by_id, by_kind, by_name, at)
                        values (:story, :client, :n, :base, :changes, :blocks, :by, :byKind, :byName, :at)
                        on conflict do nothing
                        """)
                .bind("story", story)
                .bind("client", entry.client())
                .bind("n", entry.n())
                .bind("base", entry.base())
                .bind("changes", new Jsonb(entry.changes().toString()))
                .bind("blocks", blocks)
                .bind("by", actor.id())
                .bind("byKind", actor.kind().slug())
                .bind("byName", actor.name())
                .bind("at", now)
                .execute();
    }

    /** Screens with entries that no revision holds, who wrote first first. */
    static List<UUID> open(Handle handle, long story) {
        return handle.createQuery(
                        """
                        select client from journal where story = :story and revision is null
                        group by client order by min(at), client
                        """)
                .bind("story", story)
                .mapTo(UUID.class)
                .list();
    }

    /** The same, of one actor only. */
    static List<UUID> openBy(Handle handle, long story, Actor actor) {
        return handle.createQuery(
                        """
                        select client from journal
                        where story = :story and revision is null and by_id = :by and by_kind = :byKind
                        group by client order by min(at), client
                        """)
                .bind("story", story)
                .bind("by", actor.id())
                .bind("byKind", actor.kind().slug())
                .mapTo(UUID.class)
                .list();
    }

    /** A screen's entries from the first one that no revision holds, or on that revision. */
    static List<JournalRow> pending(Handle handle, long story, UUID client) {
        return handle.createQuery(SELECT + " and client = :client and revision is null order by n")
                .bind("story", story)
                .bind("client", client)
                .map((row, context) -> read(row))
                .list();
    }

    /** What a screen changed on one revision, whether held by a later one or not. */
    static List<JournalRow> onBase(Handle handle, long story, UUID client, int base) {
        return handle.createQuery(SELECT + " and client = :client and base = :base order by n")
                .bind("story", story)
                .bind("client", client)
                .bind("base", base)
                .map((row, context) -> read(row))
                .list();
    }

    static List<JournalRow> ofRevision(Handle handle, long story, int revision) {
        return handle.createQuery(SELECT + " and revision = :revision order by at, client, n")
                .bind("story", story)
                .bind("revision", revision)
                .map((row, context) -> read(row))
                .list();
    }

    /** That revision holds the screen's entries from here on. */
    static void hold(Handle handle, long story, UUID client, int upTo, int revision) {
        handle.createUpdate(
                        """
                        update journal set revision = :revision
                        where story = :story and client = :client and n <= :upTo and revision is null
                        """)
                .bind("story", story)
                .bind("client", client)
                .bind("upTo", upTo)
                .bind("revision", revision)
                .execute();
    }

    /** One screen that left entries behind. */
    record Left(long story, UUID client) {}

    /** Screens from which nothing came for that long, or whose entries wait for too long. */
    static List<Left> left(Handle handle, Instant now, Duration silence, Duration longest) {
        return handle.createQuery(
                        """
                        select j.story, j.client from journal j join story s on s.id = j.story
                        where j.revision is null and s.status not in ('killed', 'spiked')
                        group by j.story, j.client
                        having max(j.at) <= :silent or min(j.at) <= :oldest
                        order by max(j.at) desc limit 100
                        """)
                .bind("silent", now.minus(silence))
                .bind("oldest", now.minus(longest))
                .map((row, context) ->
                        new Left(row.getLong("story"), row.getObject("client", UUID.class)))
                .list();
    }

    static @Nullable String content(Handle handle, long story, int revision) {
        return handle.createQuery(
                        "select content from revision where story = :story and number = :revision")
                .bind("story", story)
                .bind("revision", revision)
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    /** Steps that revisions have held since before then; the revisions stay. */
    static int forget(Handle handle, Instant before) {
        return handle.createUpdate(
                        "delete from journal where revision is not null and at < :before")
                .bind("before", before)
                .execute();
    }

    private static JournalRow read(ResultSet row) throws SQLException {
        return new JournalRow(
                row.getObject("client", UUID.class),
                row.getInt("n"),
                row.getInt("base"),
                Json.read(row.getString("changes")),
                row.getInt("blocks"),
                row.getLong("by_id"),
                Actor.Kind.valueOf(row.getString("by_kind").toUpperCase(Locale.ROOT)),
                row.getString("by_name"),
                StoryRows.requiredInstant(row, "at"),
                row.getObject("revision", Integer.class));
    }
}
