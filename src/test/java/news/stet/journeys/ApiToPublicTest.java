package news.stet.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import news.stet.desk.api.ApiCaller;
import news.stet.journeys.Newsrooms.Empty;
import news.stet.platform.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a program with a token to every page a story belongs to, and off them again. */
@ExtendWith(Newsrooms.class)
class ApiToPublicTest {
    /** Far longer than anything takes here; only a fault takes it. */
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("yyyy/MM").withZone(ZoneOffset.UTC);

    private final RunningStet stet;
    private final ApiCaller api;

    ApiToPublicTest(Empty newsroom) {
        stet = newsroom.stet();
        api = stet.api();
    }

    private ApiCaller.Reply write(String headline, String word) {
        ApiCaller.Reply story =
                api.post(
                        "/api/v1/stories",
                        """
                        {"edition": "en", "type": "article", "section": "science",
                         "headline": "%s", "topics": ["tides"], "standfirst": "About %s.",
                         "body": [{"type": "paragraph", "text": "The word is %s."}]}\
                        """
                                .formatted(headline, word, word));
        assertThat(story.status()).isEqualTo(201);
        return story;
    }

    private ApiCaller.Reply act(ApiCaller.Reply story, String verb, String order) {
        ApiCaller.Reply done = api.post("/api/v1/stories/" + story.id() + "/" + verb, order);
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        return done;
    }

    /** Everywhere a story of that section and topic is listed. */
    private static List<String> places(Instant publishedAt, String word) {
        return List.of(
                "/en/",
                "/en/science/",
                "/en/science/" + MONTH.format(publishedAt) + "/",
                "/en/topics/tides/",
                "/en/search?q=" + word,
                "/en/feed.rss",
                "/en/feed.atom",
                "/en/feed.json",
                "/en/science/feed.rss",
                "/en/science/feed.atom",
                "/en/science/feed.json",
                "/en/topics/tides/feed.rss",
                "/en/topics/tides/feed.atom",
                "/en/topics/tides/feed.json",
                "/en/boxes/latest.json",
                "/sitemap.xml",
                "/sitemap-news.xml");
    }

    /** The first place where the story is, or is not, against what is expected; empty if none. */
    private List<String> wrong(ApiCaller.Reply story, String word, boolean expected) {
        Instant publishedAt = Instant.parse(story.text("publishedAt"));
        return places(publishedAt, word).stream()
                .filter(place -> {
                    Reader.Got got = Reader.get(stet.site(place));
                    // Boxes name stories by number, all else by address.
                    boolean there = got.body().contains(story.id());
                    boolean answered = got.status() == 200 || (got.status() == 404 && !expected);
                    return there != expected || !answered;
                })
                .toList();
    }

    @Test
    void aPublishedStoryIsAtOnceOnEveryPageItBelongsToAndAKilledOneOnNone() {
        String word = "quillfish";
        ApiCaller.Reply draft = write("Ebb Tide Uncovers the " + word, word);
        assertThat(Reader.get(stet.site("/en/science/ebb-" + draft.id())).status()).isEqualTo(404);

        ApiCaller.Reply live = act(draft, "publish", "");

        assertThat(wrong(live, word, true)).isEmpty();
        assertThat(Reader.get(live.text("url")).html().select("h1").text())
                .isEqualTo("Ebb Tide Uncovers the quillfish");
        assertThat(Reader.get(stet.site("/en/search?q=" + word)).html().select("article, .card"))
                .hasSize(1);

        ApiCaller.Reply killed = act(live, "kill", "{\"note\": \"It was a sandbank.\"}");

        assertThat(killed.text("status")).isEqualTo("killed");
        Reader.Got gone = Reader.get(live.text("url"));
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.body()).doesNotContain(word);
        assertThat(wrong(live, word, false)).isEmpty();
    }

    @Test
    void aWithheldStoryIsNowhereUntilItIsPublishedAgain() {
        String word = "lanternweed";
        ApiCaller.Reply live = act(write("Harbour Sets Rules for " + word, word), "publish", "");
        act(live, "withhold", "");

        assertThat(Reader.get(live.text("url")).status()).isEqualTo(404);
        assertThat(wrong(live, word, false)).isEmpty();

        act(live, "publish", "");
        assertThat(Reader.get(live.text("url")).status()).isEqualTo(200);
        assertThat(wrong(live, word, true)).isEmpty();
    }

    @Test
    void everyPageCanBePressedAheadBesideTheServer() {
        ApiCaller.Reply live = act(write("Ferry Lamps Lit Early", "ferrylamps"), "publish", "");
        RunningStet.Said said = stet.run("press");
        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.out()).contains("Pressed ");
        // Once what stands beside the story was found: that is a change of its page.
        Waiting.until(
                "nothing is left to press",
                () -> stet.run("press").out().contains("Pressed 0 pages"));
        assertThat(Reader.get(live.text("url")).status()).isEqualTo(200);
    }

    @Test
    void otherAddressesOfAStoryLeadToItsOwn() {
        ApiCaller.Reply live = act(write("Low Water at Nine", "lowwater"), "publish", "");
        String path = URI.create(live.text("url")).getPath();
        assertThat(path).isEqualTo("/en/science/low-water-at-nine-" + live.id());

        for (String other :
                List.of(
                        "/en/science/high-water-" + live.id(),
                        "/en/world/low-water-at-nine-" + live.id(),
                        "/en/science/" + live.id(),
                        path + "/")) {
            Reader.Got moved = Reader.get(stet.site(other));
            assertThat(moved.status()).as(other).isEqualTo(301);
            assertThat(URI.create(stet.site(other)).resolve(moved.location()).getPath())
                    .isEqualTo(path);
        }
        assertThat(Reader.get(stet.site(path)).html().select("link[rel=canonical]").attr("href"))
                .isEqualTo(live.text("url"));
        assertThat(Reader.get(stet.site("/en/science/low-water-9999999")).status()).isEqualTo(404);
    }

    @Test
    void aScheduledStoryComesOutAtItsTimeAndNotBefore() {
        ApiCaller.Reply draft = write("Spring Tide Expected", "springtide");
        Instant due = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.SECONDS);
        act(draft, "schedule", "{\"at\": \"" + due + "\"}");

        String address = stet.site("/en/science/spring-tide-expected-" + draft.id());
        Waiting.until("the page is there", () -> Reader.get(address).status() == 200);

        assertThat(Instant.now()).isAfterOrEqualTo(due);
        ApiCaller.Reply live = api.get("/api/v1/stories/" + draft.id());
        assertThat(live.text("status")).isEqualTo("live");
        assertThat(Instant.parse(live.text("publishedAt"))).isAfterOrEqualTo(due);
        Waiting.until("all places have it", () -> wrong(live, "springtide", true).isEmpty());
    }

    @Test
    void aScheduledStoryComesOutThoughStetWasDownAtItsTime() {
        ApiCaller.Reply draft = write("Neap Tide Expected", "neaptide");
        Instant due = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
        act(draft, "schedule", "{\"at\": \"" + due + "\"}");
        stet.kill();
        Waiting.until("it is due", () -> Instant.now().isAfter(due));
        stet.start();

        String address = stet.site("/en/science/neap-tide-expected-" + draft.id());
        Waiting.until("the page is there", () -> Reader.get(address).status() == 200);

        ApiCaller.Reply live = stet.api().get("/api/v1/stories/" + draft.id());
        assertThat(live.text("status")).isEqualTo("live");
        Waiting.until("all places have it", () -> wrong(live, "neaptide", true).isEmpty());
    }
}
