package news.stet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import news.stet.fronts.BoxOrder;
import news.stet.fronts.BoxRules;
import news.stet.fronts.FillQuery;
import news.stet.people.Actor;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.TestDatabase;
import news.stet.story.Edition;
import news.stet.story.Section;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class BoxesScreenTest {
    private static final Actor SYSTEM = Actor.system("test");
    private static final String BOX = "/boxes/en/from-elsewhere";

    private final RunningDesk desk;

    BoxesScreenTest(Database database) {
        desk = RunningDesk.withApi(database);
        edition("qa", "Elsewhere Post", "harbours");
        String email = "boxes" + System.nanoTime() + "@desk.example";
        desk.person("Bo Xes", email, Role.EDITOR);
        desk.signIn(email);
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    private void edition(String code, String name, String section) {
        desk.parts
                .editions()
                .put(
                        SYSTEM,
                        new Edition(
                                code,
                                name,
                                "",
                                "en",
                                ZoneId.of("UTC"),
                                "d MMM yyyy HH:mm",
                                false,
                                List.of(new Section(section, "Harbours"))));
    }

    private Document page() {
        return Jsoup.parse(desk.get(BOX).body());
    }

    /** What a browser would send of the form as it came. */
    private static Map<String, String> fields(Document page) {
        Map<String, String> fields = new LinkedHashMap<>();
        ((FormElement) page.expectFirst("#box-form"))
                .formData()
                .forEach(field -> fields.put(field.key(), field.value()));
        return fields;
    }

    private FillQuery query() {
        return Objects.requireNonNull(
                desk.parts.boxes().find("en", "from-elsewhere").orElseThrow().rules().query());
    }

    @Test
    void aQueryOfAnotherEditionIsTheSameAfterTheFormWasSaved() {
        var asked = new FillQuery("qa", "harbours", null, "video", 12, true);
        desk.parts
                .boxes()
                .put(
                        SYSTEM,
                        new BoxOrder(
                                "en",
                                "from-elsewhere",
                                "From elsewhere",
                                List.of(),
                                null,
                                new BoxRules(5, asked, Map.of())));

        Map<String, String> fields = fields(page());
        fields.put("name", "From the harbours");

        assertThat(desk.post(BOX, fields).statusCode()).isEqualTo(303);
        assertThat(query()).isEqualTo(asked);
        assertThat(page().select("#name").val()).isEqualTo("From the harbours");
    }

    @Test
    void anotherEditionIsChosenInTheFormAndTakenBack() {
        Map<String, String> fields = fields(page());
        fields.putAll(Map.of("name", "Chosen", "fills", "yes", "of", "qa", "section", "harbours"));

        assertThat(desk.post(BOX, fields).statusCode()).isEqualTo(303);
        assertThat(query()).isEqualTo(new FillQuery("qa", "harbours", null, null, null, null));
        assertThat(page().select("#of option[selected]").text()).isEqualTo("Elsewhere Post");

        fields = fields(page());
        fields.putAll(Map.of("of", "", "section", "world"));
        assertThat(desk.post(BOX, fields).statusCode()).isEqualTo(303);
        assertThat(query()).isEqualTo(FillQuery.ofSection("world"));
    }
}
