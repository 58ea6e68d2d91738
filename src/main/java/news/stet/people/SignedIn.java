package news.stet.people;

import java.time.Duration;
import java.time.Instant;
import news.stet.platform.Problem;

/**
 * A session that works, and whose it is.
 *
 * @param session the session's id, as in {@link Sessions#list}
 * @param confirmedAt when its person last showed that it is still they
 */
public record SignedIn(long session, Person person, Instant confirmedAt) {
    /** Long enough to add a key, too short for whoever finds the screen unlocked after lunch. */
    public static final Duration RECENT = Duration.ofMinutes(10);

    /** The person as somebody who acts, with the role they have at this moment. */
    public Actor actor() {
        return person.actor();
    }

    /** Whether the ways to sign in may be changed without asking once more who it is. */
    public boolean isRecent(Instant now) {
        return confirmedAt.plus(RECENT).isAfter(now);
    }

    /**
     * @throws Problem FORBIDDEN when it was too long ago
     */
    void requireRecent(Instant now) {
        if (!isRecent(now)) {
            throw new Problem(
                    Problem.Kind.FORBIDDEN,
                    "Before you change how you sign in, confirm that it is you.");
        }
    }
}
