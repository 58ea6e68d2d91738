package news.stet.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.ArrayList;
import java.util.List;
import news.stet.desk.api.ApiCaller;
import news.stet.journeys.Newsrooms.Empty;
import news.stet.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two people at one story. */
@ExtendWith(Newsrooms.class)
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class TwoEditorsTest {
    private static final double PATIENCE_MILLIS = 30_000;

    private final RunningStet stet;
    private final Chromium chromium;

    TwoEditorsTest(Empty newsroom, Chromium chromium) {
        this.stet = newsroom.stet();
        this.chromium = chromium;
    }

    private String story() {
        ApiCaller.Reply made =
                stet.api()
                        .post(
                                "/api/v1/stories",
                                """
                                {"edition":"en","type":"article","section":"world","headline":"Two at once",
                                 "body":[{"type":"paragraph","text":"First paragraph."},
                                         {"type":"paragraph","text":"Second paragraph."},
                                         {"type":"paragraph","text":"Third paragraph."}]}\
                                """);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.id();
    }

    private void open(Page page, String id) {
        page.navigate(stet.desk("/stories/" + id));
        page.locator("#editor[data-ready]").waitFor();
    }

    private static Locator paragraph(Page page, int index) {
        return page.locator("#body .ProseMirror > p").nth(index);
    }

    private static void typeAtEndOf(Page page, int index, String text) {
        paragraph(page, index).click();
        page.keyboard().press("End");
        page.keyboard().type(text);
    }

    private static void shows(Page page, int index, String text) {
        assertThat(paragraph(page, index))
                .hasText(text, new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MILLIS));
    }

    private List<String> bodies(String id) {
        List<String> bodies = new ArrayList<>();
        Json.read(stet.api().get("/api/v1/stories/" + id + "/revisions").body())
                .get("revisions")
                .forEach(revision -> bodies.add(revision.get("story").get("body").toString()));
        return bodies;
    }

    @Test
    void differentParagraphsComeTogetherByThemselves() {
        try (var ann = chromium.visit();
                var ben = chromium.visit()) {
            Newsrooms.signIn(stet, ann.page, "ann.two@desk.example");
            Newsrooms.signIn(stet, ben.page, "ben.two@desk.example");
            String id = story();
            open(ann.page, id);
            open(ben.page, id);
            typeAtEndOf(ann.page, 0, " Ann was here.");
            typeAtEndOf(ben.page, 2, " Ben");
            ann.page.keyboard().press("Control+s");
            shows(ben.page, 0, "First paragraph. Ann was here.");
            // The caret stayed where Ben writes.
            ben.page.keyboard().type(" goes on.");
            ben.page.keyboard().press("Control+s");
            shows(ann.page, 2, "Third paragraph. Ben goes on.");

            assertThat(ann.page.locator("dialog")).hasCount(0);
            assertThat(ben.page.locator("dialog")).hasCount(0);
            assertThat(bodies(id).getFirst())
                    .contains("Ann was here.")
                    .contains("Second paragraph.")
                    .contains("Ben goes on.");
            ann.assertClean();
            ben.assertClean();
        }
    }

    @Test
    void twoTabsOfOnePersonShowTheSame() {
        try (var ann = chromium.visit()) {
            Newsrooms.signIn(stet, ann.page, "ann.tabs@desk.example");
            String id = story();
            Page other = ann.page.context().newPage();
            open(ann.page, id);
            open(other, id);
            typeAtEndOf(ann.page, 0, " In the first tab.");
            typeAtEndOf(other, 1, " In the second tab.");
            other.keyboard().press("Control+s");
            shows(ann.page, 1, "Second paragraph. In the second tab.");
            shows(other, 0, "First paragraph. In the first tab.");
            ann.assertClean();
        }
    }

    @Test
    void theSameParagraphIsLaidSideBySideAndBothStayInTheHistory() {
        try (var ann = chromium.visit();
                var ben = chromium.visit()) {
            Newsrooms.signIn(stet, ann.page, "ann.same@desk.example");
            Newsrooms.signIn(stet, ben.page, "ben.same@desk.example");
            String id = story();
            open(ann.page, id);
            open(ben.page, id);
            ben.page.context().setOffline(true);
            typeAtEndOf(ann.page, 1, " Ann wrote this.");
            typeAtEndOf(ben.page, 1, " Ben wrote this.");
            typeAtEndOf(ben.page, 0, " Undisputed.");
            ann.page.keyboard().press("Control+s");
            assertThat(ann.page.locator("#live")).containsText("Kept as revision 2");
            ben.page.context().setOffline(false);
            Locator dialog = ben.page.locator("dialog");
            assertThat(dialog)
                    .containsText(
                            "Ann wrote this.",
                            new LocatorAssertions.ContainsTextOptions()
                                    .setTimeout(PATIENCE_MILLIS));
            assertThat(dialog.locator("mark")).hasText(new String[] {"Ben", "Ann"});
            ben.keep("desk-conflict");
            dialog.locator("input[value=theirs]").check();
            dialog.locator("button.main").click();
            shows(ben.page, 1, "Second paragraph. Ann wrote this.");
            shows(ann.page, 0, "First paragraph. Undisputed.");

            assertThat(bodies(id).getFirst()).contains("Ann wrote this.").contains("Undisputed.");
            String revision =
                    Json.read(stet.api().get("/api/v1/stories/" + id).body())
                            .get("revision")
                            .stringValue();
            assertThat(
                            stet.api()
                                    .get(
                                            "/api/v1/stories/%s/revisions/%s/journal"
                                                    .formatted(id, revision))
                                    .body())
                    .contains("Ben wrote this.");
        }
    }
}
