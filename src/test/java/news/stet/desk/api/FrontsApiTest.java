package news.stet.desk.api;

import static org.assertj.core.api.Assertions.assertThat;

import news.stet.desk.RunningDesk;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(TestDatabase.class)
class FrontsApiTest {
    private static final String FRONT = "/api/v1/fronts/en.world";

    private final RunningDesk desk;
    private final ApiCaller editor;

    FrontsApiTest(Database database) {
        desk = RunningDesk.withApi(database);
        editor = desk.caller(Role.EDITOR);
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    private String live(String headline) {
        String story =
                """
                {"edition": "en", "type": "article", "section": "world", "headline": "%s"}
                """;
        String id =
                editor.post("/api/v1/stories", story.formatted(headline))
                        .json()
                        .path("id")
                        .stringValue();
        editor.post("/api/v1/stories/" + id + "/publish", "{}");
        return id;
    }

    private String begin(String layout) {
        assertThat(editor.put(FRONT, "{\"containers\": []}", null).status()).isEqualTo(200);
        return editor.post(
                        FRONT + "/acts",
                        "{\"acts\": [{\"type\": \"add-container\", \"layout\": \"%s\", \"slots\": 2}]}"
                                .formatted(layout))
                .json()
                .path("containers")
                .get(0)
                .path("id")
                .stringValue();
    }

    @Test
    void aProgramArrangesPublishesAndReadsWhatStood() {
        String story = live("Arranged by a program");
        String container = begin("lead");
        var placed =
                editor.post(
                        FRONT + "/acts",
                        """
                        {"acts": [{"type": "place", "story": "%s", "container": "%s", "slot": 0},
                                  {"type": "change", "story": "%s", "kicker": "NEW", "size": "large"}]}
                        """
                                .formatted(story, container, story));
        assertThat(placed.status()).as(placed.body()).isEqualTo(200);
        assertThat(placed.json().path("isLive").booleanValue()).isFalse();

        var published = editor.post(FRONT + "/publish", "{\"note\": \"Noon\"}");
        JsonNode history = editor.get(FRONT + "/history").json();
        JsonNode now = editor.get(FRONT + "/at").json();

        assertThat(published.json().path("isLive").booleanValue()).isTrue();
        assertThat(history.path("publications").get(0).path("note").stringValue())
                .isEqualTo("Noon");
        JsonNode stood = now.path("standing").get(0);
        assertThat(stood.path("story").stringValue()).isEqualTo(story);
        assertThat(stood.path("weight").intValue()).isEqualTo(4);
        assertThat(stood.path("placed").booleanValue()).isTrue();
        assertThat(editor.get(FRONT + "/history?story=" + story).json().path("standing"))
                .isNotEmpty();
    }

    @Test
    void twoProgramsAtOnceAreMergedOrToldBoth() {
        String one = live("One of two");
        String other = live("Other of two");
        String container = begin("list");
        String base = editor.get(FRONT).json().path("version").stringValue();
        String place =
                "{\"acts\": [{\"type\": \"place\", \"story\": \"%s\", \"container\": \"%s\", \"slot\": %d}]}";
        editor.post(FRONT + "/acts", place.formatted(one, container, 0));

        var merged =
                editor.post(
                        FRONT + "/acts", place.formatted(other, container, 1), "\"" + base + "\"");
        var clash =
                editor.post(
                        FRONT + "/acts",
                        place.formatted(live("Third"), container, 0),
                        "\"" + base + "\"");

        assertThat(merged.status()).as(merged.body()).isEqualTo(200);
        assertThat(merged.json().path("containers").get(0).path("slots").get(0).path("story"))
                .hasToString("\"" + one + "\"");
        assertThat(clash.status()).isEqualTo(409);
        assertThat(clash.json().path("errors").get(0).path("path").stringValue())
                .contains("slots[0]");
    }

    @Test
    void allFrontsAreListedAndStrangeOnesAreNotThere() {
        JsonNode fronts = editor.get("/api/v1/fronts?edition=en").json().path("fronts");

        assertThat(fronts.get(0).path("id").stringValue()).isEqualTo("en");
        assertThat(fronts)
                .anySatisfy(it -> assertThat(it.path("id").stringValue()).isEqualTo("en.world"));
        assertThat(editor.get("/api/v1/fronts/xx").status()).isEqualTo(404);
        assertThat(editor.get("/api/v1/fronts/EN").status()).isEqualTo(404);
        assertThat(editor.post(FRONT + "/acts", "{\"acts\": [{\"type\": \"fly\"}]}").status())
                .isEqualTo(422);
        assertThat(desk.caller(Role.REPORTER).post(FRONT + "/publish", "{}").status())
                .isEqualTo(403);
    }
}
