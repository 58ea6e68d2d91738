package news.stet.people;

import java.time.Instant;
import java.util.Optional;

/**
 * What stands behind a one-time link that still works.
 *
 * @param person who is invited; empty when the link makes the first administrator, who then chooses
 *     the e-mail too
 */
public record Invitation(Optional<Person> person, Instant expiresAt) {}
