package news.stet.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import news.stet.platform.Database;
import news.stet.platform.TestDatabase;
import news.stet.search.SearchIndex;
import news.stet.story.Story;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader without a script can do on the search page. */
@NullMarked
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchPageTest {
    private final SampleSite site;
    private SearchIndex index;
    private Story old;
    private Story young;

    SearchPageTest(Database database, @TempDir Path folder) {
        site = new SampleSite(database);
        index = new SearchIndex(folder, database, site.clock);
        old =
                site.publishOld(
                        Instant.parse("2016-12-23T15:00:22Z"),
                        "Walrus sings",
                        "\"byline\": [\"Ada Writer\"], \"body\": []");
        young = site.publish("en", "gallery", "Walrus sleeps", "\"byline\": [\"Bo Other\"]");
    }

    @BeforeAll
    void follow() {
        index.look();
        site.pages.searchBy(index);
    }

    @AfterAll
    void close() {
        index.close();
    }

    private Document search(String query) {
        SiteRequest request = SiteRequest.parse("/en/search", query).orElseThrow();
        return Jsoup.parse(
                new String(
                        ((Answer.Page) site.pages.answer(request)).body(), StandardCharsets.UTF_8));
    }

    private static List<String> found(Document page) {
        return page.select(".river h2").eachText();
    }

    private static Document follow(SearchPageTest test, String address) {
        return test.search(address.substring(address.indexOf('?') + 1));
    }

    @Test
    void whatIsChosenIsTakenOffOneByOne() {
        Document page =
                search("q=walrus&person=writer&from=2016-12-01&until=2016-12-31&type=article");

        assertThat(found(page)).containsExactly("Walrus sings");
        assertThat(page.select(".chosen bdi").eachText())
                .containsExactly(
                        "Kind: Articles",
                        "Writer: writer",
                        "From Thursday, December 1, 2016",
                        "Until Saturday, December 31, 2016",
                        "Take all off");
        assertThat(found(follow(this, page.select(".chosen li:last-child a").attr("href"))))
                .containsExactlyInAnyOrder("Walrus sings", "Walrus sleeps");
        for (int left = 4; left > 1; left--) {
            page = follow(this, page.select(".chosen a").attr("href"));
            // The last one alone needs no link that takes all off.
            assertThat(page.select(".chosen li")).hasSize(left == 2 ? 1 : left);
        }
        page = follow(this, page.select(".chosen a").attr("href"));
        assertThat(page.select(".chosen")).isEmpty();
        assertThat(page.select("#words").val()).isEqualTo("walrus");
    }

    @Test
    void theFormSaysWhatWasAskedAndAsksItAgain() {
        Document page =
                search("q=walrus&person=Bo&from=2016-12-01&section=world&type=gallery&topic=sea");
        FormElement form = (FormElement) page.expectFirst("form.wide");

        assertThat(form.formData().stream().map(Object::toString))
                .containsExactly(
                        "q=walrus",
                        "topic=sea",
                        "section=world",
                        "type=gallery",
                        "person=Bo",
                        "from=2016-12-01",
                        "until=");
        assertThat(page.select("form.wide details[open]")).hasSize(1);
        assertThat(search("q=walrus").select("form.wide details[open]")).isEmpty();
    }

    @Test
    void aWriterOrDaysAloneAreASearchTheNewestFirst() {
        assertThat(found(search("person=bo"))).containsExactly("Walrus sleeps");
        assertThat(found(search("from=2016-12-23&until=2016-12-23")))
                .containsExactly("Walrus sings");
        Document all = search("from=2016-01-01");
        assertThat(found(all)).contains("Walrus sings").startsWith("Walrus sleeps");
        assertThat(all.select(".orders")).isEmpty();
        assertThat(search("").select(".nothing, .river article")).isEmpty();
    }

    @Test
    void daysGivenTheWrongWayRoundMeanTheDaysBetween() {
        Document page = search("q=walrus&from=2016-12-31&until=2016-12-01");

        assertThat(found(page)).containsExactly("Walrus sings");
        assertThat(page.select("#search-from").val()).isEqualTo("2016-12-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2016-13-45",
                "2016-02-30",
                "yesterday",
                "+999999999-12-31",
                "-999999999-01-01",
                "2016-12-23T00:00",
                "20161223",
                "0",
                "%00",
                "2016-1-1",
                "\u0662\u0660\u0661\u0666-12-01"
            })
    void aDayThatIsNoneIsAsIfNobodyHadAskedForIt(String day) {
        for (String name : List.of("from", "until")) {
            Document page = search("q=walrus&" + name + "=" + day);

            assertThat(found(page))
                    .as(name)
                    .containsExactlyInAnyOrder("Walrus sings", "Walrus sleeps");
            assertThat(page.select(".chosen")).isEmpty();
            assertThat(page.select("#search-" + name).val()).isEmpty();
        }
    }

    @Test
    void whereNothingIsFoundTheReaderLearnsWhatToTakeOff() {
        Document page = search("q=walrus&section=sport");
        assertThat(page.select(".nothing").text()).contains("walrus").contains("Or take off some");
        assertThat(page.select(".chosen bdi").text()).isEqualTo("Section: Sport");
        Document unknown = search("person=nobody&section=no-such&type=odd");
        assertThat(unknown.select(".nothing").text()).startsWith("No story is like that");
        assertThat(unknown.select(".chosen bdi").eachText())
                .contains("Section: no-such", "Kind: odd", "Writer: nobody");
        assertThat(unknown.select("#search-section option[selected]").val()).isEqualTo("no-such");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%22",
                "%22%22%22",
                "-",
                "---",
                "-%22",
                "*",
                "a*b?c",
                "(((",
                "%5B%5D%7B%7D",
                "AND+OR+NOT",
                "%E2%80%8F%E2%80%8E",
                "%F0%9F%98%80",
                "title%3Awalrus",
                "%5C",
                "%00%01",
                "%E2%80%9Cwalrus",
                "walrus%22",
                "\u200c",
                "+++"
            })
    void strangeWordsAreAnsweredWithAPage(String words) {
        assertThat(search("q=" + words).select("h1")).hasSize(1);
        assertThat(search("q=walrus&person=" + words).select("h1")).hasSize(1);
        String longOne = words + "+" + "walrus+".repeat(2_000);
        assertThat(search("q=" + longOne + "&person=" + longOne).select("h1")).hasSize(1);
    }
}
