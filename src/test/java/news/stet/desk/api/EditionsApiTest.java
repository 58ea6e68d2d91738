package news.stet.desk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import news.stet.desk.RunningDesk;
import news.stet.people.Actor;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.TestDatabase;
import news.stet.site.SampleSite;
import news.stet.story.look.Themes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A program gives an edition its host and its look. */
@ExtendWith(TestDatabase.class)
class EditionsApiTest {
    private static final String EDITION = "/api/v1/editions/ar";

    @Test
    void anEditionGetsAHostAndALook(Database database) {
        SampleSite site = new SampleSite(database);
        long story = site.publish("ar", "article", "In Arabic", "").id();
        new Themes(database, site.clock)
                .put(Actor.system("test"), Themes.Files.of("plain", Map.of()));
        try (RunningDesk desk = RunningDesk.withApi(database)) {
            ApiCaller administrator = desk.caller(Role.ADMINISTRATOR);

            var hosted =
                    administrator.put(EDITION + "/host", "{\"host\": \"ar.example.org\"}", null);

            assertThat(hosted.status()).as(hosted.body()).isEqualTo(200);
            assertThat(hosted.json().at("/editions/1/host").asString()).isEqualTo("ar.example.org");
            assertThat(administrator.get("/api/v1/stories/" + story).json().get("url").asString())
                    .contains("://ar.example.org")
                    .contains("/ar/world/");
            assertThat(administrator.put(EDITION + "/host", "{\"host\": 7}", null).status())
                    .isEqualTo(400);
            assertThat(
                            desk.caller(Role.EDITOR)
                                    .put(EDITION + "/host", "{\"host\": null}", null)
                                    .status())
                    .isEqualTo(403);

            var look =
                    administrator.put(
                            EDITION + "/look",
                            "{\"theme\": \"plain\", \"light\": {\"accent\": \"#0b6577\"}}",
                            null);

            assertThat(look.status()).as(look.body()).isEqualTo(200);
            assertThat(administrator.get(EDITION + "/look").json()).isEqualTo(look.json());
            assertThat(look.json().at("/light/accent").asString()).isEqualTo("#0b6577");
            var refused =
                    administrator.put(
                            EDITION + "/look", "{\"light\": {\"accent\": \"#ffcc00\"}}", null);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body()).contains("light.accent", "4.5 is the least", "Take #");
            assertThat(administrator.get("/api/v1/themes").json().at("/themes/0/name").asString())
                    .isEqualTo("plain");
            assertThat(desk.caller(Role.EDITOR).put(EDITION + "/look", "{}", null).status())
                    .isEqualTo(403);
        }
    }
}
