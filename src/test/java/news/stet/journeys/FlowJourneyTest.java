package news.stet.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import news.stet.desk.api.ApiCaller;
import news.stet.journeys.Newsrooms.Empty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens between draft and publication: remarks, things to do, checks, and going out. */
@ExtendWith(Newsrooms.class)
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class FlowJourneyTest {
    private static final String COMMENT =
            """
            {"text": "Is it noon?", "on": {"place": "body", "block": 0, "start": 19, "end": 26, "text": "at noon"}}
            """;

    private final RunningStet stet;
    private final Chromium chromium;

    FlowJourneyTest(Empty newsroom, Chromium chromium) {
        this.stet = newsroom.stet();
        this.chromium = chromium;
    }

    private String draft(String headline, String body) {
        ApiCaller.Reply made =
                stet.api()
                        .post(
                                "/api/v1/stories",
                                """
                                {"edition": "en", "type": "article", "section": "world", "headline": "%s",
                                 "slugline": "boats-name", "body": [{"type": "paragraph", "text": "%s"}]}
                                """
                                        .formatted(headline, body));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.id();
    }

    private void open(Page page, String id, String side) {
        page.navigate(stet.desk("/stories/" + id + "#side-" + side));
        page.locator("#editor[data-ready]").waitFor();
    }

    @Test
    void aCommentFindsItsWordsAgainWhereverTheyMove() {
        String id = draft("Words that move", "Three boats came at noon.");
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "moves@desk.example");
            open(page, id, "comments");
            stet.api().post("/api/v1/stories/" + id + "/comments", COMMENT);
            Locator mark = page.locator("#body .commented");
            assertThat(mark).hasText("at noon");
            assertThat(page.locator("article.thread")).containsText("Is it noon?");
            page.locator("#body .ProseMirror").click();
            page.keyboard().press("Control+Home");
            page.keyboard().type("It was said that ");
            assertThat(mark).hasText("at noon");
            page.keyboard().press("Control+Home");
            page.keyboard().type("A new first one.");
            page.keyboard().press("Enter");
            page.keyboard().press("Control+s");
            assertThat(page.locator("#state")).containsText("Revision 2");
            page.reload();
            page.locator("#editor[data-ready]").waitFor();
            assertThat(page.locator("#body .ProseMirror p")).hasCount(2);
            assertThat(mark).hasText("at noon");
            page.locator("#tab-comments").click();
            page.locator(
                            "article.thread button",
                            new Page.LocatorOptions().setHasText("Show in the text"))
                    .click();
            assertThat(mark).hasClass(java.util.regex.Pattern.compile("chosen"));
            // Whoever reloads is not locked out by the page they left.
            assertThat(page.locator("#body .ProseMirror")).isFocused();
            page.keyboard().press("Delete");
            assertThat(page.locator("article.thread")).containsText("not in the text any more");
            visit.keep("desk-comments");
            visit.assertClean();
        }
    }

    @Test
    void whatStopsIsSaidBeforeAndWhereItIs() {
        String id = draft("Held back", "Boats.");
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "stops@desk.example");
            page.navigate(stet.desk("/settings"));
            page.locator("select[name='check.standfirst-missing']").selectOption("stop");
            page.locator("main form button.main").click();
            page.waitForURL("**/settings?done=**");
            try {
                open(page, id, "checks");
                Locator stop = page.locator("#side-checks .findings .stop");
                assertThat(stop).containsText("There is no standfirst.");
                visit.keep("desk-checks");
                page.locator("button[data-verb=publish]").click();
                Locator dialog = page.locator("dialog.publishing");
                assertThat(dialog.locator("button[value=yes]")).isDisabled();
                assertThat(dialog.locator(".why")).containsText("stops");
                assertThat(stet.api().post("/api/v1/stories/" + id + "/publish", "").status())
                        .isEqualTo(409);
                dialog.locator(".stop button").click();
                assertThat(page.locator("#standfirst .ProseMirror")).isFocused();
                page.keyboard().type("They are back.");
                assertThat(stop).hasCount(0);
                page.keyboard().press("Control+Shift+Enter");
                assertThat(dialog.locator("button[value=yes]")).isFocused();
                page.keyboard().press("Enter");
                assertThat(page.locator(".receipt a")).hasText("See it on the site");
            } finally {
                page.navigate(stet.desk("/settings"));
                page.locator("select[name='check.standfirst-missing']").selectOption("");
                page.locator("main form button.main").click();
                page.waitForURL("**/settings?done=**");
            }
            visit.assertClean();
        }
    }

    @Test
    void aStoryIsScheduledInItsEditionsTimeAndKilledOnlyByItsName() {
        String id = draft("On the hour", "Boats.");
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "hours@desk.example");
            open(page, id, "story");
            page.locator("button[data-verb=schedule]").click();
            Locator dialog = page.locator("dialog.publishing");
            assertThat(dialog).containsText("time zone, UTC");
            dialog.locator("input[name=at]").fill("2031-05-04T08:00");
            visit.keep("desk-schedule");
            dialog.locator("button[value=yes]").click();
            assertThat(page.locator("#state .badge")).hasText("Scheduled");
            assertThat(stet.api().get("/api/v1/stories/" + id).text("scheduledFor"))
                    .isEqualTo("2031-05-04T08:00:00Z");
            stet.api().post("/api/v1/stories/" + id + "/publish", "");
            page.reload();
            page.locator("button[data-verb=kill]").click();
            Locator kill = page.locator("dialog[open]");
            kill.locator("input[name=typed]").fill("kill");
            kill.locator("button.danger").click();
            assertThat(kill).isVisible();
            kill.locator("input[name=typed]").fill("Boats-Name");
            visit.keep("desk-kill");
            kill.locator("button.danger").click();
            assertThat(page.locator("#state .badge")).hasText("Killed");
            visit.assertClean();
        }
    }

    @Test
    void tasksAreTickedAndPutInOrder() {
        String id = draft("Things to do", "Boats.");
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "tasks@desk.example");
            open(page, id, "comments");
            page.locator("#task-new").fill("Call the harbour");
            page.keyboard().press("Enter");
            assertThat(page.locator(".task")).hasCount(1);
            page.keyboard().type("Check the number");
            page.keyboard().press("Enter");
            assertThat(page.locator(".task")).hasCount(2);
            page.locator(".task input").first().focus();
            page.keyboard().press("Alt+ArrowDown");
            assertThat(page.locator(".task").last()).containsText("Call the harbour");
            assertThat(page.locator(".task input").last()).isFocused();
            page.keyboard().press("Space");
            assertThat(page.locator(".tasks .progress")).hasText("1 of 2 done");
            assertThat(page.locator("#tab-checks .count")).isVisible();
            visit.keep("desk-tasks");
            visit.assertClean();
        }
    }
}
