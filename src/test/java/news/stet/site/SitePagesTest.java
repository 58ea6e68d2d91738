package news.stet.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import news.stet.platform.Database;
import news.stet.platform.TestDatabase;
import news.stet.search.SearchIndex;
import news.stet.story.ListEntries;
import news.stet.story.Order;
import news.stet.story.Story;
import news.stet.story.Verb;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SitePagesTest {
    private final Database database;
    private final SampleSite site;
    private Story bridge;

    SitePagesTest(Database database) {
        this.database = database;
        this.site = new SampleSite(database);
        this.bridge =
                site.publishOld(
                        Instant.parse("2016-12-23T15:00:22Z"),
                        "Old bridge reopens",
                        """
                        "topics": ["bridges"], "source": "Harbour News", "located": "North Bank",
                        "byline": ["Ada Writer"], "credits": ["Tide Agency"],
                        "body": [{"type": "paragraph", "text": "The ferries carried lanterns."}]
                        """);
    }

    @BeforeAll
    void publishMore() {
        site.publish("en", "video", "Divers film the harbour floor", "\"topics\": [\"bridges\"]");
        site.publish("ar", "article", "عودة الجسر القديم", "\"body\": []");
    }

    private Document html(String path) {
        return Jsoup.parse(site.text(path));
    }

    private static String path(Story story) {
        return "/en/world/" + story.slug() + "-" + story.id();
    }

    private String moved(String path) {
        return ((Answer.Moved) site.answer(path)).location();
    }

    @Test
    void theRootLeadsToTheDefaultEdition() {
        assertThat(site.answer("/")).isInstanceOf(Answer.Moved.class);
        assertThat(moved("/")).isEqualTo("/en/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/en/",
                "/ar/",
                "/en/world/",
                "/en/sport/",
                "/en/world/2016/12/",
                "/en/topics/bridges/",
                "/en/search"
            })
    void everyKindOfPageAnswersWithOneHeadlineAndItsLanguage(String path) {
        Document page = html(path);

        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("main")).hasSize(1);
        assertThat(page.select("html").attr("lang")).isEqualTo(path.substring(1, 3));
        assertThat(page.select("a.skip").attr("href")).isEqualTo("#main");
        assertThat(page.select("title").text()).isNotBlank();
    }

    @Test
    void anArabicPageRunsFromRightToLeft() {
        assertThat(html("/ar/").select("html").attr("dir")).isEqualTo("rtl");
        assertThat(html("/en/").select("html").attr("dir")).isEqualTo("ltr");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nope/",
                "/en/nope/",
                "/en/world/2016/11/",
                "/en/topics/nope/",
                "/nope/search",
                "/en/world/nothing-999",
                "/en/a/b/c/d/e",
                "/en/topics/bridges/?page=9"
            })
    void whatIsNotThereIs404(String address) {
        String[] parts = address.split("\\?", 2);
        SiteRequest request =
                SiteRequest.parse(parts[0], parts.length == 2 ? parts[1] : null).orElseThrow();

        assertThat(site.pages.answer(request)).isInstanceOf(Answer.Missing.class);
    }

    @Test
    void aMissingPageSpeaksTheEditionsLanguage() {
        Answer.Missing missing = (Answer.Missing) site.answer("/ar/world/nothing-999");
        Answer.Page sorry = (Answer.Page) site.pages.readError(404, missing.edition()).answer();
        Document page = Jsoup.parse(new String(sorry.body(), StandardCharsets.UTF_8));

        assertThat(page.select("html").attr("lang")).isEqualTo("ar");
        assertThat(page.select("h1").text()).isEqualTo("لا شيء في هذا العنوان");
        assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
    }

    @Test
    void aStoryStandsAtOneAddressAndAllOthersLeadThere() {
        String canonical = path(bridge);

        assertThat(site.text(canonical)).contains("Old bridge reopens");
        for (String other :
                List.of(
                        "/en/world/another-slug-" + bridge.id(),
                        "/en/world/" + bridge.id(),
                        "/en/sport/" + bridge.slug() + "-" + bridge.id(),
                        "/ar/world/" + bridge.slug() + "-" + bridge.id(),
                        canonical + "/")) {
            Answer.Moved answer = (Answer.Moved) site.answer(other);
            assertThat(answer.location()).as(other).isEqualTo(canonical);
            assertThat(answer.forGood()).as(other).isTrue();
        }
    }

    @Test
    void aListWithoutItsSlashLeadsToTheOneWithIt() {
        assertThat(moved("/en")).isEqualTo("/en/");
        assertThat(moved("/en/world")).isEqualTo("/en/world/");
        assertThat(moved("/en/world/2016/12")).isEqualTo("/en/world/2016/12/");
        assertThat(moved("/en/topics/bridges")).isEqualTo("/en/topics/bridges/");
        assertThat(site.answer("/nope")).isInstanceOf(Answer.Missing.class);
    }

    @Test
    void aStoryTakenBackIs404AndAKilledOneIs410() {
        Story story = site.publish("Ferry strike ends");
        site.newsroom.act(Verb.WITHHOLD, SampleSite.EDITOR, story.id(), Order.PLAIN);
        assertThat(site.answer(path(story))).isInstanceOf(Answer.Missing.class);

        Story killed = site.publish("Ferry strike begins");
        site.newsroom.act(Verb.KILL, SampleSite.EDITOR, killed.id(), Order.PLAIN);
        assertThat(site.answer(path(killed))).isInstanceOf(Answer.Gone.class);
        assertThat(site.text("/en/")).doesNotContain("Ferry strike");
    }

    @Test
    void aDraftIsNobodysBusiness() {
        Story draft =
                site.newsroom.create(
                        SampleSite.EDITOR,
                        SampleSite.content("en", "article", "Not for you", ""),
                        null);

        assertThat(site.answer("/en/world/not-for-you-" + draft.id()))
                .isInstanceOf(Answer.Missing.class);
    }

    @Test
    void thePublicationTimeIsPrintedAsTheEditionPrintsIt() {
        var time = html(path(bridge)).select(".published time");

        assertThat(time.attr("datetime")).isEqualTo("2016-12-23T15:00:22Z");
        assertThat(time.text()).isEqualTo("Fri Dec 23, 2016 15:00:22");
    }

    @Test
    void anArabicTimeHasArabicWords() {
        Story story =
                site.newsroom.bring(
                        SampleSite.EDITOR,
                        SampleSite.content("ar", "article", "خبر قديم", ""),
                        Instant.parse("2016-12-23T12:00:22Z"),
                        true,
                        (handle, one) -> {});
        String address =
                new Place.Story("ar", "world", String.valueOf(story.slug()), story.id()).path();

        assertThat(html(address).select(".published time").text())
                .isEqualTo("الجمعة 23 ديسمبر 2016 15:00:22");
    }

    @Test
    void aStoryShowsWhoBroughtItFromWhereAndWithWhom() {
        Document page = html(path(bridge));

        assertThat(page.select(".source").text()).isEqualTo("Harbour News - North Bank");
        assertThat(page.select(".byline").text()).contains("Ada Writer");
        assertThat(page.select(".credits").text()).contains("Tide Agency");
        assertThat(page.select(".topics a").attr("href")).isEqualTo("/en/topics/bridges/");
        assertThat(page.select("link[rel=canonical]").attr("href"))
                .isEqualTo(SampleSite.URL + path(bridge));
    }

    @Test
    void relatedStoriesBeginWithTheSameTopicAndNeverHoldTheStoryItself() {
        var related = html(path(bridge)).select(".more .card a").eachAttr("href");

        assertThat(related.getFirst()).contains("divers-film-the-harbour-floor");
        assertThat(related).doesNotContain(path(bridge)).doesNotHaveDuplicates();
    }

    @Test
    void aCorrectionStandsOnThePageWithItsDate() {
        Story story = site.publish("Tower is 40 metres high");
        site.clock.pass(Duration.ofHours(1));
        site.newsroom.act(
                Verb.CORRECT, SampleSite.EDITOR, story.id(), Order.noted("It is 41 metres high."));

        var correction = html(path(story)).select(".correction");
        assertThat(correction.text()).contains("It is 41 metres high.");
        assertThat(correction.select("time").attr("datetime"))
                .isEqualTo(site.clock.instant().toString());
    }

    @Test
    void storiesKnownByNameOnlyAreListedWithoutALink() {
        database.write(handle ->
                ListEntries.add(
                        handle,
                        List.of(
                                new ListEntries.ListEntry(
                                        "en",
                                        1901343,
                                        3688941,
                                        21,
                                        "/2016/12/23/x_4x3.jpg",
                                        "Ferry <b>returns</b>",
                                        bridge.id())),
                        site.clock.instant()));

        var listed = html(path(bridge)).select(".listed");
        assertThat(listed.select("li").text()).isEqualTo("Ferry <b>returns</b>");
        assertThat(listed.select("a, img")).isEmpty();
    }

    @Test
    void theArchiveIsFiledByTheEditionsOwnMonth() {
        assertThat(site.text("/en/world/2016/12/")).contains(path(bridge));
    }

    @Test
    void aPageKnowsWhatItRead() {
        Answer.Page page = site.page(path(bridge));

        assertThat(page.keys())
                .contains(
                        "story:" + bridge.id(),
                        "edition:en",
                        "near:" + bridge.id(),
                        "topic:en/bridges",
                        "template:story")
                .noneMatch(key -> key.startsWith("list:"));
        assertThat(site.page("/en/world/").keys())
                .contains(
                        "list:en/world/latest-25",
                        "months:en/world",
                        "card:" + bridge.id(),
                        "template:section")
                .doesNotContain("story:" + bridge.id());
    }

    @Test
    void storiesReadTogetherAreAsTheyAreAlone() {
        List<String> paths =
                new Addresses(database)
                        .listStories(0, 100).stream().map(Addresses.OfStory::path).toList();

        List<Reading> together =
                site.pages.readAll(
                        paths.stream()
                                .map(path -> SiteRequest.parse(path, null).orElseThrow())
                                .toList());

        assertThat(paths).contains(path(bridge));
        for (int i = 0; i < paths.size(); i++) {
            Answer.Page page = (Answer.Page) together.get(i).answer();
            Answer.Page alone = site.page(paths.get(i));
            assertThat(page.body()).as(paths.get(i)).isEqualTo(alone.body());
            assertThat(page.keys()).as(paths.get(i)).isEqualTo(alone.keys());
        }
    }

    @Test
    void searchFindsByWordsAndBeginningsAndMarksThem() {
        Document found =
                Jsoup.parse(
                        new String(
                                ((Answer.Page)
                                                site.pages.answer(
                                                        SiteRequest.parse(
                                                                        "/en/search",
                                                                        "q=ferries+lan")
                                                                .orElseThrow()))
                                        .body(),
                                StandardCharsets.UTF_8));

        assertThat(found.select(".river a").eachAttr("href")).containsExactly(path(bridge));
        assertThat(found.select("mark").eachText()).containsExactly("ferries", "lanterns");
        assertThat(found.select("#words").attr("value")).isEqualTo("ferries lan");
    }

    @Test
    void anIndexedSearchIsCountedNarrowedAndSortedByLinks(@TempDir Path folder) {
        Story heron = site.publish("Herons nest on the bridge");
        Story other = site.publish("en", "gallery", "The heron returns", "");
        try (var index = new SearchIndex(folder, database, site.clock)) {
            index.look();
            site.pages.searchBy(index);
            Document found = search("q=herons");

            assertThat(found.select(".river a").eachAttr("href"))
                    .containsExactlyInAnyOrder(path(heron), path(other));
            assertThat(found.select(".found-line p").text()).isEqualTo("2 stories");
            assertThat(found.select(".narrow a").eachText()).contains("Articles 1", "Galleries 1");
            Document narrowed = search("q=herons&type=gallery&sort=date");
            assertThat(narrowed.select(".river a").eachAttr("href")).containsExactly(path(other));
            assertThat(narrowed.select(".narrow [aria-current] bdi").eachText())
                    .containsExactly("Galleries");
            assertThat(narrowed.select("form.wide input[type=hidden]").eachAttr("name"))
                    .containsExactly("sort");
            assertThat(narrowed.select("#search-type option[selected]").val()).isEqualTo("gallery");
            assertThat(search("q=heron&sort=date").select(".orders [aria-current]").text())
                    .isEqualTo("Newest first");
            assertThat(search("q=heron&from=2027-01-01").select(".river article")).isEmpty();
            assertThat(search("q=heron&from=nonsense").select(".river article")).hasSize(2);
            assertThat(search("q=hreons").select(".instead a").attr("href"))
                    .isEqualTo("/en/search?q=herons");

            site.newsroom.act(Verb.KILL, SampleSite.EDITOR, heron.id(), Order.PLAIN);
            site.newsroom.act(Verb.KILL, SampleSite.EDITOR, other.id(), Order.PLAIN);
            // The index has not heard of it yet; readers must not see them all the same.
            assertThat(search("q=heron").select(".river a")).isEmpty();
        }
    }

    private Document search(String query) {
        SiteRequest request = SiteRequest.parse("/en/search", query).orElseThrow();
        return Jsoup.parse(
                new String(
                        ((Answer.Page) site.pages.answer(request)).body(), StandardCharsets.UTF_8));
    }

    @Test
    void nothingTheNewsroomWritesBecomesAScript() {
        String evil = "<script>alert(1)</script><img src=x onerror=alert(2)>\\\" onload=\\\"x";
        Story story =
                site.publish(
                        "en",
                        "live",
                        "Evil <script>alert(0)</script>",
                        """
                        "kicker": "%1$s", "standfirst": "%1$s", "byline": ["%1$s"], "dateline": "%1$s",
                        "located": "%1$s", "source": "%1$s", "credits": ["%1$s"], "topics": ["%1$s"],
                        "headlines": {"short": "%1$s", "social": "%1$s"},
                        "body": [{"type": "paragraph", "text": "%1$s"},
                         {"type": "heading", "level": 2, "text": "%1$s"},
                         {"type": "list", "ordered": true, "items": ["%1$s"]},
                         {"type": "quotation", "text": "%1$s", "speaker": "%1$s", "source": "%1$s"},
                         {"type": "pullquote", "text": "%1$s", "speaker": "%1$s"},
                         {"type": "table", "caption": "%1$s", "header": ["%1$s"], "rows": [["%1$s"]]},
                         {"type": "box", "title": "%1$s", "body": [{"type": "paragraph", "text": "%1$s"}]},
                         {"type": "embed", "url": "https://vimeo.com/12345", "title": "%1$s"},
                         {"type": "post", "at": "2026-05-04T07:00:00Z", "headline": "%1$s",
                          "body": [{"type": "paragraph", "text": [{"text": "%1$s", "marks":
                            [{"type": "quote", "speaker": "%1$s"},
                             {"type": "link", "href": "https://example.org/?a=1&b='x'"}]}]}]}]
                        """
                                .formatted(evil));

        for (String path : List.of(path(story), "/en/", "/en/world/")) {
            Document page = html(path);
            assertThat(page.select("script:not([type='application/ld+json'], [src^='/assets/'])"))
                    .as(path)
                    .isEmpty();
            assertThat(page.select("img[src=x]")).as(path).isEmpty();
            assertThat(page.getAllElements())
                    .as(path)
                    .allSatisfy(element ->
                            assertThat(element.attributes())
                                    .noneMatch(one -> one.getKey().startsWith("on")));
        }
        site.newsroom.act(Verb.KILL, SampleSite.EDITOR, story.id(), Order.PLAIN);
    }

    @Test
    void editionsAreNamedInTheirOwnLanguages() {
        assertThat(html("/en/").select(".editions a").eachText())
                .containsExactly("English", "العربية");
    }
}
