package news.stet.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import news.stet.desk.api.ApiCaller;
import news.stet.journeys.Newsrooms.Empty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** What opens over a text while it is written, as those see it who use no mouse and no eyes. */
@ExtendWith(Newsrooms.class)
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class WritingLooksTest {
    private final RunningStet stet;
    private final Chromium chromium;

    WritingLooksTest(Empty newsroom, Chromium chromium) {
        this.stet = newsroom.stet();
        this.chromium = chromium;
    }

    @Test
    void everythingThatOpensHasNamesRolesAndContrast() {
        for (String language : List.of("en", "ar")) {
            for (Looks looks : Looks.values()) {
                try (var visit = chromium.visit(looks.options())) {
                    Page page = visit.page;
                    String email = language + looks.name().toLowerCase(java.util.Locale.ROOT);
                    page.navigate(Newsrooms.invite(stet, email + "@desk.example", language));
                    Newsrooms.join(page);
                    WrittenStory story = WrittenStory.begin(stet, page, language);
                    List<String> faults = new ArrayList<>();
                    story.type("Harbour");
                    story.press("Shift+Home", "Control+f");
                    look(visit, looks, faults, language + "-find-" + looks);
                    story.press("Escape", "Control+k");
                    look(visit, looks, faults, language + "-palette-" + looks);
                    story.press("Enter");
                    look(visit, looks, faults, language + "-link-" + looks);
                    story.press("Escape");
                    // A phone shows no button for keys; whoever has some there presses them.
                    page.locator("[data-command=sheet]").dispatchEvent("click");
                    look(visit, looks, faults, language + "-keys-" + looks);
                    story.press("Escape");
                    story.clear();
                    story.type("/");
                    assertThat(page.locator("#slash-menu")).isVisible();
                    look(visit, looks, faults, language + "-slash-" + looks);
                    assertThat(faults).isEmpty();
                    visit.assertClean();
                }
            }
        }
    }

    private static void look(Chromium.Visit visit, Looks looks, List<String> faults, String name) {
        faults.addAll(looks.faults(visit.page));
        visit.keep("desk-writing-" + name);
    }

    @Test
    void anEmbedAsksNothingOfItsProviderBeforeItIsPressed() {
        String film = "https://www.youtube.com/watch?v=abcdefghijk";
        ApiCaller.Reply made =
                stet.api()
                        .post(
                                "/api/v1/stories",
                                "{\"edition\":\"en\",\"type\":\"article\",\"section\":\"world\",\"headline\":\"A film\",\"body\":[{\"type\":\"embed\",\"url\":\"%s\"}]}"
                                        .formatted(film));
        var live = stet.api().post("/api/v1/stories/" + made.id() + "/publish", "");
        try (var visit = chromium.visit()) {
            Page page = visit.page;
            page.navigate(live.text("url"));
            assertThat(page.locator("a[href='" + film + "']")).isVisible();
            assertThat(page.locator("iframe, object, embed, script[src*='//']")).hasCount(0);
            Newsrooms.signIn(stet, page, "embedder@desk.example");
            page.navigate(stet.desk("/stories/" + made.id()));
            page.locator("#body figure button").click();
            page.locator("dialog input[name=url]").fill("https://tracker.example/embed/1");
            page.locator("dialog button.main").click();
            // Nobody's here: the dialog stays and says whose may be embedded.
            assertThat(page.locator("dialog")).isVisible();
            visit.assertClean();
        }
    }
}
