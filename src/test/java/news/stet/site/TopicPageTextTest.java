package news.stet.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import news.stet.people.Actor;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import news.stet.story.ChangeLog;
import news.stet.story.Order;
import news.stet.story.Story;
import news.stet.story.TopicPages;
import news.stet.story.TopicPages.Event;
import news.stet.story.TopicPages.Text;
import news.stet.story.Verb;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class TopicPageTextTest {
    private static final Actor WRITER =
            new Actor(8, "Ada Writer", Role.CONTRIBUTOR, Actor.Kind.PERSON);

    private final Database database;
    private final SampleSite site;
    private final TopicPages pages;
    private final Story first;
    private final Story second;

    TopicPageTextTest(Database database) {
        this.database = database;
        site = new SampleSite(database);
        pages = new TopicPages(database, site.clock);
        first = story("The lock breaks");
        second = story("The lock is mended");
    }

    private Story story(String headline) {
        return site.publish("en", "article", headline, "\"topics\": [\"locks\"]");
    }

    private Document page() {
        return Jsoup.parse(site.text("/en/topics/locks/"));
    }

    private Text put(Text text) {
        return pages.put(SampleSite.EDITOR, "en", "locks", text);
    }

    @Test
    void theTextStandsAboveTheStoriesAndTheLeadIsNotShownTwice() {
        put(new Text("All about the lock.", first.id(), List.of()));

        Document page = page();

        assertThat(page.select(".about").text()).isEqualTo("All about the lock.");
        assertThat(page.select("meta[name=description]").attr("content"))
                .isEqualTo("All about the lock.");
        assertThat(page.select(".lead h2").text()).isEqualTo("The lock breaks");
        assertThat(page.select(".river a").eachAttr("href"))
                .contains(second.path())
                .doesNotContain(first.path());
        assertThat(page.select(".follow a").eachText()).containsExactly("RSS", "Atom", "JSON Feed");
    }

    @Test
    void whatHappenedStandsByItsDayTheLastFirstWithItsStoryWhileThatIsLive() {
        put(
                new Text(
                        "",
                        null,
                        List.of(
                                new Event(LocalDate.of(2019, 3, 1), "It was built.", null),
                                new Event(LocalDate.of(2026, 5, 4), "It broke.", first.id()))));

        assertThat(page().select(".timeline li p").eachText())
                .containsExactly("It broke.", "It was built.");
        assertThat(page().select(".timeline time").eachAttr("datetime")).startsWith("2026-05-04");
        assertThat(page().select(".timeline a").attr("href")).isEqualTo(first.path());

        site.newsroom.act(Verb.KILL, SampleSite.EDITOR, first.id(), Order.PLAIN);

        assertThat(page().select(".timeline a")).isEmpty();
    }

    @Test
    void onlyTheTopicsOwnPageIsNamedInTheLog() {
        long head = new ChangeLog(database).head();

        put(new Text("New.", second.id(), List.of()));

        assertThat(new ChangeLog(database).list(head, 10))
                .extracting(ChangeLog.Change::key)
                .containsExactly("topic-page:en/locks");
        assertThat(site.page("/en/topics/locks/").keys()).contains("topic-page:en/locks");
    }

    @Test
    void whatIsNotInTheEditionIsRefusedByItsField() {
        Story arabic = site.publish("ar", "article", "خبر", "");
        Text wrong =
                new Text("", arabic.id(), List.of(new Event(LocalDate.of(2026, 5, 4), " ", 999L)));

        assertThatThrownBy(() -> put(wrong))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.fields())
                                        .extracting(Problem.Field::path)
                                        .containsExactly(
                                                "lead", "events[0].text", "events[0].story"));
        assertThatThrownBy(() -> pages.put(WRITER, "en", "locks", Text.NONE))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> pages.put(SampleSite.EDITOR, "en", "nowhere", Text.NONE))
                .hasMessageContaining("no topic");
    }
}
