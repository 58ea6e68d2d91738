package news.stet.media;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import news.stet.people.Actor;
import org.jdbi.v3.core.Handle;

/** The rows of {@code upload}. */
final class UploadRows {
    /** A night and a day on the road, and the morning after. */
    static final Duration KEPT = Duration.ofHours(48);

    /** Who has sent nothing for so long is not sending. */
    private static final Duration SENDING = Duration.ofMinutes(15);

    private UploadRows() {}

    /** One with what was sent along. */
    record Row(Upload upload, MediaDetails details, Optional<byte[]> sha256) {}

    static Upload add(
            Handle handle,
            Actor owner,
            String fileName,
            long bytes,
            MediaDetails details,
            Instant now) {
        return handle.createQuery(
                        """
                        insert into upload (id, owner_kind, owner, file_name, bytes, caption, alt, credit, creator,
                                            begun_at, touched_at)
                        values (:id, :kind, :owner, :fileName, :bytes, :caption, :alt, :credit, :creator, :now, :now)
                        returning *
                        """)
                .bind("id", UUID.randomUUID())
                .bind("kind", owner.kind().slug())
                .bind("owner", owner.id())
                .bind("fileName", fileName)
                .bind("bytes", bytes)
                .bind("caption", details.caption())
                .bind("alt", details.alt())
                .bind("credit", details.credit())
                .bind("creator", details.creator())
                .bind("now", now)
                .map((row, context) -> of(row).upload())
                .one();
    }

    static Optional<Row> find(Handle handle, Actor owner, UUID id) {
        return handle.createQuery(
                        "select * from upload where id = :id and owner_kind = :kind and owner = :owner")
                .bind("id", id)
                .bind("kind", owner.kind().slug())
                .bind("owner", owner.id())
                .map((row, context) -> of(row))
                .findOne();
    }

    /** Those that are not over, the oldest first. */
    static List<Upload> listOpen(Handle handle, Actor owner) {
        return handle.createQuery(
                        """
                        select * from upload
                        where owner_kind = :kind and owner = :owner and media is null and refused is null
                        order by begun_at, id
                        """)
                .bind("kind", owner.kind().slug())
                .bind("owner", owner.id())
                .map((row, context) -> of(row).upload())
                .list();
    }

    /** What those that are being sent have still to bring; who stopped holds no room for long. */
    static long missingBytes(Handle handle, Instant now) {
        return handle.createQuery(
                        """
                        select coalesce(sum(bytes - received), 0) from upload
                        where media is null and refused is null and touched_at > :since
                        """)
                .bind("since", now.minus(SENDING))
                .mapTo(Long.class)
                .one();
    }

    static void received(Handle handle, UUID id, long received, Instant now) {
        handle.createUpdate(
                        "update upload set received = :received, touched_at = :now where id = :id")
                .bind("id", id)
                .bind("received", received)
                .bind("now", now)
                .execute();
    }

    static void hashed(Handle handle, UUID id, byte[] sha256) {
        handle.createUpdate("update upload set sha256 = :sha256 where id = :id")
                .bind("id", id)
                .bind("sha256", sha256)
                .execute();
    }

    static void taken(Handle handle, UUID id, long media, Instant now) {
        handle.createUpdate("update upload set media = :media, touched_at = :now where id = :id")
                .bind("id", id)
                .bind("media", media)
                .bind("now", now)
                .execute();
    }

    static void refused(Handle handle, UUID id, String reason, Instant now) {
        handle.createUpdate("update upload set refused = :reason, touched_at = :now where id = :id")
                .bind("id", id)
                .bind("reason", reason)
                .bind("now", now)
                .execute();
    }

    static void remove(Handle handle, UUID id) {
        handle.createUpdate("delete from upload where id = :id").bind("id", id).execute();
    }

    /** Those nobody went on with; they are gone when this returns. */
    static List<UUID> removeOld(Handle handle, Instant now) {
        return handle.createQuery("delete from upload where touched_at < :before returning id")
                .bind("before", now.minus(KEPT))
                .mapTo(UUID.class)
                .list();
    }

    private static Row of(ResultSet row) throws SQLException {
        long media = row.getLong("media");
        Optional<Long> item = row.wasNull() ? Optional.empty() : Optional.of(media);
        Instant touched = row.getObject("touched_at", OffsetDateTime.class).toInstant();
        return new Row(
                new Upload(
                        row.getObject("id", UUID.class),
                        row.getString("file_name"),
                        row.getLong("bytes"),
                        row.getLong("received"),
                        touched.plus(KEPT),
                        item,
                        Optional.ofNullable(row.getString("refused"))),
                new MediaDetails(
                        row.getString("caption"),
                        row.getString("alt"),
                        row.getString("credit"),
                        row.getString("creator")),
                Optional.ofNullable(row.getBytes("sha256")));
    }
}
