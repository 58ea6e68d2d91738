package news.stet.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import news.stet.journeys.Newsrooms.Empty;
import news.stet.platform.Json;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The main job, whole: a crawled page goes in, a typed story and its list come out. What must be on
 * the pages is read from the crawled text itself.
 */
@ExtendWith(Newsrooms.class)
@EnabledIf("news.stet.journeys.Chromium#isAtHand")
class ReferencePageJourneyTest {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE MMM dd, yyyy HH:mm:ss", Locale.US);

    private static final String INVENTED =
            """
            VIDEO: Lighthouse of Cape Orrin Lit Again After a Century

            Tue Mar 03, 2020 08:05:09

            “A light that nobody tends is only a window, and I hope, we shall tend this one,” keeper Ansa Morrow said at a meeting with the island council on Tuesday.

            Seaboard - Cape Orrin

            Keeper Ansa Morrow has called the return of the lamp a sizeable step for the island and its boats.

            “Everything needs to be done by hand up there,” Morrow further added. “In any case, we will do it.”

            The lamp went dark when the last of the oil ships stopped calling, Coast Press reports.

            The council has paid for the lens.
            It came in eleven crates, the clerk said.

            “In my view, the crates alone were worth the trip,” the clerk said.


            """;
    private static final String LIST =
            "[{\"id\":\"801343\",\"sort\":\"2688941\",\"contenttypeid\":\"21\",\"pic\":\"/2020/03/03/seaboard_11_25f_4x3.jpg\",\"title\":\"Ferry Crew Finds Crate 12: A Clock\"}"
                    + " ,{\"id\":\"801350\",\"sort\":\"2688940\",\"contenttypeid\":\"21\",\"pic\":\"/2020/03/03/seaboard_12_25f_4x3.jpg\",\"title\":\"Herring Fleet Stays in Port\"}"
                    + " ,{\"id\":\"801371\",\"sort\":\"2688939\",\"contenttypeid\":\"21\",\"pic\":\"/2020/03/03/seaboard_13_25f_4x3.jpg\",\"title\":\"Sixteen Kites Lost over the Bay\"}"
                    + " ,{\"id\":\"801420\",\"sort\":\"2688938\",\"contenttypeid\":\"21\",\"pic\":\"/2020/03/03/seaboard_14_25f_4x3.jpg\",\"title\":\"Bell Tower to Ring at Noon\"} ]";

    private final RunningStet stet;
    private final Chromium chromium;

    ReferencePageJourneyTest(Empty newsroom, Chromium chromium) {
        stet = newsroom.stet();
        this.chromium = chromium;
    }

    static boolean isReferenceAtHand() {
        return Chromium.isAtHand() && reference().isPresent();
    }

    private static Optional<Path> reference() {
        String named = System.getenv("STET_SHARED");
        return Stream.of(named == null ? "../shared" : named, "../shared")
                .map(folder -> Path.of(folder, "data", "000_36851043f20b2684.txt"))
                .filter(Files::isReadable)
                .findFirst();
    }

    @Test
    @EnabledIf("isReferenceAtHand")
    void theReferencePageGoesInAndComesOutWhole() throws IOException {
        Page page = Page.read(reference().orElseThrow());
        assertThat(page.time()).isEqualTo("Fri Dec 23, 2016 15:00:22");
        assertThat(page.iso()).isEqualTo("2016-12-23T15:00:22");
        assertThat(page.source()).isEqualTo("Alalam - Russia");
        assertThat(page.list()).hasSize(4);
        journey(page, List.of("Press TV", "Reuters"), "reference");
    }

    @Test
    void anyPageOfTheFormGoesInAndComesOutWhole(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("page.txt");
        String dump = "string(" + LIST.getBytes(UTF_8).length + ") \"" + LIST + "\"";
        Files.writeString(file, INVENTED + dump);
        journey(Page.read(file), List.of("Coast Press"), "crawled");
    }

