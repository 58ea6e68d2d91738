package news.stet.site.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import news.stet.fronts.BoxOrder;
import news.stet.fronts.BoxRules;
import news.stet.fronts.Boxes;
import news.stet.fronts.FillQuery;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.TestDatabase;
import news.stet.site.Answer;
import news.stet.site.BulkReader;
import news.stet.site.SampleSite;
import news.stet.story.ListEntries;
import news.stet.story.Order;
import news.stet.story.Story;
import news.stet.story.Verb;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(TestDatabase.class)
class BoxPageTest {
    private final Database database;
    private final SampleSite site;

    BoxPageTest(Database database) {
        this.database = database;
        this.site = new SampleSite(database);
    }

    private List<String> titles(String path) {
        JsonNode box = Json.read(site.text(path));
        return box.valueStream().map(item -> item.get("title").stringValue()).toList();
    }

    @Test
    void aBoxHasExactlyTheShapePartnersKnow() {
        Story story =
                site.publish(
                        "en",
                        "video",
                        "\"Quoted\" </script> & جسر",
                        "\"headlines\": {\"short\": \"S\"}");
        new Boxes(database, site.clock)
                .put(
                        SampleSite.EDITOR,
                        new BoxOrder("en", "shape", null, List.of(story.id()), null));

        Answer.Page page = site.page("/en/boxes/shape.json");
        String sort = Json.read(page.body()).get(0).get("sort").stringValue();

        assertThat(page.contentType()).isEqualTo("application/json");
        assertThat(site.text("/en/boxes/shape.json"))
                .isEqualTo(
                        "[{\"id\":\"%d\",\"sort\":\"%s\",\"contenttypeid\":\"21\",\"pic\":\"\",\"title\":\"\\\"Quoted\\\" </script> & جسر\"}]"
                                .formatted(story.id(), sort));
        assertThat(Long.parseLong(sort)).isGreaterThan(story.sort());
    }

    @Test
    void latestIsThereFromTheStartInEveryEdition() {
        assertThat(site.text("/ar/boxes/latest.json")).isEqualTo("[]");
        site.publish("ar", "article", "الجسر", "");
        assertThat(titles("/ar/boxes/latest.json")).containsExactly("الجسر");
    }

    @Test
    void latestMixesStoriesAndEntriesBySortAsNumbers() {
        // As text, 998 would stand above 1001.
        entries(entry(9_000_998, 998, "Entry 998"), entry(9_001_001, 1_001, "Entry 1001"));
        site.publish("Published after them");

        assertThat(titles("/en/boxes/latest.json"))
                .startsWith("Published after them", "Entry 1001", "Entry 998");
        JsonNode entry = Json.read(site.text("/en/boxes/latest.json")).get(1);
        assertThat(entry.get("pic").stringValue()).isEqualTo("/2016/12/23/a_25f_4x3.jpg");
        assertThat(entry.get("contenttypeid").stringValue()).isEqualTo("44");
    }

    @Test
    void latestEndsAfterTwenty() {
        for (int i = 0; i < 25; i++) {
            site.publish("Number " + i);
        }

        assertThat(titles("/en/boxes/latest.json"))
                .hasSize(BulkReader.LATEST_SIZE)
                .startsWith("Number 24", "Number 23");
    }

    @Test
    void aKilledStoryVanishesAtOnce() {
        Story story = site.publish("To be killed");
        assertThat(titles("/en/boxes/latest.json")).contains("To be killed");

        site.newsroom.act(Verb.KILL, SampleSite.EDITOR, story.id(), Order.PLAIN);

        assertThat(titles("/en/boxes/latest.json")).doesNotContain("To be killed");
    }

    @Test
    void aBoxNotesWhatItReadAndWhatItHides() {
        Story story = site.publish("Hidden");
        new Boxes(database, site.clock)
                .put(
                        SampleSite.EDITOR,
                        new BoxOrder("en", "noting", null, List.of(story.id()), null));
        site.newsroom.act(Verb.WITHHOLD, SampleSite.EDITOR, story.id(), Order.PLAIN);

        assertThat(site.page("/en/boxes/noting.json").keys())
                .contains("box:en/noting", "card:" + story.id());
        assertThat(site.page("/en/boxes/latest.json").keys())
                .contains("list:en/latest-25", "types", "box:en/latest");
    }

    @Test
    void unknownBoxesAndEditionsAreMissing() {
        assertThat(site.answer("/en/boxes/nothing.json")).isInstanceOf(Answer.Missing.class);
        assertThat(site.answer("/xx/boxes/latest.json")).isInstanceOf(Answer.Missing.class);
    }

