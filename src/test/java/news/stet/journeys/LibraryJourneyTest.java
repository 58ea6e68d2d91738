package news.stet.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import news.stet.journeys.Newsrooms.Empty;
import news.stet.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The library as a picture editor uses it: looking, choosing, describing, cutting, placing. */
@ExtendWith(Newsrooms.class)
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class LibraryJourneyTest {
    private static final int STEPS = 12;

    private final RunningStet stet;
    private final Chromium chromium;

    LibraryJourneyTest(Empty newsroom, Chromium chromium) {
        this.stet = newsroom.stet();
        this.chromium = chromium;
    }

    /** Of two halves, and one of a kind. */
    static byte[] picture(int width, int height, int seed) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(0xC02020));
        pen.fillRect(0, 0, width, height);
        pen.setColor(new Color(0x2040C0));
        pen.fillRect(width / 2, 0, width, height);
        pen.dispose();
        image.setRGB(0, 0, seed);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private List<String> takeIn(Page page, String name, int count, int width, int height)
            throws IOException {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] bytes = picture(width, height, name.hashCode() + i);
            var file = new FilePayload(name + "-" + i + ".png", "image/png", bytes);
            var answer =
                    page.request()
                            .post(
                                    stet.desk("/api/v1/media"),
                                    RequestOptions.create()
                                            .setHeader("Authorization", "Bearer " + stet.token())
                                            .setMultipart(FormData.create().set("file", file)));
            ids.add(Json.read(answer.text()).get("id").stringValue());
        }
        return ids;
    }

    private void open(Page page, String path) {
        page.navigate(stet.desk(path));
        page.locator("html[data-library=ready]").waitFor();
    }

    private static Locator tile(Page page, String id) {
        return page.locator(".tile[data-media='%s']".formatted(id));
    }

    @Test
    void manyAreLookedAtChosenAndDescribedByKeysAlone() throws IOException {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "pictures@desk.example");
            List<String> ids = takeIn(page, "regatta", 4, 300, 200);
            open(page, "/library?q=regatta");
            assertThat(page.locator(".tile")).hasCount(4);

            page.locator("main").focus();
            page.keyboard().press("j");
            assertThat(tile(page, ids.get(3)).locator("a")).isFocused();
            page.keyboard().press("ArrowRight");
            page.keyboard().press("Space");
            assertThat(page.locator("#look")).isVisible();
            assertThat(page.locator("#look-file")).hasText("regatta-2.png");
            page.keyboard().press("ArrowRight");
            assertThat(page.locator("#look-file")).hasText("regatta-1.png");
            page.keyboard().press("x");
            assertThat(page.locator("#look [data-look=pick]")).hasAttribute("aria-pressed", "true");
            page.keyboard().press("Space");
            assertThat(page.locator("#look")).isHidden();
            assertThat(tile(page, ids.get(1)).locator("a")).isFocused();
            page.keyboard().press("Shift+ArrowRight");
            assertThat(page.locator("#picked .picked")).hasText("Selected: 2");
            page.keyboard().press("e");
            assertThat(page.locator("#all-caption")).isFocused();
            page.keyboard().type("Boats on the lake");
            page.locator("#all-credit").fill("Mira Vale");
            page.locator("textarea[name='alt-%s']".formatted(ids.get(0))).fill("Four white sails");
            page.keyboard().press("Tab");
            page.locator("#describe-form button.main").press("Enter");

            assertThat(page.locator("#batch-result .notice")).containsText("Saved: 2");
            assertThat(tile(page, ids.get(0))).containsText("Boats on the lake");
            assertThat(tile(page, ids.get(0))).containsText("Mira Vale");
            assertThat(tile(page, ids.get(0))).not().containsText("no alternative text");
            assertThat(tile(page, ids.get(2))).not().containsText("Mira Vale");
            visit.keep("library");
            visit.assertClean();
        }
    }

    @Test
    void theListGoesOnAndNothingMoves() throws IOException {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "endless@desk.example");
            takeIn(page, "endless", 70, 40, 30);
            open(page, "/library?q=endless");
            page.locator(".tile:nth-child(60)").scrollIntoViewIfNeeded();

            assertThat(page.locator(".tile")).hasCount(70);
            assertThat(page.locator("a[rel=next]")).hasCount(0);
            visit.assertClean();
        }
    }

    private JsonNode crops(String id) {
        return Json.read(stet.api().get("/api/v1/media/" + id + "/crops").body()).path("crops");
    }

    @Test
    void aFocalPointIsSetByMouseAndAllShapesFollow() throws IOException {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "focus@desk.example");
            String id = takeIn(page, "point", 1, 1200, 600).getFirst();
            page.navigate(stet.desk("/library/" + id));
            page.locator("#crop[data-ready]").waitFor();

            var box = page.locator(".crop-stage").boundingBox();
            page.mouse().click(box.x + box.width * 0.9, box.y + box.height / 2);
            assertThat(page.locator("[data-ratio='1x1'] .by")).hasText("by the focal point");
            page.locator("input[name=what][value='1x1']").check();
            page.mouse().move(box.x + box.width * 0.8, box.y + box.height / 2);
            page.mouse().down();
            page.mouse().move(box.x + box.width * 0.5, box.y + box.height / 2);
            page.mouse().up();
            assertThat(page.locator("[data-ratio='1x1'] .by")).hasText("by hand");
            page.locator("[data-crop=save]").click();
            assertThat(page.locator("#live")).containsText("The crops are saved");

            assertThat(crops(id).path("3x4").path("by").stringValue()).isEqualTo("focus");
            assertThat(crops(id).path("3x4").path("x").intValue()).isGreaterThan(700);
            assertThat(crops(id).path("1x1").path("x").intValue()).isBetween(200, 300);
            visit.assertClean();
        }
    }

    /** Draws a smaller crop, so many large steps to the right, and saves it. */
    private static void cutToTheRight(Page page, String ratio, int steps) {
        page.locator("input[name=what][value='" + ratio + "']").check();
        page.locator(".crop-frame").focus();
        for (int i = 0; i < 8; i++) {
            page.keyboard().press("-");
        }
        for (int i = 0; i < steps; i++) {
            page.keyboard().press("Shift+ArrowRight");
        }
        page.locator("[data-crop=save]").click();
    }

    @Test
    void whoCutsSecondSeesWhatTheFirstDrewAndNothingIsLost() throws IOException {
        try (var visit = chromium.visit()) {
            Page first = visit.page;
            Newsrooms.signIn(stet, first, "other.hands@desk.example");
            String id = takeIn(first, "twice", 1, 1200, 900).getFirst();
            Page second = first.context().newPage();
            for (Page page : List.of(first, second)) {
                page.navigate(stet.desk("/library/" + id));
                page.locator("#crop[data-ready]").waitFor();
            }
            cutToTheRight(first, "16x9", 12);
            assertThat(first.locator("#live")).containsText("The crops are saved");

            cutToTheRight(second, "1x1", 12);

            assertThat(second.locator("#crop-told"))
                    .hasText(
                            "Wren Halloran has cut this picture meanwhile. Theirs and yours are together"
                                    + " now: look, and save.");
            assertThat(crops(id).path("1x1").path("by").stringValue()).isEqualTo("automatic");
            second.locator("[data-crop=save]").click();
            assertThat(second.locator("#live")).containsText("The crops are saved");
            assertThat(crops(id).path("1x1").path("by").stringValue()).isEqualTo("hand");
            JsonNode wide = crops(id).path("16x9");
            assertThat(wide.path("by").stringValue()).isEqualTo("hand");

            cutToTheRight(first, "1x1", 0);

            assertThat(first.locator("#crop-told")).containsText("You both drew 1:1");
            visit.keep("crop-clash");
            first.locator("[data-crop=reset]").click();
            assertThat(first.locator("#crop-x"))
                    .hasValue(String.valueOf(crops(id).path("1x1").path("x").intValue()));
            assertThat(first.locator("[data-crop=save]")).hasAttribute("aria-disabled", "true");
            visit.assertClean();
        }
    }

    /** Fingers on the glass, as a phone tells of them. */
    private static void touch(CDPSession glass, String type, double... places) {
        var points = new JsonArray();
        for (int i = 0; i < places.length; i += 2) {
            var point = new JsonObject();
            point.addProperty("id", i);
            point.addProperty("x", places[i]);
            point.addProperty("y", places[i + 1]);
            points.add(point);
        }
        var event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        glass.send("Input.dispatchTouchEvent", event);
    }

    @Test
    void aPictureIsCutWithTwoFingersOnAPhone() throws IOException {
        var phone =
                new Browser.NewContextOptions()
                        .setViewportSize(390, 844)
                        .setHasTouch(true)
                        .setIsMobile(true);
        try (var visit = chromium.visit(phone)) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "fingers@desk.example");
            String id = takeIn(page, "fingers", 1, 1200, 900).getFirst();
            page.navigate(stet.desk("/library/" + id));
            page.locator("#crop[data-ready]").waitFor();
            page.locator("label:has(input[name=what][value='1x1'])").tap();
            page.locator(".crop-stage").scrollIntoViewIfNeeded();
            var stage = page.locator(".crop-stage").boundingBox();
            double x = stage.x + stage.width / 2;
            double y = stage.y + stage.height / 2;
            Object before = page.evaluate("scrollY");
            CDPSession glass = page.context().newCDPSession(page);
            touch(glass, "touchStart", x - 80, y, x + 80, y);
            touch(glass, "touchMove", x - 40, y, x + 40, y);
            touch(glass, "touchEnd");
            touch(glass, "touchStart", x, y);
            touch(glass, "touchMove", x - 60, y - 20);
            touch(glass, "touchMove", x - 300, y - 200);
            touch(glass, "touchEnd");
            assertThat(page.locator("[data-ratio='1x1'] .by")).hasText("by hand");
            assertThat(page.evaluate("scrollY")).isEqualTo(before);
            visit.keep("crop-fingers");
            page.locator("[data-crop=save]").click();
            assertThat(page.locator("#live")).containsText("The crops are saved");

            JsonNode square = crops(id).path("1x1");
            assertThat(square.path("width").intValue()).isBetween(400, 500);
            assertThat(square.path("x").intValue()).isZero();
            assertThat(square.path("y").intValue()).isZero();
            visit.assertClean();
        }
    }

    @Test
    void severalAreDraggedIntoAStoryAtOnce() throws IOException {
        // So high that the pictures and the text are seen at once, as one drags.
        var high = new Browser.NewContextOptions().setViewportSize(1280, 1300);
        try (var visit = chromium.visit(high)) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "dragged@desk.example");
            List<String> ids = takeIn(page, "dragged", 3, 300, 200);
            page.navigate(stet.desk("/stories/new"));
            page.locator("#editor[data-ready]").waitFor();
            page.locator("#field-headline").fill("Three at once");
            page.locator("#body .ProseMirror").click();
            page.keyboard().type("Before the pictures.");
            page.locator("#tab-library").first().click();
            page.locator(".picks button[data-id='%s']".formatted(ids.get(0)))
                    .click(
                            new Locator.ClickOptions()
                                    .setModifiers(
                                            List.of(
                                                    com.microsoft.playwright.options
                                                            .KeyboardModifier.CONTROL)));
            page.locator(".picks button[data-id='%s']".formatted(ids.get(2)))
                    .click(
                            new Locator.ClickOptions()
                                    .setModifiers(
                                            List.of(
                                                    com.microsoft.playwright.options
                                                            .KeyboardModifier.CONTROL)));
            assertThat(page.locator("#state")).containsText("Revision 1");
            drag(
                    page,
                    page.locator(".picks button[data-id='%s']".formatted(ids.get(2))),
                    page.locator("#body .ProseMirror p").first());

            assertThat(page.locator("#body [data-card=picture]")).hasCount(2);
            visit.assertClean();
        }
    }

    /**
     * As a hand does it, in many small steps: a drag of one leap is not always one to a busy
     * browser.
     */
    private static void drag(Page page, Locator taken, Locator to) {
        taken.hover();
        var from = taken.boundingBox();
        var there = to.boundingBox();
        double x = from.x + from.width / 2;
        double y = from.y + from.height / 2;
        page.mouse().down();
        for (int step = 1; step <= STEPS; step++) {
            double part = (double) step / STEPS;
            page.mouse()
                    .move(
                            x + (there.x + there.width / 2 - x) * part,
                            y + (there.y + there.height / 2 - y) * part);
        }
        page.mouse().up();
    }
}
