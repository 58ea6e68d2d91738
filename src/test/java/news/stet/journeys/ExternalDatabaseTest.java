package news.stet.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import news.stet.desk.api.ApiCaller;
import news.stet.platform.Database;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The tests' own server stands for one that the newsroom runs elsewhere. */
@ExtendWith(TestDatabase.class)
class ExternalDatabaseTest {
    private final Database database;

    ExternalDatabaseTest(Database database) {
        this.database = database;
    }

    @Test
    void onADatabaseElsewhereAStoryGoesTheSameWay() throws Exception {
        database.write(
                handle -> handle.execute("drop schema public cascade; create schema public"));
        var address = database.address();
        try (var stet =
                RunningStet.start(
                        "external",
                        Map.of("PGUSER", address.user(), "PGPASSWORD", address.password()),
                        "--database-url",
                        address.url())) {
            ApiCaller api = stet.api();
            var story =
                    api.post(
                            "/api/v1/stories",
                            """
                            {"edition": "en", "type": "video", "section": "world",
                             "headline": "The Ferry Sails Again"}\
                            """);
            var live = api.post("/api/v1/stories/" + story.id() + "/publish", "");

            assertThat(live.status()).isEqualTo(200);
            assertThat(Reader.get(live.text("url")).html().select("h1").text())
                    .isEqualTo("The Ferry Sails Again");
            JsonNode entry = Reader.get(stet.site("/en/boxes/latest.json")).json().get(0);
            assertThat(entry.get("id").stringValue()).isEqualTo(story.id());
            assertThat(entry.get("contenttypeid").stringValue()).isEqualTo("21");
            long here =
                    database.read(handle ->
                            handle.createQuery("select count(*) from live_story")
                                    .mapTo(Long.class)
                                    .one());
            assertThat(here).isEqualTo(1);
            assertThat(stet.leftProcesses()).as("no server of its own").isEmpty();
            assertThat(stet.data().resolve("postgres")).doesNotExist();
            assertThat(stet.stop()).isZero();
            stet.assertNoFaults();
        }
    }
}
