package news.stet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.stet.people.Actor;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.TestDatabase;
import news.stet.story.Order;
import news.stet.story.Story;
import news.stet.story.StoryContent;
import news.stet.story.StoryJson;
import news.stet.story.Verb;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The history, previews and preview links of the desk, as a browser gets them. */
@NullMarked
@ExtendWith(TestDatabase.class)
class HistoryScreenTest {
    private static final Pattern ADDRESS = Pattern.compile("value=\"[^\"]*(/preview/[^\"]+)\"");
    private static final Actor EDITOR = new Actor(7, "Edda Tor", Role.EDITOR, Actor.Kind.PERSON);

    private final RunningDesk desk;

    HistoryScreenTest(Database database) {
        desk = RunningDesk.withApi(database);
        String email = "wren" + System.nanoTime() + "@desk.example";
        desk.person("Wren Editor", email, Role.EDITOR);
        desk.signIn(email);
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    private static String json(String headline, String words) {
        return """
        {"edition": "en", "type": "article", "section": "world", "headline": "%s",
         "body": [{"type": "paragraph", "text": "%s"}]}
        """
                .formatted(headline, words);
    }

    private static StoryContent content(String headline, String words) {
        return StoryJson.read(Json.read(json(headline, words)));
    }

    private Story story() {
        Story story = desk.parts.newsroom().create(EDITOR, content("Ferry", "It was ten."), null);
        return desk.parts
                .newsroom()
                .save(EDITOR, story.id(), content("Ferry", "It was twelve."), null, null);
    }

    private HttpResponse<String> post(String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("form-token", desk.formToken());
        return desk.post(path, all);
    }

    @Test
    void theHistoryShowsWhatTheLastWorkChanged() {
        Story story = story();

        String page = desk.get("/stories/" + story.id() + "/history").body();

        assertThat(page)
                .contains("It was <del>")
                .contains("ten</del><ins>")
                .contains("twelve</ins>.");
        assertThat(desk.get("/stories/" + story.id() + "/history/panel").body())
                .doesNotContain("<html")
                .contains("data-compare=\"1\"");
    }

    @Test
    void anEarlierTextComesBackByTheButton() {
        Story story = story();

        HttpResponse<String> answer =
                post("/stories/" + story.id() + "/restore", Map.of("revision", "1"));

        assertThat(answer.headers().firstValue("Location"))
                .contains("/stories/" + story.id() + "?done=history.restored");
        assertThat(desk.parts.stories().get(EDITOR, story.id()).content())
                .isEqualTo(desk.parts.stories().revision(EDITOR, story.id(), 1).content())
                .isNotEqualTo(story.content());
    }

    @Test
    void aPreviewIsTheSitesOwnPageOfWhatIsOnTheScreen() {
        Story story = story();
        var shown =
                post(
                        "/stories/preview",
                        Map.of(
                                "id",
                                Long.toString(story.id()),
                                "look",
                                "dark",
                                "story",
                                json("Not saved yet", "Nobody saved this.")));

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body())
                .contains("Not saved yet</h1>")
                .contains("Nobody saved this.")
                .contains(".css?look=dark\"");
        assertThat(shown.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'self'")
                .doesNotContain("script-src");
        assertThat(desk.parts.stories().get(EDITOR, story.id()).revision()).isEqualTo(2);
    }

    @Test
    void aStoryNobodySavedHasAPreviewOnTheFrontToo() {
        var shown =
                post(
                        "/stories/preview",
                        Map.of("as", "front", "story", json("Never saved", "Words.")));

        assertThat(shown.body()).contains("class=\"front\"").contains("Never saved</a>");
    }

    @Test
    void whatIsHalfWrittenIsToldInTheFrame() {
        var shown =
                post(
                        "/stories/preview",
                        Map.of("story", "{\"edition\": \"en\", \"type\": \"article\"}"));

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains("<code dir=\"ltr\">section</code>");
    }

    @Test
    void theDarkStyleIsDarkWhateverTheDevicePrefers() {
        String page = desk.get("/stories/" + story().id() + "/page/1?look=dark").body();
        Matcher style = Pattern.compile("\"(/assets/[^\"]+\\.css\\?look=dark)\"").matcher(page);
        assertThat(style.find()).isTrue();

        assertThat(desk.get(style.group(1)).body())
                .contains("color-scheme:dark")
                .contains("@media all")
                .doesNotContain("prefers-color-scheme");
    }

    private String link(Story story, String revision) {
        String list =
                post(
                                "/stories/" + story.id() + "/links",
                                Map.of("life", "hour", "revision", revision))
                        .body();
        Matcher address = ADDRESS.matcher(list);
        assertThat(address.find()).as(list).isTrue();
        return address.group(1);
    }

    private HttpResponse<String> strangerGets(String path) {
        desk.post("/sign-out", Map.of("form-token", desk.formToken()));
        return desk.get(path);
    }

    @Test
    void aStrangerWithTheLinkSeesTheStoryAndNobodyIndexesIt() {
        Story story = story();
        String link = link(story, "");

        HttpResponse<String> shown = strangerGets(link);

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains(link + "/page").doesNotContain("/sign-out");
        assertThat(shown.headers().firstValue("X-Robots-Tag").orElse("")).contains("noindex");
        assertThat(shown.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(shown.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(desk.get(link + "/page").body()).contains("It was twelve.");
        assertThat(desk.get("/stories/" + story.id() + "/history").statusCode()).isEqualTo(303);
    }

    @Test
    void aLinkToOneRevisionShowsThatOneForGood() {
        String link = link(story(), "1");

        assertThat(strangerGets(link + "/page").body()).contains("It was ten.");
    }

    @Test
    void aLinkThatEndedSaysSo() {
        Story story = story();
        String link = link(story, "");
        long id = desk.parts.links().list(EDITOR, story.id()).getFirst().id();
        post("/stories/" + story.id() + "/links/" + id + "/revoke", Map.of());

        HttpResponse<String> answer = strangerGets(link);

        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.body()).contains("ended").doesNotContain("twelve");
        assertThat(desk.get(link + "/page").statusCode()).isEqualTo(410);
        assertThat(desk.get("/preview/made-up-by-somebody-who-tries").statusCode()).isEqualTo(410);
    }

    @Test
    void whoeverTriesTooManyLinksHasToWait() {
        int last = 0;
        for (int i = 0; i < 2_000 && last != 429; i++) {
            last = desk.get("/preview/made-up-by-somebody-who-tries-" + i).statusCode();
        }

        assertThat(last).isEqualTo(429);
    }

    @Test
    void readersOfACorrectionSeeTheWordsBeforeAndAfterAtAnAddress() {
        Story story = story();
        desk.parts.newsroom().act(Verb.PUBLISH, EDITOR, story.id(), Order.PLAIN);
        Story corrected =
                desk.parts
                        .newsroom()
                        .act(
                                Verb.CORRECT,
                                EDITOR,
                                story.id(),
                                new Order(
                                        null,
                                        null,
                                        "It was eleven.",
                                        content("Ferry", "It was eleven.")));

        assertThat(desk.get("/stories/" + story.id() + "/page/" + corrected.revision()).body())
                .contains("id=\"correction-" + corrected.revision() + "\"")
                .contains("It was <del>twelve</del>.")
                .contains("It was <ins>eleven</ins>.")
                .contains("#correction-" + corrected.revision() + "\",\"text\"");
        assertThat(desk.get("/stories/" + story.id() + "/page/3").body())
                .doesNotContain("id=\"correction-");
    }

    @Test
    void aKilledStorysHistorySaysWhereItWas() {
        Story story = story();
        desk.parts.newsroom().act(Verb.PUBLISH, EDITOR, story.id(), Order.PLAIN);
        desk.parts.newsroom().act(Verb.KILL, EDITOR, story.id(), Order.PLAIN);

        assertThat(desk.get("/stories/" + story.id() + "/history").body())
                .contains("class=\"gone-from\"")
                .contains("/en/world/ferry-" + story.id())
                .contains("/sitemap-news.xml");
    }

    @Test
    void theReceiptNamesTheStoriesThatShowedIt() {
        Story story = story();
        desk.parts.newsroom().act(Verb.PUBLISH, EDITOR, story.id(), Order.PLAIN);
        StoryContent showing =
                StoryJson.read(
                        Json.read(
                                """
                                {"edition": "en", "type": "article", "section": "world",
                                 "headline": "Harbour day", "body": [{"type": "story", "id": "%d"}]}
                                """
                                        .formatted(story.id())));
        Story other = desk.parts.newsroom().create(EDITOR, showing, null);
        desk.parts.newsroom().act(Verb.PUBLISH, EDITOR, other.id(), Order.PLAIN);
        desk.parts.newsroom().act(Verb.KILL, EDITOR, story.id(), Order.PLAIN);

        assertThat(desk.get("/stories/" + story.id() + "/history").body())
                .contains("In the text of <bdi>Harbour day</bdi>")
                .contains("/en/world/harbour-day-" + other.id());
    }
}
