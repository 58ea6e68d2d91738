package news.stet.media;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The columns of {@code media} that say what may be done with an item. */
final class RightsRows {
    private RightsRows() {}

    static MediaRights of(ResultSet row) throws SQLException {
        Instant killedAt = instant(row, "killed_at");
        Set<Use> uses = EnumSet.noneOf(Use.class);
        texts(row.getArray("uses")).forEach(slug -> Use.find(slug).ifPresent(uses::add));
        return new MediaRights(
                Licence.find(row.getString("licence")).orElse(Licence.UNKNOWN),
                row.getString("licence_url"),
                row.getString("acquire_url"),
                uses,
                texts(row.getArray("territory")),
                Optional.ofNullable(instant(row, "rights_until")),
                row.getString("rights_note"),
                killedAt == null
                        ? Optional.empty()
                        : Optional.of(
                                new MediaRights.Killed(
                                        killedAt,
                                        row.getString("killed_by"),
                                        row.getString("kill_reason"))),
                row.getBoolean("shown"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** The item, locked until the transaction ends. */
    static Optional<MediaItem> lock(Handle handle, long id) {
        return handle.createQuery("select * from media where id = :id for update")
                .bind("id", id)
                .map((row, context) -> MediaRows.of(row))
                .findOne();
    }

    static MediaItem put(Handle handle, long id, MediaRights rights) {
        MediaRights.Killed killed = rights.killed().orElse(null);
        return handle.createQuery(
                        """
                        update media set licence = :licence, licence_url = :licenceUrl,
                            acquire_url = :acquireUrl, uses = :uses, territory = :territory,
                            rights_until = :until, rights_note = :note, killed_at = :killedAt,
                            killed_by = :killedBy, kill_reason = :reason, shown = :shown
                        where id = :id returning *
                        """)
                .bind("id", id)
                .bind("licence", rights.licence().slug())
                .bind("licenceUrl", rights.licenceUrl())
                .bind("acquireUrl", rights.acquireUrl())
                .bindArray("uses", String.class, slugs(rights.uses()))
                .bindArray("territory", String.class, rights.territory())
                .bind("until", rights.until().orElse(null))
                .bind("note", rights.note())
                .bind("killedAt", killed == null ? null : killed.at())
                .bind("killedBy", killed == null ? null : killed.by())
                .bind("reason", killed == null ? null : killed.reason())
                .bind("shown", rights.shown())
                .map((row, context) -> MediaRows.of(row))
                .one();
    }

    private static List<String> slugs(Collection<Use> uses) {
        return uses.stream().map(Use::slug).sorted().toList();
    }

    /** Those that readers still see though their time is over, the first to end first. */
    static List<MediaItem> listEnded(Handle handle, Instant now, int limit) {
        return handle.createQuery(
                        """
                        select * from media where shown and rights_until <= :now
                        order by rights_until, id limit :limit for update skip locked
                        """)
                .bind("now", now)
                .bind("limit", limit)
                .map((row, context) -> MediaRows.of(row))
                .list();
    }
}
