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
    private final SignInThrottle throttle;

    public SignIn(Database database, InstantSource clock) {
        this.database = database;
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
                                select id, email, name, role, language, active, password_hash,
                                       password_hash is not null as joined, created_at
                                from person where email = :email
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
