package news.stet.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import news.stet.desk.RunningDesk;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.people.Role;
import news.stet.people.TestProvider;
import news.stet.platform.Database;
import news.stet.platform.DoorSettings;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every way in, in a browser: password, passkey, recovery code, the newsroom's provider. */
@ExtendWith({TestDatabase.class, Newsrooms.class})
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class SignInJourneyTest {
    private final Database database;
    private final Chromium chromium;

    SignInJourneyTest(Database database, Chromium chromium) {
        this.database = database;
        this.chromium = chromium;
    }

    private static String somebody(RunningDesk desk) {
        String email = "reader" + UUID.randomUUID() + "@desk.example";
        desk.person("Wren Halloran", email, Role.ADMINISTRATOR);
        return email;
    }

    private static void signIn(RunningDesk desk, Page page, String email) {
        page.navigate(desk.url("/sign-in"));
        page.locator("#email").fill(email);
        page.locator("#password").fill(RunningDesk.PASSWORD);
        page.locator("form[action='/sign-in'] button").click();
        page.waitForURL("**/stories");
    }

    private static void signOut(Page page) {
        page.locator("form[action='/sign-out'] button").click();
        page.waitForURL("**/sign-in");
    }

    private static void addPasskey(RunningDesk desk, Page page, String name) {
        page.navigate(desk.url("/account"));
        page.locator("#passkey-name").fill(name);
        page.locator("#add-passkey button").click();
        page.waitForURL("**done=account.passkeyAdded");
    }

    private List<String> deeds(RunningDesk desk, String email) {
        var person = desk.parts.accounts().findByEmail(Actor.system("test"), email).orElseThrow();
        return desk
                .parts
                .audit()
                .list(Actor.system("test"), "person:" + person.id(), Long.MAX_VALUE, 50)
                .stream()
                .map(Audit.Line::verb)
                .toList();
    }

    @Test
    void aPasskeyTakesThePlaceOfThePassword() {
        try (var desk = RunningDesk.withApi(database);
                var visit = chromium.visit()) {
            Page page = visit.page;
            String email = somebody(desk);
            signIn(desk, page, email);
            var device = new Authenticator(page, true);
            addPasskey(desk, page, "My phone");
            assertThat(page.locator(".keys input[name=name]")).hasValue("My phone");
            page.locator("form[action='/account/password/remove'] button").click();
            page.waitForURL("**done=account.passwordRemoved");
            visit.keep("desk-account-passkey");

            // Nobody touches the device, so that the page does not come in by itself.
            device.touched(false);
            signOut(page);
            assertThat(page.locator("#passkey")).isVisible();
            visit.keep("desk-sign-in-passkey");
            device.touched(true);
            page.locator("#passkey").click();
            page.waitForURL("**/stories");

            assertThat(deeds(desk, email))
                    .containsSubsequence(
                            "sign in", "sign out", "remove password", "add passkey", "sign in");
            visit.assertClean();
        }
    }

    @Test
    void theBrowserIsAskedToOfferPasskeysWithWhatItFillsIn() {
        try (var desk = RunningDesk.withApi(database);
                var visit = chromium.visit()) {
            Page page = visit.page;
            page.addInitScript(
                    """
                    const get = navigator.credentials.get.bind(navigator.credentials);
                    navigator.credentials.get = (asked) => {
                      window.asked = asked;
                      return get(asked);
                    };
                    """);
            var device = new Authenticator(page, true);
            device.touched(false);
            page.navigate(desk.url("/sign-in"));
            page.waitForCondition(() -> (boolean) page.evaluate("window.asked !== undefined"));

            assertThat(page.evaluate("window.asked.mediation")).isEqualTo("conditional");
            assertThat(page.evaluate("window.asked.publicKey.userVerification"))
                    .isEqualTo("required");
            assertThat(page.evaluate("window.asked.publicKey.allowCredentials?.length ?? 0"))
                    .isEqualTo(0);
            assertThat(page.evaluate("window.asked.publicKey.rpId")).isEqualTo("localhost");
        }
    }

    @Test
    void severalPasskeysEachWithItsNameAndItsEnd() {
        try (var desk = RunningDesk.withApi(database);
                var visit = chromium.visit()) {
            Page page = visit.page;
            signIn(desk, page, somebody(desk));
            new Authenticator(page, true);
            addPasskey(desk, page, "My phone");
            page.locator("#passkey-name").fill("The same again");
            page.locator("#add-passkey button").click();
            assertThat(page.locator("#passkey-trouble")).containsText("already");
            page.locator(".keys input[name=name]").fill("Old phone");
            page.locator(".keys form[action$='/rename'] button").click();
            page.waitForURL("**done=account.passkeyRenamed");
            assertThat(page.locator(".keys input[name=name]")).hasValue("Old phone");
            page.locator(".keys form[action$='/remove'] button").click();
            page.waitForURL("**done=account.passkeyRemoved");
            assertThat(page.locator(".keys")).hasCount(0);
        }
    }

    @Test
    void aDeviceThatDoesNotAskItsOwnerIsNotTaken() {
        try (var desk = RunningDesk.withApi(database);
                var visit = chromium.visit()) {
            Page page = visit.page;
            signIn(desk, page, somebody(desk));
            var device = new Authenticator(page, false);
            page.navigate(desk.url("/account"));
            page.locator("#passkey-name").fill("No PIN");
            page.locator("#add-passkey button").click();

            assertThat(page.locator("#passkey-trouble")).isVisible();
            assertThat(device.credentials()).isEmpty();
        }
    }

    @Test
    void aCopyOfADeviceIsFoundByItsCounter() {
        try (var desk = RunningDesk.withApi(database);
                var visit = chromium.visit()) {
            Page page = visit.page;
            signIn(desk, page, somebody(desk));
            var device = new Authenticator(page, true);
            addPasskey(desk, page, "Copied");
            // The other one was used a thousand times meanwhile.
            database.write(handle -> handle.execute("update passkey set signatures = 1000"));
            device.touched(false);
            signOut(page);
            device.touched(true);
            page.locator("#passkey").click();

            assertThat(page.locator("#passkey-trouble")).isVisible();
            assertThat(page.url()).endsWith("/sign-in");
        }
    }

    @Test
    void aRecoveryCodeOpensOnceAndIsTold() {
        try (var desk = RunningDesk.withApi(database);
                var visit = chromium.visit()) {
            Page page = visit.page;
            String email = somebody(desk);
            signIn(desk, page, email);
            page.navigate(desk.url("/account"));
            page.locator("form[action='/account/recovery-codes'] button").click();
            assertThat(page.locator(".codes code")).hasCount(10);
            String code = page.locator(".codes code").first().textContent();
            visit.keep("desk-recovery-codes");
            page.navigate(desk.url("/account"));
            assertThat(page.locator(".codes")).hasCount(0);
            signOut(page);

            use(desk, page, email, code.toUpperCase(java.util.Locale.ROOT).replace("-", " "));
            page.waitForURL("**/account?done=account.recoveryUsed**");
            assertThat(page.locator("#ways-panel")).containsText("9 codes are left");
            assertThat(deeds(desk, email)).contains("use recovery code");
            signOut(page);
            use(desk, page, email, code);
            assertThat(page.locator(".notice.bad")).isVisible();
        }
    }

    private static void use(RunningDesk desk, Page page, String email, String code) {
        page.navigate(desk.url("/sign-in/recovery"));
        page.locator("#email").fill(email);
        page.locator("#code").fill(code);
        page.locator("form button.main").click();
    }

    @Test
    void theNewsroomsProviderOpensTheDesk() throws Exception {
        try (var provider = new TestProvider();
                var desk =
                        RunningDesk.withDoor(
                                database,
                                new DoorSettings(
                                        List.of(),
                                        Optional.of(provider.registered(Optional.empty()))));
                var visit = chromium.visit()) {
            Page page = visit.page;
            String email = somebody(desk);
            provider.user =
                    new TestProvider.User("s-" + UUID.randomUUID(), email, true, "Wren Halloran");
            page.navigate(desk.url("/sign-in?next=%2Flibrary"));
            visit.keep("desk-sign-in-provider");
            page.locator("a[href^='/sign-in/provider']").click();
            page.waitForURL("**/library");
            page.navigate(desk.url("/account"));
            assertThat(page.locator("#ways-panel")).containsText(provider.issuer());
            assertThat(deeds(desk, email)).contains("link provider");

            signOut(page);
            provider.user =
                    new TestProvider.User("s-2", "stranger@elsewhere.example", true, "Stranger");
            page.locator("a[href^='/sign-in/provider']").click();
            assertThat(page.locator(".notice.bad")).containsText("Nobody has invited");
        }
    }

    @Test
    void whoSitsThereIsAskedAgainBeforeWaysInAreChanged() {
        try (var desk = RunningDesk.withApi(database);
                var visit = chromium.visit()) {
            Page page = visit.page;
            String email = somebody(desk);
            signIn(desk, page, email);
            database.write(handle ->
                    handle.execute(
                            "update session set confirmed_at = confirmed_at - interval '11 minutes'"));
            page.navigate(desk.url("/account"));
            assertThat(page.locator("#add-passkey")).hasCount(0);
            page.locator("a[href='/account/confirm']").click();
            page.locator("#password").fill(RunningDesk.PASSWORD);
            page.locator("form[action='/account/confirm'] button").click();
            page.waitForURL("**/account#ways");
            assertThat(page.locator("#add-passkey")).isVisible();
        }
    }
}
