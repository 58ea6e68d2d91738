package news.stet.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import news.stet.journeys.Newsrooms.Empty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** A picture editor takes files in, at the top of the library. */
@ExtendWith(Newsrooms.class)
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class UploadJourneyTest {
    private static final LocatorAssertions.HasCountOptions PATIENT =
            new LocatorAssertions.HasCountOptions().setTimeout(60_000);

    private final RunningStet stet;
    private final Chromium chromium;

    UploadJourneyTest(Empty newsroom, Chromium chromium) {
        this.stet = newsroom.stet();
        this.chromium = chromium;
    }

    /** Noise, never the same, of about three bytes a pixel. */
    private static FilePayload picture(String name, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var random = new Random();
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, new Color(random.nextInt(1 << 24)).getRGB());
            }
        }
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new FilePayload(name, "image/png", out.toByteArray());
    }

    private static Locator rows(Page page, String state) {
        return page.locator(".upload-row[data-state=" + state + "]");
    }

    private void open(Page page) {
        page.navigate(stet.desk("/library"));
        page.locator(".uploader-place .drop-here").waitFor();
    }

    private static void choose(Page page, FilePayload... files) {
        page.locator(".drop-here input[type=file]").setInputFiles(files);
    }

    @Test
    void whatIsRefusedSaysWhyBesideWhatIsTaken() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "refused@desk.example");
            open(page);
            byte[] words = "no picture at all".getBytes(StandardCharsets.UTF_8);
            choose(
                    page,
                    new FilePayload("notes.jpg", "image/jpeg", words),
                    picture("good.png", 90, 60));

            assertThat(rows(page, "taken")).hasCount(1, PATIENT);
            assertThat(rows(page, "failed")).containsText("notes.jpg is not taken: it holds text");
            rows(page, "failed").locator("button").last().click();
            assertThat(rows(page, "failed")).hasCount(0);
            visit.assertClean();
        }
    }

    @Test
    void aPageThatIsLoadedAgainGoesOnWhereItWas() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "again@desk.example");
            open(page);
            // The first piece arrives; the second never does.
            var cut = new AtomicBoolean(true);
            List<String> offsets = new ArrayList<>();
            page.route(
                    "**/api/v1/uploads/*",
                    route -> {
                        if (!route.request().method().equals("PATCH")) {
                            route.resume();
                            return;
                        }
                        String offset = route.request().headerValue("upload-offset");
                        offsets.add(offset);
                        if (cut.get() && !offset.equals("0")) {
                            return;
                        }
                        route.resume();
                    });
            choose(page, picture("large.png", 2900, 2200));
            page.waitForCondition(() -> offsets.size() == 2);
            cut.set(false);
            page.reload();

            assertThat(rows(page, "taken")).hasCount(1, PATIENT);
            assertThat(offsets.getFirst()).isEqualTo("0");
            assertThat(offsets.stream().filter("0"::equals)).hasSize(1);
            page.reload();
            page.locator(".uploader-place .drop-here").waitFor();
            assertThat(page.locator(".upload-row")).hasCount(0);
            visit.assertClean();
        }
    }

    @Test
    void aFileIsPausedGoneOnWithAndGivenUp() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "pause@desk.example");
            open(page);
            var held = new ArrayList<Route>();
            var hold = new AtomicBoolean(true);
            page.route(
                    "**/api/v1/uploads/*",
                    route -> {
                        if (hold.get() && route.request().method().equals("PATCH")) {
                            held.add(route);
                        } else {
                            route.resume();
                        }
                    });
            choose(page, picture("one.png", 300, 200), picture("two.png", 300, 200));
            page.waitForCondition(() -> held.size() == 2);
            rows(page, "sending").first().locator("button").first().click();
            assertThat(rows(page, "paused")).containsText("one.png");
            page.locator(".upload-row", new Page.LocatorOptions().setHasText("two.png"))
                    .locator("button")
                    .last()
                    .click();
            assertThat(page.locator(".upload-row")).hasCount(1);
            hold.set(false);
            rows(page, "paused").locator("button").first().click();

            assertThat(rows(page, "taken")).hasCount(1, PATIENT);
            visit.assertClean();
        }
    }
}
