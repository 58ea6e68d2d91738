package news.stet.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A token by which a program uses the API, without its secret.
 *
 * @param name tells tokens apart in lists and in the trail
 * @param addedBy the person who added it; empty when a command on the machine did
 * @param lastUsedAt exact to a minute; empty when it was never used
 * @param revokedAt empty while it works
 * @param expiresAt empty when it works until it is revoked
 * @param grants roles for editions and sections, beside the one in the whole newsroom
 */
public record ApiToken(
        long id,
        String name,
        Role role,
        Optional<Long> addedBy,
        Instant createdAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt,
        Optional<Instant> expiresAt,
        List<Grant> grants) {
    static ApiToken of(ResultSet row) throws SQLException {
        long addedBy = row.getLong("added_by");
        Optional<Long> adder = row.wasNull() ? Optional.empty() : Optional.of(addedBy);
        return new ApiToken(
                row.getLong("id"),
                row.getString("name"),
                People.role(row.getString("role")),
                adder,
                instant(row, "created_at").orElseThrow(),
                instant(row, "last_used_at"),
                instant(row, "revoked_at"),
                instant(row, "expires_at"),
                People.grants(row));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    /** Whether its time is over. */
    public boolean isExpired(Instant now) {
        return expiresAt.filter(end -> !end.isAfter(now)).isPresent();
    }

    /** The program as somebody who acts. */
    public Actor actor() {
        return new Actor(id, name, role, Actor.Kind.TOKEN, grants);
    }

    /** What it is, for the trail. */
    String words() {
        String end = expiresAt.map(at -> ", until " + at).orElse("");
        String places =
                grants.stream().map(grant -> ", " + grant.text()).reduce("", String::concat);
        return name + ", " + role.slug() + places + end;
    }

    /** How audit lines name this token. */
    String subject() {
        return "token:" + id;
    }
}
