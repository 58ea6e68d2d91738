package news.stet.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import news.stet.journeys.Newsrooms.Empty;
import news.stet.platform.Json;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** A journalist looks at what changed, has it back, and shows it to somebody outside. */
@NullMarked
@ExtendWith(Newsrooms.class)
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class HistoryJourneyTest {
    private final RunningStet stet;
    private final Chromium chromium;

    HistoryJourneyTest(Empty newsroom, Chromium chromium) {
        this.stet = newsroom.stet();
        this.chromium = chromium;
    }

    private static String story(String headline, String words) {
        return """
        {"edition": "en", "type": "article", "section": "world", "headline": "%s",
         "body": [{"type": "paragraph", "text": "%s"}, {"type": "paragraph", "text": "It stays."}]}
        """
                .formatted(headline, words);
    }

    /** A story with two revisions. */
    private String written() {
        String id =
                stet.api()
                        .post("/api/v1/stories", story("Ferry returns", "Ten people waited."))
                        .id();
        stet.api()
                .put(
                        "/api/v1/stories/" + id,
                        story("Ferry returns", "Twelve people waited."),
                        "\"1\"");
        return id;
    }

    private void open(Page page, String id) {
        page.navigate(stet.desk("/stories/" + id));
        page.locator("#editor[data-ready]").waitFor();
    }

    @Test
    void whatChangedIsSeenBesideTheTextAndHadBack() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "historian@desk.example");
            String id = written();
            open(page, id);
            page.locator("#tab-story").focus();
            page.keyboard().press("End");
            assertThat(page.locator("#side-preview")).isVisible();
            page.locator("#tab-history").click();
            page.locator("#side-history a[data-compare='1']").first().click();
            assertThat(page.locator("dialog del")).containsText("Ten");
            assertThat(page.locator("dialog ins")).containsText("Twelve");
            page.locator("dialog #compare-to").selectOption("1");
            assertThat(page.locator("dialog del")).hasCount(0);
            visit.keep("desk-difference");
            page.keyboard().press("Escape");
            page.locator("#side-history button[data-restore='1']").click();
            assertThat(page.locator("#body .ProseMirror")).containsText("Ten people waited.");
            assertThat(page.locator("#side-history .revisions li").first()).containsText("1");
            assertThat(
                            Json.read(stet.api().get("/api/v1/stories/" + id).body())
                                    .get("revision")
                                    .stringValue())
                    .isEqualTo("3");
            page.navigate(stet.desk("/stories/" + id + "/history?from=2&to=3"));
            assertThat(page.locator(".difference ins")).containsText("Ten");
            visit.keep("desk-history");
            visit.assertClean();
        }
    }

    @Test
    void thePreviewShowsWhatIsTypedAndAStrangerSeesItByALink() {
        try (var visit = chromium.visit();
                var outside = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "previewer@desk.example");
            open(page, written());
            page.locator("#tab-preview").click();
            FrameLocator preview = page.frameLocator("#side-preview iframe:not(.coming)");
            assertThat(preview.locator(".body")).containsText("Twelve people waited.");
            page.locator("#body .ProseMirror p").last().click();
            page.keyboard().press("End");
            page.keyboard().type(" Nobody knows why.");
            assertThat(preview.locator(".body")).containsText("It stays. Nobody knows why.");
            visit.keep("desk-preview");
            page.locator(".link-box summary").click();
            page.locator(".link-form button").click();
            String link = page.locator(".link-box input.secret").inputValue();
            link = stet.desk(link.substring(link.indexOf("/preview/")));

            outside.page.navigate(link);
            assertThat(outside.page.frameLocator("iframe").locator(".body"))
                    .containsText("It stays. Nobody knows why.");
            outside.keep("shared-preview");
            page.locator(".link-list button").click();
            assertThat(page.locator(".link-list")).hasCount(0);
            assertThat(outside.page.navigate(link).status()).isEqualTo(410);
            outside.keep("shared-preview-gone");
            visit.assertClean();
            outside.assertClean();
        }
    }
}
