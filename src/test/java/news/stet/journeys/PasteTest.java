package news.stet.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import news.stet.journeys.Newsrooms.Empty;
import news.stet.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What other programs put on the clipboard, and what a story makes of it. */
@ExtendWith(Newsrooms.class)
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class PasteTest {
    private static final Path SAMPLES = Path.of("src/test/resources/paste");

    /** What was not taken along is told by these words. */
    private static final Map<String, String> TOLD =
            Map.of(
                    "pictures", "pictures: ",
                    "films", "films: ",
                    "comments", "comments: ",
                    "notes", "footnotes: ",
                    "deleted", "deletions: ");

    private final RunningStet stet;
    private final Chromium chromium;

    PasteTest(Empty newsroom, Chromium chromium) {
        this.stet = newsroom.stet();
        this.chromium = chromium;
    }

    private static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.filter(file -> !file.toString().endsWith(".json")).sorted().toList();
        }
    }

    @Test
    void everySampleComesCleanAndWhatIsLeftOutIsTold() throws IOException {
        try (var visit = chromium.visit()) {
            Newsrooms.signIn(stet, visit.page, "paster@desk.example");
            WrittenStory story = WrittenStory.begin(stet, visit.page, "en");
            // A picture within is sent to the library; here it stays on its way.
            visit.page.route(
                    "**/api/v1/uploads",
                    route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
            for (Path sample : samples()) {
                String name = sample.getFileName().toString();
                JsonNode expected =
                        Json.read(
                                Files.readString(
                                        SAMPLES.resolve(name.replaceAll("\\.\\w+$", ".json"))));
                story.clear();
                story.paste(
                        name.endsWith(".txt") ? "text/plain" : "text/html",
                        Files.readString(sample));

                assertThat(story.body()).as(name).isEqualTo(expected.get("body"));
                if (expected.has("files")) {
                    assertThat(visit.page.locator(".upload"))
                            .hasCount(expected.get("files").asInt());
                }
                String told = visit.page.locator("#live").innerText();
                TOLD.forEach((what, words) -> {
                    int count = expected.path("told").path(what).asInt(0);
                    if (count > 0) {
                        assertThat(told).as(name).contains(words + count);
                    } else {
                        assertThat(told).as(name).doesNotContain(words);
                    }
                });
            }
            visit.assertClean();
        }
    }

    @Test
    void whatIsCopiedInStetComesBackAsItWas() {
        String body =
                """
                [{"type":"heading","level":3,"text":"Boats"},
                 {"type":"quotation","text":"Good to be back.","speaker":"the master","source":"Harbour Wire"},
                 {"type":"paragraph","text":[{"text":"two  spaces and "},{"text":"bold","marks":[{"type":"strong"}]}]},
                 {"type":"table","header":["Day"],"rows":[["Monday"]]},
                 {"type":"box","title":"Background","body":[{"type":"list","ordered":false,"items":["x"]}]},
                 {"type":"embed","url":"https://vimeo.com/76979871","title":"A film"},
                 {"type":"paragraph","text":"End."}]\
                """;
        try (var visit = chromium.visit()) {
            Newsrooms.signIn(stet, visit.page, "copier@desk.example");
            WrittenStory story = WrittenStory.begin(stet, visit.page, "en");
            story.write(body);
            visit.page.locator("#body .ProseMirror").focus();
            story.press("Control+a");
            String copied =
                    (String)
                            visit.page.evaluate(
                                    """
                                    () => {
                                      const clipboardData = new DataTransfer();
                                      document.activeElement.dispatchEvent(
                                        new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }));
                                      return clipboardData.getData("text/html");
                                    }\
                                    """);
            story.clear();
            story.paste("text/html", copied);

            assertThat(story.body()).isEqualTo(Json.read(body));
            visit.assertClean();
        }
    }

    @Test
    void theStandfirstTakesManyParagraphsAsOneLine() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "liner@desk.example");
            WrittenStory story = WrittenStory.begin(stet, page, "en");
            page.locator("#standfirst .ProseMirror").focus();
            story.paste("text/html", "<h2>One</h2><p>two <b>three</b></p><ul><li>four</li></ul>");

            assertThat(page.locator("#standfirst .ProseMirror")).hasText("One two three four");
        }
    }
}
