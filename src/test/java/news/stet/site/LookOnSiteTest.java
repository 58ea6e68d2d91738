package news.stet.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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
import org.jsoup.Jsoup;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

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

    private final Database database;
    private final SampleSite site;
    private final Looks looks;
    private final Themes themes;

    LookOnSiteTest(Database database) {
        this.database = database;
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

    private JsonNode told(String path) {
        return Json.read(
                Jsoup.parse(site.text(path)).select("script[type='application/ld+json']").html());
    }

    @Test
    void programsAreToldOfTheLogoWithWhoBringsItOut() {
        long id = site.publish("Under a sign").id();
        String story = "/en/world/under-a-sign-" + id;
        assertThat(told(story).at("/publisher/name").asString()).isEqualTo("The Harbour Post");
        assertThat(told(story).at("/publisher/logo").isMissingNode()).isTrue();

        look("{\"logo\": {\"svg\": \"<svg viewBox='0 0 40 10'><path d='M0 0h9'/></svg>\"}}");

        for (String path : List.of(story, "/en/")) {
            JsonNode logo = told(path).at("/publisher/logo");
            assertThat(logo.at("/@type").asString()).isEqualTo("ImageObject");
            assertThat(logo.at("/url").asString())
                    .startsWith(SampleSite.URL + "/en/logo-")
                    .endsWith(".svg");
            assertThat(logo.at("/width").intValue()).isEqualTo(640);
            assertThat(logo.at("/height").intValue()).isEqualTo(160);
        }
        assertThat(told("/en/").at("/@type").asString()).isEqualTo("WebSite");
        assertThat(told("/en/").at("/inLanguage").asString()).isEqualTo("en");
        // It is told once, and only named where it signs what nobody did.
        assertThat(told(story).at("/author/0/@id")).isEqualTo(told(story).at("/publisher/@id"));
        assertThat(told(story).at("/author/0/logo").isMissingNode()).isTrue();
    }

    @Test
    void aPictureOfTheLibraryStandsInThePlaceOfTheNameWhileReadersMaySeeIt() {
        long picture = picture("sign");
        look("{\"logo\": {\"media\": \"%d\"}}".formatted(picture));

        Answer.Page page = site.page("/en/");
        JsonNode logo = told("/en/").at("/publisher/logo");

        assertThat(logo.at("/url").asString())
                .startsWith(SampleSite.URL + "/media/2026/05/04/sign_orig_");
        assertThat(page.keys())
                .contains("look:en", "still:" + picture)
                .doesNotContain("media:" + picture);
        assertThat(site.text("/en/"))
                .contains(
                        "src=\"%s\" width=\"%d\" height=\"%d\" alt=\"The Harbour Post\""
                                .formatted(
                                        logo.at("/url")
                                                .asString()
                                                .substring(SampleSite.URL.length()),
                                        logo.at("/width").intValue(),
                                        logo.at("/height").intValue()));
    }

    private long picture(String name) {
        return database.write(handle ->
                handle.createQuery(
                                """
                                insert into media (kind, format, sha256, bytes, width, height, folder, name,
                                    colour, file_name, caption, alt, credit, creator, added_at, added_by)
                                values ('picture', 'jpeg', sha256(:name::bytea), 1000, 1600, 900,
                                    '2026/05/04', :name, '#336699', 'file', '', '', '', '', now(), 'x')
                                on conflict (sha256) do update set kind = excluded.kind returning id
                                """)
                        .bind("name", name)
                        .mapTo(Long.class)
                        .one());
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
