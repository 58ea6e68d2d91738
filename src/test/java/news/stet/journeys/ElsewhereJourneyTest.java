package news.stet.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import news.stet.journeys.Newsrooms.Empty;
import news.stet.platform.Json;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A journalist copies a story, moves another, and looks at how one was written. */
@NullMarked
@ExtendWith(Newsrooms.class)
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class ElsewhereJourneyTest {
    private final RunningStet stet;
    private final Chromium chromium;

    ElsewhereJourneyTest(Empty newsroom, Chromium chromium) {
        this.stet = newsroom.stet();
        this.chromium = chromium;
    }

    private String draft(String headline) {
        return stet.api()
                .post(
                        "/api/v1/stories",
                        """
                        {"edition": "en", "type": "article", "section": "world", "headline": "%s",
                         "body": [{"type": "paragraph", "text": "Ten people waited."}]}
                        """
                                .formatted(headline))
                .id();
    }

    private JsonNode story(String id) {
        return Json.read(stet.api().get("/api/v1/stories/" + id).body());
    }

    private void open(Page page, String id) {
        page.navigate(stet.desk("/stories/" + id));
        page.locator("#editor[data-ready]").waitFor();
    }

    /** Another section than the story's own; its slug. */
    private static String chooseAnotherPlace(Page page) {
        Locator choice = page.locator("dialog select[name='place']");
        assertThat(choice).hasValue("en/world");
        Object other =
                choice.evaluate(
                        "select => [...select.options].map(o => o.value).find(v => v !== 'en/world')");
        choice.selectOption(other.toString());
        return other.toString().substring(other.toString().indexOf('/') + 1);
    }

    @Test
    void aCopyIsOfferedAndBeginsWhereItWasSent() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "copying@desk.example");
            String id = draft("Ferry returns");
            open(page, id);

            page.locator("button[data-elsewhere='copy']").click();
            String section = chooseAnotherPlace(page);
            visit.keep("desk-copy");
            page.locator("dialog button.main").click();
            Locator copy = page.locator("dialog a.button.main");
            assertThat(copy).hasText("Ferry returns");
            copy.click();
            page.locator("#editor[data-ready]").waitFor();

            String copied = page.url().substring(page.url().lastIndexOf('/') + 1);
            assertThat(copied).isNotEqualTo(id);
            assertThat(story(copied).get("section").stringValue()).isEqualTo(section);
            assertThat(story(id).get("section").stringValue()).isEqualTo("world");
            visit.assertClean();
        }
    }

    @Test
    void aDraftThatIsMovedStandsThereWithWhatWasJustTyped() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "mover@desk.example");
            String id = draft("Bridge opens");
            open(page, id);
            page.locator("#body .ProseMirror p").last().click();
            page.keyboard().press("End");
            page.keyboard().type(" Then it came.");

            page.locator("button[data-elsewhere='move']").click();
            String section = chooseAnotherPlace(page);
            page.locator("dialog button.main").click();

            assertThat(page.locator("dialog[open]")).hasCount(0);
            assertThat(page.locator("#field-section")).hasValue(section);
            assertThat(story(id).get("section").stringValue()).isEqualTo(section);
            assertThat(story(id).get("body").toString()).contains("Then it came.");
            visit.assertClean();
        }
    }

    @Test
    void howARevisionWasWrittenIsPlayedStepByStep() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "player@desk.example");
            String id = draft("Harbour day");
            open(page, id);
            page.locator("#body .ProseMirror p").last().click();
            page.keyboard().press("End");
            for (String words : List.of(" Then the ferry came.", " They went aboard.")) {
                page.keyboard().type(words);
                page.waitForResponse(
                        answer -> answer.url().endsWith("/journal") && answer.status() < 300,
                        () -> page.keyboard().type(" "));
            }
            page.keyboard().press("Control+s");
            page.locator("#tab-history").click();
            page.locator("#side-history button[data-replay]").first().click();

            Locator stage = page.locator("dialog .replay-stage");
            assertThat(stage).containsText("Ten people waited.");
            assertThat(stage).not().containsText("Then the ferry came.");
            page.locator("dialog input[type='range']").press("End");
            assertThat(stage).containsText("Then the ferry came. They went aboard.");
            assertThat(stage.locator(".now")).containsText("They went aboard.");
            page.locator("dialog input[type='range']").press("Home");
            page.locator("dialog .replay-tools button.main").click();
            assertThat(stage).containsText("They went aboard.");
            visit.keep("desk-replay");
            visit.assertClean();
        }
    }
}
