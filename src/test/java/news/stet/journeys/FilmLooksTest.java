package news.stet.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import news.stet.journeys.Newsrooms.Empty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What stands beside a film at the desk, and the player, on a telephone and on a desk. */
@ExtendWith(Newsrooms.class)
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class FilmLooksTest {
    private static final String CAPTIONS =
            """
            WEBVTT

            00:00:00.100 --> 00:00:03.000
            الجسر يهمس.

            00:00:03.200 --> 00:00:05.500
            أحدهم يلوّح.
            """;

    private final RunningStet stet;
    private final Chromium chromium;
    @TempDir Path folder;

    FilmLooksTest(Empty newsroom, Chromium chromium) {
        this.stet = newsroom.stet();
        this.chromium = chromium;
    }

    @Test
    void aFilmIsAccessibleInArabicOnATelephone() throws Exception {
        look(Looks.PHONE_DARK, "ar");
    }

    @Test
    void aFilmIsAccessibleInEnglishOnADesk() throws Exception {
        look(Looks.DESK_LIGHT, "en");
    }

    private void look(Looks looks, String language) throws Exception {
        List<String> faults = new ArrayList<>();
        Map<String, String> pages = new LinkedHashMap<>();
        try (var visit = chromium.visit(looks.options().setLocale(language))) {
            Page page = visit.page;
            page.navigate(Newsrooms.invite(stet, language + "@films.example", language));
            Newsrooms.join(page);
            String film = WrittenFilm.upload(stet, page, folder);
            page.navigate(stet.desk("/library/" + film));
            WrittenFilm.awaitMade(page);
            bringCaptions(page);
            look(visit, looks, "film-item-" + language, faults, pages);
            page.navigate(stet.desk("/library/" + film + "/captions/ar"));
            page.locator("#cues > li").first().waitFor();
            look(visit, looks, "film-captions-" + language, faults, pages);
            String address = WrittenFilm.publish(stet, film);
            page.navigate(address);
            look(visit, looks, "film-story-" + language, faults, pages);
            String id = address.substring(address.lastIndexOf('-') + 1);
            page.navigate(stet.site("/en/embed/" + id + "-" + film));
            look(visit, looks, "film-embed-" + language, faults, pages);
            visit.assertClean();
        }
        faults.addAll(NuChecker.errors(pages));
        assertThat(faults).isEmpty();
    }

    private static void bringCaptions(Page page) {
        page.locator("#caption-language").fill("ar");
        page.locator("#caption-file")
                .setInputFiles(
                        new FilePayload(
                                "film.vtt", "text/vtt", CAPTIONS.getBytes(StandardCharsets.UTF_8)));
        page.locator(".captions-add button").click();
        page.locator(".notice.good").waitFor();
    }

    private void look(
            Chromium.Visit visit,
            Looks looks,
            String name,
            List<String> faults,
            Map<String, String> pages) {
        // As it came, before any script touched it.
        pages.put(name, visit.page.request().get(visit.page.url()).text());
        faults.addAll(looks.faultsInBothColors(visit, name));
    }
}
