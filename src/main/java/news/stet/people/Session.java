package news.stet.people;

import java.time.Instant;

/**
 * One open session, for the list of one's own.
 *
 * @param device the browser's description of itself
 * @param address where it was opened from
 * @param expiresAt when it ends however busy it is
 * @param method slug of the {@link SignInMethod}
 */
public record Session(
        long id,
        String device,
        String address,
        Instant createdAt,
        Instant lastSeenAt,
        Instant expiresAt,
        String method) {}
