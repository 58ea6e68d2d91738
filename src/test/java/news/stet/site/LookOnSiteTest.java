package news.stet.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.stet.people.Actor;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.TestDatabase;
import news.stet.story.look.Look;
import news.stet.story.look.LookJson;
import news.stet.story.look.Looks;
import news.stet.story.look.Themes;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@NullMarked
@ExtendWith(TestDatabase.class)
class LookOnSiteTest {
    private static final Actor SYSTEM = Actor.system("test");
    private static final String NAMEPLATE =
            """
            @import news.stet.site.view.Frame
            @param Frame frame
            @param boolean front
            <p class="mine">${frame.edition().name()}</p>
            """;

    private final SampleSite site;
    private final Looks looks;
    private final Themes themes;

    LookOnSiteTest(Database database) {
        site = new SampleSite(database);
        looks = new Looks(database, site.clock);
        themes = new Themes(database, site.clock);
    }

    @BeforeEach
    void asUsual() {
        looks.put(SYSTEM, "en", Look.NONE);
    }

    private void look(String json) {
        looks.put(SYSTEM, "en", LookJson.read(Json.read(json)));
    }

    private static String first(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as("%s in %s", pattern, text).isTrue();
        return found.group();
    }

    @Test
    void coloursStandInAStyleSheetOfTheEditionAlone() {
        String usual = first("/assets/site-[0-9a-f]+\\.css", site.text("/en/"));
        look("{\"light\": {\"accent\": \"#0b6577\"}, \"letters\": \"system\"}");

        String page = site.text("/en/");
        String path = first("/en/style-[0-9a-f]{12}\\.css", page);
        Answer.Page style = site.page(path);

        assertThat(page).doesNotContain("style=", "<style", usual, "rel=\"preload\"");
        assertThat(site.text("/ar/")).contains(usual);
        assertThat(style.contentType()).startsWith("text/css");
        assertThat(style.headers())
                .containsEntry("Cache-Control", "public, max-age=31536000, immutable");
        assertThat(site.text(path))
                .startsWith(site.pages.assets().styleText())
                .contains("--accent:#0b6577", "--serif:system-ui");
        assertThat(site.answer(path.replaceAll("-[0-9a-f]{12}", "-000000000000")))
                .isInstanceOfSatisfying(
                        Answer.Moved.class, moved -> assertThat(moved.location()).isEqualTo(path));
    }

    @Test
    void aDrawingStandsInThePlaceOfTheName() {
        look("{\"logo\": {\"svg\": \"<svg viewBox='0 0 40 10'><path d='M0 0h9'/></svg>\"}}");

        String page = site.text("/en/");
        String path = first("/en/logo-[0-9a-f]{12}\\.svg", page);
        Answer.Page drawing = site.page(path);

        assertThat(page)
                .contains("width=\"640\" height=\"160\" alt=\"The Harbour Post\"></a></h1>");
        assertThat(drawing.contentType()).isEqualTo("image/svg+xml");
        assertThat(drawing.headers().get(ContentPolicy.HEADER))
                .contains("default-src 'none'", "sandbox");
    }

    @Test
    void aThemesTemplateStandsInThePlaceOfOurs() {
        themes.put(SYSTEM, Themes.Files.of("mine", Map.of("templates/nameplate.jte", NAMEPLATE)));
        long id = site.publish("Under another name").id();
        look("{\"theme\": \"mine\"}");

        assertThat(site.text("/en/")).contains("<p class=\"mine\">The Harbour Post</p>");
        assertThat(site.text("/en/world/under-another-name-" + id)).contains("<p class=\"mine\">");
        assertThat(site.text("/ar/")).doesNotContain("class=\"mine\"");
    }

    /** As after an upgrade: it was right for another Stet. */
    @Test
    void aTemplateThatDoesNotFitAnyMoreIsLeftOut() {
        themes.put(SYSTEM, Themes.Files.of("old", Map.of("templates/nameplate.jte", "${nothing}")));
        look("{\"theme\": \"old\"}");

        assertThat(site.text("/en/")).contains("<h1><a href=\"/en/\">The Harbour Post</a></h1>");
    }

    @Test
    void whatIsNotThereCannotBeChosen() {
        assertThatThrownBy(() -> look("{\"theme\": \"nobodys\"}")).hasMessageContaining("theme");
        assertThatThrownBy(() -> look("{\"logo\": {\"media\": \"99999\"}}"))
                .hasMessageContaining("logo");
    }
}
