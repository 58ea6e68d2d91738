package news.stet.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class TokensTest {
    private static final Actor SETUP = Actor.system("setup");

    private final HandClock clock = new HandClock("2026-11-02T08:00:00Z");
    private Database database;
    private Tokens tokens;

    @BeforeEach
    void open(Database database) {
        FreshPeople.in(database);
        this.database = database;
        tokens = new Tokens(database, clock);
    }

    @Test
    void aTokenActsWithItsOwnNameAndRole() {
        NewToken added = tokens.add(SETUP, " wire robot ", Role.REPORTER);

        assertThat(added.secret().text()).startsWith("stet_").hasSizeGreaterThan(40);
        Actor actor = tokens.find(added.secret().text()).orElseThrow();
        assertThat(actor)
                .isEqualTo(
                        new Actor(
                                added.token().id(), "wire robot", Role.REPORTER, Actor.Kind.TOKEN));
        assertThat(actor.may(Permission.WRITE_ANY_DRAFT)).isTrue();
        assertThat(actor.may(Permission.PUBLISH)).isFalse();
        assertThat(tokens.find("stet_" + "A".repeat(43))).isEmpty();
        assertThat(tokens.find("")).isEmpty();
    }

    @Test
    void aRevokedTokenIsRefusedHereAtOnceAndElsewhereWithinSeconds() {
        var elsewhere = new Tokens(database, clock);
        NewToken added = tokens.add(SETUP, "robot", Role.EDITOR);
        assertThat(tokens.find(added.secret().text())).isPresent();
        assertThat(elsewhere.find(added.secret().text())).isPresent();

        tokens.revoke(SETUP, added.token().id());
        tokens.revoke(SETUP, added.token().id());

        assertThat(tokens.find(added.secret().text())).isEmpty();
        clock.pass(Tokens.CACHED);
        assertThat(elsewhere.find(added.secret().text())).isEmpty();
        assertThat(tokens.add(SETUP, "robot", Role.EDITOR).token().revokedAt()).isEmpty();
    }

    @Test
    void lastUseIsWrittenAtMostOnceAMinute() {
        NewToken added = tokens.add(SETUP, "robot", Role.EDITOR);
        assertThat(tokens.list(SETUP).getFirst().lastUsedAt()).isEmpty();

        tokens.find(added.secret().text());
        var first = clock.instant();
        assertThat(tokens.list(SETUP).getFirst().lastUsedAt()).contains(first);

        clock.pass(Duration.ofSeconds(50));
        tokens.find(added.secret().text());
        assertThat(tokens.list(SETUP).getFirst().lastUsedAt()).contains(first);

        clock.pass(Duration.ofSeconds(50));
        tokens.find(added.secret().text());
        assertThat(tokens.list(SETUP).getFirst().lastUsedAt()).contains(clock.instant());
    }

    @Test
    void nobodyHandsOutMoreThanTheyHave() {
        Actor editor = new Actor(7, "Rob", Role.EDITOR, Actor.Kind.PERSON);

        assertThatThrownBy(() -> tokens.add(editor, "mine", Role.EDITOR))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN));
        assertThatThrownBy(() -> tokens.list(editor)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> tokens.revoke(editor, 1)).isInstanceOf(Problem.class);
    }

    @Test
    void twoTokensInUseNeverShareAName() {
        tokens.add(SETUP, "robot", Role.EDITOR);

        assertThatThrownBy(() -> tokens.add(SETUP, "robot", Role.REPORTER))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.CONFLICT));
        assertThatThrownBy(() -> tokens.add(SETUP, " ", Role.REPORTER))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID));
    }

    @Test
    void aPersonsTokensEndWithTheirAccess() {
        var accounts = new Accounts(database, clock);
        OneTimeLink link = accounts.invite(SETUP, "ada@example.org", Role.ADMINISTRATOR, "en");
        Person ada = accounts.join(link.secret().text(), "Ada", null, "violet tram on Sunday");
        OneTimeLink other = accounts.invite(SETUP, "bo@example.org", Role.ADMINISTRATOR, "en");
        accounts.join(other.secret().text(), "Bo", null, "violet tram on Sunday");
        NewToken added = tokens.add(ada.actor(), "robot", Role.EDITOR);
        assertThat(added.token().addedBy()).isEqualTo(Optional.of(ada.id()));

        accounts.deactivate(SETUP, ada.id());
        clock.pass(Tokens.CACHED);

        assertThat(tokens.find(added.secret().text())).isEmpty();
    }
}
