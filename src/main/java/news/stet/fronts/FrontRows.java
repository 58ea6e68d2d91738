package news.stet.fronts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import news.stet.people.Actor;
import news.stet.platform.Json;
import news.stet.platform.Jsonb;
import news.stet.platform.Problem;
import news.stet.story.Edition;
import news.stet.story.Editions;
import news.stet.story.Section;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of fronts and their versions. */
public final class FrontRows {
    /** A front's own row. */
    record Row(
            int draft,
            @Nullable Integer live,
            @Nullable Instant dueAt,
            @Nullable Integer dueVersion) {}

    private FrontRows() {}

    /** What readers get, for a page's or a record's own connection. */
    public static FrontContent findLive(Handle handle, FrontId front) {
        return handle.createQuery(
                        """
                        select v.content from front f
                        join front_version v on v.front = f.slug and v.number = f.live
                        where f.slug = :front
                        """)
                .bind("front", front.slug())
                .map((row, context) -> content(row))
                .findOne()
                .orElse(FrontContent.NONE);
    }

    private static FrontContent content(ResultSet row) throws SQLException {
        return FrontJson.readKept(Json.read(Objects.requireNonNull(row.getString("content"))));
    }

    /**
     * The edition, with the section if there is one.
     *
     * @throws Problem NOT_FOUND when there is no such edition or section
     */
    static Edition edition(Handle handle, FrontId front) {
        Edition edition = Editions.find(handle, front.edition()).orElseThrow(() -> missing(front));
        if (front.section() != null
                && edition.sections().stream().noneMatch(it -> it.slug().equals(front.section()))) {
            throw missing(front);
        }
        return edition;
    }

    private static Problem missing(FrontId front) {
        return new Problem(
                Problem.Kind.NOT_FOUND,
                "There is no front "
                        + front.slug()
                        + "; GET /api/v1/fronts lists those there are.");
    }

    /** The front's row, which whoever changes it waits for; made when there is none. */
    static Row lock(Handle handle, FrontId front) {
        handle.createUpdate(
                        """
                        insert into front (slug, edition, section, draft)
                        values (:slug, :edition, :section, 0) on conflict (slug) do nothing
                        """)
                .bind("slug", front.slug())
                .bind("edition", front.edition())
                .bind("section", front.section())
                .execute();
        return find(handle, front, " for update").orElseThrow();
    }

    static Optional<Row> find(Handle handle, FrontId front) {
        return find(handle, front, "");
    }

    private static Optional<Row> find(Handle handle, FrontId front, String lock) {
        return handle.createQuery(
                        "select draft, live, due_at, due_version from front where slug = :slug"
                                + lock)
                .bind("slug", front.slug())
                .mapTo(Row.class)
                .findOne();
    }

    /**
     * A version's content; that of version 0 is what the front begins with.
     *
     * @throws Problem NOT_FOUND when there is no such version
     */
    static FrontContent content(Handle handle, FrontId front, int number) {
        if (number == 0) {
            return begun(handle, front);
        }
        return handle.createQuery(
                        """
                        select content from front_version
                        where front = :front and number = :number
                        """)
                .bind("front", front.slug())
                .bind("number", number)
                .map((row, context) -> content(row))
                .findOne()
                .orElseThrow(() ->
                        new Problem(
                                Problem.Kind.NOT_FOUND,
                                "The front " + front.slug() + " has no version " + number + "."));
    }

    static FrontContent begun(Handle handle, FrontId front) {
        return FrontContent.begin(
                front, edition(handle, front).sections().stream().map(Section::slug).toList());
    }

    /** What made a version; null for version 0. */
    static Front.@Nullable Change change(Handle handle, FrontId front, int number) {
        return handle.createQuery(
                        """
                        select verb, by_name as by, at from front_version
                        where front = :front and number = :number
                        """)
                .bind("front", front.slug())
                .bind("number", number)
                .mapTo(Front.Change.class)
                .findOne()
                .orElse(null);
    }

    static void insert(
            Handle handle,
            FrontId front,
            int number,
            FrontContent content,
            String verb,
            @Nullable String note,
            Actor actor,
            Instant now) {
        handle.createUpdate(
                        """
                        insert into front_version
                            (front, number, content, verb, note, by_id, by_kind, by_name, at)
                        values (:front, :number, :content, :verb, :note, :id, :kind, :name, :now)
                        """)
                .bind("front", front.slug())
                .bind("number", number)
                .bind("content", new Jsonb(Json.write(FrontJson.write(content))))
                .bind("verb", verb)
                .bind("note", note)
                .bind("id", actor.id())
                .bind("kind", actor.kind().slug())
                .bind("name", actor.name())
                .bind("now", now)
                .execute();
        handle.createUpdate("update front set draft = :number where slug = :front")
                .bind("front", front.slug())
                .bind("number", number)
                .execute();
    }

    /** Makes a version what readers see; nothing is due any more. */
    static void goLive(
            Handle handle,
            FrontId front,
            int number,
            String verb,
            @Nullable String note,
            Actor actor,
            Instant now) {
        handle.createUpdate(
                        """
                        insert into front_live
                            (front, version, verb, note, by_id, by_kind, by_name, at)
                        values (:front, :number, :verb, :note, :id, :kind, :name, :now)
                        """)
                .bind("front", front.slug())
                .bind("number", number)
                .bind("verb", verb)
                .bind("note", note)
                .bind("id", actor.id())
                .bind("kind", actor.kind().slug())
                .bind("name", actor.name())
                .bind("now", now)
                .execute();
        handle.createUpdate(
                        """
                        update front set live = :number, due_at = null, due_version = null
                        where slug = :front
                        """)
                .bind("front", front.slug())
                .bind("number", number)
                .execute();
    }

    static void due(Handle handle, FrontId front, @Nullable Integer version, @Nullable Instant at) {
        handle.createUpdate(
                        """
                        update front set due_version = :version, due_at = :at where slug = :front
                        """)
                .bind("front", front.slug())
                .bind("version", version)
                .bind("at", at)
                .execute();
    }

    /** The fronts of which a version is due. */
    static List<FrontId> listDue(Handle handle, Instant now) {
        return handle.createQuery(
                        """
                        select edition, section from front where due_at <= :now
                        order by due_at, slug
                        """)
                .bind("now", now)
                .mapTo(FrontId.class)
                .list();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
