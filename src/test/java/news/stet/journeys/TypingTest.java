package news.stet.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import news.stet.journeys.Newsrooms.Empty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of single keys: quotation marks, dashes, joiners, directions, counts. */
@ExtendWith(Newsrooms.class)
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class TypingTest {
    /** Language, what is typed, what stands there. */
    private static final List<List<String>> TYPED =
            List.of(
                    List.of(
                            "en",
                            "\"It's '90s rock,\" she said -- \"really...\" ('no')",
                            "“It’s ’90s rock,” she said — “really…” (‘no’)"),
                    List.of("de", "Er sagte \"nein\" -- und ging.", "Er sagte „nein“ – und ging."),
                    List.of(
                            "fr",
                            "Il dit \"oui\" ! Vraiment ? L'eau",
                            "Il dit «\u202foui\u202f»\u202f! Vraiment\u202f? L’eau"),
                    List.of("fa", "او گفت \"سلام\" و رفت", "او گفت «سلام» و رفت"),
                    List.of("ar", "قال \"لا\"...", "قال «لا»…"),
                    List.of("es", "\"si dijo \"ya\" dos\"", "«si dijo “ya” dos»"),
                    List.of("ru", "Он сказал \"да\" -- и ушел", "Он сказал «да» — и ушел"),
                    List.of("tr", "\"Evet\" -- Ankara'da", "“Evet” – Ankara’da"),
                    List.of(
                            "en",
                            "http://x.example/?a=1--b a@b.example",
                            "http://x.example/?a=1--b a@b.example"));

    private final RunningStet stet;
    private final Chromium chromium;

    TypingTest(Empty newsroom, Chromium chromium) {
        this.stet = newsroom.stet();
        this.chromium = chromium;
    }

    @Test
    void quotationMarksAndDashesAreThoseOfTheLanguage() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "typist@desk.example");
            WrittenStory story = WrittenStory.begin(stet, page, "en");
            for (List<String> row : TYPED) {
                story.language(row.get(0));
                story.clear();
                story.type(row.get(1));
                assertThat(story.text()).as(row.get(0)).isEqualTo(row.get(2));
                page.locator("#field-headline").fill("");
                page.locator("#field-headline").focus();
                story.type(row.get(1));
                assertThat(page.locator("#field-headline")).hasValue(row.get(2));
            }
            visit.assertClean();
        }
    }

    @Test
    void backspaceGivesBackWhatWasTyped() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "undoer@desk.example");
            WrittenStory story = WrittenStory.begin(stet, page, "en");
            story.type("6\"");
            story.press("Backspace");
            story.type(" tall--");
            story.press("Backspace");
            assertThat(story.text()).isEqualTo("6\" tall--");

            page.locator("#field-headline").focus();
            story.type("a--");
            story.press("Backspace");
            assertThat(page.locator("#field-headline")).hasValue("a--");
        }
    }

    @Test
    void whoWantsNoHelpGetsNone() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "plain@desk.example");
            WrittenStory story = WrittenStory.begin(stet, page, "en");
            page.locator("[data-command=typography]").click();
            story.clear();
            story.type("\"as it is\"--");

            assertThat(story.text()).isEqualTo("\"as it is\"--");
            assertThat(page.locator("[data-command=typography]"))
                    .hasAttribute("aria-pressed", "false");
        }
    }

    @Test
    void shiftAndSpaceJoinNothingInPersianAndAreASpaceElsewhere() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "joiner@desk.example");
            WrittenStory story = WrittenStory.begin(stet, page, "fa");
            story.type("می");
            story.press("Shift+Space", "Shift+Space");
            story.type("روم");
            assertThat(story.text()).isEqualTo("می\u200cروم");
            assertThat(page.locator("#count")).containsText("1 ");

            story.language("en");
            story.clear();
            story.type("a");
            story.press("Shift+Space");
            story.type("b");
            assertThat(story.text()).isEqualTo("a b");
        }
    }

    @Test
    void wordsAreCountedAsTheLanguagePartsThem() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "counter@desk.example");
            WrittenStory story = WrittenStory.begin(stet, page, "ar");
            story.type("قالَ المُديرُ: إنّ 3 سفن وصلت من Port-au-Prince.");
            assertThat(page.locator("#count")).containsText("8 words");
            story.press("Shift+Home");
            assertThat(page.locator("#count")).containsText(" of 8");
        }
    }

    /** What is stored is in the order of speech, whatever the order on the screen. */
    @Test
    void mixedDirectionsAreStoredAsSpokenAndShownAsRead() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "mixer@desk.example");
            WrittenStory story = WrittenStory.begin(stet, page, "ar");
            story.type("وصلت Harbour Works! إلى 12 ميناء");
            assertThat(story.text()).isEqualTo("وصلت Harbour Works! إلى 12 ميناء");
            assertThat(left(page, "وصلت")).isGreaterThan(left(page, "Harbour"));
            assertThat(left(page, "Harbour")).isLessThan(left(page, "Works"));
            assertThat(left(page, "Works")).isGreaterThan(left(page, "إلى"));
            assertThat(left(page, "إلى")).isGreaterThan(left(page, "12"));
            // The mark of exclamation is the name's own, but stands on its wrong side.
            assertThat(left(page, "!")).isLessThan(left(page, "Harbour"));

            select(page, "Harbour Works!");
            story.press("Control+Shift+.");
            assertThat(left(page, "!")).isGreaterThan(left(page, "Works"));
            assertThat(story.body().get(0).get("text").get(1).toString())
                    .isEqualTo(
                            "{\"text\":\"Harbour Works!\",\"marks\":[{\"type\":\"dir\",\"dir\":\"ltr\"}]}");
        }
    }

    @Test
    void eachBlockRunsByItsFirstLetterAndAnEmptyOneAsTheStoryDoes() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "sider@desk.example");
            WrittenStory story = WrittenStory.begin(stet, page, "ar");
            story.type("12 /");
            story.press("Enter");
            story.type("Harbour Works");
            double middle = page.locator("#body").boundingBox().x + 200;
            assertThat(left(page, "12")).isGreaterThan(middle);
            assertThat(left(page, "Harbour")).isLessThan(middle);
        }
    }

    @Test
    void arrowsWalkThroughMixedDirectionsWithoutASkipOrATrap() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "walker@desk.example");
            WrittenStory story = WrittenStory.begin(stet, page, "ar");
            story.type("قال John نعم");
            story.press("Home");
            for (int i = 0; i < "قال John نعم".length(); i++) {
                story.press("ArrowLeft");
            }
            story.type("!");
            assertThat(story.text()).isEqualTo("قال John نعم!");
        }
    }

    private static double left(Page page, String words) {
        return ((Number)
                        page.evaluate(
                                """
                                (words) => {
                                  const walker = document.createTreeWalker(document.querySelector("#body .ProseMirror"), NodeFilter.SHOW_TEXT);
                                  while (walker.nextNode()) {
                                    const at = walker.currentNode.data.indexOf(words);
                                    if (at < 0) continue;
                                    const range = document.createRange();
                                    range.setStart(walker.currentNode, at);
                                    range.setEnd(walker.currentNode, at + words.length);
                                    return range.getClientRects()[0].left;
                                  }
                                  throw new Error("not there: " + words);
                                }\
                                """,
                                words))
                .doubleValue();
    }

    private static void select(Page page, String words) {
        page.evaluate(
                """
                (words) => {
                  const walker = document.createTreeWalker(document.querySelector("#body .ProseMirror"), NodeFilter.SHOW_TEXT);
                  while (walker.nextNode()) {
                    const at = walker.currentNode.data.indexOf(words);
                    if (at >= 0) getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
                  }
                }\
                """,
                words);
    }
}
