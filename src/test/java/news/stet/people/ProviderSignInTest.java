package news.stet.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import news.stet.platform.Database;
import news.stet.platform.DoorSettings.Provider;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class ProviderSignInTest {
    private static final Actor SETUP = Actor.system("test");
    private static final URI DESK = URI.create("http://desk.example");

    private final Database database;
    private final Accounts accounts;
    private final TestProvider provider;
    private final HttpClient browser = HttpClient.newHttpClient();

    ProviderSignInTest(Database database) throws Exception {
        this.database = database;
        accounts = new Accounts(database, InstantSource.system());
        provider = new TestProvider();
    }

    @AfterEach
    void stop() {
        browser.close();
        provider.close();
    }

    private ProviderSignIn desk(Provider settings) {
        return new ProviderSignIn(database, InstantSource.system(), settings, DESK);
    }

    /** As the browser does it: there, and what it brings back. */
    private String thereAndBack(ProviderSignIn.Sent sent) {
        try {
            HttpResponse<Void> answer =
                    browser.send(
                            HttpRequest.newBuilder(sent.to()).build(),
                            HttpResponse.BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(302);
            return URI.create(answer.headers().firstValue("Location").orElseThrow()).getRawQuery();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private ProviderSignIn.Came come(ProviderSignIn desk) {
        ProviderSignIn.Sent sent = desk.begin("/library", false);
        return desk.finish(sent.attempt().text(), thereAndBack(sent));
    }

    private static String fresh() {
        return UUID.randomUUID() + "@newsroom.example";
    }

    private TestProvider.User invitedUser() {
        String email = fresh();
        accounts.invite(SETUP, email, Role.EDITOR, "en");
        return new TestProvider.User(UUID.randomUUID().toString(), email, true, "Ines Moreno");
    }

    private static Problem problem(Throwable thrown) {
        return (Problem) thrown;
    }

    private void refuses(ProviderSignIn desk, Problem.Kind kind) {
        assertThatThrownBy(() -> come(desk))
                .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.kind()).isEqualTo(kind));
    }

    @Test
    void whoWasInvitedComesInWithTheirRoleAndIsKnownTheNextTime() {
        provider.user = invitedUser();
        try (ProviderSignIn desk = desk(provider.registered(Optional.empty()))) {
            ProviderSignIn.Came came = come(desk);

            assertThat(came.next()).isEqualTo("/library");
            assertThat(came.person().role()).isEqualTo(Role.EDITOR);
            assertThat(came.person().joined()).isTrue();
            // The e-mail may change over there; the account stays the same.
            provider.user =
                    new TestProvider.User(provider.user.subject(), fresh(), false, "Ines M.");
            assertThat(come(desk).person().id()).isEqualTo(came.person().id());
            assertThat(provider.keysAsked()).isEqualTo(1);
        }
    }

    @Test
    void whoWasNotInvitedStaysOutside() {
        provider.user = new TestProvider.User("s-" + UUID.randomUUID(), fresh(), true, "Stranger");
        try (ProviderSignIn desk = desk(provider.registered(Optional.empty()))) {
            refuses(desk, Problem.Kind.FORBIDDEN);
        }
    }

    @Test
    void whoeverIsOfTheDomainComesUninvitedWithTheSetRole() {
        provider.user = new TestProvider.User("s-" + UUID.randomUUID(), fresh(), true, "Nina Ros");
        try (ProviderSignIn desk = desk(provider.registered(Optional.of("newsroom.example")))) {
            Person person = come(desk).person();

            assertThat(person.role()).isEqualTo(Role.CONTRIBUTOR);
            assertThat(person.name()).isEqualTo("Nina Ros");
        }
        provider.user =
                new TestProvider.User(
                        "s-" + UUID.randomUUID(),
                        UUID.randomUUID() + "@evil-newsroom.example",
                        true,
                        "Near Miss");
        try (ProviderSignIn desk = desk(provider.registered(Optional.of("newsroom.example")))) {
            refuses(desk, Problem.Kind.FORBIDDEN);
        }
    }

    @Test
    void anEmailThatNobodyCheckedProvesNothing() {
        TestProvider.User user = invitedUser();
        provider.user = new TestProvider.User(user.subject(), user.email(), false, user.name());
        try (ProviderSignIn desk = desk(provider.registered(Optional.empty()))) {
            refuses(desk, Problem.Kind.FORBIDDEN);
        }
    }

    @Test
    void anEmailThatPassedToSomebodyElseDoesNotOpenTheAccount() {
        TestProvider.User user = invitedUser();
        provider.user = user;
        try (ProviderSignIn desk = desk(provider.registered(Optional.empty()))) {
            come(desk);
            provider.user =
                    new TestProvider.User("other-" + UUID.randomUUID(), user.email(), true, "New");
            refuses(desk, Problem.Kind.FORBIDDEN);
        }
    }

    @Test
    void whoMustShowAgainWhoTheyAreMustHaveDoneItJustNow() {
        provider.user = invitedUser();
        try (ProviderSignIn desk = desk(provider.registered(Optional.empty()))) {
            ProviderSignIn.Sent asked = desk.begin("/account", true);
            assertThat(asked.to().getQuery()).contains("max_age=0");
            assertThat(desk.finish(asked.attempt().text(), thereAndBack(asked)).shownAt())
                    .isAfter(Instant.now().minusSeconds(60));
            provider.wrong =
                    claims ->
                            claims.claim(
                                    "auth_time", Instant.now().minusSeconds(3600).getEpochSecond());
            ProviderSignIn.Sent again = desk.begin("/account", true);
            assertThatThrownBy(() -> desk.finish(again.attempt().text(), thereAndBack(again)))
                    .satisfies(it ->
                            assertThat(problem(it).kind()).isEqualTo(Problem.Kind.UNAUTHENTICATED));
            // Coming in is another thing; but ways in are not changed by it.
            assertThat(come(desk).shownAt()).isBefore(Instant.now().minusSeconds(3000));
        }
    }

    @Test
    void whoWasDeactivatedStaysOutside() {
        provider.user = invitedUser();
        try (ProviderSignIn desk = desk(provider.registered(Optional.empty()))) {
            accounts.deactivate(SETUP, come(desk).person().id());
            refuses(desk, Problem.Kind.FORBIDDEN);
        }
    }

    @Test
    void nothingIsTakenFromAForgedTokenOrOneThatIsNotForUs() throws Exception {
        provider.user = invitedUser();
        var wrongs =
                java.util.List.<UnaryOperator<JWTClaimsSet.Builder>>of(
                        claims -> claims.audience("another-client"),
                        claims -> claims.issuer("https://other.example"),
                        claims -> claims.claim("nonce", "replayed"),
                        claims -> claims.claim("nonce", null),
                        claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(600))),
                        claims -> claims.subject(null));
        try (ProviderSignIn desk = desk(provider.registered(Optional.empty()))) {
            for (var wrong : wrongs) {
                provider.wrong = wrong;
                refuses(desk, Problem.Kind.UNAUTHENTICATED);
            }
            provider.wrong = UnaryOperator.identity();
            provider.signer = TestProvider.forgedKey();
            refuses(desk, Problem.Kind.UNAUTHENTICATED);
        }
    }

    @Test
    void anAnswerCountsOnceAndOnlyInTheBrowserThatAsked() {
        provider.user = invitedUser();
        try (ProviderSignIn desk = desk(provider.registered(Optional.empty()))) {
            ProviderSignIn.Sent mine = desk.begin("/", false);
            ProviderSignIn.Sent theirs = desk.begin("/", false);
            String brought = thereAndBack(theirs);

            // Somebody else's answer, put under this browser's nose.
            assertThatThrownBy(() -> desk.finish(mine.attempt().text(), brought))
                    .satisfies(it ->
                            assertThat(problem(it).kind()).isEqualTo(Problem.Kind.UNAUTHENTICATED));
            assertThatThrownBy(() -> desk.finish("no such attempt", brought))
                    .satisfies(it -> assertThat(problem(it).kind()).isEqualTo(Problem.Kind.GONE));
            assertThat(desk.finish(theirs.attempt().text(), brought).person().email().text())
                    .isEqualTo(provider.user.email());
            assertThatThrownBy(() -> desk.finish(theirs.attempt().text(), brought))
                    .satisfies(it -> assertThat(problem(it).kind()).isEqualTo(Problem.Kind.GONE));
        }
    }

    @Test
    void aProviderOnAPrivateNetworkIsAskedOnlyWhenTheSettingSaysSo() {
        Provider open = provider.registered(Optional.empty());
        var closed =
                new Provider(
                        URI.create("https://localhost:1"),
                        open.clientId(),
                        open.clientSecret(),
                        open.name(),
                        open.domain(),
                        open.role(),
                        false);
        try (ProviderSignIn desk = desk(closed)) {
            assertThatThrownBy(() -> desk.begin("/", false))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            it -> assertThat(it.getCause()).hasMessageContaining("private"));
        }
        assertThat(open.toString()).doesNotContain(TestProvider.SECRET);
    }
}
