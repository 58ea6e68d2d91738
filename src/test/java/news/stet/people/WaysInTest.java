package news.stet.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Changing how one signs in, and roles for places. */
@ExtendWith(TestDatabase.class)
class WaysInTest {
    private static final Actor SETUP = Actor.system("test");
    private static final String PASSWORD = "seven grey herons wade";

    private final HandClock clock = new HandClock("2026-05-04T08:00:00Z");
    private final Accounts accounts;
    private final Sessions sessions;
    private final SignIn signIn;
    private final RecoveryCodes codes;
    private final WaysIn ways;
    private final PlaceRoles roles;
    private final Tokens tokens;

    WaysInTest(Database database) {
        accounts = new Accounts(database, clock);
        sessions = new Sessions(database, clock);
        signIn = new SignIn(database, clock);
        codes = new RecoveryCodes(database, clock);
        ways = new WaysIn(database, clock);
        roles = new PlaceRoles(database, clock);
        tokens = new Tokens(database, clock);
    }

    private Person somebody(Role role) {
        String email = UUID.randomUUID() + "@example.org";
        String secret = accounts.invite(SETUP, email, role, "en").secret().text();
        return accounts.join(secret, "Rob", null, PASSWORD);
    }

    private Secret open(Person person) {
        return sessions.open(person, SignInMethod.PASSWORD, "Browser", "192.0.2.1");
    }

    private SignedIn signedIn(Secret secret) {
        return sessions.find(secret.text()).orElseThrow();
    }

    private static Consumer<Throwable> isA(Problem.Kind kind) {
        return thrown -> assertThat(((Problem) thrown).kind()).isEqualTo(kind);
    }

    @Test
    void aRecoveryCodeCountsOnceForItsOwnerOnly() {
        Person rob = somebody(Role.EDITOR);
        Person sue = somebody(Role.EDITOR);
        List<String> made = codes.make(signedIn(open(rob)));
        String code = made.getFirst();

        assertThat(made).hasSize(10).doesNotHaveDuplicates();
        assertThatThrownBy(() -> signIn.checkRecoveryCode(sue.email().text(), code, "192.0.2.1"))
                .satisfies(isA(Problem.Kind.UNAUTHENTICATED));
        assertThat(signIn.checkRecoveryCode(rob.email().text(), " " + code + " ", "192.0.2.1"))
                .isEqualTo(rob);
        assertThatThrownBy(() -> signIn.checkRecoveryCode(rob.email().text(), code, "192.0.2.1"))
                .satisfies(isA(Problem.Kind.UNAUTHENTICATED));
        assertThat(ways.get(rob.actor(), rob.id()).recoveryCodes()).isEqualTo(9);
    }

    @Test
    void newCodesEndTheOldOnes() {
        Person rob = somebody(Role.EDITOR);
        SignedIn self = signedIn(open(rob));
        String old = codes.make(self).getFirst();
        codes.make(self);

        assertThatThrownBy(() -> signIn.checkRecoveryCode(rob.email().text(), old, "192.0.2.1"))
                .satisfies(isA(Problem.Kind.UNAUTHENTICATED));
    }

    @Test
    void guessingCodesIsThrottled() {
        String email = somebody(Role.EDITOR).email().text();
        for (int i = 0; i < 10; i++) {
            int guess = i;
            assertThatThrownBy(() -> signIn.checkRecoveryCode(email, "guess" + guess, "192.0.2.9"))
                    .satisfies(isA(Problem.Kind.UNAUTHENTICATED));
        }
        assertThatThrownBy(() -> signIn.checkRecoveryCode(email, "guess", "192.0.2.9"))
                .satisfies(isA(Problem.Kind.TOO_MANY));
    }

    @Test
    void waysInAreChangedOnlyShortlyAfterShowingWhoOneIs() {
        Person rob = somebody(Role.EDITOR);
        Secret secret = open(rob);
        clock.pass(SignedIn.RECENT.plus(Duration.ofSeconds(1)));
        SignedIn stale = signedIn(secret);

        assertThatThrownBy(() -> codes.make(stale)).satisfies(isA(Problem.Kind.FORBIDDEN));
        assertThatThrownBy(() -> ways.setPassword(stale, "another good password"))
                .satisfies(isA(Problem.Kind.FORBIDDEN));
        assertThatThrownBy(() -> ways.removePassword(stale)).satisfies(isA(Problem.Kind.FORBIDDEN));
        sessions.confirm(stale);
        assertThat(codes.make(signedIn(secret))).hasSize(10);
    }

