package news.stet.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import news.stet.desk.api.ApiCaller;
import news.stet.journeys.Newsrooms.Empty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** The list as the newsroom's home: it stays current by itself, and is worked through by keys. */
@ExtendWith(Newsrooms.class)
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class ListJourneyTest {
    private final RunningStet stet;
    private final Chromium chromium;

    ListJourneyTest(Empty newsroom, Chromium chromium) {
        this.stet = newsroom.stet();
        this.chromium = chromium;
    }

    private ApiCaller.Reply begin(String headline) {
        return stet.api()
                .post(
                        "/api/v1/stories",
                        "{\"edition\":\"en\",\"type\":\"article\",\"section\":\"world\",\"headline\":\"%s\"}"
                                .formatted(headline));
    }

    private void open(Page page, String path) {
        page.navigate(stet.desk(path));
        page.locator("html[data-list=ready]").waitFor();
    }

    @Test
    void whatOthersDoIsSeenWhereItStandsAndWhatIsNewWaitsToBeAskedFor() {
        ApiCaller.Reply old = begin("Narwhal counted");
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "list.live@desk.example");
            open(page, "/stories?q=narwhal");
            Locator row = page.locator("#row-" + old.id());
            row.locator("a").focus();
            row.locator("input[name=story]").check();

            stet.api().post("/api/v1/stories/" + old.id() + "/publish", "");
            begin("Narwhal found");
            begin("Something else");

            assertThat(row.locator(".badge")).hasText("Live");
            assertThat(row.locator("input[name=story]")).isChecked();
            assertThat(page.locator("#fresh")).hasText("New: 1");
            assertThat(page.locator("tr[data-story]")).hasCount(1);
            visit.keep("desk-list-live");
            page.locator("#fresh").click();
            assertThat(page.locator("tr[data-story]")).hasCount(2);
            assertThat(page.locator("tr[data-story]").first()).containsText("Narwhal found");
            assertThat(page.locator("#fresh")).isHidden();
            visit.assertClean();
        }
    }

    @Test
    void whoIsWritingIsSeenInTheList() {
        String id = begin("Pangolin awake").id();
        try (var list = chromium.visit();
                var writer = chromium.visit()) {
            Newsrooms.signIn(stet, list.page, "list.looks@desk.example");
            open(list.page, "/stories?q=pangolin");
            Newsrooms.signIn(stet, writer.page, "list.writes@desk.example");
            writer.page.navigate(stet.desk("/stories/" + id));
            writer.page.locator("#editor[data-ready]").waitFor();
            writer.page.locator("#body .ProseMirror").click();
            writer.page.keyboard().type("Yawns.");

            assertThat(list.page.locator("#row-" + id + " .has")).containsText("is writing");
            writer.page.close();
            assertThat(list.page.locator("#row-" + id + " .has")).not().containsText("is writing");
            list.assertClean();
        }
    }

    @Test
    void aListIsWorkedThroughByKeysAlone() {
        begin("Ibex one");
        begin("Ibex two");
        String third = begin("Ibex three").id();
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "list.keys@desk.example");
            open(page, "/stories?q=ibex");
            page.locator("#main").focus();

            page.keyboard().press("j");
            page.keyboard().press("x");
            page.keyboard().press("j");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("k");
            page.keyboard().press("x");
            assertThat(page.locator("#bulk .picked")).hasText("Selected: 2");
            visit.keep("desk-list-picked");
            page.locator("#bulk button[value=submit]").focus();
            page.keyboard().press("Enter");

            assertThat(page.locator("#bulk-result")).containsText("done for 2 stories");
            assertThat(page.locator("#row-" + third + " .badge")).hasText("In review");
            assertThat(page.locator("#bulk")).isHidden();
            page.keyboard().press("Enter");
            page.keyboard().press("Enter");
            page.waitForURL(Pattern.compile(".*/stories/" + third));
            visit.assertClean();
        }
    }

    @Test
    void aViewIsSavedUnderANameAndTakenAway() {
        begin("Okapi seen");
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "list.views@desk.example");
            open(page, "/stories");
            page.locator("#q").fill("okapi");
            assertThat(page.locator("tr[data-story]")).hasCount(1);
            page.locator("#status").selectOption("draft");
            page.locator(".save-view summary").click();
            page.locator("#view-name").fill("Okapi drafts");
            page.locator(".save-view button").click();

            Locator tab =
                    page.locator(".views a", new Page.LocatorOptions().setHasText("Okapi drafts"));
            assertThat(tab).hasAttribute("aria-current", "page");
            assertThat(page.locator("#q")).hasValue("okapi");
            open(page, "/stories");
            tab.click();
            page.waitForURL(url -> url.endsWith("/stories?q=okapi&status=draft"));
            page.locator(".views li", new Page.LocatorOptions().setHasText("Okapi drafts"))
                    .locator("button")
                    .click();
            assertThat(tab).hasCount(0);
            visit.assertClean();
        }
    }

    @Test
    void aPhoneShowsCardsAndNothingRunsOver() {
        begin("Tapir with a headline that is longer than any phone is wide, and goes on");
        var phone = new Browser.NewContextOptions().setViewportSize(360, 740);
        try (var visit = chromium.visit(phone)) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "list.phone@desk.example");
            open(page, "/stories?q=tapir");
            page.locator("tr[data-story] input").check();
            assertThat(page.locator("#bulk")).isVisible();
            visit.keep("desk-list-phone");

            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
            visit.assertClean();
        }
    }
}
