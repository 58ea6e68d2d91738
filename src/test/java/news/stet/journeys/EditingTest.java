package news.stet.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import news.stet.desk.api.ApiCaller;
import news.stet.journeys.Newsrooms.Empty;
import news.stet.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is done to a text that stands already: found, moved, linked, illustrated. */
@ExtendWith(Newsrooms.class)
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class EditingTest {
    private final RunningStet stet;
    private final Chromium chromium;

    EditingTest(Empty newsroom, Chromium chromium) {
        this.stet = newsroom.stet();
        this.chromium = chromium;
    }

    private WrittenStory begin(Page page, String email, String language) {
        Newsrooms.signIn(stet, page, email);
        return WrittenStory.begin(stet, page, language);
    }

    @Test
    void wordsAreFoundWhateverTheirVowelSignsAndTwinLetters() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            WrittenStory story = begin(page, "finder@desk.example", "ar");
            story.write(
                    "[{\"type\":\"paragraph\",\"text\":\"قَالَ كـــتابي الأوّل، وكتابي الثاني\"}]");
            page.locator("#body .ProseMirror").focus();
            story.press("Control+f");
            page.keyboard().insertText("کتابی");
            assertThat(page.locator(".find-bar [role=status]")).hasText("1 of 2");
            page.locator(".find-bar button[aria-pressed]").nth(1).click();
            assertThat(page.locator(".find-bar [role=status]")).hasText("1 of 1");
            page.locator(".find-bar button[aria-pressed]").nth(2).click();
            assertThat(page.locator(".find-bar [role=status]")).hasText("Nothing found");
            visit.keep("desk-find");
            story.press("Escape");
            assertThat(page.locator(".find-bar")).hasCount(0);
            visit.assertClean();
        }
    }

    @Test
    void allIsReplacedEverywhereAndTakenBackAtOnce() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            WrittenStory story = begin(page, "replacer@desk.example", "en");
            String body =
                    "[{\"type\":\"paragraph\",\"text\":\"Tarn and tarn\"},"
                            + "{\"type\":\"quotation\",\"text\":\"No Tarn\",\"speaker\":\"Tarn council\"},"
                            + "{\"type\":\"picture\",\"media\":\"1\",\"caption\":\"The Tarn\"}]";
            story.write(body);
            page.locator("#field-headline").fill("Tarn rises");
            page.locator("#body .ProseMirror").focus();
            story.press("Control+f");
            page.keyboard().insertText("tarn");
            assertThat(page.locator(".find-bar [role=status]")).hasText("1 of 6");
            page.locator(".find-bar input").nth(1).fill("Wye");
            story.press("Control+Enter");
            assertThat(page.locator(".find-bar [role=status]")).hasText("Replaced: 6");
            assertThat(page.locator("#field-headline")).hasValue("Wye rises");
            assertThat(story.body())
                    .isEqualTo(Json.read(body.replace("Tarn", "Wye").replace("tarn", "Wye")));
            page.locator(".find-bar").getByText("Take back").click();
            assertThat(page.locator("#field-headline")).hasValue("Tarn rises");
            assertThat(story.body()).isEqualTo(Json.read(body));
            page.locator(".find-bar input").nth(1).focus();
            story.press("Control+Enter", "Escape");
            page.locator("#body .ProseMirror").focus();
            story.press("Control+z");
            assertThat(story.body()).isEqualTo(Json.read(body));
        }
    }

    @Test
    void pressedTwiceTheKeyOpensTheBrowsersOwnSearch() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            begin(page, "searcher@desk.example", "en");
            String press =
                    "() => !document.activeElement.dispatchEvent(new KeyboardEvent('keydown',"
                            + " {key: 'f', code: 'KeyF', ctrlKey: true, bubbles: true, cancelable: true}))";
            assertThat(page.evaluate(press)).isEqualTo(true);
            assertThat(page.locator(".find-bar input").first()).isFocused();
            assertThat(page.evaluate(press)).isEqualTo(false);
        }
    }

    @Test
    void aSlashOffersBlocksAndKeysMoveThem() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            WrittenStory story = begin(page, "slasher@desk.example", "en");
            story.type("One");
            story.press("Enter");
            story.type("/hea");
            assertThat(page.locator("#body .ProseMirror"))
                    .hasAttribute("aria-activedescendant", "slash-0");
            visit.keep("desk-slash");
            story.press("Enter");
            assertThat(page.locator("body > .unseen[role=status]")).hasText("Heading");
            story.type("Head");
            story.press("Alt+ArrowUp");
            assertThat(story.body().toString())
                    .isEqualTo(
                            "[{\"type\":\"heading\",\"level\":2,\"text\":\"Head\"},{\"type\":\"paragraph\",\"text\":\"One\"}]");
            story.press("Alt+Shift+ArrowDown");
            story.type("s");
            assertThat(story.body()).hasSize(3);
            assertThat(story.body().get(1).get("text").stringValue()).isEqualTo("Heads");
            story.press("Control+Shift+Backspace");
            assertThat(story.body()).hasSize(2);
            story.press("Control+End", "Enter");
            story.type("/");
            story.press("Escape");
            story.type("etc");
            assertThat(story.body().get(2).get("text").stringValue()).isEqualTo("/etc");
            visit.assertClean();
        }
    }

    @Test
    void anItemMovesInItsListBeforeTheListMoves() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            WrittenStory story = begin(page, "lister@desk.example", "en");
            story.write(
                    "[{\"type\":\"list\",\"ordered\":false,\"items\":[\"a\",\"b\"]},{\"type\":\"paragraph\",\"text\":\"c\"}]");
            page.locator("#body li").first().click();
            story.press("Alt+ArrowDown");
            assertThat(story.body().get(0).get("items").toString()).isEqualTo("[\"b\",\"a\"]");
            story.press("Alt+ArrowDown");
            assertThat(story.body().get(1).get("type").stringValue()).isEqualTo("list");
        }
    }

    @Test
    void aLinkLeadsToAStoryFoundByItsWordsAndNeverIntoTheDesk() {
        ApiCaller.Reply made =
                stet.api()
                        .post(
                                "/api/v1/stories",
                                "{\"edition\":\"en\",\"type\":\"article\",\"section\":\"world\",\"headline\":\"Wombats dig a canal\"}");
        var live = stet.api().post("/api/v1/stories/" + made.id() + "/publish", "");
        String path = live.text("url").replaceAll("^https?://[^/]+", "");
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            WrittenStory story = begin(page, "wombat@desk.example", "en");
            story.type("as we wrote");
            story.press("Shift+Home", "Control+k", "Enter");
            page.locator("dialog input[name=href]").fill("wombats canal");
            assertThat(page.locator("dialog [aria-selected=true]")).containsText("Wombats dig");
            visit.keep("desk-link");
            story.press("Enter");
            assertThat(page.locator("#body a")).hasAttribute("href", path);

            story.press("Control+k", "Enter");
            for (String bad : new String[] {stet.desk("/account"), "javascript:alert(1)"}) {
                page.locator("dialog input[name=href]").fill(bad);
                assertThat(page.locator("dialog [aria-selected=true]"))
                        .hasAttribute("aria-disabled", "true");
                story.press("Enter");
                assertThat(page.locator("dialog.chooser")).isVisible();
            }
            page.locator("dialog input[name=href]").fill(stet.desk("/stories/" + made.id()));
            assertThat(page.locator("dialog [aria-selected=true]")).containsText(path);
            page.locator("dialog input[name=href]")
                    .fill("https://example.org/a?utm_source=mail&b=1");
            story.press("Enter");
            assertThat(page.locator("#body a")).hasAttribute("href", "https://example.org/a?b=1");
            visit.assertClean();
        }
    }

    @Test
    void aRelatedStoryIsChosenByItsWords() {
        String id =
                stet.api()
                        .post(
                                "/api/v1/stories",
                                "{\"edition\":\"en\",\"type\":\"article\",\"section\":\"world\",\"headline\":\"Numbats count ants\"}")
                        .id();
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            WrittenStory story = begin(page, "numbat@desk.example", "en");
            page.locator("#toolbar select[data-do=insert]").selectOption("story");
            page.locator("dialog input[name=story]").fill("numbats");
            assertThat(page.locator("dialog [aria-selected=true]")).containsText("Numbats");
            story.press("Enter");
            assertThat(page.locator("#body figure")).containsText("Numbats count ants");
            assertThat(story.body().get(0).toString())
                    .isEqualTo("{\"type\":\"story\",\"id\":\"" + id + "\"}");
        }
    }

    private static String picture() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB), "png", out);
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    @Test
    void aDroppedPictureKeepsItsPlaceUntilTheLibraryHasIt() throws IOException {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            WrittenStory story = begin(page, "dropper@desk.example", "en");
            story.write(
                    "[{\"type\":\"paragraph\",\"text\":\"before\"},{\"type\":\"paragraph\",\"text\":\"after\"}]");
            page.route("**/api/v1/uploads", Route::abort);
            page.evaluate(
                    """
                    (data) => {
                      const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
                      const dataTransfer = new DataTransfer();
                      dataTransfer.items.add(new File([bytes], "lock.png", { type: "image/png" }));
                      const after = [...document.querySelectorAll("#body p")].find((one) => one.textContent === "after");
                      const { left, top } = after.getBoundingClientRect();
                      after.dispatchEvent(new DragEvent("drop",
                        { dataTransfer, clientX: left + 2, clientY: top + 2, bubbles: true, cancelable: true }));
                    }\
                    """,
                    picture());
            assertThat(page.locator(".upload [role=status]")).containsText("kept here");
            page.locator("#body p").getByText("before").click();
            story.press("End");
            story.type(" all");
            page.unroute("**/api/v1/uploads");
            page.locator(".upload button").first().click();
            page.locator("dialog textarea[name=alt]").fill("A lock");
            page.locator("dialog button.main").click();
            assertThat(page.locator(".upload")).hasCount(0);
            assertThat(page.locator("#body figure")).hasCount(1);

            assertThat(story.body()).hasSize(3);
            assertThat(story.body().get(0).get("text").stringValue()).isEqualTo("before all");
            assertThat(story.body().get(1).get("alt").stringValue()).isEqualTo("A lock");
        }
    }

    @Test
    void aGallerysPicturesAreReorderedByKeys() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            WrittenStory story = begin(page, "gallerist@desk.example", "en");
            story.write(
                    "[{\"type\":\"gallery\",\"pictures\":[{\"type\":\"picture\",\"media\":\"1\",\"caption\":\"A\"},"
                            + "{\"type\":\"picture\",\"media\":\"2\",\"caption\":\"B\"}]}]");
            page.locator("#body figure button").click();
            page.locator(".gallery-list input").first().focus();
            story.press("Alt+ArrowDown");
            page.locator(".gallery-list li").first().locator("input").nth(1).fill("A bee");
            visit.keep("desk-gallery");
            page.locator("dialog button.main").click();
            assertThat(page.locator("dialog")).hasCount(0);

            assertThat(story.body().get(0).get("pictures").toString())
                    .isEqualTo(
                            "[{\"type\":\"picture\",\"media\":\"2\",\"caption\":\"B\",\"alt\":\"A bee\"},"
                                    + "{\"type\":\"picture\",\"media\":\"1\",\"caption\":\"A\"}]");
        }
    }
}
