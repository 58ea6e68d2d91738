package news.stet.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import news.stet.journeys.Newsrooms.Empty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A film from the camera to a reader who cannot hear it. */
@ExtendWith(Newsrooms.class)
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class FilmJourneyTest {
    private static final String CAPTIONS =
            """
            WEBVTT

            00:00:00.100 --> 00:00:03.000
            A bridge hums.

            00:00:03.200 --> 00:00:05.500
            <i>Somebody</i> waves.
            """;

    private final RunningStet stet;
    private final Chromium chromium;
    @TempDir Path folder;

    FilmJourneyTest(Empty newsroom, Chromium chromium) {
        this.stet = newsroom.stet();
        this.chromium = chromium;
    }

    @Test
    void aFilmIsMadeCaptionedPublishedAndPlayed() {
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            Newsrooms.signIn(stet, page, "film@desk.example");
            String film = WrittenFilm.upload(stet, page, folder);
            page.navigate(stet.desk("/library/" + film));
            WrittenFilm.awaitMade(page);
            assertThat(page.locator(".film-words")).hasText("Made for readers, in all sizes.");
            assertThat(page.locator(".frames button").first()).isVisible();
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
            correctCaptions(visit, film);
            String address = WrittenFilm.publish(stet, film);
            page.navigate(address);
            play(page);
            visit.keep("film-playing");
            visit.assertClean();
            playsByOurOwnScript(address);
        }
    }

    /** As in a browser that cannot follow a playlist. */
    private void playsByOurOwnScript(String address) {
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
            visit.assertClean();
        }
    }

    private void correctCaptions(Chromium.Visit visit, String film) {
        Page page = visit.page;
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
}
