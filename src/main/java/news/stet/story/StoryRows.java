package news.stet.story;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import news.stet.people.Actor;
import news.stet.people.Permission;
import news.stet.platform.Json;
import news.stet.platform.Jsonb;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The SQL of stories and their revisions. */
final class StoryRows {
    private static final String SELECT =
            """
            select s.id, s.status, s.working, s.live, s.sort, s.slug, s.published_at, s.updated_at,
                   s.due_at, s.created_at, s.created_by, s.created_by_kind, s.created_by_name,
                   s.changed_at, s.changed_by_name, s.words, s.assignee, s.deadline,
                   p.name as assignee_name, r.content
            from story s join revision r on r.story = s.id and r.number = s.working
            left join person p on p.id = s.assignee
            """;

    /** A story with who made it, which decides who may change it. */
    record Owned(Story story, long createdBy, String createdByKind) {
        boolean isBy(Actor actor) {
            return createdBy == actor.id() && createdByKind.equals(actor.kind().slug());
        }
    }

    private StoryRows() {}

    static Optional<Owned> find(Handle handle, long id) {
        return handle.createQuery(SELECT + " where s.id = :id")
                .bind("id", id)
                .map((row, context) -> owned(row, corrections(handle, id)))
                .findOne();
    }

    /**
     * The story, locked until the transaction ends.
     *
     * @throws Problem NOT_FOUND when there is none
     */
    static Owned lock(Handle handle, long id) {
        // Locked before it is read: the join below must see what the previous holder committed.
        boolean there =
                handle.createQuery("select id from story where id = :id for update")
                        .bind("id", id)
                        .mapTo(Long.class)
                        .findOne()
                        .isPresent();
        if (!there) {
            throw notFound(id);
        }
        return find(handle, id).orElseThrow(() -> notFound(id));
    }

    /**
     * The same for one who only reads it.
     *
     * @throws Problem NOT_FOUND also when this actor may not read it
     */
    static Story lockToRead(Handle handle, Actor actor, long id) {
        Owned owned = lock(handle, id);
        if (!actor.may(Permission.READ_ALL) && !owned.isBy(actor)) {
            throw notFound(id);
        }
        return owned.story();
    }

    static Problem notFound(long id) {
        return new Problem(
                Problem.Kind.NOT_FOUND, "There is no story " + id + " here; check the number.");
    }

    /** Stories for a list; {@code where} and what follows is SQL of ours with named parameters. */
    static String selectFor(String where) {
        return SELECT + where;
    }

    static Owned owned(ResultSet row, List<Correction> corrections) throws SQLException {
        return new Owned(
                new Story(
                        row.getLong("id"),
                        Status.get(row.getString("status")),
                        row.getInt("working"),
                        content(row.getString("content")),
                        row.getObject("live", Integer.class),
                        row.getObject("sort", Long.class),
                        row.getString("slug"),
                        instant(row, "published_at"),
                        instant(row, "updated_at"),
                        instant(row, "due_at"),
                        requiredInstant(row, "created_at"),
                        row.getString("created_by_name"),
                        requiredInstant(row, "changed_at"),
                        row.getString("changed_by_name"),
                        row.getInt("words"),
                        corrections,
                        work(row)),
                row.getLong("created_by"),
                row.getString("created_by_kind"));
    }

    private static Work work(ResultSet row) throws SQLException {
        long assignee = row.getLong("assignee");
        return new Work(
                row.wasNull() ? null : new Work.Assignee(assignee, row.getString("assignee_name")),
                instant(row, "deadline"));
    }

