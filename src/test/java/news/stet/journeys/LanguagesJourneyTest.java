package news.stet.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import news.stet.journeys.Newsrooms.Demo;
import news.stet.platform.Json;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A reader goes from language to language; a journalist translates, and hears of a correction. */
@NullMarked
@ExtendWith(Newsrooms.class)
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class LanguagesJourneyTest {
    private final RunningStet stet;
    private final Chromium chromium;

    LanguagesJourneyTest(Demo newsroom, Chromium chromium) {
        this.stet = newsroom.stet();
        this.chromium = chromium;
    }

    @Test
    void aReaderFollowsOneStoryThroughAllItsLanguages() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            page.navigate(stet.site("/es/"));
            page.locator("main a[href*='/es/science/']").first().click();
            assertThat(page.locator("html")).hasAttribute("lang", "es");
            visit.keep("site-es-story");

            for (String language : new String[] {"fa", "ar", "en"}) {
                page.locator("nav.editions a[hreflang='" + language + "']").click();
                assertThat(page.locator("html")).hasAttribute("lang", language);
                assertThat(page.locator("article.story h1")).hasCount(1);
                visit.keep("site-" + language + "-story");
            }
            page.locator("p.languages a[hreflang='es']").click();
            assertThat(page.locator("html")).hasAttribute("lang", "es");

            page.navigate(stet.site("/es/science/"));
            page.locator("nav.editions a[hreflang='fa']").click();
            page.waitForURL(url -> url.endsWith("/fa/science/"));
            page.locator("main a[href*='/fa/science/']").first().click();
            assertThat(page.locator("article.story h1")).hasCount(1);

            page.navigate(stet.site("/fa/search?q=دنباله‌دار"));
            assertThat(page.locator("main a[href*='/fa/science/']").first()).isVisible();
            visit.assertClean();
        }
    }

    /** By keyboard alone; taken away again, as others share the newsroom. */
    @Test
    void anEditionsLogoIsChosenFromTheLibraryAndItsColoursFromSwatches() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "looks@desk.example");
            page.navigate(stet.desk("/editions/es/look"));
            Locator chosen = page.locator(".logo [name=logo]");
            Locator shown = page.locator(".logo-shown img");
            assertThat(shown).hasCount(0);
            page.locator("[data-logo=choose]").press("Enter");
            page.locator("dialog .picks button").first().waitFor();
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            assertThat(page.locator("dialog")).hasCount(0);
            assertThat(shown).isVisible();
            String picture = chosen.inputValue();
            assertThat(picture).matches("[0-9]+");

            page.locator(".swatch [type=color]").nth(2).fill("#ffcc00");
            assertThat(page.locator("#light-accent")).hasValue("#ffcc00");
            page.locator("form.stack button.main").first().press("Enter");
            assertThat(page.locator("#light-accent[aria-invalid=true]")).hasCount(1);
            assertThat(chosen).hasValue(picture);
            page.locator("#light-accent").fill("#0b6577");
            assertThat(page.locator(".swatch [type=color]").nth(2)).hasValue("#0b6577");
            page.locator("form.stack button.main").first().press("Enter");
            page.waitForURL("**/look?done=look.saved");
            assertThat(chosen).hasValue(picture);
            visit.keep("desk-look");

            page.locator("[data-logo=remove]").press("Enter");
            assertThat(shown).hasCount(0);
            page.locator("#light-accent").fill("");
            page.locator("form.stack button.main").first().press("Enter");
            page.waitForURL("**/look?done=look.saved");
            assertThat(chosen).hasValue("");
            visit.assertClean();
        }
    }

    private String newStory() {
        String id =
                stet.api()
                        .post(
                                "/api/v1/stories",
                                """
                                {"edition": "en", "type": "article", "section": "world",
                                 "headline": "Nine ferries wait", "standfirst": "For the tide.",
                                 "body": [{"type": "paragraph", "text": "Nine ferries waited for the tide."},
                                          {"type": "paragraph", "text": "Then they went."}]}
                                """)
                        .id();
        stet.api().post("/api/v1/stories/" + id + "/publish", "{}");
        return id;
    }

    private void correct(String id) {
        ObjectNode story = (ObjectNode) story(id);
        ObjectNode order = Json.mapper().createObjectNode();
        for (String field : new String[] {"edition", "type", "section", "standfirst"}) {
            order.set(field, story.get(field));
        }
        order.put("headline", "Ten ferries wait").put("note", "There were ten.");
        order.set("body", story.get("body"));
        stet.api().post("/api/v1/stories/" + id + "/correct", Json.write(order));
    }

    private JsonNode story(String id) {
        return Json.read(stet.api().get("/api/v1/stories/" + id).body());
    }

    /** Beside the text, once a translation was begun. */
    private static Locator languages(Page page) {
        page.locator("#editor[data-ready]").waitFor();
        Locator panel = page.locator("#side-languages");
        panel.locator(".langs-panel").waitFor();
        return panel;
    }

    @Test
    void aTranslationBeginsBesideItsSourceAndAnswersForACorrection() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            page.setViewportSize(1500, 1000);
            Newsrooms.signIn(stet, page, "translator@desk.example");
            String id = newStory();
            page.navigate(stet.desk("/stories/" + id + "#side-languages"));
            languages(page).locator("button[data-translate='es']").click();
            page.waitForURL(url -> !url.contains("/stories/" + id));
            Locator panel = languages(page);
            assertThat(panel.locator(".source-headline")).containsText("Nine ferries wait");
            assertThat(panel.locator(".source-block.untranslated")).hasCount(2);
            visit.keep("desk-translate");

            Locator first = page.locator("#body .ProseMirror p").first();
            first.click();
            page.keyboard().press("Home");
            page.keyboard().press("Shift+End");
            page.keyboard().type("Nueve transbordadores esperaron la marea.");
            page.keyboard().press("Control+s");
            assertThat(panel.locator(".source-block.untranslated")).hasCount(1);

            correct(id);
            page.reload();
            panel = languages(page);
            assertThat(panel.locator(".langs-alert")).containsText("There were ten.");
            assertThat(panel.locator(".source-text .differing ins")).containsText("Ten");
            visit.keep("desk-translation-corrected");
            panel.locator("button[data-seen]").click();
            assertThat(panel.locator(".langs-alert")).hasCount(0);
            assertThat(panel.locator("button[data-seen]")).hasCount(0);
            visit.assertClean();
        }
    }
}
