package news.stet.desk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import news.stet.desk.RunningDesk;
import news.stet.people.Actor;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.TestDatabase;
import news.stet.site.SampleSite;
import news.stet.story.Editions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A program says which sections, topics and people of one edition are which of another. */
@ExtendWith(TestDatabase.class)
class ElsewhereApiTest {
    private static final String TOPICS = "/api/v1/elsewhere/topics?edition=en";
    private static final String BRIDGES = TOPICS + "&slug=bridges";
    private static final String PEOPLE = "/api/v1/elsewhere/people?edition=en";

    @Test
    void whatIsTheSameInOtherEditionsIsWrittenReadAndTakenApart(Database database) {
        SampleSite site = new SampleSite(database);
        Editions editions = new Editions(database, site.clock);
        Actor test = Actor.system("test");
        editions.nameTopic(test, "en", "ferries", "Ferries");
        editions.nameTopic(test, "ar", "jusur", "الجسور");
        editions.nameTopic(test, "ar", "abbarat", "العبّارات");
        try (RunningDesk desk = RunningDesk.withApi(database)) {
            ApiCaller editor = desk.caller(Role.EDITOR);

            var put = editor.put(BRIDGES, "{\"elsewhere\": {\"ar\": \"jusur\"}}", null);

            assertThat(put.status()).as(put.body()).isEqualTo(200);
            JsonNode bridges =
                    Json.read(
                            """
                            {"edition": "en", "slug": "bridges", "name": "The harbour bridges",
                             "elsewhere": {"ar": "jusur"}}
                            """);
            assertThat(put.json()).isEqualTo(bridges);
            assertThat(editor.get(BRIDGES).json()).isEqualTo(bridges);
            assertThat(editor.put(BRIDGES, put.body(), null).json())
                    .as("what was read may be sent back")
                    .isEqualTo(bridges);
            editor.put(TOPICS + "&slug=ferries", "{\"elsewhere\": {\"ar\": \"abbarat\"}}", null);
            JsonNode first = editor.get(TOPICS + "&limit=1").json();
            assertThat(first.get("topics").get(0)).isEqualTo(bridges);
            assertThat(first.get("next").asString()).isEqualTo("bridges");
            JsonNode rest = editor.get(TOPICS + "&limit=1&after=bridges").json();
            assertThat(rest.at("/topics/0/elsewhere/ar").asString()).isEqualTo("abbarat");
            assertThat(rest.get("next").isNull()).isTrue();

            String person = PEOPLE + "&slug=Ada+Writer%2FReuters";
            assertThat(editor.get(person).json().get("elsewhere")).isEmpty();
            assertThat(editor.put(person, "{\"elsewhere\": {\"ar\": \"آدا\"}}", null).body())
                    .contains("Ada Writer/Reuters", "آدا");
            assertThat(editor.put(person, "{\"elsewhere\": {\"ar\": null}}", null).status())
                    .isEqualTo(200);
            assertThat(editor.get(PEOPLE).json().get("people")).isEmpty();

            desk.person("Edda Tor", "edda.elsewhere@desk.example", Role.EDITOR);
            desk.signIn("edda.elsewhere@desk.example");
            desk.post(
                    "/topics/elsewhere",
                    Map.of("of", "topic", "edition", "ar", "slug", "abbarat", "in-en", ""),
                    "X-Form-Token",
                    desk.formToken());
            assertThat(editor.get(TOPICS + "&slug=ferries").json().get("elsewhere"))
                    .as("taken apart at the desk")
                    .isEmpty();

            String section = "/api/v1/elsewhere/sections?edition=en&slug=sport";
            String world = "{\"elsewhere\": {\"ar\": \"world\"}}";
            assertThat(editor.put(section, world, null).status()).isEqualTo(403);
            assertThat(desk.caller(Role.ADMINISTRATOR).put(section, world, null).json())
                    .isEqualTo(editor.get(section).json());
            assertThat(
                            editor.get("/api/v1/elsewhere/sections")
                                    .json()
                                    .at("/sections/0/slug")
                                    .asString())
                    .as("the Arabic world went from one to the other")
                    .isEqualTo("sport");
            assertThat(desk.caller(Role.REPORTER).put(BRIDGES, world, null).status())
                    .isEqualTo(403);
        }
    }

    @Test
    void whatWillNotDoIsRefusedAndChangesNothing(Database database) {
        SampleSite site = new SampleSite(database);
        new Editions(database, site.clock).nameTopic(Actor.system("test"), "ar", "madd", "المدّ");
        try (RunningDesk desk = RunningDesk.withApi(database)) {
            ApiCaller editor = desk.caller(Role.EDITOR);
            JsonNode before = editor.get(BRIDGES).json();

            for (String elsewhere :
                    new String[] {
                        "{\"ar\": \"nothing\"}",
                        "{\"ar\": \"madd\", \"xx\": null}",
                        "{\"ar\": \"madd\", \"xx\": \"madd\"}",
                    }) {
                assertThat(editor.put(BRIDGES, "{\"elsewhere\": " + elsewhere + "}", null).status())
                        .as(elsewhere)
                        .isEqualTo(404);
            }
            assertThat(editor.put(BRIDGES, "{\"elsewhere\": {\"en\": \"x\"}}", null).status())
                    .isEqualTo(422);
            assertThat(editor.put(BRIDGES, "{\"elsewhere\": {\"ar\": 7}}", null).body())
                    .contains("elsewhere.ar");
            assertThat(editor.put(TOPICS, "{\"elsewhere\": {}}", null).status()).isEqualTo(400);
            assertThat(editor.get("/api/v1/elsewhere/boxes").status()).isEqualTo(404);
            assertThat(editor.get(TOPICS + "&slug=nothing").status()).isEqualTo(404);
            assertThat(editor.get("/api/v1/elsewhere/topics?edition=xx").status()).isEqualTo(404);
            assertThat(editor.get(BRIDGES).json()).isEqualTo(before);
        }
    }
}
