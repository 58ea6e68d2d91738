package news.stet.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import news.stet.journeys.Newsrooms.Empty;
import news.stet.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Front editors at work: by mouse and by keyboard, two at once, at a time, and back again. */
@ExtendWith(Newsrooms.class)
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class FrontJourneyTest {
    private static final String FRONT = "/fronts/en.culture";
    private static final String API = "/api/v1/fronts/en.culture";

    private final RunningStet stet;
    private final Chromium chromium;

    FrontJourneyTest(Empty newsroom, Chromium chromium) {
        this.stet = newsroom.stet();
        this.chromium = chromium;
    }

    private String publish(String headline) {
        String story =
                """
                {"edition": "en", "type": "article", "section": "culture", "headline": "%s"}
                """;
        String id = stet.api().post("/api/v1/stories", story.formatted(headline)).id();
        stet.api().post("/api/v1/stories/" + id + "/publish", "{}");
        return id;
    }

    private void begin() {
        stet.api().put(API, "{\"containers\": []}", null);
        stet.api()
                .post(
                        API + "/acts",
                        """
                        {"acts": [{"type": "add-container", "layout": "list", "slots": 4, "title": "On the quay"}]}
                        """);
    }

    private void open(Page page) {
        page.navigate(stet.desk(FRONT));
        page.locator("#front[data-ready] .choices li").first().waitFor();
    }

    private static Locator slot(Page page, int number) {
        return page.locator(".part").first().locator(".place").nth(number);
    }

    private static Locator choice(Page page, String story) {
        return page.locator(".choices li[data-story='" + story + "']");
    }

    /** A slot shows that story, put there by hand. */
    private static void assertHeld(Page page, int number, String story) {
        assertThat(slot(page, number)).hasAttribute("data-story", story);
        assertThat(slot(page, number)).hasClass(Pattern.compile(".*\\bheld\\b.*"));
    }

    private void publishFront(Page page, String note) {
        page.locator("[data-command=front-publish]").click();
        page.locator("dialog [name=note]").fill(note);
        page.locator("dialog button.main").click();
        assertThat(page.locator(".board-state .badge.good")).isVisible();
    }

    /** The headlines of the arranged part of the section's page, as readers get them. */
    private List<String> readersSee() {
        try (var visit = chromium.visit()) {
            visit.page.navigate(stet.site("/en/culture/"));
            return new ArrayList<>(visit.page.locator(".lay-list .card h3").allTextContents());
        }
    }

    @Test
    void aFrontIsRearrangedByMouseAndByKeyboardAndTakenBack() {
        String herons = publish("Herons nest on the crane");
        String organ = publish("The organ sounds again");
        String films = publish("Films from a cellar");
        begin();
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "fronts@desk.example");
            open(page);
            choice(page, herons).dragTo(slot(page, 0));
            assertHeld(page, 0, herons);
            choice(page, organ).dragTo(slot(page, 2));
            assertHeld(page, 2, organ);
            slot(page, 2).dragTo(slot(page, 0));
            assertHeld(page, 0, organ);
            assertHeld(page, 1, herons);

            slot(page, 0).focus();
            page.keyboard().press("Alt+ArrowDown");
            assertHeld(page, 1, organ);
            assertThat(slot(page, 1)).isFocused();
            page.keyboard().press("Control+z");
            assertHeld(page, 0, organ);
            page.keyboard().press("Control+y");
            assertHeld(page, 1, organ);

            slot(page, 3).focus();
            page.locator("#find-words").fill(stet.site("/en/culture/films-from-a-cellar-" + films));
            assertThat(page.locator(".choices li")).hasCount(1);
            choice(page, films).locator("button").click();
            assertHeld(page, 3, films);

            slot(page, 3).focus();
            page.keyboard().press("Enter");
            page.locator("dialog [name=headline]").fill("Found films");
            page.locator("dialog [name=kicker]").fill("CELLAR");
            page.locator("dialog button.main").click();
            assertThat(slot(page, 3)).containsText("Found films");
            publishFront(page, "Evening");
            visit.assertClean();
        }

        assertThat(readersSee())
                .startsWith("Herons nest on the crane", "The organ sounds again")
                .contains("Found films")
                .doesNotContain("Films from a cellar");
    }

    @Test
    void twoEditorsWorkAtOnceAndEachSeesTheOther() {
        String tide = publish("The tide comes early");
        String bells = publish("Bells are cast anew");
        begin();
        try (var first = chromium.visit();
                var second = chromium.visit()) {
            Newsrooms.signIn(stet, first.page, "fronts-one@desk.example");
            Newsrooms.signIn(stet, second.page, "fronts-two@desk.example");
            open(first.page);
            open(second.page);
            assertThat(first.page.locator("#presence li")).hasCount(1);

            choice(first.page, tide).dragTo(slot(first.page, 0));
            assertHeld(second.page, 0, tide);
            choice(second.page, bells).dragTo(slot(second.page, 3));

            assertHeld(first.page, 3, bells);
            assertHeld(first.page, 0, tide);
            assertThat(slot(second.page, 0)).isVisible();
            first.assertClean();
            second.assertClean();
        }
    }

    @Test
    void aFrontGoesOutAtItsTimeIsSeenAsItWasAndPutBack() {
        String before = publish("Before the premiere");
        String after = publish("After the premiere");
        begin();
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "fronts-time@desk.example");
            open(page);
            choice(page, before).dragTo(slot(page, 0));
            assertHeld(page, 0, before);
            publishFront(page, "Afternoon");
            assertThat(readersSee().getFirst()).isEqualTo("Before the premiere");

            choice(page, after).dragTo(slot(page, 0));
            assertHeld(page, 0, after);
            page.locator("[data-command=front-publish]").click();
            page.locator("dialog [name=at]").fill(inSeconds(3));
            page.locator("dialog button.main").click();
            assertThat(page.locator(".board-state .badge.blue")).isVisible();
            awaitVersion(page, after);
            assertThat(readersSee().getFirst()).isEqualTo("After the premiere");

            JsonNode history = Json.read(stet.api().get(API + "/history").body());
            JsonNode then = history.path("publications").get(1);
            assertThat(then.path("note").stringValue()).isEqualTo("Afternoon");

            page.navigate(stet.desk(FRONT + "/past"));
            assertThat(page.locator(".stood tbody tr").first()).containsText("After the premiere");
            assertThat(page.frameLocator(".preview-box iframe").locator(".lay-list h3").first())
                    .hasText("After the premiere");
            page.locator(".published li", new Page.LocatorOptions().setHasText("Afternoon"))
                    .locator("button")
                    .click();
            page.locator("#front[data-ready]").waitFor();
            assertHeld(page, 0, before);
            publishFront(page, "Put back");
            visit.assertClean();
        }

        assertThat(readersSee().getFirst()).isEqualTo("Before the premiere");
    }

    private static String inSeconds(int seconds) {
        return LocalDateTime.ofInstant(
                        Instant.now().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS),
                        ZoneOffset.UTC)
                .toString();
    }

    /** The clock gives readers what was scheduled; asked for until it has, for half a minute. */
    private void awaitVersion(Page page, String story) {
        Instant giveUp = Instant.now().plus(Duration.ofSeconds(30));
        boolean live = false;
        while (!live && Instant.now().isBefore(giveUp)) {
            JsonNode front = Json.read(stet.api().get(API).body());
            live =
                    front.path("live")
                            .path(0)
                            .path("slots")
                            .path(0)
                            .path("story")
                            .asString("")
                            .equals(story);
            page.waitForTimeout(200);
        }
        assertThat(live).isTrue();
    }
}
