package news.stet.people;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import news.stet.platform.Problem;
import org.jspecify.annotations.Nullable;

/** What a password must be, and argon2id around it. Safe for any thread. */
final class Passwords {
    static final int MIN_CHARS = 12;

    /** Longer than any passphrase, short enough that hashing it costs nothing extra. */
    static final int MAX_CHARS = 256;

    /** OWASP's password storage cheat sheet: argon2id, 19 MiB, two passes, one lane. */
    private static final Argon2Function ARGON =
            Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

    private static final int SALT_BYTES = 16;

    /**
     * Each hash holds 19 MiB and a core for as long as it runs, so strangers at the sign-in page
     * may occupy no more than two at once; the others wait, and not for ever.
     */
    private static final Semaphore AT_ONCE = new Semaphore(2, true);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private static final Set<String> COMMONEST = commonest();

    /** Checked when there is no account, so that the answer takes as long as with one. */
    private static final String NOBODYS = hash("nobody has this password");

    private Passwords() {}

    /**
     * @throws Problem INVALID when this password is too short, too long, the e-mail or a common one
     */
    static void requireGood(String password, EmailAddress email) {
        int chars = password.codePointCount(0, password.length());
        String lower = password.toLowerCase(Locale.ROOT);
        if (chars < MIN_CHARS) {
            throw bad("it has " + chars + " characters", "use " + MIN_CHARS + " or more");
        }
        if (chars > MAX_CHARS) {
            throw bad("it has " + chars + " characters", "use at most " + MAX_CHARS);
        }
        if (lower.strip().equals(email.text())) {
            throw bad("it is the e-mail address", "choose something else");
        }
        if (COMMONEST.contains(lower) || lower.codePoints().distinct().count() < 3) {
            throw bad(
                    "it is among the first that anybody would try",
                    "choose several words that do not belong together");
        }
    }

    private static Problem bad(String problem, String fix) {
        return Problem.invalid("password", problem, fix);
    }

    static String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        new java.security.SecureRandom().nextBytes(salt);
        return guarded(() -> ARGON.hash(bytes(password), salt).getResult());
    }

    /** Whether this is the password; costs the same when there is no hash to compare with. */
    static boolean matches(String password, @Nullable String hash) {
        String compared = hash == null ? NOBODYS : hash;
        // Nobody's password is longer, and a megabyte typed into the field must not cost a
        // megabyte.
        String typed =
                password.length() > 2 * MAX_CHARS ? password.substring(0, MAX_CHARS) : password;
        boolean same =
                guarded(() ->
                        Argon2Function.getInstanceFromHash(compared)
                                .check(bytes(typed), compared.getBytes(StandardCharsets.US_ASCII)));
        return same && hash != null && typed.length() == password.length();
    }

    /** The same letters typed on another keyboard are the same password. */
    private static byte[] bytes(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    }

    private static <T> T guarded(java.util.function.Supplier<T> work) {
        boolean entered = false;
        try {
            entered = AT_ONCE.tryAcquire(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
            if (!entered) {
                throw Problem.tryAgain(
                        Problem.Kind.UNAVAILABLE,
                        "Too many people are signing in at this moment; try again shortly.",
                        LONGEST_WAIT);
            }
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while signing in", e);
        } finally {
            if (entered) {
                AT_ONCE.release();
            }
        }
    }

    private static Set<String> commonest() {
        try (InputStream in =
                Objects.requireNonNull(
                        Passwords.class.getResourceAsStream("/people/commonest-passwords.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
