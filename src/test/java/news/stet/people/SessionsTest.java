package news.stet.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class SessionsTest {
    private final HandClock clock = new HandClock("2026-11-02T08:00:00Z");
    private Sessions sessions;
    private Person rob;
    private Person sue;

    @BeforeEach
    void open(Database database) {
        FreshPeople.in(database);
        sessions = new Sessions(database, clock);
        rob = add(database, "rob@example.org");
        sue = add(database, "sue@example.org");
    }

    private Person add(Database database, String email) {
        return database.write(handle ->
                People.add(
                        handle,
                        EmailAddress.of(email),
                        email,
                        Role.REPORTER,
                        "en",
                        clock.instant()));
    }

    @Test
    void aSessionIsFoundByItsSecretAlone() {
        Secret secret = sessions.open(rob, SignInMethod.PASSWORD, "Browser", "192.0.2.1");

        assertThat(sessions.find(secret.text()).orElseThrow().person()).isEqualTo(rob);
        assertThat(sessions.find(secret.text() + "A")).isEmpty();
        assertThat(sessions.find("")).isEmpty();
        assertThat(secret.toString()).doesNotContain(secret.text());
    }

    @Test
    void aSessionNobodyUsesRunsOut() {
        Secret secret = sessions.open(rob, SignInMethod.PASSWORD, "Browser", "192.0.2.1");
        clock.pass(Sessions.IDLE);

        assertThat(sessions.find(secret.text())).isEmpty();
        assertThat(sessions.list(rob.actor(), rob.id())).isEmpty();
    }

    @Test
    void aBusySessionGoesOnUntilItsLastDay() {
        Secret secret = sessions.open(rob, SignInMethod.PASSWORD, "Browser", "192.0.2.1");
        Duration step = Sessions.IDLE.minusMinutes(1);
        Duration passed = Duration.ZERO;
        while (passed.plus(step).compareTo(Sessions.LONGEST) < 0) {
            clock.pass(step);
            passed = passed.plus(step);
            assertThat(sessions.find(secret.text())).as("after " + passed).isPresent();
        }
        clock.pass(step);
        assertThat(sessions.find(secret.text())).isEmpty();
    }

    @Test
    void aClosedSessionIsOver() {
        Secret secret = sessions.open(rob, SignInMethod.PASSWORD, "Browser", "192.0.2.1");
        sessions.close(secret.text());
        sessions.close(secret.text());

        assertThat(sessions.find(secret.text())).isEmpty();
    }

    @Test
    void onesOwnSessionsAreListedAndEndedOneByOne() {
        Secret office = sessions.open(rob, SignInMethod.PASSWORD, "Office", "192.0.2.1");
        clock.pass(Duration.ofMinutes(5));
        Secret phone =
                sessions.open(rob, SignInMethod.PASSWORD, "Phone\r\nSet-Cookie: x", "192.0.2.2");
        sessions.open(sue, SignInMethod.PASSWORD, "Sue's", "192.0.2.3");

        var own = sessions.list(rob.actor(), rob.id());
        assertThat(own).extracting(Session::device).containsExactly("PhoneSet-Cookie: x", "Office");

        sessions.revoke(rob.actor(), rob.id(), own.getFirst().id());
        assertThat(sessions.find(phone.text())).isEmpty();
        assertThat(sessions.find(office.text())).isPresent();
    }

    @Test
    void anothersSessionsAreNotOnesBusiness() {
        Secret secret = sessions.open(sue, SignInMethod.PASSWORD, "Sue's", "192.0.2.3");
        long session = sessions.find(secret.text()).orElseThrow().session();

        assertThatThrownBy(() -> sessions.list(rob.actor(), sue.id())).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> sessions.revoke(rob.actor(), sue.id(), session))
                .isInstanceOf(Problem.class);
        sessions.revoke(rob.actor(), rob.id(), session);
        assertThat(sessions.find(secret.text())).isPresent();
    }
}
