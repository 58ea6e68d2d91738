package news.stet.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import news.stet.platform.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Whatever dies while somebody writes, what was written is there. */
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class NeverLostTest {
    /** Faster than anybody types, so that much is on its way at any moment. */
    private static final double DELAY_MILLIS = 25;

    private static final double PATIENCE_MILLIS = 60_000;

    private static RunningStet stet;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws IOException {
        // Killed and started again, it must be found where it was.
        stet = RunningStet.start("never-lost", "--desk-port", freePort());
        chromium = new Chromium();
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        }
    }

    @AfterAll
    static void stop() throws IOException {
        chromium.close();
        stet.close();
    }

    private static void open(Page page, String path) {
        page.navigate(stet.desk(path));
        page.locator("#editor[data-ready]").waitFor();
        page.locator("#body .ProseMirror").click();
    }

    private static void type(Page page, String text) {
        page.keyboard().type(text, new Keyboard.TypeOptions().setDelay(DELAY_MILLIS));
    }

    private static void awaitStanding(Page page, String kind) {
        assertThat(page.locator("#kept"))
                .hasAttribute(
                        "data-kind",
                        kind,
                        new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE_MILLIS));
    }

    /** What is typed is on the device within a tenth of a second; a crash is no quicker here. */
    private static void awaitOnDevice(Page page, String words) {
        page.waitForFunction(
                """
                (words) => new Promise((done) => {
                  const request = indexedDB.open("stet");
                  request.onsuccess = () => {
                    const all = request.result.transaction("work").objectStore("work").getAll();
                    all.onsuccess = () => done(JSON.stringify(all.result).includes(words));
                  };
                })
                """,
                words);
    }

    private static List<String> paragraphs(String story) {
        List<String> paragraphs = new ArrayList<>();
        Json.read(stet.api().get("/api/v1/stories/" + story).body())
                .get("body")
                .forEach(block -> paragraphs.add(block.get("text").asString("")));
        return paragraphs;
    }

    private static String idOf(Page page) {
        page.waitForURL(url -> url.matches(".*/stories/[0-9]+"));
        return page.url().substring(page.url().lastIndexOf('/') + 1);
    }

    private static void keepAsRevision(Page page) {
        page.keyboard().press("Control+s");
        assertThat(page.locator("#live"))
                .containsText(
                        "Kept as revision",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
    }

    @Test
    void everyCharacterIsThereThoughTheServerIsKilledThreeTimesAndTheNetworkCutTwice() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "typist@desk.example");
            open(page, "/stories/new");
            List<String> written = new ArrayList<>();
            CompletableFuture<Void> starting = CompletableFuture.completedFuture(null);
            for (int i = 1; i <= 15; i++) {
                switch (i) {
                    case 2, 7, 12 -> stet.kill();
                    case 4, 9, 14 -> starting = CompletableFuture.runAsync(stet::start);
                    case 5, 10 -> page.context().setOffline(true);
                    case 6, 11 -> page.context().setOffline(false);
                    default -> {}
                }
                String line = "Line %d of a long night at the harbour, with fog.".formatted(i);
                type(page, line);
                page.keyboard().press("Enter");
                written.add(line);
                if (i == 6 || i == 11) {
                    starting.join();
                }
                if (i == 3) {
                    awaitStanding(page, "offline");
                    visit.keep("desk-offline");
                }
            }
            starting.join();
            awaitStanding(page, "saved");
            keepAsRevision(page);
            String id = idOf(page);

            assertThat(paragraphs(id)).isEqualTo(written);
            page.reload();
            page.locator("#editor[data-ready]").waitFor();
            assertThat(page.locator("#body .ProseMirror > p"))
                    .hasText(written.toArray(String[]::new));
            visit.keep("desk-kept");
        }
    }

    @Test
    void whatABrowserHadThatCrashedWhileTheServerWasAwayIsSentFromTheNextScreen() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "crasher@desk.example");
            open(page, "/stories/new");
            type(page, "Begun in peace.");
            awaitStanding(page, "saved");
            String id = idOf(page);
            stet.kill();
            type(page, " Then the server died");
            awaitStanding(page, "offline");
            type(page, ", and the browser too.");
            awaitOnDevice(page, "browser too.");
            Page next = page.context().newPage();
            page.close();
            stet.start();
            open(next, "/stories/" + id);

            assertThat(next.locator("#body .ProseMirror > p"))
                    .hasText(
                            "Begun in peace. Then the server died, and the browser too.",
                            new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MILLIS));
            assertThat(paragraphs(id))
                    .containsExactly("Begun in peace. Then the server died, and the browser too.");
        }
    }

    @Test
    void aStoryBegunWithoutANetworkComesLaterFromAnyScreen() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "traveller@desk.example");
            open(page, "/stories/new");
            page.context().setOffline(true);
            type(page, "Written on a train.");
            page.locator("#field-headline").fill("From a train");
            awaitStanding(page, "offline");
            awaitOnDevice(page, "From a train");
            Page next = page.context().newPage();
            page.close();
            next.context().setOffline(false);
            next.navigate(stet.desk("/library"));
            next.waitForCondition(() ->
                    stet.api().get("/api/v1/stories?q=train").body().contains("From a train"));

            assertThat(Json.read(stet.api().get("/api/v1/stories?q=train").body()).get("stories"))
                    .hasSize(1);
        }
    }

    @Test
    void whoIsSignedOutWritesOnAndLosesNothing() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "sleeper@desk.example");
            open(page, "/stories/new");
            type(page, "Before.");
            awaitStanding(page, "saved");
            page.context().clearCookies();
            type(page, " While signed out.");
            awaitStanding(page, "signedOut");
            assertThat(page.locator("#sign-in-again")).isVisible();
            visit.keep("desk-signed-out");
            Page other = page.context().newPage();
            Newsrooms.signInAgain(stet, other, "sleeper@desk.example");
            other.close();
            awaitStanding(page, "saved");
            type(page, " After.");
            keepAsRevision(page);

            assertThat(paragraphs(idOf(page))).containsExactly("Before. While signed out. After.");
        }
    }
}
