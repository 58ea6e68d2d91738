package news.stet.media;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import news.stet.people.Actor;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The rows of {@code media}. */
final class MediaRows {
    private MediaRows() {}

    /** What is known of a new item before it has a row. */
    record Draft(
            MediaFormat format,
            byte[] sha256,
            long bytes,
            int width,
            int height,
            @Nullable Duration duration,
            String folder,
            String name,
            String colour,
            long print,
            @Nullable Long poster,
            String fileName,
            MediaDetails details,
            MediaRights rights,
            java.time.Instant addedAt,
            Actor addedBy) {}

    /** Adds a row; empty when these bytes have one already. */
    static Optional<MediaItem> add(Handle handle, Draft draft) {
        Duration duration = draft.duration();
        var query =
                handle.createQuery(
                        """
                        insert into media (kind, format, sha256, bytes, width, height, duration_ms, folder, name,
                                           colour, poster, file_name, caption, alt, credit, creator, headline,
                                           copyright, usage_terms, taken, place, people, keywords, source,
                                           licence, licence_url, acquire_url, rights_note, print,
                                           added_at, added_by, added_by_person)
                        values (:kind, :format, :sha256, :bytes, :width, :height, :durationMs, :folder, :name,
                                :colour, :poster, :fileName, :caption, :alt, :credit, :creator, :headline,
                                :copyright, :usageTerms, :taken, :place, :people, :keywords, :source,
                                :licence, :licenceUrl, :acquireUrl, :note, nullif(:print, 0),
                                :addedAt, :addedBy, :addedByPerson)
                        on conflict (sha256) do nothing
                        returning *
                        """);
        return bind(query, draft.details())
                .bind("kind", draft.format().kind().slug())
                .bind("format", draft.format().slug())
                .bind("sha256", draft.sha256())
                .bind("bytes", draft.bytes())
                .bind("width", draft.width())
                .bind("height", draft.height())
                .bind("durationMs", duration == null ? null : (Long) duration.toMillis())
                .bind("folder", draft.folder())
                .bind("name", draft.name())
                .bind("colour", draft.colour())
                .bind("poster", draft.poster())
                .bind("fileName", draft.fileName())
                .bind("licence", draft.rights().licence().slug())
                .bind("licenceUrl", draft.rights().licenceUrl())
                .bind("acquireUrl", draft.rights().acquireUrl())
                .bind("note", draft.rights().note())
                .bind("print", draft.print())
                .bind("addedAt", draft.addedAt())
                .bind("addedBy", draft.addedBy().name())
                .bind(
                        "addedByPerson",
                        draft.addedBy().kind() == Actor.Kind.PERSON
                                ? (Long) draft.addedBy().id()
                                : null)
                .map((row, context) -> of(row))
                .findOne();
    }

    private static Query bind(Query query, MediaDetails details) {
        return query.bind("caption", details.caption())
                .bind("alt", details.alt())
                .bind("credit", details.credit())
                .bind("creator", details.creator())
                .bind("headline", details.headline())
                .bind("copyright", details.copyright())
                .bind("usageTerms", details.usageTerms())
                .bind("taken", details.taken())
                .bind("place", details.place())
                .bind("people", String.join("\n", details.people()))
                .bind("keywords", String.join("\n", details.keywords()))
                .bind("source", details.source().code());
    }

    static Optional<MediaItem> findBySha256(Handle handle, byte[] sha256) {
        return handle.createQuery("select * from media where sha256 = :sha256")
                .bind("sha256", sha256)
                .map((row, context) -> of(row))
                .findOne();
    }

    static Optional<MediaItem> findByName(Handle handle, String folder, String name) {
        return handle.createQuery("select * from media where folder = :folder and name = :name")
                .bind("folder", folder)
                .bind("name", name)
                .map((row, context) -> of(row))
                .findOne();
    }

    static List<MediaItem> findAll(Handle handle, Collection<Long> ids) {
        return handle.createQuery("select * from media where id = any(:ids)")
                .bindArray("ids", Long.class, ids)
                .map((row, context) -> of(row))
                .list();
    }

    static Optional<byte[]> findSha256(Handle handle, long id) {
        return handle.createQuery("select sha256 from media where id = :id")
                .bind("id", id)
                .mapTo(byte[].class)
                .findOne();
    }

    /** The person who added it; empty when a program did, or when there is no such item. */
    static Optional<Long> findAdder(Handle handle, long id) {
        return handle.createQuery(
                        "select added_by_person from media where id = :id and added_by_person is not null")
                .bind("id", id)
                .mapTo(Long.class)
                .findOne();
    }

    static Optional<MediaItem> edit(Handle handle, long id, MediaDetails details) {
        var query =
                handle.createQuery(
                        """
                        update media set caption = :caption, alt = :alt, credit = :credit, creator = :creator,
                            headline = :headline, copyright = :copyright, usage_terms = :usageTerms,
                            taken = :taken, place = :place, people = :people, keywords = :keywords,
                            source = :source
                        where id = :id returning *
                        """);
        return bind(query, details).bind("id", id).map((row, context) -> of(row)).findOne();
    }

    /** The item, its row held until the transaction ends. */
    static Optional<MediaItem> hold(Handle handle, long id) {
        return handle.createQuery("select * from media where id = :id for update")
                .bind("id", id)
                .map((row, context) -> of(row))
                .findOne();
    }

    static MediaItem crop(Handle handle, long id, Crops crops) {
        return handle.createQuery("update media set crops = :crops where id = :id returning *")
                .bind("id", id)
                .bind("crops", crops.json())
                .map((row, context) -> of(row))
                .one();
    }

    static MediaItem of(ResultSet row) throws SQLException {
        long durationMs = row.getLong("duration_ms");
        Optional<Duration> duration =
                row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(durationMs));
        long poster = row.getLong("poster");
        Optional<Long> posterId = row.wasNull() ? Optional.empty() : Optional.of(poster);
        return new MediaItem(
                row.getLong("id"),
                MediaKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                MediaFormat.valueOf(row.getString("format").toUpperCase(Locale.ROOT)),
                row.getLong("bytes"),
                row.getInt("width"),
                row.getInt("height"),
                duration,
                row.getString("folder"),
                row.getString("name"),
                details(row),
                row.getString("colour"),
                posterId,
                row.getString("file_name"),
                row.getObject("added_at", OffsetDateTime.class).toInstant(),
                row.getString("added_by"),
                RightsRows.of(row),
                Crops.read(row.getString("crops")));
    }

    private static MediaDetails details(ResultSet row) throws SQLException {
        return new MediaDetails(
                row.getString("caption"),
                row.getString("alt"),
                row.getString("credit"),
                row.getString("creator"),
                row.getString("headline"),
                row.getString("copyright"),
                row.getString("usage_terms"),
                row.getString("taken"),
                row.getString("place"),
                row.getString("people").lines().toList(),
                row.getString("keywords").lines().toList(),
                DigitalSource.of(row.getString("source")));
    }
}
