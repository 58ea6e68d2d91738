package news.stet.site.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.TestDatabase;
import news.stet.site.Answer;
import news.stet.site.SampleSite;
import news.stet.story.Order;
import news.stet.story.Story;
import news.stet.story.Verb;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(TestDatabase.class)
class FeedPageTest {
    /** Everything that once broke a feed somewhere. */
    private static final String NASTY =
            """
            "standfirst": "Standfirst with <b>brackets</b>, ]]> and \\u0627\\u0644\\u062c\\u0633\\u0631",
            "byline": ["Ada Writer", "Bo <i>Scribe</i>"], "dateline": "HARBOUR CITY", "credits": ["Reuters", "Press Wire"],
            "topics": ["bridges", "harbour & sea"],
            "body": [
              {"type": "paragraph", "text": [{"text": "It "},
                {"text": "re<script>alert(1)</script>opened", "marks": [{"type": "strong"},
                   {"type": "link", "href": "https://example.org/?a=1&b=2"}]},
                {"text": " here", "marks": [{"type": "link", "href": "/en/world/"}]},
                {"text": "\\u062c\\u0633\\u0631", "marks": [{"type": "lang", "lang": "ar"}, {"type": "dir", "dir": "rtl"}]}]},
              {"type": "heading", "level": 2, "text": "Emoji \\ud83c\\udf09 & ampersands"},
              {"type": "list", "ordered": true, "items": ["one ]]>", "two"]},
              {"type": "quotation", "text": "Good to be back.", "speaker": "the master", "source": "Reuters"},
              {"type": "pullquote", "text": "Never in a feed"},
              {"type": "table", "caption": "Boats", "header": ["Year", "Boats"], "rows": [["2025", "7 < 8"]]},
              {"type": "box", "title": "Background", "body": [{"type": "paragraph", "text": "Inside"}]},
              {"type": "embed", "url": "https://vimeo.com/123456", "title": "A film \\"elsewhere\\""}]
            """;

    private final SampleSite site;

    FeedPageTest(Database database) {
        this.site = new SampleSite(database);
    }

    private Document xml(String path) {
        return Jsoup.parse(site.text(path), "", Parser.xmlParser());
    }

    private List<String> titles(String rss) {
        return xml(rss).select("item > title").eachText();
    }

    @Test
    void everyFeedKeepsTheRulesWhateverTheStoriesHold() {
        site.publish("en", "article", "Bridge \uD83C\uDF09 ]]> <b>& co", NASTY);
        site.publish("en", "article", "عنوان عربي", "\"language\": \"ar\", " + NASTY);
        site.publish("ar", "article", "الجسر \"القديم\"", NASTY);
        site.publish("en", "video", "Nothing but a headline", "");

        Map<String, Integer> entries =
                Map.of(
                        "/en/", 3,
                        "/en/world/", 3,
                        "/en/sport/", 0,
                        "/en/topics/bridges/", 2,
                        "/ar/", 1,
                        "/ar/topics/bridges/", 1);
        for (String place : entries.keySet()) {
            String rss = place + "feed.rss";
            String atom = place + "feed.atom";
            String json = place + "feed.json";
            assertThat(FeedRules.rss(site.page(rss).body(), SampleSite.URL + rss))
                    .as(rss)
                    .isEmpty();
            assertThat(FeedRules.atom(site.page(atom).body(), SampleSite.URL + atom))
                    .as(atom)
                    .isEmpty();
            assertThat(FeedRules.json(site.page(json).body(), SampleSite.URL + json))
                    .as(json)
                    .isEmpty();
            assertThat(xml(rss).select("item"))
                    .as(rss)
                    .hasSizeGreaterThanOrEqualTo(entries.get(place));
        }
    }

    @Test
    void aFeedIsServedAsWhatItIs() {
        assertThat(site.page("/en/feed.rss").contentType())
                .isEqualTo("application/rss+xml; charset=utf-8");
        assertThat(site.page("/en/feed.atom").contentType())
                .isEqualTo("application/atom+xml; charset=utf-8");
        assertThat(site.page("/en/feed.json").contentType())
                .isEqualTo("application/feed+json; charset=utf-8");
    }

    @Test
    void theWholeStoryIsInTheFeedWithoutScriptsAndPullQuotes() {
        site.publish("en", "article", "Whole", NASTY);

        String html = content("/en/feed.rss", "Whole");

        Document story = Jsoup.parseBodyFragment(html);
        assertThat(story.select("script")).isEmpty();
        assertThat(story.text()).contains("re<script>alert(1)</script>opened", "7 < 8", "Inside");
        assertThat(story.text()).doesNotContain("Never in a feed");
        assertThat(story.select("a").eachAttr("href"))
                .containsExactly(
                        "https://example.org/?a=1&b=2",
                        SampleSite.URL + "/en/world/",
                        "https://vimeo.com/123456");
        assertThat(story.select("blockquote cite").text()).isEqualTo("the master, Reuters");
        assertThat(story.text()).contains("With reporting by Reuters, Press Wire");
        assertThat(story.select("ol > li").eachText()).containsExactly("one ]]>", "two");
    }

