package news.stet.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import news.stet.desk.api.ApiCaller;
import news.stet.journeys.Newsrooms.Empty;
import news.stet.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A journalist at the desk: writes a story by hand, publishes it, and meets a colleague. */
@ExtendWith(Newsrooms.class)
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class DeskJourneyTest {
    /** Every block and every mark there is, in the form in which the API gives them back. */
    private static final String EVERY_BLOCK =
            """
            [{"type":"paragraph","text":"Plain words."},
             {"type":"paragraph","text":[{"text":"It "},
              {"text":"reopened","marks":[{"type":"strong"},{"type":"link","href":"https://example.org/"}]},
              {"text":" in ","marks":[{"type":"em"}]},
              {"text":"we are back","marks":[{"type":"quote","speaker":"The master","source":"Harbour Wire"}]},
              {"text":"2","marks":[{"type":"sub"}]},{"text":" and "},{"text":"3","marks":[{"type":"sup"}]},
              {"text":"code()","marks":[{"type":"code"}]},
              {"text":"bonjour","marks":[{"type":"lang","lang":"fr"}]},
              {"text":"abc","marks":[{"type":"dir","dir":"rtl"}]}]},
             {"type":"heading","level":2,"text":"Second"},{"type":"heading","level":3,"text":"Third"},
             {"type":"heading","level":4,"text":[{"text":"Fourth","marks":[{"type":"em"}]}]},
             {"type":"list","ordered":false,"items":["one",[{"text":"two","marks":[{"type":"strong"}]}]]},
             {"type":"list","ordered":true,"items":["first","second"]},
             {"type":"quotation","text":"Good to be back.","speaker":"the master","source":"Harbour Wire"},
             {"type":"pullquote","text":"Good to be back","speaker":"the master"},
             {"type":"table","caption":"Boats","header":["Day","Boats"],"rows":[["Monday","3"],["Tuesday",[{"text":"5","marks":[{"type":"strong"}]}]]]},
             {"type":"table","header":[],"rows":[["a","b"],["c","d"]]},
             {"type":"box","title":"Background","body":[{"type":"paragraph","text":"In a box."},{"type":"list","ordered":false,"items":["x"]}]},
             {"type":"embed","url":"https://www.youtube.com/watch?v=abcdefghijk","title":"A film"},
             {"type":"picture","media":"PICTURE","caption":"A square","alt":"Blue","credit":"Wren"},
             {"type":"gallery","pictures":[{"type":"picture","media":"PICTURE"},{"type":"picture","media":"PICTURE","caption":"Again"}]},
             {"type":"post","at":"2026-11-02T10:00:00.123Z","headline":"First boat","key":true,"body":[{"type":"paragraph","text":"It passed."}]},
             {"type":"post","at":"2026-11-02T09:00:00Z","key":false,"body":[{"type":"heading","level":2,"text":"Early"}]}]\
            """;

    private final RunningStet stet;
    private final Chromium chromium;

    DeskJourneyTest(Empty newsroom, Chromium chromium) {
        this.stet = newsroom.stet();
        this.chromium = chromium;
    }

    private static byte[] square() {
        var image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(0x2a, 0x5d, 0x8f));
        pen.fillRect(0, 0, 640, 480);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    /** Takes a picture into the library by hand; its number. */
    private String takeIn(Page page) {
        page.navigate(stet.desk("/library"));
        page.locator(".uploader-form summary").click();
        page.locator("#file").setInputFiles(new FilePayload("square.png", "image/png", square()));
        page.locator("#caption").fill("A blue square");
        page.locator("#alt").fill("Blue all over");
        page.locator("form[enctype] button").click();
        page.waitForURL("**/library?done=library.added");
        String link = page.locator(".tiles a").first().getAttribute("href");
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private void open(Page page, String path) {
        page.navigate(stet.desk(path));
        page.locator("#editor[data-ready]").waitFor();
    }

    private static void insert(Page page, String block) {
        page.locator("#toolbar select[data-do=insert]").selectOption(block);
    }

    private static void apply(Page page) {
        page.locator("dialog button.main").click();
        assertThat(page.locator("dialog")).hasCount(0);
    }

    private JsonNode story(String id) {
        return Json.read(stet.api().get("/api/v1/stories/" + id).body());
    }

    private static String idOf(Page page) {
        return page.url().substring(page.url().lastIndexOf('/') + 1);
    }

    @Test
    void aStoryIsWrittenByHandAndReadersSeeIt() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "writer@desk.example");
            String picture = takeIn(page);
            open(page, "/stories/new");
            page.locator("#field-kicker").fill("HARBOUR");
            page.locator("#field-headline").fill("Ferry finds its way home");
            page.locator("#standfirst .ProseMirror").click();
            page.keyboard().type("A ferry, a fog and a very patient pilot.");
            page.locator("#body .ProseMirror").click();
            writeBody(page, picture);
            visit.keep("desk-editor");
            page.keyboard().press("Control+s");
            page.waitForURL(url -> url.matches(".*/stories/[0-9]+"));
            assertThat(page.locator("#live")).containsText("Kept as revision");
            JsonNode saved = story(idOf(page));
            assertThat(saved.get("body").toString())
                    .isEqualTo(Json.read(expectedBody(picture)).toString());
            page.locator("button[data-verb=publish]").click();
            assertThat(page.locator("dialog.publishing")).containsText("Ferry finds its way home");
            page.keyboard().press("Enter");
            Locator link = page.locator("#public");
            link.waitFor();
            visit.keep("desk-published");
            page.navigate(link.getAttribute("href"));
            assertThat(page.locator("h1")).containsText("Ferry finds its way home");
            assertThat(page.locator("main")).containsText("The fog lifted");
            visit.keep("desk-public-page");
            visit.assertClean();
        }
    }

    private static void writeBody(Page page, String picture) {
        page.keyboard().type("The fog ");
        page.keyboard().press("Control+b");
        page.keyboard().type("lifted");
        page.keyboard().press("Control+b");
        page.keyboard().type(" at noon.");
        page.keyboard().press("Enter");
        page.keyboard().type("## What was seen");
        page.keyboard().press("Enter");
        page.keyboard().type("- a boat");
        page.keyboard().press("Enter");
        page.keyboard().type("a bridge");
        page.keyboard().press("Enter");
        page.keyboard().press("Backspace");
        page.keyboard().type("> We waited.");
        page.locator("#toolbar button[data-do=edit]").click();
        page.locator("dialog input[name=speaker]").fill("the pilot");
        apply(page);
        insert(page, "picture");
        page.locator("dialog .picks button[data-id='" + picture + "']").click();
        page.locator("dialog textarea[name=caption]").fill("The ferry");
        apply(page);
        page.keyboard().type("Afterwards.");
    }

    private static String expectedBody(String picture) {
        return """
        [{"type":"paragraph","text":[{"text":"The fog "},{"text":"lifted","marks":[{"type":"strong"}]},{"text":" at noon."}]},
         {"type":"heading","level":2,"text":"What was seen"},
         {"type":"list","ordered":false,"items":["a boat","a bridge"]},
         {"type":"quotation","text":"We waited.","speaker":"the pilot"},
         {"type":"picture","media":"%s","caption":"The ferry"},
         {"type":"paragraph","text":"Afterwards."}]\
        """
                .formatted(picture);
    }

    @Test
    void everyBlockAndMarkComesBackAsItWas() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "keeper@desk.example");
            String body = EVERY_BLOCK.replace("PICTURE", takeIn(page));
            ApiCaller.Reply made = write("All there is", body);
            open(page, "/stories/" + made.id());
            page.locator("#field-ednote").fill("touched");
            page.keyboard().press("Control+s");
            assertThat(page.locator("#live")).containsText("Kept as revision");
            assertThat(page.locator("#state")).containsText("2");
            JsonNode saved = story(made.id());

            assertThat(saved.get("ednote").stringValue()).isEqualTo("touched");
            assertThat(saved.get("body")).isEqualTo(Json.read(body));
            visit.keep("desk-every-block");
            visit.assertClean();
        }
    }

    private ApiCaller.Reply write(String headline, String body) {
        ApiCaller.Reply made =
                stet.api()
                        .post(
                                "/api/v1/stories",
                                "{\"edition\":\"en\",\"type\":\"live\",\"section\":\"world\",\"headline\":\"%s\",\"body\":%s}"
                                        .formatted(headline, body));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made;
    }

    @Test
    void ofTwoWhoSaveAtOnceNobodyLosesAnything() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "second@desk.example");
            String id = write("As it was", "[{\"type\":\"paragraph\",\"text\":\"Old.\"}]").id();
            open(page, "/stories/" + id);
            // What the page asks for at first is there.
            assertThat(page.locator("#tab-checks .count")).isVisible();
            page.context().setOffline(true);
            stet.api()
                    .put(
                            "/api/v1/stories/" + id,
                            """
                            {"edition":"en","type":"live","section":"world","headline":"As they want it",
                             "slugline":"theirs","body":[{"type":"paragraph","text":"Old."}]}\
                            """,
                            "\"1\"");
            page.locator("#field-headline").fill("As I want it");
            page.context().setOffline(false);
            page.keyboard().press("Control+s");
            Locator dialog = page.locator("dialog");
            assertThat(dialog).containsText("As they want it");
            assertThat(dialog).containsText("As I want it");
            visit.keep("desk-conflict");
            apply(page);
            assertThat(page.locator("#live")).containsText("Kept as revision");
            assertThat(page.locator("#field-slugline")).hasValue("theirs");
            JsonNode merged = story(id);

            assertThat(
                            List.of(
                                    merged.get("headline").stringValue(),
                                    merged.get("slugline").stringValue(),
                                    merged.get("revision").stringValue()))
                    .containsExactly("As I want it", "theirs", "3");
            visit.assertClean();
        }
    }

    @Test
    void theDeskSpeaksArabicFromRightToLeft() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "arabic@desk.example");
            page.navigate(stet.desk("/account"));
            page.locator("#language").selectOption("ar");
            page.locator("form[action='/account'] button").click();
            page.waitForURL("**/account?done=**");
            assertThat(page.locator("html")).hasAttribute("dir", "rtl");
            assertThat(page.locator("h1")).hasText("حسابك");
            page.navigate(stet.desk("/stories"));
            visit.keep("desk-list-ar");
            open(page, "/stories/new");
            visit.keep("desk-editor-ar");
            visit.assertClean();
        }
    }
}
