package news.stet.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import news.stet.journeys.Newsrooms.Empty;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** A reader finds a story while typing; an editor says what stands after it. */
@NullMarked
@ExtendWith(Newsrooms.class)
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class FindingJourneyTest {
    private final RunningStet stet;
    private final Chromium chromium;

    FindingJourneyTest(Empty newsroom, Chromium chromium) {
        this.stet = newsroom.stet();
        this.chromium = chromium;
    }

    private String publish(String headline, String words) {
        String story =
                """
                {"edition": "en", "type": "article", "section": "world", "headline": "%s",
                 "body": [{"type": "paragraph", "text": "%s"}]}
                """;
        String id = stet.api().post("/api/v1/stories", story.formatted(headline, words)).id();
        stet.api().post("/api/v1/stories/" + id + "/publish", "");
        return id;
    }

    /** What is alike is found about a second after it was published. */
    private void awaitLook(String story) {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!stet.api()
                .get("/api/v1/stories/" + story + "/related")
                .body()
                .contains("Numbats sleep")) {
            if (System.nanoTime() > giveUp) {
                throw new AssertionError("nobody looked for what is like " + story);
            }
        }
    }

    @Test
    void aStoryIsReachedByKeysWhileItIsTyped() {
        String id = publish("Quokkas cross the causeway", "Seven of them.");
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            page.navigate(stet.site("/en/"));
            Locator field = page.locator("#q");
            field.click();
            page.keyboard().type("quok");
            assertThat(page.locator(".suggested [role=option]")).hasCount(1);
            assertThat(field).hasAttribute("aria-expanded", "true");
            visit.keep("site-suggestions");
            page.keyboard().press("Escape");
            assertThat(page.locator(".suggested [role=option]")).isHidden();
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowDown");
            assertThat(page.locator(".suggested [role=option]"))
                    .hasAttribute("aria-selected", "true");
            page.keyboard().press("Enter");
            page.waitForURL(Pattern.compile(".*-" + id + "$"));
            visit.assertClean();
        }
    }

    @Test
    void anEditorPutsAStoryFirstAndBansAnotherAndReadersSeeIt() {
        String words = "The numbat keeper weighed every numbat at the sanctuary before dawn.";
        String story = publish("Numbats are counted", words);
        publish("Numbats sleep", words);
        String pinned = publish("A visitor from abroad", "Nobody knew why.");
        awaitLook(story);
        try (var visit = chromium.visit();
                var reader = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "relater@desk.example");
            page.navigate(stet.desk("/stories/" + story));
            page.locator("#editor[data-ready]").waitFor();
            page.locator("#related-box summary").click();
            Locator found = page.locator("#related-box [data-again^=ban-]").first();
            found.waitFor();
            assertThat(page.locator("#related-box .reasons").first()).containsText("umbat");
            visit.keep("desk-related");
            page.locator("#related-add").fill(stet.site("/en/world/x-" + pinned));
            page.locator("#related-add").press("Enter");
            assertThat(page.locator("#related-box ol .name").first())
                    .hasText("A visitor from abroad");
            found.click();
            assertThat(page.locator("#related-box ul.related-list .name")).hasText("Numbats sleep");

            reader.page.navigate(stet.site("/en/world/x-" + story));
            assertThat(reader.page.locator(".more h3").first()).hasText("A visitor from abroad");
            assertThat(reader.page.locator(".more h3").getByText("Numbats sleep")).hasCount(0);
            visit.assertClean();
        }
    }
}