    @Test
    void theLastWayInCannotBeRemoved() {
        SignedIn self = signedIn(open(somebody(Role.EDITOR)));

        assertThatThrownBy(() -> ways.removePassword(self)).satisfies(isA(Problem.Kind.CONFLICT));
        assertThat(ways.get(self.actor(), self.person().id()).password()).isTrue();
    }

    @Test
    void allOtherSessionsEndAtOnce() {
        Person rob = somebody(Role.EDITOR);
        Secret here = open(rob);
        Secret there = open(rob);

        sessions.revokeOthers(signedIn(here));

        assertThat(sessions.find(here.text())).isPresent();
        assertThat(sessions.find(there.text())).isEmpty();
    }

    @Test
    void aNewPasswordEndsTheOtherSessionsAndNotThisOne() {
        Person rob = somebody(Role.EDITOR);
        Secret here = open(rob);
        Secret there = open(rob);

        ways.setPassword(signedIn(here), "eight white egrets wade");

        assertThat(sessions.find(here.text())).isPresent();
        assertThat(sessions.find(there.text())).isEmpty();
    }

    @Test
    void aRoleForAPlaceIsGivenAndTakenAndEndsTheSessions() {
        Person rob = somebody(Role.MEMBER);
        Secret session = open(rob);

        Person editor = roles.grant(SETUP, rob.id(), new Grant(Role.EDITOR, "en", "world"));

        assertThat(sessions.find(session.text())).isEmpty();
        assertThat(editor.actor().may(Permission.PUBLISH, "en", "world")).isTrue();
        assertThat(editor.actor().may(Permission.PUBLISH, "en", "sport")).isFalse();
        assertThat(editor.actor().may(Permission.PUBLISH, "en", null)).isFalse();
        assertThat(editor.actor().may(Permission.READ_ALL)).isTrue();
        assertThat(roles.withdraw(SETUP, rob.id(), "en", "world").grants()).isEmpty();
        assertThatThrownBy(
                        () -> roles.grant(SETUP, rob.id(), new Grant(Role.EDITOR, "en", "nowhere")))
                .satisfies(isA(Problem.Kind.INVALID));
        assertThatThrownBy(() ->
                        roles.grant(rob.actor(), rob.id(), new Grant(Role.EDITOR, "en", null)))
                .satisfies(isA(Problem.Kind.FORBIDDEN));
    }

    @Test
    void noRoleForAPlaceMakesAnAdministrator() {
        assertThatThrownBy(() -> new Grant(Role.ADMINISTRATOR, "en", null))
                .satisfies(isA(Problem.Kind.INVALID));
        var editor =
                new Actor(
                        1,
                        "Rob",
                        Role.MEMBER,
                        Actor.Kind.PERSON,
                        List.of(new Grant(Role.EDITOR, "en", null)));
        assertThat(editor.may(Permission.READ_AUDIT)).isFalse();
        assertThat(editor.may(Permission.PUBLISH)).isFalse();
        assertThat(editor.mayAnywhere(Permission.PUBLISH)).isTrue();
    }

    @Test
    void aTokenForOnePlaceThatRunsOut() {
        Person ada = somebody(Role.ADMINISTRATOR);
        Instant end = clock.instant().plus(Duration.ofDays(1));
        NewToken made =
                tokens.add(
                        ada.actor(),
                        "sports wire " + UUID.randomUUID(),
                        Role.MEMBER,
                        List.of(new Grant(Role.REPORTER, "en", "sport")),
                        end);
        String secret = made.secret().text();

        Actor program = tokens.find(secret).orElseThrow();
        assertThat(program.may(Permission.WRITE_OWN, "en", "sport")).isTrue();
        assertThat(program.may(Permission.WRITE_OWN, "en", "world")).isFalse();
        clock.pass(Duration.ofDays(1));
        assertThat(tokens.find(secret)).isEmpty();
    }
}
