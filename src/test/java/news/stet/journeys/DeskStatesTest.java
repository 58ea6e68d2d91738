package news.stet.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;
import news.stet.journeys.Newsrooms.Demo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What opens on a story's screen, as a careful colleague finds it. */
@ExtendWith(Newsrooms.class)
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class DeskStatesTest {
    private static final double PATIENCE_MILLIS = 2_000;

    private final RunningStet stet;
    private final Chromium chromium;
    private final List<String> faults = new ArrayList<>();

    DeskStatesTest(Demo newsroom, Chromium chromium) {
        stet = newsroom.stet();
        this.chromium = chromium;
    }

    @AfterEach
    void nothingFailedInside() {
        stet.assertNoFaults();
    }

    @ParameterizedTest
    @CsvSource({"en,DESK_LIGHT", "ar,PHONE_DARK", "fa,DESK_LIGHT"})
    void allThatOpensIsAccessible(String language, Looks looks) throws Exception {
        String edition = language.equals("fa") ? "ar" : language;
        try (var visit = chromium.visit(looks.options().setLocale(language))) {
            Page page = visit.page;
            page.navigate(
                    Newsrooms.invite(stet, "states-" + language + "@journeys.example", language));
            Newsrooms.join(page);
            for (String status : List.of("live", "draft")) {
                page.navigate(stet.desk("/stories/" + story(status, edition)));
                page.waitForSelector("[data-ready=true]");
                String name = "state-" + language + "-" + status + "-";
                tabs(visit, looks, name);
                dialogs(visit, looks, name);
            }
            opened(visit, looks, "Control+k", "state-" + language + "-palette");
            page.locator("h1").first().click();
            opened(visit, looks, "?", "state-" + language + "-keys");
            visit.assertClean();
        }
        assertThat(faults).isEmpty();
    }

    private void tabs(Chromium.Visit visit, Looks looks, String name) {
        Locator tabs = visit.page.locator("[role=tab]:visible");
        for (int i = 0; i < tabs.count(); i++) {
            tabs.nth(i).click();
            visit.page.waitForLoadState();
            look(visit, looks, name + tabs.nth(i).getAttribute("aria-controls"));
        }
        if (tabs.count() > 0) {
            tabs.first().click();
        }
    }

    /** Every verb that asks before it acts; one that does not would change the next picture. */
    private void dialogs(Chromium.Visit visit, Looks looks, String name) {
        for (String verb : List.of("publish", "schedule", "correct", "withhold", "kill", "spike")) {
            Locator button = visit.page.locator("button[data-verb=" + verb + "]:visible");
            if (button.count() > 0) {
                button.first().click();
                dialog(visit, looks, name + verb);
            }
        }
    }

    private void opened(Chromium.Visit visit, Looks looks, String keys, String name) {
        visit.page.keyboard().press(keys);
        dialog(visit, looks, name);
    }

    private void dialog(Chromium.Visit visit, Looks looks, String name) {
        Locator open = visit.page.locator("dialog[open]");
        try {
            open.first().waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE_MILLIS));
        } catch (TimeoutError e) {
            faults.add(name + " opened nothing");
            return;
        }
        look(visit, looks, name);
        visit.page.keyboard().press("Escape");
        open.first()
                .waitFor(
                        new Locator.WaitForOptions()
                                .setState(WaitForSelectorState.DETACHED)
                                .setTimeout(PATIENCE_MILLIS));
    }

    private void look(Chromium.Visit visit, Looks looks, String name) {
        // Persian has Arabic's direction and everybody's colours; what is its own are the words.
        faults.addAll(
                name.contains("-fa-")
                        ? looks.faultsInOneColor(visit, name)
                        : looks.faultsInBothColors(visit, name));
    }

    private String story(String status, String edition) {
        return stet.api()
                .get("/api/v1/stories?limit=1&status=" + status + "&edition=" + edition)
                .json()
                .at("/stories/0/id")
                .stringValue();
    }
}
