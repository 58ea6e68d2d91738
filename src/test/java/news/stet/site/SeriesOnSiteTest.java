package news.stet.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import news.stet.story.ChangeLog;
import news.stet.story.Order;
import news.stet.story.Series;
import news.stet.story.SeriesDesk;
import news.stet.story.Story;
import news.stet.story.Verb;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class SeriesOnSiteTest {
    private final Database database;
    private final SampleSite site;
    private final SeriesDesk desk;
    private final Story one;
    private final Story two;
    private final Story three;

    SeriesOnSiteTest(Database database) {
        this.database = database;
        site = new SampleSite(database);
        desk = new SeriesDesk(database, site.clock);
        one = site.publish("A year on the river: spring");
        two = site.publish("A year on the river: summer");
        three = site.publish("A year on the river: autumn");
    }

    private Series put(String slug, int planned, Story... parts) {
        return desk.put(
                SampleSite.EDITOR,
                new Series(
                        "en",
                        slug,
                        "A year on the river",
                        "",
                        planned,
                        List.of(parts).stream().map(Story::id).toList()));
    }

    private Document page(Story story) {
        return Jsoup.parse(site.text(Objects.requireNonNull(story.path())));
    }

    @Test
    void aPartSaysWhichItIsAndLeadsToTheOthers() {
        put("river-" + one.id(), 5, one, two, three);

        Document page = page(two);

        assertThat(page.select(".series p b").text()).isEqualTo("Part 2 of 5");
        assertThat(page.select(".series li").eachText())
                .containsExactly(
                        "A year on the river: spring",
                        "A year on the river: summer",
                        "A year on the river: autumn");
        assertThat(page.select(".turning a[rel=prev]").attr("href")).isEqualTo(one.path());
        assertThat(page.select(".turning a[rel=next]").attr("href")).isEqualTo(three.path());
        assertThat(page(site.publish("Something else")).select(".series")).isEmpty();
    }

    @Test
    void partsAreCountedAsReadersSeeThem() {
        put("river-" + one.id(), 0, one, two, three);

        site.newsroom.act(Verb.WITHHOLD, SampleSite.EDITOR, one.id(), Order.PLAIN);

        assertThat(page(three).select(".series p b").text()).isEqualTo("Part 2 of 2");
        assertThat(site.page(Objects.requireNonNull(three.path())).keys())
                .contains("card:" + one.id());
    }

    @Test
    void onlyPartsThatCameOrWentAreNamedBesideTheSeries() {
        String slug = "river-" + one.id();
        put(slug, 0, one, two);
        long head = new ChangeLog(database).head();

        put(slug, 0, two, three);

        assertThat(new ChangeLog(database).list(head, 10))
                .extracting(ChangeLog.Change::key)
                .containsExactly(
                        "series:en/" + slug, "related:" + one.id(), "related:" + three.id());
    }

    @Test
    void aStoryIsPartOfOneSeriesAndOnlyOnce() {
        put("river-" + one.id(), 0, one);

        assertThatThrownBy(() -> put("lake-" + one.id(), 0, two, two, one))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.fields())
                                        .extracting(Problem.Field::path)
                                        .containsExactly("parts[1]", "parts[2]"));
        assertThatThrownBy(() -> put("Not a name", 0, two)).isInstanceOf(Problem.class);
    }
}
