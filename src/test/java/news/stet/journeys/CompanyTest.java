package news.stet.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import news.stet.journeys.Chromium.Visit;
import news.stet.journeys.Newsrooms.Empty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two people and one story: who is here, whose turn it is to write, and handing it over. */
@ExtendWith(Newsrooms.class)
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class CompanyTest {
    private final RunningStet stet;
    private final Chromium chromium;

    CompanyTest(Empty newsroom, Chromium chromium) {
        this.stet = newsroom.stet();
        this.chromium = chromium;
    }

    private String begin(String headline) {
        return stet.api()
                .post(
                        "/api/v1/stories",
                        """
                        {"edition":"en","type":"article","section":"world","headline":"%s",
                         "body":[{"type":"paragraph","text":"One."},{"type":"paragraph","text":"Two."}]}
                        """
                                .formatted(headline))
                .id();
    }

    private void open(Visit visit, String email, String id) {
        Newsrooms.signIn(stet, visit.page, email);
        reopen(visit, id);
    }

    private void reopen(Visit visit, String id) {
        visit.page.navigate(stet.desk("/stories/" + id));
        visit.page.locator("#editor[data-ready]").waitFor();
    }

    private static Locator body(Visit visit) {
        return visit.page.locator("#body .ProseMirror");
    }

    private static void typeAtEnd(Visit visit, String words) {
        body(visit).locator("p").last().click();
        visit.page.keyboard().press("End");
        visit.page.keyboard().type(words);
    }

    private static Locator lock(Visit visit) {
        return visit.page.locator("#lock");
    }

    @Test
    void whoHasTheStoryOpenIsSeenWithTheirPlaceUntilTheyLeave() {
        String id = begin("Seen together");
        try (var ada = chromium.visit();
                var bob = chromium.visit()) {
            open(ada, "ada.seen@desk.example", id);
            open(bob, "bob.seen@desk.example", id);

            assertThat(ada.page.locator("#presence li")).hasCount(1);
            body(bob).locator("p").last().click();
            assertThat(body(ada).locator("p").last()).hasClass(Pattern.compile("caret-here"));
            assertThat(ada.page.locator("#presence li")).containsText("at block 2");
            ada.keep("desk-company");

            bob.page.navigate(stet.desk("/stories"));
            assertThat(ada.page.locator("#presence li")).hasCount(0);
            assertThat(body(ada).locator(".caret-here")).hasCount(0);
            ada.assertClean();
            bob.assertClean();
        }
    }

    @Test
    void takingOverHandsOnTheExactText() {
        String id = begin("Handed on");
        try (var ada = chromium.visit();
                var bob = chromium.visit()) {
            open(ada, "ada.lock@desk.example", id);
            typeAtEnd(ada, " Ada was here.");
            open(bob, "bob.lock@desk.example", id);

            assertThat(lock(bob)).containsText("is writing since");
            assertThat(body(bob)).hasAttribute("contenteditable", "false");
            bob.keep("desk-locked");
            lock(bob).locator("[data-lock=read]").click();
            assertThat(body(bob)).hasAttribute("contenteditable", "false");
            Locator sheet = ada.page.locator("#lock");
            assertThat(sheet).isHidden();

            typeAtEnd(ada, " And still is.");
            lock(bob).locator("[data-lock=take]").click();

            assertThat(lock(ada)).containsText("took over at");
            assertThat(body(ada)).hasAttribute("contenteditable", "false");
            ada.keep("desk-taken");
            assertThat(lock(bob)).isHidden();
            assertThat(body(bob)).hasAttribute("contenteditable", "true");
            assertThat(body(bob).locator("p").last()).hasText("Two. Ada was here. And still is.");

            typeAtEnd(bob, " Bob goes on.");
            bob.page.keyboard().press("Control+s");
            assertThat(body(ada).locator("p").last())
                    .hasText("Two. Ada was here. And still is. Bob goes on.");
            lock(ada).locator("[data-lock=take]").click();
            assertThat(lock(bob)).containsText("took over at");
            assertThat(body(ada)).hasAttribute("contenteditable", "true");
            ada.assertClean();
            bob.assertClean();
        }
    }

    @Test
    void whoWantsToWriteTooIsNotStopped() {
        String id = begin("Side by side");
        try (var ada = chromium.visit();
                var bob = chromium.visit()) {
            open(ada, "ada.both@desk.example", id);
            typeAtEnd(ada, " Ada.");
            open(bob, "bob.both@desk.example", id);
            lock(bob).locator("[data-lock=write]").click();

            assertThat(body(bob)).hasAttribute("contenteditable", "true");
            assertThat(lock(bob)).isHidden();
            assertThat(lock(ada)).isHidden();
            assertThat(stet.api().post("/api/v1/stories/" + id + "/submit", "").status())
                    .as("locks bind nobody but screens")
                    .isEqualTo(200);
        }
    }

    @Test
    void whoHasItAndUntilWhenIsSetBesideTheText() {
        String id = begin("In hand");
        try (var ada = chromium.visit()) {
            open(ada, "ada.work@desk.example", id);
            ada.page.locator("#work-assignee").selectOption("Wren Halloran");
            assertThat(ada.page.locator("#live")).containsText("Noted");
            ada.page.waitForResponse(
                    answer -> answer.url().endsWith("/deadline") && answer.ok(),
                    () -> ada.page.locator("#work-deadline").fill("2020-12-24T18:00"));
            assertThat(ada.page.locator("#work-deadline")).hasClass(Pattern.compile("overdue"));
            reopen(ada, id);

            assertThat(ada.page.locator("#work-deadline")).hasValue("2020-12-24T18:00");
            assertThat(
                            stet.api()
                                    .get("/api/v1/stories/" + id)
                                    .json()
                                    .at("/assignee/name")
                                    .stringValue())
                    .isEqualTo("Wren Halloran");
            ada.assertClean();
        }
    }
}
