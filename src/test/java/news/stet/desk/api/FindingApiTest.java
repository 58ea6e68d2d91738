package news.stet.desk.api;

import static org.assertj.core.api.Assertions.assertThat;

import news.stet.desk.RunningDesk;
import news.stet.desk.api.ApiCaller.Reply;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What stands around stories, over HTTP: related ones, series, the pages of topics. */
@ExtendWith(TestDatabase.class)
class FindingApiTest {
    private static final String STORIES = "/api/v1/stories";

    private final RunningDesk desk;
    private final ApiCaller editor;

    FindingApiTest(Database database) {
        desk = RunningDesk.withApi(database);
        editor = desk.caller(Role.EDITOR);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private String story(String headline) {
        String json =
                """
                {"edition": "en", "type": "article", "section": "world", "headline": "%s",
                 "topics": ["weirs"]}
                """;
        String id = editor.post(STORIES, json.formatted(headline)).id();
        editor.post(STORIES + "/" + id + "/publish", "");
        return id;
    }

    @Test
    void whatIsPinnedIsRelatedAndSaysWhy() {
        String one = story("One");
        String two = story("Two");
        String three = story("Three");
        String path = STORIES + "/" + one + "/related";

        Reply put =
                editor.put(
                        path,
                        "{\"pinned\": [\"%s\"], \"banned\": [\"%s\"]}".formatted(two, three),
                        "*");

        assertThat(put.status()).isEqualTo(200);
        assertThat(put.json().get("related").get(0).get("id").stringValue()).isEqualTo(two);
        assertThat(put.json().get("related").get(0).get("headline").stringValue()).isEqualTo("Two");
        assertThat(put.json().get("related").get(0).get("why").get(0).get("kind").stringValue())
                .isEqualTo("pinned");
        assertThat(editor.get(path).json().get("banned").get(0).stringValue()).isEqualTo(three);
        assertThat(editor.put(path, "{\"pinned\": [\"77\"], \"banned\": []}", "*").status())
                .isEqualTo(422);
        assertThat(
                        desk.caller(Role.CONTRIBUTOR)
                                .put(path, "{\"pinned\": [], \"banned\": []}", "*")
                                .status())
                .isIn(403, 404);
    }

    @Test
    void aSeriesIsPutWholeAndListed() {
        String one = story("Part one");
        String two = story("Part two");

        Reply put =
                editor.put(
                        "/api/v1/series/weirs",
                        "{\"name\": \"Weirs\", \"planned\": 3, \"parts\": [\"%s\", \"%s\"]}"
                                .formatted(two, one),
                        "*");

        assertThat(put.status()).isEqualTo(200);
        assertThat(editor.get("/api/v1/series/weirs").json().get("parts").get(0).stringValue())
                .isEqualTo(two);
        assertThat(editor.get("/api/v1/series?edition=en").json().get("series").size())
                .isEqualTo(1);
        assertThat(editor.get("/api/v1/series/none").status()).isEqualTo(404);
    }

    @Test
    void theTextOfATopicsPageIsPutAndGiven() {
        String lead = story("Lead");

        Reply put =
                editor.put(
                        "/api/v1/topics/weirs",
                        """
                        {"description": "About weirs.", "lead": "%s",
                         "events": [{"date": "2026-05-04", "text": "One broke.", "story": null}]}
                        """
                                .formatted(lead),
                        "*");

        assertThat(put.status()).isEqualTo(200);
        Reply got = editor.get("/api/v1/topics/weirs");
        assertThat(got.text("lead")).isEqualTo(lead);
        assertThat(got.json().get("events").get(0).get("date").stringValue())
                .isEqualTo("2026-05-04");
        assertThat(
                        editor.put(
                                        "/api/v1/topics/weirs",
                                        "{\"events\": [{\"date\": \"2026-02-31\", \"text\": \"x\"}]}",
                                        "*")
                                .status())
                .isEqualTo(422);
        assertThat(editor.get("/api/v1/topics/none").status()).isEqualTo(404);
    }
}
