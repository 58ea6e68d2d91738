package news.stet.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.stet.journeys.Newsrooms.Empty;
import news.stet.platform.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * One evening at the picture desk: a card of pictures and a film comes in, is cut, described and
 * published; readers play the film, also those who cannot hear it; then a picture has to go.
 */
@ExtendWith(Newsrooms.class)
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class CardToReadersJourneyTest {
    private static final LocatorAssertions.HasCountOptions PATIENT =
            new LocatorAssertions.HasCountOptions().setTimeout(120_000);

    /** Far more than the second that is promised: this machine may be busy. */
    private static final List<String> PAGES =
            List.of(
                    "/en/",
                    "/en/world/",
                    "/en/boxes/latest.json",
                    "/en/feed.rss",
                    "/en/feed.atom",
                    "/en/feed.json",
                    "/en/world/feed.rss");

    private static final String CAPTIONS =
            """
            WEBVTT

            00:00:00.100 --> 00:00:03.000
            A bridge hums.

            00:00:03.200 --> 00:00:05.500
            <i>Somebody</i> waves.
            """;

    private static final String FOLLOW =
            """
            async (path) => {
              const ladder = new Hls({ enableWorker: false });
              const parsed = new Promise((done) => ladder.on(Hls.Events.MANIFEST_PARSED, (_, told) => done(told)));
              ladder.loadSource(path);
              const [track] = (await parsed).subtitleTracks;
              const list = await (await fetch(track.url)).text();
              const file = list.split("\\n").find((line) => line.endsWith(".vtt"));
              const words = await (await fetch(new URL(file, track.url))).text();
              ladder.destroy();
              return `${track.name}: ${words.split("-->")[1].split("\\n").slice(1, 3).join("\\n")}`;
            }
            """;

    private final RunningStet stet;
    private final Chromium chromium;
    @TempDir Path folder;

    CardToReadersJourneyTest(Empty newsroom, Chromium chromium) {
        this.stet = newsroom.stet();
        this.chromium = chromium;
    }

    @AfterEach
    void nothingFailedInside() {
        stet.assertNoFaults();
    }

    @Test
    void aCardOfPicturesAndAFilmReachesReadersAndAPictureLeavesThemAgain() throws IOException {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "card@desk.example");
            String film = takeInAll(visit);
            List<String> wide = describeTwo(page);
            cutByMouse(visit, wide.get(0));
            cutByKeys(visit, wide.get(1));
            caption(visit, film);
            String address = publish(visit, wide.get(0), wide.get(1), film);
            page.navigate(address);
            assertThat(page.locator("main picture img").first())
                    .hasAttribute("src", Pattern.compile(".*-c1_16x9_.*"));
            play(page);
            visit.keep("film-playing");
            playsByOurOwnScript(address, film);
            takeBack(page, wide.get(0), wide.get(1), address);
            visit.assertClean();
        }
    }

    /** Twenty pictures and a film at once, with one credit; the film's number. */
    private String takeInAll(Chromium.Visit visit) throws IOException {
        Page page = visit.page;
        page.navigate(stet.desk("/library"));
        page.locator(".uploader-place .drop-here").waitFor();
        page.locator(".uploader-form summary").click();
        page.locator("#credit").fill("Mira Vale");
        List<FilePayload> card = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            byte[] bytes =
                    i <= 2
                            ? LibraryJourneyTest.picture(1200, 900, 7000 + i)
                            : LibraryJourneyTest.picture(120, 80, 7000 + i);
            String name = i <= 2 ? "ferrywide-" + i : "ferry-" + i;
            card.add(new FilePayload(name + ".png", "image/png", bytes));
        }
        byte[] film = Files.readAllBytes(WrittenFilm.make(folder, 0.12));
        card.add(new FilePayload("Humming bridge.mp4", "video/mp4", film));
        page.locator(".drop-here input[type=file]").setInputFiles(card.toArray(FilePayload[]::new));

        assertThat(page.locator(".upload-row[data-state=taken]")).hasCount(21, PATIENT);
        assertThat(page.locator(".upload-summary")).containsText("21 of 21");
        assertThat(page.locator("#results")).containsText("ferry-20.png");
        visit.keep("upload-card");
        String link =
                page.locator(".upload-row", new Page.LocatorOptions().setHasText("Humming"))
                        .locator("a")
                        .getAttribute("href");
        return link.substring(link.lastIndexOf('/') + 1);
    }

    /** What is said of both large ones at once; their numbers. */
    private List<String> describeTwo(Page page) {
        page.navigate(stet.desk("/library?q=ferrywide"));
        page.locator("html[data-library=ready]").waitFor();
        Locator tiles = page.locator(".tile");
        assertThat(tiles).hasCount(2);
        List<String> ids =
                List.of(
                        tiles.nth(0).getAttribute("data-media"),
                        tiles.nth(1).getAttribute("data-media"));
        page.locator("main").focus();
        page.keyboard().press("j");
        page.keyboard().press("x");
        page.keyboard().press("Shift+ArrowRight");
        assertThat(page.locator("#picked .picked")).hasText("Selected: 2");
        page.keyboard().press("e");
        page.locator("#all-caption").fill("Ferries at the bridge");
        page.locator("textarea[name='alt-%s']".formatted(ids.get(0))).fill("A red hull");
        page.locator("#describe-form button.main").press("Enter");
        assertThat(page.locator("#batch-result .notice")).containsText("Saved: 2");
        return ids;
    }

    private JsonNode wide(String id) {
        JsonNode crops = Json.read(stet.api().get("/api/v1/media/" + id + "/crops").body());
        return crops.path("crops").path("16x9");
    }

    private void openCrop(Page page, String id) {
        page.navigate(stet.desk("/library/" + id));
        page.locator("#crop[data-ready]").waitFor();
        page.locator("input[name=what][value='16x9']").check();
    }

    private static void keepCrop(Page page) {
        page.locator("[data-crop=save]").click();
        assertThat(page.locator("#live")).containsText("The crops are saved");
    }

    /** A corner is pulled in, and what is left is carried to the right edge. */
    private void cutByMouse(Chromium.Visit visit, String id) {
        Page page = visit.page;
        openCrop(page, id);
        assertThat(page.locator("#credit")).hasValue("Mira Vale");
        var stage = page.locator(".crop-stage").boundingBox();
        var corner = page.locator(".crop-corner.end-bottom").boundingBox();
        drag(
                page,
                corner.x + corner.width / 2,
                corner.y + corner.height / 2,
                stage.x + stage.width * 0.5,
                stage.y + stage.height * 0.3);
        var frame = page.locator(".crop-frame").boundingBox();
        drag(
                page,
                frame.x + frame.width / 2,
                frame.y + frame.height / 2,
                stage.x + stage.width * 0.98,
                frame.y + frame.height / 2);
        assertThat(page.locator("[data-ratio='16x9'] .by")).hasText("by hand");
        visit.keep("crop");
        keepCrop(page);

        JsonNode cut = wide(id);
        assertThat(cut.path("width").intValue()).isBetween(500, 700);
        assertThat(cut.path("x").intValue() + cut.path("width").intValue()).isEqualTo(1200);
    }

    private static void drag(Page page, double fromX, double fromY, double toX, double toY) {
        page.mouse().move(fromX, fromY);
        page.mouse().down();
        page.mouse().move((fromX + toX) / 2, (fromY + toY) / 2);
        page.mouse().move(toX, toY);
        page.mouse().up();
    }

    private void cutByKeys(Chromium.Visit visit, String id) {
        Page page = visit.page;
        openCrop(page, id);
        page.locator(".crop-frame").focus();
        page.keyboard().press("-");
        page.keyboard().press("-");
        for (int i = 0; i < 12; i++) {
            page.keyboard().press("Shift+ArrowRight");
        }
        assertThat(page.locator("#crop-told")).containsText("from the left");
        keepCrop(page);

        assertThat(wide(id).path("by").stringValue()).isEqualTo("hand");
        assertThat(wide(id).path("x").intValue() + wide(id).path("width").intValue())
                .isEqualTo(1200);
    }

    /** A poster by its number, captions as a file, and a line put right beside the film. */
    private void caption(Chromium.Visit visit, String film) {
        Page page = visit.page;
        page.navigate(stet.desk("/library/" + film));
        WrittenFilm.awaitMade(page);
        assertThat(page.locator(".film-words")).hasText("Made for readers, in all sizes.");
        page.locator("#number").fill("30f");
        page.locator(".posters .row button:not([type])").click();
        assertThat(page.locator(".notice.good")).containsText("picture was changed");
        page.locator("#caption-language").fill("en");
        page.locator("#caption-file")
                .setInputFiles(
                        new FilePayload(
                                "bridge.vtt",
                                "text/vtt",
                                CAPTIONS.getBytes(StandardCharsets.UTF_8)));
        page.locator(".captions-add button").click();
        assertThat(page.locator(".notice.good")).containsText("captions are saved");
        visit.keep("film-item");
        page.navigate(stet.desk("/library/" + film + "/captions/en"));
        var first = page.locator("#cues textarea").first();
        assertThat(first).hasValue("A bridge hums.");
        first.fill("A bridge\nsings.");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("#cues > li")).hasCount(3);
        page.keyboard().press("Control+s");
        assertThat(page.locator("#caption-told.bad")).containsText("Not saved");
        assertThat(page.locator(".cue .fault:visible")).hasText("it has no words");
        visit.keep("film-captions");
        page.locator("#cues > li").nth(1).locator("button.danger").click();
        page.keyboard().press("Control+s");
        assertThat(page.locator("#caption-told")).containsText("captions are saved");
        // What the video shows is what was written.
        assertThat(page.evaluate("document.querySelector('video').textTracks[0].cues[0].text"))
                .isEqualTo("A bridge\nsings.");
    }

    /** The first picture leads, the film and the second stand in the text; its address. */
    private String publish(Chromium.Visit visit, String lead, String second, String film) {
        Page page = visit.page;
        page.navigate(stet.desk("/stories/new"));
        page.locator("#editor[data-ready]").waitFor();
        page.locator("#field-headline").fill("The ferries come home");
        page.locator("#field-section").selectOption("world");
        page.locator("#main-media button[data-media=picture]").click();
        pick(page, lead);
        page.locator("#body .ProseMirror").click();
        page.keyboard().type("Listen to the bridge.");
        for (String[] block : new String[][] {{"video", film}, {"picture", second}}) {
            page.locator("#toolbar select[data-do=insert]").selectOption(block[0]);
            pick(page, block[1]);
        }
        page.keyboard().press("Control+s");
        assertThat(page.locator("#live")).containsText("Kept as revision");
        page.locator("button[data-verb=publish]").click();
        assertThat(page.locator("dialog.publishing")).containsText("The ferries come home");
        page.keyboard().press("Enter");
        page.locator("#public").waitFor();
        visit.keep("card-published");
        return page.locator("#public").getAttribute("href");
    }

    private static void pick(Page page, String media) {
        page.locator("dialog .picks button[data-id='" + media + "']").click();
        page.locator("dialog button.main").click();
        assertThat(page.locator("dialog")).hasCount(0);
    }

    private void play(Page page) {
        var video = page.locator("video");
        assertThat(video).hasAttribute("preload", "none");
        assertThat(page.locator("track[srclang=en]")).hasCount(1);
        String loaded =
                "performance.getEntriesByType('resource').map(it => it.name).filter(it => /\\.(mp4|m4s|m3u8)$|\\/hls-/.test(it)).length";
        assertThat(page.evaluate(loaded)).isEqualTo(0);
        video.focus();
        page.keyboard().press("Space");
        page.waitForFunction(
                "() => { const film = document.querySelector('video');"
                        + " const track = film.textTracks[0];"
                        + " return film.currentTime > 0.3 && track.mode === 'showing'"
                        + " && track.activeCues?.[0]?.text.includes('sings'); }");
        assertThat((Number) page.evaluate("document.querySelector('video').videoWidth"))
                .satisfies(width -> assertThat(width.intValue()).isGreaterThan(0));
    }

    /** As in a browser that cannot follow a playlist. */
    private void playsByOurOwnScript(String address, String film) {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            page.addInitScript("HTMLMediaElement.prototype.canPlayType = () => ''");
            page.navigate(address);
            play(page);
            assertThat(
                            page.evaluate(
                                    "performance.getEntriesByType('resource').some(it => /hls-/.test(it.name))"
                                            + " && document.querySelector('video').src.startsWith('blob:')"))
                    .isEqualTo(true);
            String playlist =
                    stet.api().get("/api/v1/media/" + film + "/captions").text("playlist");
            String path = URI.create(playlist).getPath();
            // As a player outside of pages follows it.
            assertThat(page.evaluate(FOLLOW, path)).isEqualTo("English: A bridge\nsings.");
            visit.assertClean();
        }
    }

    /** Its rights end: no page names a file of it any more, and every one they named is gone. */
    private void takeBack(Page page, String gone, String stays, String story) {
        Set<String> files = filesOf(gone, story);
        assertThat(files).hasSizeGreaterThan(4);
        page.navigate(stet.desk("/library/" + gone));
        assertThat(page.locator(".media-usage")).containsText("The ferries come home");
        page.locator("#licence").selectOption("agency");
        page.locator("#until").fill("2020-01-01T00:00");
        page.locator(".media-rights button.main").click();
        page.waitForURL("**?done=library.saved");
        assertThat(page.locator(".media-rights .badge")).hasText("Rights have ended");

        assertThat(filesOf(gone, story)).isEmpty();
        files.forEach(file -> Reader.await(stet.site(file), 410));
        assertThat(filesOf(stays, story)).isNotEmpty();
        assertThat(Reader.get(story).html().select("video")).hasSize(1);

        page.locator("#until").fill("");
        page.locator(".media-rights button.main").click();
        page.waitForURL("**?done=library.saved");
        assertThat(page.locator(".media-rights .badge")).hasText("May be used");
        Reader.await(stet.site(files.iterator().next()), 200);
        assertThat(filesOf(gone, story)).isEqualTo(files);
    }

    /** Paths of a picture's files that pages, feeds and lists name. */
    private Set<String> filesOf(String picture, String story) {
        String own =
                Json.read(stet.api().get("/api/v1/media/" + picture).body()).path("url").asString();
        String name = own.replaceFirst(".*(/media/.*?)(?:-c\\d+)?_.*", "$1");
        Pattern address = Pattern.compile(Pattern.quote(name) + "(?:-c\\d+)?_\\w+\\.\\w+");
        List<String> pages = new ArrayList<>(PAGES.stream().map(stet::site).toList());
        pages.add(story);
        Set<String> files = new TreeSet<>();
        for (String page : pages) {
            Matcher matcher = address.matcher(Reader.get(page).body());
            while (matcher.find()) {
                files.add(matcher.group());
            }
        }
        return files;
    }
}