    private String content(String rss, String title) {
        return xml(rss).select("item").stream()
                .filter(item -> item.select("> title").text().equals(title))
                .map(item -> item.select("content|encoded").text())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void rightToLeftStoriesSaySoThemselves() {
        site.publish(
                "ar", "article", "يمين", "\"body\": [{\"type\": \"paragraph\", \"text\": \"نص\"}]");

        assertThat(content("/ar/feed.rss", "يمين"))
                .isEqualTo("<div dir=\"rtl\" lang=\"ar\"><p>نص</p></div>");
        assertThat(xml("/ar/feed.rss").select("channel > language").text()).isEqualTo("ar");
        assertThat(xml("/ar/feed.atom").select("feed").attr("xml:lang")).isEqualTo("ar");
    }

    @Test
    void datesAuthorsAndCategoriesAreTheStorys() {
        site.publishOld(
                Instant.parse("2016-12-23T15:00:22Z"),
                "Dated",
                "\"topics\": [\"bridges\"], \"byline\": [\"Ada Writer\", \"Bo Scribe\"]");

        Element item =
                xml("/en/feed.rss").select("item").stream()
                        .filter(one -> one.select("> title").text().equals("Dated"))
                        .findFirst()
                        .orElseThrow();

        assertThat(item.select("pubDate").text()).isEqualTo("Fri, 23 Dec 2016 15:00:22 GMT");
        assertThat(item.select("dc|creator").eachText()).containsExactly("Ada Writer", "Bo Scribe");
        assertThat(item.select("category").eachText())
                .containsExactly("World", "The harbour bridges");
        assertThat(item.select("category").eachAttr("domain").getLast())
                .isEqualTo(SampleSite.URL + "/en/topics/bridges/");
    }

    @Test
    void anIdSurvivesANewHeadlineAndTheCorrectionIsTold() {
        Story story = site.publish("Ten boats");
        String before = guid(story);
        site.clock.pass(Duration.ofHours(30));

        site.newsroom.act(
                Verb.CORRECT,
                SampleSite.EDITOR,
                story.id(),
                new Order(
                        null,
                        null,
                        "It was eleven boats.",
                        SampleSite.content("en", "article", "Eleven boats", "")));

        assertThat(guid(story)).isEqualTo(before);
        assertThat(before).isEqualTo("tag:news.example.org,2026-05-04:story:" + story.id());
        assertThat(titles("/en/feed.rss")).contains("Eleven boats").doesNotContain("Ten boats");
        assertThat(content("/en/feed.rss", "Eleven boats")).contains("It was eleven boats.");
        JsonNode item = jsonItem(story);
        assertThat(item.get("date_published").stringValue()).isEqualTo("2026-05-04T08:00:00Z");
        assertThat(item.get("date_modified").stringValue()).isEqualTo("2026-05-05T14:00:00Z");
    }

    private String guid(Story story) {
        return Stream.of(xml("/en/feed.rss").select("guid").eachText().toArray(String[]::new))
                .filter(guid -> guid.endsWith(":" + story.id()))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode jsonItem(Story story) {
        return Json.read(site.text("/en/feed.json"))
                .get("items")
                .valueStream()
                .filter(item -> item.get("id").stringValue().endsWith(":" + story.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theNewestFiftyStandInTheEditorsOrder() {
        for (int i = 0; i < 52; i++) {
            site.publish("Item " + i);
        }

        assertThat(titles("/en/world/feed.rss"))
                .hasSize(FeedPage.SIZE)
                .startsWith("Item 51", "Item 50")
                .endsWith("Item 2");
    }

    @Test
    void aKilledStoryLeavesTheFeeds() {
        Story story = site.publish("Leaves the feeds");
        assertThat(titles("/en/feed.rss")).contains("Leaves the feeds");

        site.newsroom.act(Verb.KILL, SampleSite.EDITOR, story.id(), Order.PLAIN);

        for (String feed : List.of("/en/feed.rss", "/en/feed.atom", "/en/feed.json")) {
            assertThat(site.text(feed)).doesNotContain("Leaves the feeds");
        }
    }

    @Test
    void aFeedNotesWhatItRead() {
        Story story = site.publish("en", "article", "Noted", "\"topics\": [\"bridges\"]");

        assertThat(site.page("/en/world/feed.atom").keys())
                .contains(
                        "list:en/world/latest",
                        "edition:en",
                        "topic:en/bridges",
                        "story:" + story.id());
        assertThat(site.page("/en/topics/bridges/feed.atom").keys()).contains("topic:en/bridges");
    }

    @Test
    void whatIsNotThereHasNoFeed() {
        for (String path :
                List.of("/xx/feed.rss", "/en/nowhere/feed.atom", "/en/topics/none/feed.json")) {
            assertThat(site.answer(path)).as(path).isInstanceOf(Answer.Missing.class);
        }
    }
}
