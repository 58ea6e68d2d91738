package news.stet.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import news.stet.platform.Jsonb;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code sign_in_attempt}: what a browser was asked, bound to the secret in its cookie,
 * to be answered once and soon.
 */
final class Attempts {
    /** A look for the phone that has the key, and no more. */
    static final Duration LIFE = Duration.ofMinutes(5);

    /** What the browser is asked to do. */
    enum Kind {
        ADD_PASSKEY("add-passkey"),
        PASSKEY("passkey"),
        PROVIDER("provider");

        private final String slug;

        Kind(String slug) {
            this.slug = slug;
        }
    }

    private Attempts() {}

    /**
     * @param person who alone may answer; null when the answer will say who it is
     * @return for the browser's cookie
     */
    static Secret begin(
            Handle handle, Kind kind, @Nullable Long person, String asked, Instant now) {
        Secret secret = Secret.random("");
        forgetEnded(handle, now);
        handle.createUpdate(
                        """
                        insert into sign_in_attempt (secret_hash, kind, person, asked, expires_at)
                        values (:hash, :kind, :person, :asked, :expiresAt)
                        """)
                .bind("hash", secret.hash())
                .bind("kind", kind.slug)
                .bind("person", person)
                .bind("asked", new Jsonb(asked))
                .bind("expiresAt", now.plus(LIFE))
                .execute();
        return secret;
    }

    /**
     * What was asked, which nobody can answer again.
     *
     * @throws Problem GONE when it was answered, is too old, or was asked of somebody else
     */
    static String take(
            Handle handle, Kind kind, @Nullable Long person, String secret, Instant now) {
        Optional<String> asked =
                handle.createQuery(
                                """
                                delete from sign_in_attempt
                                where secret_hash = :hash and kind = :kind and expires_at > :now
                                  and person is not distinct from :person
                                returning asked::text
                                """)
                        .bind("hash", Secret.hash(secret))
                        .bind("kind", kind.slug)
                        .bind("person", person)
                        .bind("now", now)
                        .mapTo(String.class)
                        .findOne();
        return asked.orElseThrow(() ->
                new Problem(
                        Problem.Kind.GONE,
                        "This took too long, or was done already; begin again."));
    }

    static void forgetEnded(Handle handle, Instant now) {
        handle.createUpdate("delete from sign_in_attempt where expires_at <= :now")
                .bind("now", now)
                .execute();
    }
}
