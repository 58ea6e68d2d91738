package news.stet.people;

import java.time.InstantSource;
import java.util.Optional;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The check of e-mail and password. Whatever is wrong, the answer is the same and takes as long: it
 * does not tell who has an account. Safe for any thread.
 */
public final class SignIn {
    private final Database database;
    private final InstantSource clock;
    private final SignInThrottle throttle;

    public SignIn(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.throttle = new SignInThrottle(clock);
    }

    private record Known(Person person, @Nullable String passwordHash) {}

    /**
     * The person with that e-mail and password.
     *
     * @param address the address the request comes from, as the listener knows it
     * @throws Problem UNAUTHENTICATED, or TOO_MANY with the time to wait
     */
    public Person check(String email, String password, String address) {
        SignInThrottle.Try attempt = throttle.take(email, address);
        Optional<Known> known = findKnown(email);
        boolean right = Passwords.matches(password, known.map(Known::passwordHash).orElse(null));
        if (!right) {
            throw refused();
        }
        Person person =
                known.map(Known::person).filter(Person::active).orElseThrow(SignIn::refused);
        attempt.giveBack();
        return person;
    }

    /**
     * The person with that e-mail, who spends one of their recovery codes.
     *
     * @throws Problem UNAUTHENTICATED, or TOO_MANY with the time to wait
     */
    public Person checkRecoveryCode(String email, String code, String address) {
        SignInThrottle.Try attempt = throttle.take(email, address);
        Person person =
                findKnown(email)
                        .map(Known::person)
                        .filter(Person::active)
                        .filter(known ->
                                database.write(handle ->
                                        RecoveryCodes.use(handle, known, code, clock.instant())))
                        .orElseThrow(() ->
                                new Problem(
                                        Problem.Kind.UNAUTHENTICATED,
                                        "This e-mail and code do not belong together, or the code"
                                                + " was used already."));
        attempt.giveBack();
        return person;
    }

    /**
     * Counts a browser that asks to be asked for a passkey: each costs a row until it is too old.
     *
     * @throws Problem TOO_MANY with the time to wait
     */
    public void countAsked(String address) {
        throttle.countAsked(address);
    }

    private Optional<Known> findKnown(String email) {
        EmailAddress address;
        try {
            address = EmailAddress.of(email);
        } catch (Problem notAnAddress) {
            // No different from an unknown one, also in what it costs.
            return Optional.empty();
        }
        return database.read(handle ->
                handle.createQuery(
                                """
                                select c.id, c.email, c.name, c.role, c.language, c.active, c.joined,
                                       c.created_at, c.grants, p.password_hash
                                from colleague c join person p on p.id = c.id
                                where c.email = :email
                                """)
                        .bind("email", address.text())
                        .map((row, context) ->
                                new Known(People.of(row), row.getString("password_hash")))
                        .findOne());
    }

    static Problem refused() {
        return new Problem(
                Problem.Kind.UNAUTHENTICATED,
                "This e-mail and password do not belong together; try again, or ask an"
                        + " administrator for a new link.");
    }
}
