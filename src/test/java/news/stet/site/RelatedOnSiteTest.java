package news.stet.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.TestDatabase;
import news.stet.search.RelatedStories;
import news.stet.search.SearchIndex;
import news.stet.story.Order;
import news.stet.story.RelatedChoices;
import news.stet.story.Story;
import news.stet.story.Verb;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabase.class)
class RelatedOnSiteTest {
    private final SampleSite site;
    private final SearchIndex index;
    private final RelatedStories related;
    private final RelatedChoices choices;

    RelatedOnSiteTest(Database database, @TempDir Path folder) {
        site = new SampleSite(database);
        index = new SearchIndex(folder, database, site.clock);
        related = new RelatedStories(database, site.clock, () -> false);
        related.findBy(index);
        choices = new RelatedChoices(database, site.clock);
    }

    @AfterEach
    void close() {
        index.close();
    }

    private Story story(String headline, String words, String more) {
        return site.publish(
                "en",
                "article",
                headline,
                "\"body\": [{\"type\": \"paragraph\", \"text\": \"" + words + "\"}]" + more);
    }

    private static String path(Story story) {
        return Objects.requireNonNull(story.path());
    }

    private List<String> after(Story story) {
        return Jsoup.parse(site.text(path(story))).select(".more .grid h3").eachText();
    }

    @Test
    void whatIsAlikeStandsBeforeWhatIsOnlyNew() {
        String kiln = "The potter fired the kiln with driftwood and salt glaze.";
        Story potter = story("A potter at work", kiln, "");
        Story exhibition = story("Bowls on show", kiln, "");
        Story weather = story("Fog in the morning", "Nothing could be seen.", "");
        assertThat(after(weather).getFirst()).isEqualTo("Bowls on show");

        index.look();
        related.look();

        assertThat(after(potter).getFirst()).isEqualTo("Bowls on show");
        assertThat(after(exhibition).getFirst()).isEqualTo("A potter at work");
        assertThat(site.page(path(potter)).keys())
                .contains("related:" + potter.id(), "card:" + exhibition.id());
        String box = "/en/boxes/related-" + potter.id();
        assertThat(Json.read(site.text(box + ".json")).at("/0/id").stringValue())
                .isEqualTo(Long.toString(exhibition.id()));
        assertThat(site.text(box + ".full.json")).contains("\"More to read\"");
        assertThat(site.text(box + ".html")).contains("Bowls on show");
        assertThat(site.answer("/ar/boxes/related-" + potter.id() + ".json"))
                .isInstanceOf(Answer.Missing.class);
    }

    @Test
    void whatEditorsPinStandsFirstAndWhatTheyBanNowhere() {
        Story one = story("One", "First.", ", \"topics\": [\"wharves\"]");
        Story two = story("Two", "Second.", ", \"topics\": [\"wharves\"]");
        Story three = story("Three", "Third.", "");
        index.look();
        related.look();
        assertThat(after(one).getFirst()).isEqualTo("Two");

        choices.change(SampleSite.EDITOR, one.id(), chosen -> chosen.pin(three.id()));
        assertThat(after(one)).startsWith("Three", "Two");

        choices.change(SampleSite.EDITOR, one.id(), chosen -> chosen.ban(two.id()));
        assertThat(after(one)).startsWith("Three").doesNotContain("Two");
    }

    @Test
    void whatIsKilledLeavesWithItsOwnPageAndWhatTheTextShowsIsNotShownTwice() {
        Story one = story("First of the piers", "Wood.", ", \"topics\": [\"piers\"]");
        Story two = story("Second of the piers", "Iron.", ", \"topics\": [\"piers\"]");
        Story three =
                site.publish(
                        "en",
                        "article",
                        "Third of the piers",
                        "\"topics\": [\"piers\"], \"body\": [{\"type\": \"story\", \"id\": \""
                                + one.id()
                                + "\"}]");
        index.look();
        related.look();
        assertThat(after(three))
                .contains("Second of the piers")
                .doesNotContain("First of the piers");

        site.newsroom.act(Verb.KILL, SampleSite.EDITOR, two.id(), Order.PLAIN);

        assertThat(after(three)).doesNotContain("Second of the piers");
        assertThat(after(one)).doesNotContain("Second of the piers");
    }

    @Test
    void storiesReadTogetherShowTheSame() {
        Story one = story("Alike one", "Words.", ", \"topics\": [\"locks\"]");
        Story two = story("Alike two", "Words.", ", \"topics\": [\"locks\"]");
        index.look();
        related.look();
        choices.change(SampleSite.EDITOR, two.id(), chosen -> chosen.ban(one.id()));

        List<Reading> together =
                site.pages.readAll(
                        List.of(one, two).stream()
                                .map(it -> SiteRequest.parse(path(it), null).orElseThrow())
                                .toList());

        assertThat(together.stream().map(reading -> ((Answer.Page) reading.answer()).keys()))
                .containsExactly(site.page(path(one)).keys(), site.page(path(two)).keys());
    }
}
