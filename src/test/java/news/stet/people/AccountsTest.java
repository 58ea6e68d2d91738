package news.stet.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class AccountsTest {
    private static final String PASSWORD = "violet tram on Sunday";
    private static final Actor SETUP = Actor.system("setup");

    private final HandClock clock = new HandClock("2026-11-02T08:00:00Z");
    private Database database;
    private Accounts accounts;
    private Sessions sessions;
    private SignIn signIn;

    @BeforeEach
    void open(Database database) {
        FreshPeople.in(database);
        this.database = database;
        accounts = new Accounts(database, clock);
        sessions = new Sessions(database, clock);
        signIn = new SignIn(database, clock);
    }

    @Test
    void theFirstLinkMakesAnAdministratorWhoCanThenSignIn() {
        OneTimeLink link = accounts.findFirstAdministratorLink().orElseThrow();

        Person first =
                accounts.join(link.secret().text(), " Ada Writer ", " Ada@Example.ORG ", PASSWORD);

        assertThat(first.name()).isEqualTo("Ada Writer");
        assertThat(first.email().text()).isEqualTo("ada@example.org");
        assertThat(first.role()).isEqualTo(Role.ADMINISTRATOR);
        assertThat(signIn.check("ADA@example.org ", PASSWORD, "192.0.2.1")).isEqualTo(first);
        assertThat(accounts.findFirstAdministratorLink()).isEmpty();
    }

    @Test
    void aNewFirstLinkEndsTheOneBefore() {
        String old = accounts.findFirstAdministratorLink().orElseThrow().secret().text();
        String next = accounts.findFirstAdministratorLink().orElseThrow().secret().text();

        assertThat(accounts.findInvitation(old)).isEmpty();
        assertThat(accounts.findInvitation(next)).isPresent();
    }

    @Test
    void aLinkUsedTwiceIsGone() {
        String secret = invite("eve@example.org", Role.REPORTER);
        accounts.join(secret, "Eve Early", null, PASSWORD);

        assertThatThrownBy(() -> accounts.join(secret, "Mallory", null, "another good password"))
                .isInstanceOfSatisfying(Problem.class, isA(Problem.Kind.GONE));
        assertThat(signIn.check("eve@example.org", PASSWORD, "192.0.2.1").name())
                .isEqualTo("Eve Early");
    }

    @Test
    void ofManyWhoUseTheFirstLinkAtOnceOneBecomesAdministrator() throws Exception {
        String secret = accounts.findFirstAdministratorLink().orElseThrow().secret().text();
        var joins = new ArrayList<Callable<Person>>();
        for (int i = 0; i < 4; i++) {
            String email = "first" + i + "@example.org";
            joins.add(() -> accounts.join(secret, email, email, PASSWORD));
        }
        int joined = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Person> join : threads.invokeAll(joins)) {
                try {
                    join.get();
                    joined++;
                } catch (ExecutionException e) {
                    assertThat(e.getCause())
                            .isInstanceOfSatisfying(Problem.class, isA(Problem.Kind.GONE));
                }
            }
        }
        assertThat(joined).isEqualTo(1);
        assertThat(accounts.list(SETUP)).hasSize(1);
    }

    @Test
    void aLinkDoesNotOutliveItsTime() {
        String secret = invite("late@example.org", Role.REPORTER);
        clock.pass(OneTimeLinks.LIFE);

        assertThat(accounts.findInvitation(secret)).isEmpty();
        assertThatThrownBy(() -> accounts.join(secret, "Late", null, PASSWORD))
                .isInstanceOfSatisfying(Problem.class, isA(Problem.Kind.GONE));
    }

    @Test
    void aRefusedPasswordLeavesTheLinkUsable() {
        String secret = invite("careful@example.org", Role.REPORTER);

        for (String bad :
                new String[] {
                    "too short",
                    "Password1234",
                    "abababababab",
                    "careful@example.org",
                    "x".repeat(257)
                }) {
            assertThatThrownBy(() -> accounts.join(secret, "Care Full", null, bad))
                    .as(bad)
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> {
                                assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID);
                                assertThat(problem.fields())
                                        .extracting(Problem.Field::path)
                                        .containsExactly("password");
                            });
        }
        assertThat(accounts.join(secret, "Care Full", null, "x1y2".repeat(64)).joined()).isTrue();
    }

    @Test
    void aNameIsOneLineOfLetters() {
        String secret = invite("named@example.org", Role.REPORTER);
        for (String name :
                new String[] {"", " ", "a\nb", "a\u0000", "half \ud83d", "x".repeat(121)}) {
            assertThatThrownBy(() -> accounts.join(secret, name, null, PASSWORD))
                    .as(name)
                    .isInstanceOfSatisfying(Problem.class, isA(Problem.Kind.INVALID));
        }
        assertThat(accounts.join(secret, "سارة 🎈", null, PASSWORD).name()).isEqualTo("سارة 🎈");
    }

    @Test
    void anEmailHasOneAccount() {
        invite("one@example.org", Role.REPORTER);

        assertThatThrownBy(() -> invite(" ONE@example.org", Role.EDITOR))
                .isInstanceOfSatisfying(Problem.class, isA(Problem.Kind.CONFLICT));
        assertThat(accounts.findByEmail(SETUP, "One@Example.org").orElseThrow().role())
                .isEqualTo(Role.REPORTER);
    }

    @Test
    void whatIsNoEmailIsNamedAsSuch() {
        for (String typed :
                new String[] {
                    "",
                    "@",
                    "a@",
                    "@example.org",
                    "two words@example.org",
                    "a@b@example.org",
                    "a\u0000@example.org",
                    "<a@example.org>",
                    "a@" + "x".repeat(300) + ".org"
                }) {
            assertThatThrownBy(() -> EmailAddress.of(typed))
                    .as(typed)
                    .isInstanceOfSatisfying(Problem.class, isA(Problem.Kind.INVALID));
        }
        assertThat(EmailAddress.of("Zoë@Bücher.example").text())
                .isEqualTo("zoë@xn--bcher-kva.example");
    }

    @Test
    void aDeactivatedPersonIsOutAtOnce() {
        Person ada = join("ada@example.org", Role.ADMINISTRATOR);
        Person rob = join("rob@example.org", Role.EDITOR);
        Secret session = sessions.open(rob, SignInMethod.PASSWORD, "Browser", "192.0.2.1");
        String link = accounts.renewLink(ada.actor(), rob.id()).secret().text();

        accounts.deactivate(ada.actor(), rob.id());

        assertThat(sessions.find(session.text())).isEmpty();
        assertThat(accounts.findInvitation(link)).isEmpty();
        assertThatThrownBy(() -> signIn.check("rob@example.org", PASSWORD, "192.0.2.1"))
                .isInstanceOfSatisfying(Problem.class, isA(Problem.Kind.UNAUTHENTICATED));
        assertThatThrownBy(() -> sessions.open(rob, SignInMethod.PASSWORD, "Browser", "192.0.2.1"))
                .isInstanceOfSatisfying(Problem.class, isA(Problem.Kind.UNAUTHENTICATED));

        accounts.reactivate(ada.actor(), rob.id());
        assertThat(signIn.check("rob@example.org", PASSWORD, "192.0.2.1").active()).isTrue();
        assertThat(sessions.find(session.text())).isEmpty();
    }

    @Test
    void theLastAdministratorStays() {
        Person ada = join("ada@example.org", Role.ADMINISTRATOR);
        invite("invited@example.org", Role.ADMINISTRATOR);

        assertThatThrownBy(() -> accounts.deactivate(ada.actor(), ada.id()))
                .isInstanceOfSatisfying(Problem.class, isA(Problem.Kind.CONFLICT));
        assertThatThrownBy(() -> accounts.changeRole(ada.actor(), ada.id(), Role.EDITOR))
                .isInstanceOfSatisfying(Problem.class, isA(Problem.Kind.CONFLICT));
        assertThat(accounts.get(ada.id())).isEqualTo(ada);

        join("second@example.org", Role.ADMINISTRATOR);
        assertThat(accounts.changeRole(ada.actor(), ada.id(), Role.EDITOR).role())
                .isEqualTo(Role.EDITOR);
    }

    @Test
    void aNewRoleEndsTheSessionsThatAreOpen() {
        join("ada@example.org", Role.ADMINISTRATOR);
        Person rob = join("rob@example.org", Role.EDITOR);
        Secret session = sessions.open(rob, SignInMethod.PASSWORD, "Browser", "192.0.2.1");

        accounts.changeRole(SETUP, rob.id(), Role.CONTRIBUTOR);

        assertThat(sessions.find(session.text())).isEmpty();
        assertThat(accounts.get(rob.id()).actor().may(Permission.PUBLISH)).isFalse();
    }

    @Test
    void onlyAnAdministratorManagesPeople() {
        Actor editor = join("rob@example.org", Role.EDITOR).actor();

        assertThatThrownBy(() -> accounts.invite(editor, "x@example.org", Role.EDITOR, "en"))
                .isInstanceOfSatisfying(Problem.class, isA(Problem.Kind.FORBIDDEN));
        assertThatThrownBy(() -> accounts.changeRole(editor, editor.id(), Role.ADMINISTRATOR))
                .isInstanceOfSatisfying(Problem.class, isA(Problem.Kind.FORBIDDEN));
        assertThatThrownBy(() -> accounts.deactivate(editor, editor.id()))
                .isInstanceOfSatisfying(Problem.class, isA(Problem.Kind.FORBIDDEN));
        assertThatThrownBy(() -> accounts.renewLink(editor, editor.id()))
                .isInstanceOfSatisfying(Problem.class, isA(Problem.Kind.FORBIDDEN));
        assertThatThrownBy(() -> accounts.list(editor))
                .isInstanceOfSatisfying(Problem.class, isA(Problem.Kind.FORBIDDEN));
    }

    @Test
    void aChangedPasswordEndsEverySessionAndTheOldPassword() {
        Person rob = join("rob@example.org", Role.EDITOR);
        Secret session = sessions.open(rob, SignInMethod.PASSWORD, "Browser", "192.0.2.1");

        assertThatThrownBy(() ->
                        accounts.changePassword(
                                rob.actor(), "not my password", "green kettle, loud"))
                .isInstanceOfSatisfying(Problem.class, isA(Problem.Kind.FORBIDDEN));
        accounts.changePassword(rob.actor(), PASSWORD, "green kettle, loud");

        assertThat(sessions.find(session.text())).isEmpty();
        assertThat(signIn.check("rob@example.org", "green kettle, loud", "192.0.2.1").id())
                .isEqualTo(rob.id());
        assertThatThrownBy(() -> signIn.check("rob@example.org", PASSWORD, "192.0.2.1"))
                .isInstanceOfSatisfying(Problem.class, isA(Problem.Kind.UNAUTHENTICATED));
    }

    @Test
    void neitherPasswordsNorSecretsStandInTheDatabase() {
        String secret = invite("rob@example.org", Role.EDITOR);
        Person rob = accounts.join(secret, "Rob", null, PASSWORD);
        Secret session = sessions.open(rob, SignInMethod.PASSWORD, "Browser", "192.0.2.1");

        String everything =
                database.read(handle ->
                        handle.createQuery(
                                        """
                                        select concat(
                                          (select string_agg(person::text, ' ') from person),
                                          (select string_agg(one_time_link::text, ' ') from one_time_link),
                                          (select string_agg(session::text, ' ') from session),
                                          (select string_agg(audit::text, ' ') from audit))
                                        """)
                                .mapTo(String.class)
                                .one());

        assertThat(everything)
                .contains("$argon2id$v=19$m=19456,t=2,p=1$")
                .doesNotContain(PASSWORD, secret, session.text());
    }

    @Test
    void everyVerbLeavesItsLineInTheTrail() {
        Person ada = join("ada@example.org", Role.ADMINISTRATOR);
        accounts.editProfile(ada.actor(), "Ada B. Writer", "ar");
        sessions.open(ada, SignInMethod.PASSWORD, "Browser", "192.0.2.1");

        assertThat(new Audit(database).list(ada.actor(), ada.subject(), Long.MAX_VALUE, 10))
                .extracting(Audit.Line::verb)
                .containsExactly("sign in", "edit profile", "join", "invite");
        assertThat(accounts.get(ada.id()).language()).isEqualTo("ar");
    }

    private String invite(String email, Role role) {
        return accounts.invite(SETUP, email, role, "en").secret().text();
    }

    private Person join(String email, Role role) {
        return accounts.join(invite(email, role), email, null, PASSWORD);
    }

    private static java.util.function.Consumer<Problem> isA(Problem.Kind kind) {
        return problem -> assertThat(problem.kind()).isEqualTo(kind);
    }
}
