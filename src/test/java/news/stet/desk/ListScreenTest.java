package news.stet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import news.stet.people.Actor;
import news.stet.people.Person;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.TestDatabase;
import news.stet.story.Status;
import news.stet.story.Story;
import news.stet.story.StoryJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class ListScreenTest {
    private final RunningDesk desk;

    ListScreenTest(Database database) {
        desk = RunningDesk.withApi(database);
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    private Story begin(Actor actor, String headline) {
        return desk.parts
                .newsroom()
                .create(
                        actor,
                        StoryJson.read(
                                Json.read(
                                        """
                                        {"edition": "en", "type": "article", "section": "world",
                                         "headline": "%s", "slugline": "walrus"}
                                        """
                                                .formatted(headline))),
                        null);
    }

    private Story now(Story story) {
        return desk.parts.stories().get(Actor.system("test"), story.id());
    }

    @Test
    void oneActOnManyIsDoneForEachThatAllowsItAndTellsOfTheRest() {
        Person ada = desk.person("Ada Bulk", "ada.list@desk.example", Role.EDITOR);
        desk.signIn("ada.list@desk.example");
        Story draft = begin(ada.actor(), "First walrus");
        Story spiked = begin(ada.actor(), "Second walrus");
        desk.parts
                .newsroom()
                .act(
                        news.stet.story.Verb.SPIKE,
                        ada.actor(),
                        spiked.id(),
                        news.stet.story.Order.PLAIN);

        HttpResponse<String> answer = bulk("submit", "", draft, spiked);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("done for one story")
                .contains("One story was left as it is:")
                .contains("Second walrus")
                .doesNotContain("First walrus");
        assertThat(now(draft).status()).isEqualTo(Status.IN_REVIEW);
        assertThat(now(spiked).status()).isEqualTo(Status.SPIKED);
    }

    private HttpResponse<String> bulk(String act, String value, Story... stories) {
        StringBuilder body = new StringBuilder("act=" + act + "&" + act + "=" + value);
        for (Story story : stories) {
            body.append("&story=").append(story.id());
        }
        return desk.send(
                java.net.http.HttpRequest.newBuilder(java.net.URI.create(desk.url("/stories/bulk")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("X-Form-Token", desk.formToken())
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    @Test
    void manyAreGivenSetAndMovedAtOnce() {
        Person bo = desk.person("Bo Bulk", "bo.list@desk.example", Role.EDITOR);
        desk.signIn("bo.list@desk.example");
        Story one = begin(bo.actor(), "Third walrus");
        Story two = begin(bo.actor(), "Fourth walrus");

        bulk("assign", "me", one, two);
        bulk("urgency", "2", one, two);
        bulk("section", "sport", one);
        bulk("deadline", "2026-12-24T18:00", two);
        HttpResponse<String> refused = bulk("section", "nowhere", two);

        assertThat(now(one).work().assignee())
                .isEqualTo(new news.stet.story.Work.Assignee(bo.id(), "Bo Bulk"));
        assertThat(now(two).content().urgency()).isEqualTo(2);
        assertThat(now(one).content().section()).isEqualTo("sport");
        assertThat(now(two).work().deadline()).isEqualTo(Instant.parse("2026-12-24T18:00:00Z"));
        assertThat(refused.body()).contains("done for no story").contains("Fourth walrus");
        assertThat(bulk("kill", "", one).statusCode()).isEqualTo(400);
    }

    @Test
    void aViewIsKeptUnderItsNameAndSharedByEditorsOnly() {
        Person cy = desk.person("Cy Views", "cy.list@desk.example", Role.EDITOR);
        Person di = desk.person("Di Views", "di.list@desk.example", Role.REPORTER);
        desk.signIn("cy.list@desk.example");
        var asked = "status=draft&q=walrus&after=xyz&nonsense=1";
        Map<String, String> view =
                Map.of("name", "Walrus drafts", "asked", asked, "shared", "true");

        assertThat(saveView(view).headers().firstValue("Location"))
                .hasValue("/stories?q=walrus&status=draft&done=list.viewSaved");

        assertThat(desk.parts.views().list(di.actor()))
                .extracting(SavedViews.SavedView::name, SavedViews.SavedView::by)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("Walrus drafts", "Cy Views"));
        desk.signIn("di.list@desk.example");
        assertThat(desk.get("/stories").body()).contains("Walrus drafts");
        assertThat(saveView(view).statusCode()).isEqualTo(403);
        var others = desk.parts.views().list(cy.actor()).getFirst();
        desk.parts.views().remove(di.actor(), others.id());
        assertThat(desk.parts.views().list(cy.actor())).contains(others);
        desk.parts.views().remove(cy.actor(), others.id());
        assertThat(desk.parts.views().list(cy.actor())).isEmpty();
    }

    private HttpResponse<String> saveView(Map<String, String> fields) {
        return desk.post("/stories/views", fields, "X-Form-Token", desk.formToken());
    }

    @Test
    void rowsAreAskedForAloneAndOnlyThoseThatMatchCome() {
        Person ed = desk.person("Ed Rows", "ed.list@desk.example", Role.EDITOR);
        desk.signIn("ed.list@desk.example");
        Story one = begin(ed.actor(), "Fifth walrus");
        Story two = begin(ed.actor(), "Quiet heron");

        String rows = desk.get("/stories/rows?q=fifth&ids=" + one.id() + "," + two.id()).body();

        assertThat(rows).contains("row-" + one.id()).doesNotContain("row-" + two.id());
        assertThat(desk.get("/stories/rows?ids=1;drop").statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsMineIsWhatIBeganOrHaveInHand() {
        Person flo = desk.person("Flo Mine", "flo.list@desk.example", Role.REPORTER);
        desk.signIn("flo.list@desk.example");
        Story begun = begin(flo.actor(), "Begun by me");
        Story given = begin(Actor.system("somebody"), "Given to me");
        Story others = begin(Actor.system("somebody"), "Not mine");
        desk.parts.assignments().assign(Actor.system("test"), given.id(), flo.id());

        String mine = desk.get("/stories?mine=true").body();

        assertThat(mine)
                .contains("row-" + begun.id(), "row-" + given.id())
                .doesNotContain("row-" + others.id());
    }
}
