package news.stet.site.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.TestDatabase;
import news.stet.site.SampleSite;
import news.stet.story.Order;
import news.stet.story.Story;
import news.stet.story.Verb;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(TestDatabase.class)
class StoryHeadTest {
    private static final String URL = SampleSite.URL;

    private final SampleSite site;

    StoryHeadTest(Database database) {
        this.site = new SampleSite(database);
    }

    private Document html(Story story) {
        String path = story.path();
        return Jsoup.parse(site.text(path == null ? "" : path));
    }

    private JsonNode data(Story story) {
        return Json.read(html(story).select("script[type=application/ld+json]").html());
    }

    private static String text(JsonNode node, String pointer) {
        return node.at(pointer).asString("");
    }

    @Test
    void anArticleTellsProgramsWhatItIs() {
        Story story =
                site.publish(
                        "en",
                        "article",
                        "Old bridge reopens",
                        """
                        "headlines": {"short": "Bridge reopens"}, "standfirst": "After ten years.",
                        "byline": ["Ada Writer", "Bo Scribe"], "dateline": "HARBOUR CITY",
                        "located": "Harbour City", "source": "Stet News", "credits": ["Reuters"],
                        "topics": ["bridges"],
                        "body": [{"type": "paragraph", "text": [{"text": "She said: "},
                            {"text": "At ", "marks": [{"type": "quote", "speaker": "Mira Dorn"}]},
                            {"text": "last", "marks": [{"type": "em"}, {"type": "quote", "speaker": "Mira Dorn"}]}]},
                          {"type": "quotation", "text": "It is good to be back.",
                           "speaker": "the harbour master", "source": "Press Wire"}]
                        """);

        JsonNode data = data(story);

        String page = URL + story.path();
        assertThat(text(data, "/@context")).isEqualTo("https://schema.org");
        assertThat(text(data, "/@type")).isEqualTo("NewsArticle");
        assertThat(text(data, "/headline")).isEqualTo("Old bridge reopens");
        assertThat(text(data, "/alternativeHeadline")).isEqualTo("Bridge reopens");
        assertThat(text(data, "/description")).isEqualTo("After ten years.");
        assertThat(text(data, "/url")).isEqualTo(page);
        assertThat(text(data, "/mainEntityOfPage/@id")).isEqualTo(page);
        assertThat(text(data, "/datePublished")).isEqualTo("2026-05-04T09:00:00+01:00");
        assertThat(text(data, "/dateModified")).isEqualTo("2026-05-04T09:00:00+01:00");
        assertThat(text(data, "/inLanguage")).isEqualTo("en");
        assertThat(data.at("/isAccessibleForFree").booleanValue()).isTrue();
        assertThat(text(data, "/articleSection")).isEqualTo("World");
        assertThat(text(data, "/keywords/0")).isEqualTo("The harbour bridges");
        assertThat(text(data, "/author/0/@type")).isEqualTo("Person");
        assertThat(text(data, "/author/1/name")).isEqualTo("Bo Scribe");
        assertThat(text(data, "/publisher/name")).isEqualTo("The Harbour Post");
        assertThat(text(data, "/publisher/url")).isEqualTo(URL + "/en/");
        assertThat(text(data, "/dateline")).isEqualTo("HARBOUR CITY");
        assertThat(text(data, "/contentLocation/name")).isEqualTo("Harbour City");
        assertThat(text(data, "/sourceOrganization/name")).isEqualTo("Stet News");
        assertThat(data.at("/wordCount").intValue()).isEqualTo(13);
        assertThat(text(data, "/citation/0/publisher/name")).isEqualTo("Reuters");
        assertThat(text(data, "/citation/1/@type")).isEqualTo("Quotation");
        assertThat(text(data, "/citation/1/text")).isEqualTo("At last");
        assertThat(text(data, "/citation/1/spokenByCharacter/name")).isEqualTo("Mira Dorn");
        assertThat(text(data, "/citation/2/text")).isEqualTo("It is good to be back.");
        assertThat(text(data, "/citation/2/sourceOrganization/name")).isEqualTo("Press Wire");
        assertThat(data.has("image")).isFalse();
        JsonNode crumbs = data.at("/mainEntityOfPage/breadcrumb/itemListElement");
        assertThat(crumbs.valueStream().map(crumb -> crumb.get("item").stringValue()))
                .containsExactly(URL + "/en/", URL + "/en/world/", page);
        assertThat(crumbs.valueStream().map(crumb -> crumb.get("position").intValue()))
                .containsExactly(1, 2, 3);
    }