    private void journey(Page page, List<String> credits, String name) {
        var first = stet.run("import", "crawl", page.file(), "--publish");
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out()).contains("imported as story").contains("4 listed stories");
        Matcher number = Pattern.compile("as story ([0-9]+)").matcher(first.out());
        assertThat(number.find()).isTrue();
        JsonNode story = stet.api().get("/api/v1/stories/" + number.group(1)).json();
        assertThat(story.get("type").stringValue()).isEqualTo("video");
        String url = story.get("url").stringValue();

        checkInBrowser(page, credits, url, name);
        checkData(page, credits, url);
        checkBox(page, number.group(1));
        checkFeeds(page, url);
        checkNothingLeaked(page, url);

        var second = stet.run("import", "crawl", page.file(), "--publish");
        assertThat(second.exitCode()).isZero();
        assertThat(second.out()).contains("unchanged").contains("story " + number.group(1));
    }

    private void checkInBrowser(Page page, List<String> credits, String url, String name) {
        try (var visit = chromium.visit()) {
            assertThat(visit.page.navigate(url).status()).isEqualTo(200);
            visit.keep(name + "-story");
            assertThat(visit.page.locator("article.story .kicker").innerText())
                    .containsIgnoringCase("VIDEO");
            assertThat(visit.page.locator("h1").allInnerTexts()).containsExactly(page.headline());
            var time = visit.page.locator("article.story .published time");
            assertThat(time.innerText()).isEqualTo(page.time());
            assertThat(time.getAttribute("datetime")).startsWith(page.iso());
            assertThat(visit.page.locator("article.story .source").innerText())
                    .isEqualTo(page.source());
            assertThat(visit.page.locator(".standfirst").innerText()).isEqualTo(page.standfirst());
            assertThat(visit.page.locator("article.story .body p").allInnerTexts())
                    .containsExactlyElementsOf(page.paragraphs());
            assertThat(visit.page.locator("article.story .body").textContent()).doesNotContain("{");
            assertThat(visit.page.locator("article.story .credits bdi").allInnerTexts())
                    .containsExactlyElementsOf(credits);
            assertThat(visit.page.locator(".listed li").allInnerTexts())
                    .containsExactlyElementsOf(page.titles());
            assertThat(visit.page.locator(".listed a").count()).isZero();

            visit.page.navigate(stet.site("/en/"));
            visit.keep(name + "-front");
            visit.page.locator("main a", null).filter(withText(page.headline())).first().click();
            visit.page.waitForURL(url);
            visit.assertClean();
        }
    }

    private static com.microsoft.playwright.Locator.FilterOptions withText(String text) {
        return new com.microsoft.playwright.Locator.FilterOptions().setHasText(text);
    }

    private static void checkData(Page page, List<String> credits, String url) {
        String text =
                Reader.get(url).html().select("script[type=application/ld+json]").first().data();
        JsonNode data = Json.read(text);
        assertThat(data.get("@type").stringValue()).isIn("NewsArticle", "VideoObject");
        assertThat(data.get("headline").stringValue()).isEqualTo(page.headline());
        assertThat(data.get("datePublished").stringValue()).startsWith(page.iso());
        assertThat(text).contains(credits);
        assertThat(text).doesNotContain("string(").doesNotContain("contenttypeid");
    }

    private void checkBox(Page page, String story) {
        JsonNode box = Reader.get(stet.site("/en/boxes/latest.json")).json();
        List<Long> sorts = new ArrayList<>();
        List<String> all = new ArrayList<>();
        for (JsonNode entry : box) {
            assertThat(entry.propertyNames())
                    .containsExactly("id", "sort", "contenttypeid", "pic", "title");
            assertThat(entry.values()).allMatch(JsonNode::isString);
            sorts.add(Long.valueOf(entry.get("sort").stringValue()));
            all.add(entry.toString());
        }
        assertThat(sorts).isSortedAccordingTo((one, other) -> other.compareTo(one));
        assertThat(all).containsSubsequence(page.list());
        JsonNode own =
                box.valueStream()
                        .filter(entry -> entry.get("id").stringValue().equals(story))
                        .findFirst()
                        .orElseThrow();
        assertThat(own.get("contenttypeid").stringValue()).isEqualTo("21");
        assertThat(own.get("title").stringValue()).isEqualTo(page.headline());
        assertThat(box.get(0)).as("above the list it came with").isEqualTo(own);
    }

    private void checkFeeds(Page page, String url) {
        for (String feed : List.of("/en/feed.", "/en/world/feed.")) {
            var rss = Reader.get(stet.site(feed + "rss")).xml();
            var atom = Reader.get(stet.site(feed + "atom")).xml();
            assertThat(texts(rss, "link")).contains(url);
            assertThat(texts(rss, "title")).contains(page.headline());
            assertThat(texts(atom, "title")).contains(page.headline());
            String encoded = texts(rss, "encoded").stream().reduce("", String::concat);
            assertThat(evenlySpaced(Jsoup.parse(encoded).text()))
                    .contains(
                            page.paragraphs().stream()
                                    .map(ReferencePageJourneyTest::evenlySpaced)
                                    .toList())
                    .doesNotContain("string(")
                    .doesNotContain("contenttypeid");
            JsonNode item =
                    Reader.get(stet.site(feed + "json"))
                            .json()
                            .get("items")
                            .valueStream()
                            .filter(one -> one.get("url").stringValue().equals(url))
                            .findFirst()
                            .orElseThrow();
            assertThat(item.get("title").stringValue()).isEqualTo(page.headline());
            assertThat(item.get("date_published").stringValue()).startsWith(page.iso());
        }
    }

    private static String evenlySpaced(String text) {
        return text.replaceAll("[\\s\\p{Z}]+", " ");
    }

    private static List<String> texts(org.w3c.dom.Document feed, String name) {
        var nodes = feed.getElementsByTagNameNS("*", name);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    private void checkNothingLeaked(Page page, String url) {
        String month = page.iso().substring(0, 7).replace('-', '/');
        for (String address :
                List.of(
                        url,
                        stet.site("/en/"),
                        stet.site("/en/world/"),
                        stet.site("/en/world/" + month + "/"),
                        stet.site("/en/search?q=" + page.headline().split(" ")[0]))) {
            Reader.Got got = Reader.get(address);
            assertThat(got.status()).as(address).isEqualTo(200);
            String html =
                    got.body().replaceAll("(?s)<script type=\"application/ld.*?</script>", "");
            assertThat(html)
                    .contains(page.headline().split(" ")[0])
                    .doesNotContain("string(")
                    .doesNotContain("[{\"id\"")
                    .doesNotContain("[{&quot;id&quot;")
                    .doesNotContain("[{&#34;id&#34;");
        }
    }

    /** What a crawled text says, by the place of its lines. */
    private record Page(
            String file,
            String headline,
            String time,
            String iso,
            String standfirst,
            String source,
            List<String> paragraphs,
            List<String> list,
            List<String> titles) {

        static Page read(Path file) throws IOException {
            List<String> lines =
                    Files.readString(file)
                            .lines()
                            .map(line -> line.strip().replaceAll(" {2,}", " "))
                            .filter(line -> !line.isEmpty())
                            .toList();
            String dump = lines.getLast();
            JsonNode list = Json.read(dump.substring(dump.indexOf('['), dump.lastIndexOf(']') + 1));
            String time = lines.get(1);
            return new Page(
                    file.toString(),
                    lines.getFirst().replaceFirst("^VIDEO: ", ""),
                    time,
                    LocalDateTime.parse(time, TIME).toString(),
                    lines.get(2),
                    lines.get(3),
                    lines.subList(4, lines.size() - 1),
                    list.valueStream().map(JsonNode::toString).toList(),
                    list.valueStream().map(entry -> entry.get("title").stringValue()).toList());
        }
    }
}
