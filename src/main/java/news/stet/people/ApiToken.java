package news.stet.people;

import java.time.Instant;
import java.util.Optional;

/**
 * A token by which a program uses the API, without its secret.
 *
 * @param name tells tokens apart in lists and in the trail
 * @param addedBy the person who added it; empty when a command on the machine did
 * @param lastUsedAt exact to a minute; empty when it was never used
 * @param revokedAt empty while it works
 */
public record ApiToken(
        long id,
        String name,
        Role role,
        Optional<Long> addedBy,
        Instant createdAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt) {
    /** The program as somebody who acts. */
    public Actor actor() {
        return new Actor(id, name, role, Actor.Kind.TOKEN);
    }

    /** How audit lines name this token. */
    String subject() {
        return "token:" + id;
    }
}