    static StoryContent content(String json) {
        return StoryJson.readChecked(Json.read(json));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static Instant requiredInstant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static List<Correction> corrections(Handle handle, long story) {
        return handle.createQuery(
                        """
                        select revision, note, at, rewordings from correction
                        where story = :story order by revision
                        """)
                .bind("story", story)
                .map((row, context) ->
                        new Correction(
                                row.getInt("revision"),
                                row.getString("note"),
                                requiredInstant(row, "at"),
                                Rewording.readAll(row.getString("rewordings"))))
                .list();
    }

    static void insert(Handle handle, Story story, Actor actor) {
        bindStory(
                        handle.createUpdate(
                                """
                                insert into story (id, status, working, live, sort, slug, published_at,
                                    updated_at, due_at, created_at, created_by, created_by_kind,
                                    created_by_name, changed_at, changed_by_name, edition, section, type,
                                    headline, slugline, urgency, words, embargoed_until, media, search)
                                values (:id, :status, :working, :live, :sort, :slug, :publishedAt,
                                    :updatedAt, :dueAt, :changedAt, :by, :byKind, :changedBy,
                                    :changedAt, :changedBy, :edition, :section, :type, :headline,
                                    :slugline, :urgency, :words, :embargoedUntil, :media,
                                    to_tsvector('simple', :search))
                                """),
                        story)
                .bind("by", actor.id())
                .bind("byKind", actor.kind().slug())
                .execute();
    }

    static void update(Handle handle, Story story) {
        bindStory(
                        handle.createUpdate(
                                """
                                update story set status = :status, working = :working, live = :live,
                                    sort = :sort, slug = :slug, published_at = :publishedAt,
                                    updated_at = :updatedAt, due_at = :dueAt, changed_at = :changedAt,
                                    changed_by_name = :changedBy, edition = :edition, section = :section,
                                    type = :type, headline = :headline, slugline = :slugline,
                                    urgency = :urgency, words = :words,
                                    embargoed_until = :embargoedUntil, media = :media,
                                    search = to_tsvector('simple', :search)
                                where id = :id
                                """),
                        story)
                .execute();
    }

    private static org.jdbi.v3.core.statement.Update bindStory(
            org.jdbi.v3.core.statement.Update update, Story story) {
        StoryContent content = story.content();
        String slugline = content.slugline();
        return update.bind("id", story.id())
                .bind("status", story.status().slug())
                .bind("working", story.revision())
                .bind("live", story.liveRevision())
                .bind("sort", story.sort())
                .bind("slug", story.slug())
                .bind("publishedAt", story.publishedAt())
                .bind("updatedAt", story.updatedAt())
                .bind("dueAt", story.dueAt())
                .bind("changedAt", story.changedAt())
                .bind("changedBy", story.changedBy())
                .bind("edition", content.edition())
                .bind("section", content.section())
                .bind("type", content.type().slug())
                .bind("headline", content.headline())
                .bind("slugline", slugline == null ? "" : slugline)
                .bind("urgency", content.urgency())
                .bind("words", story.words())
                .bind("embargoedUntil", content.embargoedUntil())
                .bindArray("media", Long.class, content.allMedia())
                .bind("search", SearchText.of(content));
    }

    /**
     * @param sameWords whether the revision before says the same
     */
    static void insertRevision(
            Handle handle,
            Story story,
            String verb,
            @Nullable String note,
            Actor actor,
            boolean sameWords) {
        handle.createUpdate(
                        """
                        insert into revision (story, number, verb, status, content, note, by_id, by_kind,
                            by_name, at, words_of)
                        values (:story, :number, :verb, :status, :content, :note, :byId, :byKind, :byName, :at,
                            case when :sameWords then (select coalesce(words_of, number) from revision
                                where story = :story and number = :number - 1) end)
                        """)
                .bind("story", story.id())
                .bind("number", story.revision())
                .bind("verb", verb)
                .bind("status", story.status().slug())
                .bind("content", new Jsonb(StoryJson.write(story.content()).toString()))
                .bind("note", note)
                .bind("byId", actor.id())
                .bind("byKind", actor.kind().slug())
                .bind("byName", actor.name())
                .bind("at", story.changedAt())
                .bind("sameWords", sameWords)
                .execute();
    }
}
