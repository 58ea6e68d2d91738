package news.stet.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import news.stet.journeys.Newsrooms.Demo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** The desk's screens as a careful colleague finds them, in every language. */
@ExtendWith(Newsrooms.class)
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class DeskQualityTest {
    private final RunningStet stet;
    private final Chromium chromium;

    DeskQualityTest(Demo newsroom, Chromium chromium) {
        stet = newsroom.stet();
        this.chromium = chromium;
    }

    @AfterEach
    void nothingFailedInside() {
        stet.assertNoFaults();
    }

    @Test
    void everyScreenIsValidAccessibleAndKeepsToItselfInEnglish() throws Exception {
        walk(Looks.DESK_LIGHT, "en");
    }

    @Test
    void everyScreenIsValidAccessibleAndKeepsToItselfInArabic() throws Exception {
        walk(Looks.PHONE_DARK, "ar");
    }

    @Test
    void everyScreenIsValidAccessibleAndKeepsToItselfInPersian() throws Exception {
        walk(Looks.DESK_LIGHT, "fa");
    }

    private void walk(Looks looks, String language) throws Exception {
        List<String> faults = new ArrayList<>();
        Map<String, String> pages = new LinkedHashMap<>();
        try (var visit = chromium.visit(looks.options().setLocale(language))) {
            Page page = visit.page;
            page.navigate(stet.desk("/sign-in"));
            look(visit, looks, "sign-in-" + language, faults, pages);
            page.navigate(stet.desk("/sign-in/recovery"));
            look(visit, looks, "recovery-" + language, faults, pages);
            String email = language + "@journeys.example";
            String link = Newsrooms.invite(stet, email, language);
            page.navigate(link);
            look(visit, looks, "welcome-" + language, faults, pages);
            Newsrooms.join(page);
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
            for (Map.Entry<String, String> screen :
                    screens(language.equals("fa") ? "ar" : language).entrySet()) {
                assertThat(page.navigate(stet.desk(screen.getValue())).status())
                        .as(screen.getValue())
                        .isIn(200, 404);
                look(visit, looks, screen.getKey() + "-" + language, faults, pages);
            }
            visit.assertClean();
        }
        faults.addAll(NuChecker.errors(pages));
        assertThat(faults).isEmpty();
    }

    private Map<String, String> screens(String edition) {
        String story =
                stet.api()
                        .get("/api/v1/stories?status=live&type=live&limit=1&edition=" + edition)
                        .json()
                        .get("stories")
                        .get(0)
                        .get("id")
                        .stringValue();
        Map<String, String> screens = new LinkedHashMap<>();
        screens.put("list", "/stories");
        screens.put("found", "/stories?q=ferry&status=live");
        screens.put("none-found", "/stories?q=zzzzzz");
        screens.put("new", "/stories/new");
        screens.put("editor", "/stories/" + story);
        screens.put("history", "/stories/" + story + "/history");
        screens.put("revision", "/stories/" + story + "/history/1");
        screens.put("difference", "/stories/" + story + "/history?from=1&to=2");
        screens.put("preview", "/stories/" + story + "/preview");
        screens.put("inbox", "/inbox");
        screens.put("library", "/library");
        screens.put("fronts", "/fronts");
        screens.put("front", "/fronts/" + edition);
        screens.put("front-past", "/fronts/" + edition + ".world/past");
        screens.put("people", "/people");
        screens.put("person", "/people/1");
        screens.put("tokens", "/tokens");
        screens.put("trail", "/trail");
        screens.put("trail-of-one", "/trail?who=1&q=e");
        screens.put("topics", "/topics?edition=" + edition);
        screens.put("boxes", "/boxes?edition=" + edition);
        screens.put("box", "/boxes/" + edition + "/picks");
        screens.put("elsewhere", "/topics/elsewhere?of=section&edition=" + edition);
        screens.put("series", "/series?edition=" + edition);
        screens.put("series-new", "/series/edit?edition=" + edition);
        screens.put("editions", "/editions");
        screens.put("edition", "/editions/" + edition);
        screens.put("look", "/editions/" + edition + "/look");
        screens.put("settings", "/settings");
        screens.put("settings-edition", "/settings/" + edition);
        screens.put("account", "/account");
        screens.put("confirm", "/account/confirm");
        screens.put("missing", "/stories/9999999");
        return screens;
    }

    private static void look(
            Chromium.Visit visit,
            Looks looks,
            String name,
            List<String> faults,
            Map<String, String> pages) {
        visit.page.waitForLoadState();
        // As it came, before any script touched it.
        pages.put(name, visit.page.request().get(visit.page.url()).text());
        // Persian has Arabic's direction and everybody's colours; what is its own are the words.
        faults.addAll(
                name.endsWith("-fa")
                        ? looks.faultsInOneColor(visit, "desk-" + name)
                        : looks.faultsInBothColors(visit, "desk-" + name));
    }
}
