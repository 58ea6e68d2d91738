package news.stet.people;

import java.util.Optional;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;

/**
 * By what somebody can sign in.
 *
 * @param password whether there is one
 * @param passkeys how many
 * @param recoveryCodes how many are left
 * @param provider the newsroom's provider by which they came, empty if they never did
 */
public record Factors(
        boolean password, int passkeys, int recoveryCodes, Optional<String> provider) {
    static Factors of(Handle handle, long person) {
        return handle.createQuery(
                        """
                        select p.password_hash is not null as password,
                               (select count(*) from passkey k where k.person = p.id) as passkeys,
                               (select count(*) from recovery_code c
                                where c.person = p.id and c.used_at is null) as recovery_codes,
                               (select min(issuer) from provider_account a where a.person = p.id) as provider
                        from person p where p.id = :person
                        """)
                .bind("person", person)
                .mapTo(Factors.class)
                .one();
    }

    /**
     * @throws Problem CONFLICT when neither password nor passkey is left
     */
    static void requireOne(Handle handle, long person) {
        Factors left = of(handle, person);
        if (!left.password() && left.passkeys() == 0) {
            throw new Problem(
                    Problem.Kind.CONFLICT,
                    "Then you could not sign in any more; add a passkey or a password first.");
        }
    }
}
