package news.stet.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import news.stet.journeys.Newsrooms.Empty;
import news.stet.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A story's whole life by keyboard alone: a reporter writes, illustrates and submits it, an editor
 * looks at it, publishes, corrects and kills it. Once both are signed in, nothing here touches a
 * page but {@link Page#keyboard()}.
 */
@ExtendWith(Newsrooms.class)
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class KeyboardJourneyTest {
    private static final int MOST_TABS = 120;

    private final RunningStet stet;
    private final Chromium chromium;

    KeyboardJourneyTest(Empty newsroom, Chromium chromium) {
        this.stet = newsroom.stet();
        this.chromium = chromium;
    }

    private void signIn(Page page, String name, String role) {
        String email = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@keys.example";
        String link =
                stet.run("user", "add", email, "--role", role, "--language", "en").out().strip();
        page.navigate(stet.desk(link.substring(link.indexOf("/welcome/"))));
        page.locator("#name").fill(name);
        page.locator("#password").fill("seven grey herons wade");
        page.locator("main form button").click();
        page.waitForURL("**/stories**");
    }

    /** The library has a picture already; taking one in is a story of its own. */
    private String picture() throws IOException {
        var image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 4, 0xaabbcc);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        try (var visit = chromium.visit()) {
            var answer =
                    visit.page
                            .request()
                            .post(
                                    stet.desk("/api/v1/media"),
                                    RequestOptions.create()
                                            .setHeader("Authorization", "Bearer " + stet.token())
                                            .setMultipart(
                                                    FormData.create()
                                                            .set(
                                                                    "file",
                                                                    new FilePayload(
                                                                            "keys.png",
                                                                            "image/png",
                                                                            bytes.toByteArray()))
                                                            .set("alt", "A grey square")
                                                            .set("credit", "Wren")));
            return Json.read(answer.text()).get("id").stringValue();
        }
    }

    /** Tabs on until that has the focus, as somebody does who looks for it. */
    private static void tabTo(Page page, String selector, String... keys) {
        String key = keys.length == 0 ? "Tab" : keys[0];
        for (int i = 0; i < MOST_TABS; i++) {
            if ((Boolean)
                    page.evaluate(
                            "selector => document.activeElement?.matches(selector) ?? false",
                            selector)) {
                return;
            }
            page.keyboard().press(key);
        }
        throw new AssertionError(
                selector
                        + " is not reached by "
                        + key
                        + "; the last stop was "
                        + page.evaluate("document.activeElement.outerHTML.slice(0, 200)"));
    }

    /** From the one line where everything is found. */
    private static void palette(Page page, String words, String offered) {
        page.keyboard().press("Control+k");
        assertThat(page.locator("dialog.palette [role=combobox]")).isFocused();
        page.keyboard().type(words);
        assertThat(page.locator("dialog.palette [role=option][aria-selected=true]"))
                .containsText(offered);
        page.keyboard().press("Enter");
    }

    private static void editorIsReady(Page page) {
        page.locator("#editor[data-ready]").waitFor();
    }

    @Test
    void twoPeopleLeadAStoryFromItsFirstWordToItsEndWithoutAMouse() throws Exception {
        String picture = picture();
        try (var reporter = chromium.visit();
                var editor = chromium.visit()) {
            signIn(reporter.page, "Rolf Keys", "reporter");
            signIn(editor.page, "Edda Keys", "editor");
            String id = write(reporter.page, picture);
            reporter.keep("desk-keys-submitted");
            review(editor.page, id);
            editor.keep("desk-keys-review");
            answer(reporter.page, id);
            reporter.keep("desk-keys-settled");
            String address = publish(editor.page);
            editor.keep("desk-keys-live");
            assertThat(editor.page.request().get(address).text()).contains("Three boats");
            correct(editor.page);
            assertThat(editor.page.request().get(address).text()).contains("There were four.");
            kill(editor.page);
            editor.keep("desk-keys-killed");
            assertThat(editor.page.request().get(address).status()).isEqualTo(410);
            reporter.assertClean();
            editor.assertClean();
        }
    }

    private static String write(Page page, String picture) {
        palette(page, "new story", "New story");
        page.waitForURL("**/stories/new");
        editorIsReady(page);
        tabTo(page, "#field-headline");
        page.keyboard().type("Three boats by keyboard");
        tabTo(page, "#standfirst .ProseMirror");
        page.keyboard().type("The fog lifted at noon.");
        tabTo(page, "#body .ProseMirror");
        page.keyboard().type("Three boats came in at noon.");
        page.keyboard().press("Enter");
        palette(page, "insert picture", "Picture");
        assertThat(page.locator("dialog[open]")).isVisible();
        String pick = "dialog[open] .picks button[data-id='" + picture + "']";
        assertThat(page.locator(pick)).isVisible();
        tabTo(page, pick, "ArrowDown");
        page.keyboard().press("Enter");
        tabTo(page, "dialog[open] textarea[name=caption]");
        page.keyboard().type("The harbour");
        tabTo(page, "dialog[open] button.main");
        page.keyboard().press("Enter");
        assertThat(page.locator("dialog[open]")).hasCount(0);
        assertThat(page.locator("#body figure[data-card=picture]")).isVisible();
        page.keyboard().press("Control+Shift+Enter");
        assertThat(page.locator("dialog.publishing")).containsText("Three boats by keyboard");
        page.keyboard().press("Enter");
        assertThat(page.locator("#state .badge")).hasText("In review");
        String id = page.url().replaceAll(".*/stories/([0-9]+).*", "$1");
        // Who has left a story lets others write in it.
        palette(page, "go stories", "Stories");
        page.waitForURL(url -> url.endsWith("/stories"));
        return id;
    }

    private static void review(Page page, String id) {
        palette(page, "three boats by keyboard", "Three boats by keyboard");
        page.waitForURL("**/stories/" + id);
        editorIsReady(page);
        assertThat(page.locator("#body .ProseMirror[contenteditable=true]")).isVisible();
        tabTo(page, "#body .ProseMirror");
        page.keyboard().press("Control+Home");
        page.keyboard().press("Control+Shift+ArrowRight");
        page.keyboard().press("Control+Alt+m");
        assertThat(page.locator(".composer textarea")).isFocused();
        page.keyboard().type("Not four? @rolf");
        assertThat(page.locator(".names-offered [role=option]")).hasText("Rolf Keys");
        page.keyboard().press("Enter");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("article.thread")).containsText("Not four? @Rolf Keys");
        assertThat(page.locator("#body .commented")).hasText("Three");
        assertThat(page.locator("article.thread")).isFocused();
    }

    private static void answer(Page page, String id) {
        assertThat(page.locator(".bell-count")).hasText("1");
        palette(page, "inbox", "Inbox");
        page.waitForURL("**/inbox");
        tabTo(page, ".inbox a");
        page.keyboard().press("Enter");
        page.waitForURL("**/stories/" + id + "?comment=**");
        assertThat(page.locator("article.thread")).isFocused();
        page.keyboard().press("Tab");
        tabTo(page, "article.thread .acts button:nth-child(2)");
        page.keyboard().press("Enter");
        assertThat(page.locator(".settled-threads summary")).hasText("Settled: 1");
        assertThat(page.locator("#body .commented")).hasCount(0);
    }

    private static String publish(Page page) {
        assertThat(page.locator(".settled-threads summary")).hasText("Settled: 1");
        page.keyboard().press("Control+Shift+Enter");
        assertThat(page.locator("dialog.publishing .all-good, dialog.publishing .findings"))
                .isVisible();
        assertThat(page.locator("dialog.publishing button[value=yes]")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator(".receipt")).containsText("Live after");
        assertThat(page.locator("#state .badge")).hasText("Live");
        return page.locator(".receipt a").getAttribute("href");
    }

    private static void correct(Page page) {
        tabTo(page, "#body .ProseMirror", "Shift+Tab");
        page.keyboard().press("Control+Home");
        page.keyboard().press("Control+Shift+ArrowRight");
        page.keyboard().type("Four ");
        page.keyboard().press("Control+Shift+Enter");
        assertThat(page.locator("dialog.publishing button[value=yes]")).isFocused();
        tabTo(page, "dialog.publishing input[name=kind]");
        page.keyboard().press("ArrowDown");
        tabTo(page, "dialog.publishing textarea[name=publicNote]");
        page.keyboard().type("There were four.");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("dialog.publishing")).hasCount(0);
        assertThat(page.locator(".receipt-hint")).hasText("The text before is in the history.");
        assertThat(page.locator("#state .waiting")).hasCount(0);
        assertThat(page.locator("#body .ProseMirror")).isFocused();
    }

    private static void kill(Page page) {
        palette(page, "kill", "Kill");
        assertThat(page.locator("dialog[open] input[name=typed]")).isFocused();
        page.keyboard().type("wrong");
        page.keyboard().press("Enter");
        assertThat(page.locator("dialog[open]")).isVisible();
        page.keyboard().press("Control+a");
        page.keyboard().type("kill");
        page.keyboard().press("Enter");
        assertThat(page.locator("#state .badge")).hasText("Killed");
    }
}