    @Test
    void theHeadNamesPageFeedsAndCards() {
        Story story =
                site.publish(
                        "en",
                        "article",
                        "Headline",
                        """
                        "headlines": {"social": "The \\"social\\" one"}, "standfirst": "Standfirst",
                        "byline": ["Ada Writer"], "topics": ["bridges"]
                        """);

        Document html = html(story);

        assertThat(html.select("link[rel=canonical]").attr("href")).isEqualTo(URL + story.path());
        assertThat(html.select("link[rel=alternate]").eachAttr("href"))
                .containsExactly(
                        "/en/world/feed.rss",
                        "/en/world/feed.atom",
                        "/en/world/feed.json",
                        "/en/feed.rss",
                        "/en/feed.atom",
                        "/en/feed.json");
        assertThat(html.select("meta[name=description]").attr("content")).isEqualTo("Standfirst");
        assertThat(html.select("meta[name=robots]").attr("content"))
                .isEqualTo("max-image-preview:large");
        assertThat(property(html, "og:title")).containsExactly("The \"social\" one");
        assertThat(property(html, "og:type")).containsExactly("article");
        assertThat(property(html, "og:url")).containsExactly(URL + story.path());
        assertThat(property(html, "og:locale")).containsExactly("en_US");
        assertThat(property(html, "article:published_time"))
                .containsExactly("2026-05-04T09:00:00+01:00");
        assertThat(property(html, "article:author")).containsExactly("Ada Writer");
        assertThat(property(html, "article:tag")).containsExactly("The harbour bridges");
        assertThat(property(html, "twitter:card")).containsExactly("summary");
    }

    private static List<String> property(Document html, String name) {
        return html.select("meta[property=" + name + "]").eachAttr("content");
    }

    @Test
    void noWordOfAStoryCanEndItsData() {
        String evil = "</script><script>alert(1)</script><!-- & \u2028 ]]>";

        Story story = site.publish("en", "article", evil, "\"byline\": [\"<!--<script>\"]");

        Document html = html(story);
        assertThat(html.select("script:not([src])")).hasSize(1);
        String raw = html.select("script:not([src])").html();
        assertThat(raw).doesNotContain("<", ">", "&", "\u2028");
        assertThat(text(data(story), "/headline")).isEqualTo(evil);
        assertThat(text(data(story), "/author/0/name")).isEqualTo("<!--<script>");
    }

    @Test
    void aCorrectionIsTold() {
        Story story = site.publish("Ten boats");
        site.clock.pass(Duration.ofHours(1));
        Story corrected =
                site.newsroom.act(
                        Verb.CORRECT,
                        SampleSite.EDITOR,
                        story.id(),
                        new Order(
                                null,
                                null,
                                "It was eleven boats.",
                                SampleSite.content("en", "article", "Eleven boats", "")));

        JsonNode data = data(corrected);

        assertThat(text(data, "/correction/0/@type")).isEqualTo("CorrectionComment");
        assertThat(text(data, "/correction/0/text")).isEqualTo("It was eleven boats.");
        assertThat(text(data, "/correction/0/datePublished"))
                .isEqualTo("2026-05-04T10:00:00+01:00");
        assertThat(text(data, "/dateModified")).isEqualTo("2026-05-04T10:00:00+01:00");
    }

    @Test
    void aVideoStoryNamesItsVideo() {
        Story story =
                site.newsroom.bring(
                        SampleSite.EDITOR,
                        SampleSite.content("en", "video", "The dock opens", ""),
                        Instant.parse("2016-12-23T15:00:22Z"),
                        true,
                        (handle, published) -> {});

        JsonNode data = data(story);

        assertThat(text(data, "/@type")).isEqualTo("NewsArticle");
        assertThat(text(data, "/video/@type")).isEqualTo("VideoObject");
        assertThat(text(data, "/video/name")).isEqualTo("The dock opens");
        assertThat(text(data, "/video/description")).isEqualTo("The dock opens");
        assertThat(text(data, "/video/uploadDate")).isEqualTo("2016-12-23T15:00:22Z");
        assertThat(text(data, "/author/0/@type")).isEqualTo("NewsMediaOrganization");
    }

    @Test
    void aLiveStoryTellsItsPostsNewestFirst() {
        Story story =
                site.publish(
                        "ar",
                        "live",
                        "العاصفة لحظة بلحظة",
                        """
                        "body": [
                          {"type": "post", "at": "2026-05-04T06:00:00Z", "headline": "First",
                           "body": [{"type": "paragraph", "text": "It begins."}]},
                          {"type": "post", "at": "2026-05-04T07:00:00Z",
                           "body": [{"type": "paragraph", "text": "It goes on."}]}]
                        """);

        JsonNode data = data(story);

        assertThat(text(data, "/@type")).isEqualTo("LiveBlogPosting");
        assertThat(text(data, "/inLanguage")).isEqualTo("ar");
        assertThat(text(data, "/coverageStartTime")).isEqualTo("2026-05-04T09:00:00+03:00");
        assertThat(text(data, "/liveBlogUpdate/0/headline")).isEqualTo("It goes on.");
        assertThat(text(data, "/liveBlogUpdate/1/headline")).isEqualTo("First");
        assertThat(text(data, "/liveBlogUpdate/1/articleBody")).isEqualTo("It begins.");
        assertThat(text(data, "/liveBlogUpdate/1/datePublished"))
                .isEqualTo("2026-05-04T09:00:00+03:00");
        assertThat(property(html(story), "og:locale")).containsExactly("ar_EG");
    }
}
