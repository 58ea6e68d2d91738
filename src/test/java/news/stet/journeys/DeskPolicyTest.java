package news.stet.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import news.stet.desk.Access;
import news.stet.desk.Route;
import news.stet.desk.RunningDesk;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** The desk's content policy, as a browser enforces it. */
@ExtendWith({TestDatabase.class, Newsrooms.class})
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class DeskPolicyTest {
    private static final String NOTE_VIOLATIONS =
            """
            window.violations = [];
            document.addEventListener("securitypolicyviolation", (event) =>
              window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
            """;

    /** What no person opens. */
    private static final Set<String> FOR_PROGRAMS = Set.of("/events", "/metrics", "/trail.csv");

    private final Database database;
    private final Chromium chromium;

    DeskPolicyTest(Database database, Chromium chromium) {
        this.database = database;
        this.chromium = chromium;
    }

    @Test
    void noScreenBreaksThePolicy() {
        try (var desk = RunningDesk.withApi(database);
                var visit = chromium.visit()) {
            Page page = visit.page;
            page.addInitScript(NOTE_VIOLATIONS);
            page.navigate(desk.url("/sign-in"));
            requireNone(page);
            signIn(desk, page);
            for (String path : screens(desk).toList()) {
                page.navigate(desk.url(path));
                requireNone(page);
            }
            visit.assertClean();
        }
    }

    private static void signIn(RunningDesk desk, Page page) {
        String email = "policy" + UUID.randomUUID() + "@desk.example";
        desk.person("Policy Reader", email, Role.ADMINISTRATOR);
        page.navigate(desk.url("/sign-in"));
        page.locator("#email").fill(email);
        page.locator("#password").fill(RunningDesk.PASSWORD);
        page.locator("form[action='/sign-in'] button.main").click();
        page.waitForURL("**/stories");
    }

    private static Stream<String> screens(RunningDesk desk) {
        return Stream.concat(
                desk.server.routes().stream()
                        .filter(route -> route.method().equals("GET"))
                        .filter(route -> route.access() == Access.SESSION)
                        .map(Route::path)
                        .filter(path -> !path.contains("{") && !path.contains("<"))
                        .filter(path -> !FOR_PROGRAMS.contains(path)),
                Stream.of("/stories/new", "/editions/en", "/editions/new"));
    }

    private static void requireNone(Page page) {
        page.waitForLoadState();
        assertThat((List<?>) page.evaluate("window.violations")).as(page.url()).isEmpty();
    }

    @Test
    void textNeverBecomesMarkupByAnotherWay() {
        try (var desk = RunningDesk.withApi(database);
                var visit = chromium.visit()) {
            Page page = visit.page;
            signIn(desk, page);
            for (String attempt :
                    List.of(
                            "() => { document.body.innerHTML = '<p>x</p>'; }",
                            "() => document.body.insertAdjacentHTML('beforeend', '<p>x</p>')",
                            "() => new DOMParser().parseFromString('<p>x</p>', 'text/html')",
                            "() => trustedTypes.createPolicy('anything', { createHTML: s => s })")) {
                try {
                    page.evaluate(attempt);
                    throw new AssertionError("was let through: " + attempt);
                } catch (PlaywrightException refused) {
                    assertThat(refused).hasMessageContaining("TypeError");
                }
            }
        }
    }

    @Test
    void pastedMarkupComesInAsWhatTheStoryKnows() {
        try (var desk = RunningDesk.withApi(database);
                var visit = chromium.visit()) {
            Page page = visit.page;
            signIn(desk, page);
            page.navigate(desk.url("/stories/new"));
            page.locator("#editor[data-ready]").waitFor();
            page.evaluate(
                    """
                    () => {
                      const data = new DataTransfer();
                      data.setData("text/html",
                        "<p>Kept <b>strong</b><img src=x onerror='window.ran = true'><script>window.ran = true</script></p>");
                      document.querySelector("#body .ProseMirror").dispatchEvent(
                        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
                    }
                    """);
            assertThat(page.locator("#body strong").textContent()).isEqualTo("strong");
            assertThat(page.evaluate("window.ran === undefined")).isEqualTo(true);
        }
    }
}