    private static ListEntries.ListEntry entry(long id, long sort, String title) {
        return new ListEntries.ListEntry(
                "en", id, sort, 44, "/2016/12/23/a_25f_4x3.jpg", title, null);
    }

    private void entries(ListEntries.ListEntry... entries) {
        database.write(handle -> ListEntries.add(handle, List.of(entries), site.clock.instant()));
    }

    private void put(String box, BoxRules rules, Long... stories) {
        new Boxes(database, site.clock)
                .put(
                        SampleSite.EDITOR,
                        new BoxOrder("en", box, "The best of it", List.of(stories), null, rules));
    }

    @Test
    void aBoxFillsItselfAndWhatIsToStayStays() {
        FillQuery videos = FillQuery.ofType("video");
        long old = site.publish("en", "video", "Oldest video", "").id();
        long pinned = site.publish("Stays second").id();
        long placed = site.publish("Put there").id();
        put("mixed", new BoxRules(4, videos, Map.of(pinned, 1)), placed, pinned);
        assertThat(titles("/en/boxes/mixed.json"))
                .startsWith("Put there", "Stays second", "Oldest video");

        site.publish("en", "video", "Newest video", "");
        site.publish("No video");

        assertThat(titles("/en/boxes/mixed.json"))
                .startsWith("Newest video", "Stays second", "Put there", "Oldest video")
                .hasSize(4);
        List<Long> sorts =
                Json.read(site.text("/en/boxes/mixed.json"))
                        .valueStream()
                        .map(item -> Long.valueOf(item.get("sort").stringValue()))
                        .toList();
        for (int i = 1; i < sorts.size(); i++) {
            assertThat(sorts.get(i)).isLessThan(sorts.get(i - 1));
        }
        assertThat(site.page("/en/boxes/mixed.json").keys())
                .contains("box:en/mixed", "card:" + placed, "card:" + old)
                .anyMatch(key -> key.startsWith("list:en/") && key.contains("video"));
        site.newsroom.act(Verb.KILL, SampleSite.EDITOR, pinned, Order.PLAIN);
        assertThat(titles("/en/boxes/mixed.json")).startsWith("Newest video", "Put there");
    }

    @Test
    void theFullerFormSaysAllThatAListOfOursShows() {
        Story story =
                site.publish(
                        "en",
                        "article",
                        "A bridge opens",
                        "\"kicker\": \"HARBOUR\", \"standfirst\": \"At last.\"");
        put("full", BoxRules.NONE, story.id());

        JsonNode box = Json.read(site.text("/en/boxes/full.full.json"));

        assertThat(box.get("name").stringValue()).isEqualTo("The best of it");
        assertThat(box.get("language").stringValue()).isEqualTo("en");
        JsonNode item = box.at("/items/0");
        assertThat(item.get("id").stringValue()).isEqualTo(Long.toString(story.id()));
        assertThat(item.get("kicker").stringValue()).isEqualTo("HARBOUR");
        assertThat(item.get("standfirst").stringValue()).isEqualTo("At last.");
        assertThat(item.get("url").stringValue()).isEqualTo(SampleSite.URL + story.path());
        assertThat(item.get("publishedAt").stringValue()).startsWith("2026-");
        assertThat(Json.read(site.text("/ar/boxes/latest.full.json")).get("name").stringValue())
                .isEqualTo("الأحدث");
    }

    @Test
    void anySiteMayPutTheFragmentIntoItsPages() {
        Story story = site.publish("en", "article", "Tom & <b>Jerry</b>", "");
        put("piece", BoxRules.NONE, story.id());

        Answer.Page page = site.page("/en/boxes/piece.html");

        assertThat(page.headers())
                .containsEntry("Access-Control-Allow-Origin", "*")
                .containsEntry("Cross-Origin-Resource-Policy", "cross-origin");
        assertThat(page.headers().get("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors *")
                .doesNotContain("script-src");
        Document html = Jsoup.parseBodyFragment(site.text("/en/boxes/piece.html"));
        assertThat(html.select("ol[aria-label='The best of it'][dir=ltr] li a").attr("href"))
                .isEqualTo(SampleSite.URL + story.path());
        assertThat(html.select(".stet-title").text()).isEqualTo("Tom & <b>Jerry</b>");
        assertThat(html.select("script, style, iframe, [onclick], [style]")).isEmpty();
        assertThat(site.text("/ar/boxes/latest.html")).contains("dir=\"rtl\"");
    }

    @Test
    void mostReadIsThereBeforeAnybodyRead() {
        assertThat(site.text("/ar/boxes/most-read.json")).isEqualTo("[]");
        assertThat(site.text("/en/boxes/most-read.html")).contains("Most read");
    }
}
