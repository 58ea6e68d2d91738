package news.stet.people;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of {@code one_time_link}: made once, used once. */
final class OneTimeLinks {
    /** Long enough for a long weekend, short enough that a forgotten mail is no way in. */
    static final Duration LIFE = Duration.ofDays(4);

    private OneTimeLinks() {}

    /** A new link for that person, or for the first administrator; older ones stop working. */
    static OneTimeLink make(Handle handle, @Nullable Long person, Instant now) {
        end(handle, person, now);
        var link = new OneTimeLink(Secret.random(""), now.plus(LIFE));
        handle.createUpdate(
                        """
                        insert into one_time_link (secret_hash, person, created_at, expires_at)
                        values (:hash, :person, :now, :expiresAt)
                        """)
                .bind("hash", link.secret().hash())
                .bind("person", person)
                .bind("now", now)
                .bind("expiresAt", link.expiresAt())
                .execute();
        return link;
    }

    /** Ends what links there are for that person, or for the first administrator. */
    static void end(Handle handle, @Nullable Long person, Instant now) {
        handle.createUpdate(
                        """
                        update one_time_link set used_at = :now
                        where person is not distinct from :person and used_at is null
                        """)
                .bind("person", person)
                .bind("now", now)
                .execute();
    }

    /** Removes those that let nobody in any more; gives how many. */
    static int forgetEnded(Handle handle, Instant now) {
        return handle.createUpdate(
                        "delete from one_time_link where used_at is not null or expires_at <= :now")
                .bind("now", now)
                .execute();
    }

    static Optional<Invitation> find(Handle handle, String secret, Instant now) {
        return handle.createQuery(
                        """
                        select person, expires_at from one_time_link
                        where secret_hash = :hash and used_at is null and expires_at > :now
                        """)
                .bind("hash", Secret.hash(secret))
                .bind("now", now)
                .map((row, context) -> {
                    long person = row.getLong("person");
                    return new Invitation(
                            row.wasNull() ? Optional.empty() : People.find(handle, person),
                            row.getObject("expires_at", OffsetDateTime.class).toInstant());
                })
                .findOne()
                .filter(invitation -> invitation.person().map(Person::active).orElse(true));
    }

    /**
     * Uses the link up. Of two at the same moment the second waits for the first and then finds it
     * used.
     *
     * @throws Problem GONE when it was used, ended or is too old
     */
    static Invitation use(Handle handle, String secret, Instant now) {
        Invitation invitation = find(handle, secret, now).orElseThrow(OneTimeLinks::gone);
        int used =
                handle.createUpdate(
                                """
                                update one_time_link set used_at = :now
                                where secret_hash = :hash and used_at is null
                                """)
                        .bind("hash", Secret.hash(secret))
                        .bind("now", now)
                        .execute();
        if (used == 0) {
            throw gone();
        }
        return invitation;
    }

    static Problem gone() {
        return new Problem(
                Problem.Kind.GONE,
                "This link was used already or is too old; ask an administrator for a new one.");
    }
}
