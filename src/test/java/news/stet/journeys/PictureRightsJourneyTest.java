package news.stet.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Map;
import javax.imageio.ImageIO;
import news.stet.desk.api.ApiCaller;
import news.stet.journeys.Newsrooms.Empty;
import news.stet.platform.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** A picture editor says what may be done with a picture, and readers lose it when it may not. */
@ExtendWith(Newsrooms.class)
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class PictureRightsJourneyTest {
    /** Far more than the second that is promised: this machine may be busy. */
    private final RunningStet stet;

    private final Chromium chromium;

    PictureRightsJourneyTest(Empty newsroom, Chromium chromium) {
        this.stet = newsroom.stet();
        this.chromium = chromium;
    }

    @AfterEach
    void nothingFailedInside() {
        stet.assertNoFaults();
    }

    private String takeIn(Page page, int width) throws IOException {
        var image = new BufferedImage(width, width * 3 / 4, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(0x2A5D8F));
        pen.fillRect(0, 0, width, width);
        pen.setColor(new Color(0xE0C080));
        pen.fillOval(width / 8, width / 6, width / 2, width / 3);
        pen.fillRect(width / 2, width / 10, width / 3, width / 9);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        var file = new FilePayload("quay-" + width + ".png", "image/png", bytes.toByteArray());
        var answer =
                page.request()
                        .post(
                                stet.desk("/api/v1/media"),
                                RequestOptions.create()
                                        .setHeader("Authorization", "Bearer " + stet.token())
                                        .setMultipart(
                                                FormData.create()
                                                        .set("file", file)
                                                        .set("caption", "The north quay")
                                                        .set("alt", "A quay in the sun")
                                                        .set("credit", "Mira Vale")));
        return Json.read(answer.text()).get("id").stringValue();
    }

    private String publish(String picture) {
        ApiCaller api = stet.api();
        String story =
                api.post(
                                "/api/v1/stories",
                                """
                                {"edition": "en", "type": "article", "section": "world", "headline": "A new quay %s",
                                 "mainMedia": {"type": "picture", "media": "%s"}}
                                """
                                        .formatted(picture, picture))
                        .id();
        return Json.read(api.post("/api/v1/stories/" + story + "/publish", "").body())
                .get("url")
                .stringValue();
    }

    private static String lead(String page) {
        return Reader.get(page).html().select("figure.hero img").attr("src");
    }

    @Test
    void whatIsKilledIsGoneFromThePageAndFromItsOwnAddress() throws IOException {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "rights@desk.example");
            String picture = takeIn(page, 800);
            String smaller = takeIn(page, 640);
            String story = publish(picture);
            String file = stet.site(lead(story));
            assertThat(Reader.get(file).status()).isEqualTo(200);

            page.navigate(stet.desk("/library/" + picture));
            assertThat(page.locator(".media-usage")).containsText("A new quay");
            assertThat(page.locator(".similar a[href='/library/%s']".formatted(smaller)))
                    .hasCount(1);
            visit.keep("media-known");
            page.locator(".kill summary").click();
            page.locator("#reason").fill("The scene was staged.");
            page.locator(".kill button").click();
            page.waitForURL("**?done=media.killed");
            visit.keep("media-killed");
            assertThat(lead(story)).isEmpty();
            Reader.await(file, 410);
            page.navigate(stet.desk("/library?rights=withdrawn"));
            assertThat(page.locator(".tile[data-media='%s']".formatted(picture))).hasCount(1);
            page.navigate(stet.desk("/library?rights=usable"));
            assertThat(page.locator(".tile[data-media='%s']".formatted(picture))).hasCount(0);
            visit.assertClean();
        }
    }

    @Test
    void whatIsSaidOfAPictureIsKeptFieldByField() throws IOException {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "details@desk.example");
            String picture = takeIn(page, 700);
            page.navigate(stet.desk("/library/" + picture));
            Map<String, String> fields =
                    Map.of(
                            "headline", "The quay",
                            "people", "Edda Tor\nMira Vale",
                            "place", "Port Calven",
                            "taken", "2026-05-04",
                            "keywords", "quay\nميناء",
                            "copyright", "© 2026 Mira Vale");
            fields.forEach((name, value) -> page.locator("#" + name).fill(value));
            page.locator("#source").selectOption("trainedAlgorithmicMedia");
            page.locator("form:has(#caption) button.main").click();
            page.waitForURL("**?done=library.saved");

            fields.forEach((name, value) -> assertThat(page.locator("#" + name)).hasValue(value));
            assertThat(page.locator("#credit")).hasValue("Mira Vale");
            page.locator("#taken").fill("yesterday");
            page.locator("form:has(#caption) button.main").click();
            assertThat(page.locator(".notice.bad")).isVisible();

            page.navigate(stet.desk("/library?person=edda&from=2026-05-01&until=2026-05-31"));
            assertThat(page.locator(".tile[data-media='%s']".formatted(picture))).hasCount(1);
            page.navigate(stet.desk("/library?person=port"));
            assertThat(page.locator(".tile[data-media='%s']".formatted(picture))).hasCount(0);
            String story = publish(picture);
            assertThat(Reader.get(story).html().select("figure.hero .made").text())
                    .isEqualTo("Made with AI");
            visit.assertClean();
        }
    }

    @Test
    void thePanelsAreForEverybody() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Looks looks : Looks.values()) {
            String language = looks == Looks.PHONE_DARK ? "ar" : "fa";
            try (var visit = chromium.visit(looks.options().setLocale(language))) {
                Page page = visit.page;
                String email = "panels-" + language + "@desk.example";
                page.navigate(Newsrooms.invite(stet, email, language));
                Newsrooms.join(page);
                String picture = takeIn(page, looks == Looks.PHONE_DARK ? 500 : 520);
                publish(picture);
                page.navigate(stet.desk("/library/" + picture));
                page.locator("[data-ready=true]").first().waitFor();
                page.locator(".kill summary").click();
                faults.addAll(looks.faultsInBothColors(visit, "media-panels-" + language));
                page.navigate(stet.desk("/library?credit=mira"));
                faults.addAll(looks.faultsInBothColors(visit, "media-filters-" + language));
            }
        }
        assertThat(faults).isEmpty();
    }
}
