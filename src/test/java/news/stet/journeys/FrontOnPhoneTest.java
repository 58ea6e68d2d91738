package news.stet.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.regex.Pattern;
import news.stet.journeys.Newsrooms.Demo;
import news.stet.platform.Json;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A front editor on the way home: one thumb, no drag, in both directions of writing. */
@ExtendWith(Newsrooms.class)
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class FrontOnPhoneTest {
    /** The least a finger may be asked to hit (WCAG 2.5.8), in CSS pixels. */
    private static final double TARGET = 24;

    private final RunningStet stet;
    private final Chromium chromium;

    FrontOnPhoneTest(Demo newsroom, Chromium chromium) {
        this.stet = newsroom.stet();
        this.chromium = chromium;
    }

    private String publish(String edition, String headline) {
        String story =
                """
                {"edition": "%s", "type": "article", "section": "world", "headline": "%s",
                 "kicker": "QUAY", "standfirst": "What the harbour says of it."}
                """;
        String id = stet.api().post("/api/v1/stories", story.formatted(edition, headline)).id();
        stet.api().post("/api/v1/stories/" + id + "/publish", "{}");
        return id;
    }

    private static String api(String edition) {
        return "/api/v1/fronts/" + edition + ".world";
    }

    /** Two containers of three slots, the story in the first. */
    private void begin(String edition, String story) {
        stet.api().put(api(edition), "{\"containers\": []}", null);
        String add =
                "{\"acts\": [{\"type\": \"add-container\", \"layout\": \"list\", \"slots\": 3, \"title\": \"%s\"}]}";
        stet.api().post(api(edition) + "/acts", add.formatted("Above"));
        stet.api().post(api(edition) + "/acts", add.formatted("Below"));
        String place =
                "{\"acts\": [{\"type\": \"place\", \"story\": \"%s\", \"container\": \"%s\", \"slot\": 0}]}";
        var placed =
                stet.api()
                        .post(
                                api(edition) + "/acts",
                                place.formatted(story, draft(edition).at("/0/id").stringValue()));
        assertThat(placed.status()).as(placed.body()).isEqualTo(200);
    }

    private JsonNode draft(String edition) {
        return Json.read(stet.api().get(api(edition)).body()).get("containers");
    }

    private void open(Page page, String edition, String language, String name) {
        page.navigate(Newsrooms.invite(stet, name + "." + language + "@desk.example", language));
        Newsrooms.join(page);
        page.navigate(stet.desk("/fronts/" + edition + ".world"));
        page.locator("#front[data-ready] .choices li").first().waitFor();
    }

    private static Locator slot(Page page, int container, int number) {
        return page.locator(".part").nth(container).locator(".place").nth(number);
    }

    private static void assertHeld(Page page, int container, int number, String story) {
        Locator slot = slot(page, container, number);
        assertThat(slot).hasAttribute("data-story", story);
        assertThat(slot).hasClass(Pattern.compile(".*\\bheld\\b.*"));
    }

    private static Locator tool(Locator slot, String deed) {
        return slot.locator("[data-do=" + deed + "]");
    }

    /** Everything a finger may want is large enough, and nothing reaches beyond the screen. */
    private static void assertHandy(Page page, String within) {
        for (Locator target :
                page.locator(within)
                        .locator("button:visible, a:visible, select:visible, input:visible")
                        .all()) {
            BoundingBox box = target.boundingBox();
            // A box to tick counts with its label, which is as high as a line of buttons.
            if (!"checkbox".equals(target.getAttribute("type"))
                    && !"radio".equals(target.getAttribute("type"))) {
                assertThat(Math.min(box.width, box.height))
                        .as(target.evaluate("it => it.outerHTML").toString())
                        .isGreaterThanOrEqualTo(TARGET);
            }
            assertThat(box.x).isGreaterThanOrEqualTo(0);
            assertThat(box.x + box.width).isLessThanOrEqualTo(390);
        }
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void aStoryIsMovedWithOneFinger(String language) {
        String story = publish(language, "Moved by thumb " + language);
        publish(language, "Stays where it is " + language);
        begin(language, story);
        try (var visit = chromium.visit(Looks.PHONE_DARK.options().setHasTouch(true))) {
            Page page = visit.page;
            open(page, language, language, "phone");
            slot(page, 0, 0).locator(".line").tap();
            assertHandy(page, "#board");
            assertThat(Looks.PHONE_DARK.faultsInOneColor(visit, "front-phone-" + language))
                    .isEmpty();

            for (int[] place : List.of(new int[] {0, 1}, new int[] {0, 2}, new int[] {1, 0})) {
                page.locator(".place[data-story='" + story + "'] [data-do=down]").tap();
                assertHeld(page, place[0], place[1], story);
                assertThat(tool(slot(page, place[0], place[1]), "down")).isFocused();
            }
            tool(slot(page, 1, 0), "up").tap();
            assertHeld(page, 0, 2, story);

            tool(slot(page, 0, 2), "move").tap();
            page.locator("#move-part").selectOption(new String[] {partId(page, 1)});
            page.locator("#move-place").selectOption("2");
            assertHandy(page, "dialog");
            assertThat(Looks.PHONE_DARK.faultsInOneColor(visit, "front-move-" + language))
                    .isEmpty();
            page.locator("dialog button.main").tap();
            assertHeld(page, 1, 2, story);

            tool(slot(page, 1, 2), "fetch").tap();
            assertThat(page.locator("#find-words")).isFocused();
            visit.assertClean();
        }
    }

    private static String partId(Page page, int index) {
        return page.locator(".part").nth(index).getAttribute("data-container");
    }

    @ParameterizedTest
    @CsvSource({"en, PHONE_DARK", "ar, PHONE_DARK", "en, DESK_LIGHT", "ar, DESK_LIGHT"})
    void howAStoryStandsInItsPlaceIsSaidInOneForm(String language, Looks looks) {
        String story = publish(language, "Dressed for " + language + looks);
        String other = publish(language, "Linked below " + language + looks);
        begin(language, story);
        try (var visit = chromium.visit(looks.options())) {
            Page page = visit.page;
            open(page, language, language, "form-" + looks.ordinal());
            slot(page, 0, 0).focus();
            page.keyboard().press("Enter");
            Locator headline = page.locator("dialog [name=headline]");
            assertThat(headline).hasAttribute("placeholder", "Dressed for " + language + looks);
            page.locator("dialog .field:has([name=headline]) button").click();
            assertThat(headline).hasValue("Dressed for " + language + looks);
            headline.fill("Dressed here only");
            page.locator("dialog [name=kicker-none]").check();
            assertThat(page.locator("dialog [name=kicker]")).isDisabled();
            page.locator("dialog .choice label:has([value='4x3'])").click();
            page.locator("dialog .choice label:has([value=large])").click();
            page.locator("#look-links-find").fill("Linked below " + language + looks);
            assertThat(page.locator(".look-found button")).hasCount(1);
            page.keyboard().press("Enter");
            assertThat(page.locator(".look-links li")).hasAttribute("data-story", other);
            if (looks == Looks.PHONE_DARK) {
                assertHandy(page, "dialog");
            }
            assertThat(looks.faultsInOneColor(visit, "front-form-" + language + looks)).isEmpty();
            page.locator("dialog button.main").click();
            assertThat(slot(page, 0, 0)).containsText("Dressed here only");

            JsonNode placed = draft(language).at("/0/slots/0");
            assertThat(placed.get("headline").stringValue()).isEqualTo("Dressed here only");
            assertThat(placed.get("kicker").stringValue()).isEmpty();
            assertThat(placed.has("standfirst")).isFalse();
            assertThat(placed.get("crop").stringValue()).isEqualTo("4x3");
            assertThat(placed.get("size").stringValue()).isEqualTo("large");
            assertThat(placed.at("/sublinks/0").stringValue()).isEqualTo(other);

            slot(page, 0, 0).focus();
            page.keyboard().press("Enter");
            assertThat(page.locator(".look-links li")).containsText("Linked below");
            page.locator("dialog [name=kicker-none]").uncheck();
            headline.fill("");
            page.locator(".look-links li button").last().click();
            page.locator("dialog button.main").click();
            assertThat(slot(page, 0, 0)).containsText("Dressed for " + language + looks);
            JsonNode again = draft(language).at("/0/slots/0");
            assertThat(again.has("headline")).isFalse();
            assertThat(again.has("kicker")).isFalse();
            assertThat(again.has("sublinks")).isFalse();
            visit.assertClean();
        }
    }
}
