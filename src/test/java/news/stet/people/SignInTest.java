package news.stet.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class SignInTest {
    private static final String PASSWORD = "violet tram on Sunday";

    private final HandClock clock = new HandClock("2026-11-02T08:00:00Z");
    private SignIn signIn;

    @BeforeEach
    void addRob(Database database) {
        FreshPeople.in(database);
        var accounts = new Accounts(database, clock);
        OneTimeLink link =
                accounts.invite(Actor.system("test"), "rob@example.org", Role.EDITOR, "en");
        accounts.invite(Actor.system("test"), "invited@example.org", Role.EDITOR, "en");
        accounts.join(link.secret().text(), "Rob Early", null, PASSWORD);
        signIn = new SignIn(database, clock);
    }

    @Test
    void aWrongPasswordAnUnknownEmailAndAnUnusedInvitationGetTheSameAnswer() {
        Problem wrong = refusal("rob@example.org", "not the password", "192.0.2.1");
        Problem unknown = refusal("nobody@example.org", PASSWORD, "192.0.2.1");
        Problem unused = refusal("invited@example.org", "nobody has this password", "192.0.2.1");
        Problem noEmail = refusal("no e-mail at all", PASSWORD, "192.0.2.1");

        assertThat(wrong.kind()).isEqualTo(Problem.Kind.UNAUTHENTICATED);
        for (Problem other : new Problem[] {unknown, unused, noEmail}) {
            assertThat(other.kind()).isEqualTo(wrong.kind());
            assertThat(other.detail()).isEqualTo(wrong.detail());
        }
    }

    @Test
    void theEleventhWrongPasswordForOneEmailHasToWait() {
        for (int i = 0; i < 10; i++) {
            refusal("rob@example.org", "wrong " + i, "192.0.2." + i);
        }
        Problem throttled = refusal(" Rob@example.org", PASSWORD, "192.0.2.99");

        assertThat(throttled.kind()).isEqualTo(Problem.Kind.TOO_MANY);
        assertThat(throttled.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(61));

        clock.pass(Duration.ofSeconds(61));
        assertThat(signIn.check("rob@example.org", PASSWORD, "192.0.2.99").name())
                .isEqualTo("Rob Early");
    }

    @Test
    void oneAddressThatTriesManyEmailsHasToWait() {
        for (int i = 0; i < 40; i++) {
            // One IPv6 network, whichever of its addresses is used.
            refusal("someone" + i + "@example.org", "x", "2001:db8:1:2::" + Integer.toHexString(i));
        }
        assertThat(refusal("rob@example.org", PASSWORD, "2001:db8:1:2:ffff::1").kind())
                .isEqualTo(Problem.Kind.TOO_MANY);
        assertThat(signIn.check("rob@example.org", PASSWORD, "2001:db8:1:3::1").name())
                .isEqualTo("Rob Early");
    }

    @Test
    void aRightPasswordIsNeverOneTooMany() {
        for (int i = 0; i < 12; i++) {
            signIn.check("rob@example.org", PASSWORD, "192.0.2.1");
        }
        assertThat(signIn.check("rob@example.org", PASSWORD, "192.0.2.1").name())
                .isEqualTo("Rob Early");
    }

    @Test
    void aPasswordOfAMegabyteIsJustWrong() {
        assertThat(refusal("rob@example.org", "x".repeat(1_000_000), "192.0.2.1").kind())
                .isEqualTo(Problem.Kind.UNAUTHENTICATED);
    }

    private Problem refusal(String email, String password, String address) {
        Problem problem =
                catchThrowableOfType(Problem.class, () -> signIn.check(email, password, address));
        assertThat(problem).as("a refusal for " + email).isNotNull();
        return problem;
    }
}
