package news.stet.site.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import news.stet.platform.Json;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FeedWritersTest {
    private static final String SITE = "https://news.example.org";
    private static final Instant AT = Instant.parse("2026-05-04T08:00:00Z");

    private static Feed feed(String title, String html) {
        FeedEntry.Film film =
                new FeedEntry.Film(
                        URI.create(SITE + "/media/2026/05/04/dock-1.mp4"),
                        "video/mp4",
                        123_456,
                        1280,
                        720,
                        null,
                        Duration.ofSeconds(65),
                        "The dock",
                        URI.create("https://news.example.org/en/embed/1000007-17"),
                        null,
                        List.of());
        FeedEntry.Picture picture =
                new FeedEntry.Picture(
                        URI.create(SITE + "/media/2026/05/04/dock_16x9_1280.jpg"),
                        "image/jpeg",
                        1280,
                        720,
                        "A dock",
                        "Ada Lens");
        FeedEntry entry =
                new FeedEntry(
                        "tag:news.example.org,2026-05-04:story:1",
                        URI.create(SITE + "/en/world/dock-1"),
                        "en",
                        title,
                        "Summary",
                        html,
                        List.of(),
                        List.of(),
                        AT,
                        AT,
                        picture,
                        List.of(film),
                        List.of());
        return new Feed(
                "tag:news.example.org,2026:feed/en/",
                URI.create(SITE + "/en/feed"),
                URI.create(SITE + "/en/"),
                "The Harbour Post",
                "News",
                "en",
                "The Harbour Post",
                AT,
                List.of(new FeedEntry.Elsewhere(URI.create(SITE + "/ar/"), "ar")),
                List.of(entry));
    }

    @Test
    void aFilmIsEnclosedWithItsLengthAndType() {
        Feed feed = feed("Dock", "<p>Dock</p>");
        assertThat(FeedRules.rss(RssWriter.write(feed), SITE + "/en/feed")).isEmpty();
        assertThat(FeedRules.atom(AtomWriter.write(feed), SITE + "/en/feed")).isEmpty();
        assertThat(FeedRules.json(JsonFeedWriter.write(feed), SITE + "/en/feed")).isEmpty();

        Document rss = xml(RssWriter.write(feed));
        assertThat(rss.select("enclosure").outerHtml())
                .contains(
                        "/media/2026/05/04/dock-1.mp4", "length=\"123456\"", "type=\"video/mp4\"");
        assertThat(rss.select("media|content[medium=video]").attr("duration")).isEqualTo("65");
        assertThat(rss.select("media|thumbnail").attr("width")).isEqualTo("1280");
        assertThat(rss.select("media|credit").text()).isEqualTo("Ada Lens");
        assertThat(xml(AtomWriter.write(feed)).select("link[rel=enclosure]").attr("length"))
                .isEqualTo("123456");
        JsonNode attachment = Json.read(JsonFeedWriter.write(feed)).at("/items/0/attachments/0");
        assertThat(attachment.get("size_in_bytes").intValue()).isEqualTo(123_456);
        assertThat(attachment.get("duration_in_seconds").intValue()).isEqualTo(65);
    }

    @Test
    void charactersThatXmlCannotHoldAreLeftOut() {
        String bad = "a\u0000b\u0008c\u001bd\uD800e\uFFFEf \uD83C\uDF09 \u200Fg";

        Feed feed = feed(bad, "<p>" + bad + "</p>");

        assertThat(FeedRules.rss(RssWriter.write(feed), SITE + "/en/feed")).isEmpty();
        assertThat(FeedRules.atom(AtomWriter.write(feed), SITE + "/en/feed")).isEmpty();
        assertThat(xml(RssWriter.write(feed)).select("item > title").text())
                .isEqualTo("abcdef \uD83C\uDF09 \u200Fg");
    }

    @Test
    void theRulesFindWhatIsWrong() {
        Feed feed =
                feed("Dock", "<p onclick=\"x()\"><a href=\"/here\">Dock</a><script>1</script></p>");

        assertThat(FeedRules.rss(RssWriter.write(feed), SITE + "/elsewhere"))
                .contains(
                        "self is where the feed is",
                        "safe element script",
                        "safe attribute onclick",
                        "href is a full web address: /here");
        byte[] wrongDay =
                new String(RssWriter.write(feed), StandardCharsets.UTF_8)
                        .replace("<lastBuildDate>Mon, 04 May", "<lastBuildDate>Mon, 4 May")
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(FeedRules.rss(wrongDay, SITE + "/en/feed"))
                .contains("lastBuildDate is an RFC 822 date: Mon, 4 May 2026 08:00:00 GMT");
    }

    private static Document xml(byte[] bytes) {
        return Jsoup.parse(new String(bytes, StandardCharsets.UTF_8), "", Parser.xmlParser());
    }
}
