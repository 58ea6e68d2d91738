package news.stet.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import news.stet.journeys.Newsrooms.Empty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is done by keys alone: the palette and the sheet of keys. */
@ExtendWith(Newsrooms.class)
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class PaletteTest {
    private final RunningStet stet;
    private final Chromium chromium;

    PaletteTest(Empty newsroom, Chromium chromium) {
        this.stet = newsroom.stet();
        this.chromium = chromium;
    }

    private static Locator palette(Page page) {
        return page.locator("dialog.palette");
    }

    private static Locator chosen(Page page) {
        return page.locator("dialog.palette [role=option][aria-selected=true]");
    }

    @Test
    void aStoryIsFoundByItsWordsAndOpened() {
        String id =
                stet.api()
                        .post(
                                "/api/v1/stories",
                                "{\"edition\":\"en\",\"type\":\"article\",\"section\":\"world\",\"headline\":\"Quokkas cross the strait\"}")
                        .id();
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "palette@desk.example");
            page.keyboard().press("Control+k");
            Locator line = palette(page).locator("[role=combobox]");
            assertThat(line).isFocused();
            line.fill("quokkas");
            assertThat(chosen(page)).containsText("Quokkas cross the strait");
            assertThat(line).hasAttribute("aria-activedescendant", chosen(page).getAttribute("id"));
            visit.keep("desk-palette");
            page.keyboard().press("Enter");
            page.waitForURL("**/stories/" + id);
            visit.assertClean();
        }
    }

    @Test
    void everyScreenHasPaletteAndSheet() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "screens@desk.example");
            for (String screen :
                    List.of("/stories", "/stories/new", "/library", "/people", "/account")) {
                page.navigate(stet.desk(screen));
                page.locator("#main").focus();
                page.keyboard().press("?");
                assertThat(page.locator("dialog.sheet")).containsText("Commands and stories");
                page.keyboard().press("Escape");
                page.keyboard().press("Control+k");
                palette(page).locator("[role=combobox]").fill("go librar");
                assertThat(chosen(page)).containsText("Library");
                page.keyboard().press("Escape");
                assertThat(palette(page)).hasCount(0);
            }
            page.locator("[data-command=sheet]").click();
            assertThat(page.locator("dialog.sheet")).isVisible();
            visit.assertClean();
        }
    }

    @Test
    void whoWritesAQuestionMarkGetsAQuestionMark() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "asker@desk.example");
            page.navigate(stet.desk("/stories/new"));
            page.locator("#editor[data-ready]").waitFor();
            page.locator("#field-headline").pressSequentially("Why?");
            page.locator("#body .ProseMirror").click();
            page.keyboard().type("Who knows?");

            assertThat(page.locator("#body .ProseMirror")).containsText("Who knows?");
            assertThat(page.locator("#field-headline")).hasValue("Why?");
            assertThat(page.locator("dialog")).hasCount(0);
        }
    }

    @Test
    void keysOfOneCharacterCanBeSwitchedOff() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "speaker@desk.example");
            page.locator("[data-command=sheet]").click();
            page.locator("#single-keys").uncheck();
            page.keyboard().press("Escape");
            page.reload();
            page.locator("#main").focus();
            page.keyboard().press("?");
            page.keyboard().press("Control+k");

            assertThat(palette(page)).isVisible();
            assertThat(page.locator("dialog.sheet")).hasCount(0);
        }
    }

    @Test
    void anArabicKeyboardHasTheSameKeys() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "noon@desk.example");
            page.evaluate(
                    "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'ن', code: 'KeyK', ctrlKey: true, bubbles: true}))");
            assertThat(palette(page)).isVisible();
        }
    }

    @Test
    void theTextKeepsItsSelectionAndTheLinkIsTheFirstThingOffered() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "linker@desk.example");
            page.navigate(stet.desk("/stories/new"));
            page.locator("#editor[data-ready]").waitFor();
            page.locator("#body .ProseMirror").click();
            page.keyboard().type("The river authority");
            page.keyboard().press("Shift+Home");
            page.keyboard().press("Control+k");
            assertThat(chosen(page)).hasText(Pattern.compile("Link.*"));
            page.keyboard().press("Enter");
            page.locator("dialog input[name=href]").fill("https://example.org/river");
            page.keyboard().press("Enter");

            assertThat(page.locator("#body a[href='https://example.org/river']"))
                    .hasText("The river authority");
        }
    }
}
