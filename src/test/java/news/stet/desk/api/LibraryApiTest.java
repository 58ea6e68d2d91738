package news.stet.desk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import news.stet.desk.RunningDesk;
import news.stet.desk.api.ApiCaller.Reply;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What programs can ask and say of pictures and films. */
@ExtendWith(TestDatabase.class)
class LibraryApiTest {
    private static final String MEDIA = "/api/v1/media";

    private Database database;
    private RunningDesk desk;
    private ApiCaller editor;
    private ApiCaller reporter;

    @BeforeEach
    void open(Database database) {
        this.database = database;
        database.write(handle -> handle.execute("truncate media cascade"));
        desk = RunningDesk.withApi(database);
        editor = desk.caller(Role.EDITOR);
        reporter = desk.caller(Role.REPORTER);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /** A row of the library; the bytes behind it are nobody's matter here. */
    private String picture(String name, String set) {
        return database.write(handle -> {
            long id =
                    handle.createQuery(
                                    """
                                    insert into media (kind, format, sha256, bytes, width, height, folder, name, colour,
                                        file_name, caption, alt, credit, creator, added_at, added_by)
                                    values ('picture', 'jpeg', sha256(:name::bytea), 1, 1600, 900, '2026/05/04', :name,
                                        '#336699', :name || '.jpg', '', '', '', '', '2026-05-04T12:00:00Z', 'x')
                                    returning id
                                    """)
                            .bind("name", name)
                            .mapTo(Long.class)
                            .one();
            handle.createUpdate("update media set " + set + " where id = :id")
                    .bind("id", id)
                    .execute();
            return Long.toString(id);
        });
    }

    private List<String> found(String query) {
        Reply reply = reporter.get(MEDIA + "?" + query);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json()
                .get("items")
                .valueStream()
                .map(it -> it.get("id").stringValue())
                .toList();
    }

    @Test
    void eachFilterFindsWhatItSaysAndAllOfThemTogether() {
        String bridge =
                picture(
                        "bridge",
                        "people = E'Edda Tor\\nAli Reza', credit = 'Harbour Wire', taken = '2016-12-23T16:28:39'");
        String ferry =
                picture(
                        "ferry",
                        "caption = 'Edda waves', creator = 'Mira Vale', licence = 'agency', taken = '2016-12'");
        String old = picture("old", "licence = 'own', shown = false, keywords = 'ميناء'");
        String ending =
                picture("ending", "licence = 'own', rights_until = now() + interval '2 days'");

        assertThat(found("q=edda")).containsExactly(ferry, bridge);
        assertThat(found("person=edda")).containsExactly(bridge);
        assertThat(found("credit=mira")).containsExactly(ferry);
        assertThat(found("credit=harb")).containsExactly(bridge);
        assertThat(found("q=%D9%85%D9%8A%D9%86%D8%A7%D8%A1")).containsExactly(old);
        assertThat(found("from=2016-12-23&until=2016-12-23")).containsExactly(bridge);
        assertThat(found("from=2016-12&until=2016-12")).containsExactly(ferry, bridge);
        assertThat(found("from=2026-05-04&until=2026-05-04")).containsExactly(ending, old);
        assertThat(found("rights=usable")).containsExactly(ending, ferry);
        assertThat(found("rights=unknown")).containsExactly(bridge);
        assertThat(found("rights=withdrawn")).containsExactly(old);
        assertThat(found("rights=ending")).containsExactly(ending);
        assertThat(found("kind=video")).isEmpty();
        assertThat(found("q=edda&credit=mira&rights=usable&kind=picture")).containsExactly(ferry);
        assertThat(found("limit=2")).containsExactly(ending, old);
        assertThat(found("limit=2&before=" + old)).containsExactly(ferry, bridge);
        assertThat(found("q=%27)%3B%20drop&person=%26%7C!&credit=%3A*")).isEmpty();
    }

    @Test
    void detailsAreSaidFieldByField() {
        String path = MEDIA + "/" + picture("bridge", "credit = 'Harbour Wire'");

        Reply said =
                editor.put(
                        path,
                        """
                        {"caption": "The bridge", "people": ["Edda Tor"], "taken": "2016-12-23",
                         "digitalSource": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"}
                        """,
                        null);

        assertThat(said.status()).as(said.body()).isEqualTo(200);
        JsonNode picture = reporter.get(path).json();
        assertThat(picture.get("caption").stringValue()).isEqualTo("The bridge");
        assertThat(picture.get("credit").stringValue()).isEqualTo("Harbour Wire");
        assertThat(picture.at("/people/0").stringValue()).isEqualTo("Edda Tor");
        assertThat(picture.get("digitalSource").stringValue()).isEqualTo("trainedAlgorithmicMedia");
        assertThat(picture.at("/rights/licence").stringValue()).isEqualTo("unknown");
        assertThat(picture.get("similar").isEmpty()).isTrue();
        assertThat(editor.put(path, "{\"taken\": \"yesterday\"}", null).status()).isEqualTo(422);
        assertThat(editor.put(path, "{\"colour\": \"blue\"}", null).status()).isEqualTo(422);
    }

    @Test
    void rightsAreSaidKilledAndGivenBackByThoseWhoMay() {
        String path = MEDIA + "/" + picture("bridge", "alt = 'A bridge'");
        String rights =
                """
                {"licence": "agency", "uses": ["site"], "territory": ["gb"], "until": "2020-01-01T00:00:00Z",
                 "licenceUrl": "https://example.org/licence", "note": "Not for covers"}
                """;

        JsonNode ended = reporter.put(path + "/rights", rights, null).json().get("rights");

        assertThat(ended.get("shown").booleanValue()).isFalse();
        assertThat(ended.at("/territory/0").stringValue()).isEqualTo("GB");
        assertThat(reporter.post(path + "/kill", "{\"reason\": \"Staged.\"}").status())
                .isEqualTo(403);
        assertThat(editor.post(path + "/kill", "{}").status()).isEqualTo(422);
        Reply killed = editor.post(path + "/kill", "{\"reason\": \"Staged.\"}");
        assertThat(killed.json().at("/rights/killed/reason").stringValue()).isEqualTo("Staged.");
        assertThat(editor.post(path + "/kill", "{\"reason\": \"Again.\"}").status()).isEqualTo(409);
        assertThat(editor.post(path + "/restore", "").status()).isEqualTo(200);
        assertThat(editor.put(path + "/rights", "{\"licence\": \"stolen\"}", null).status())
                .isEqualTo(422);
        assertThat(editor.get(MEDIA + "/999999999").status()).isEqualTo(404);
        assertThat(editor.get(MEDIA + "/nothing/uses").status()).isEqualTo(404);
    }

    @Test
    void whatAProgramReadsItMaySendBack() {
        String path = MEDIA + "/" + picture("bridge", "licence = 'own'");
        String rights = editor.get(path).json().get("rights").toString();

        assertThat(editor.put(path + "/rights", rights, null).status()).isEqualTo(200);
        assertThat(editor.get(path).json().get("rights").toString()).isEqualTo(rights);
    }

    @Test
    void draftsOfOthersAreNobodysBusinessInAListOfUses() {
        String picture = picture("bridge", "alt = 'A bridge'");
        String story =
                reporter.post(
                                "/api/v1/stories",
                                """
                                {"edition": "en", "type": "article", "section": "world", "headline": "Draft",
                                 "body": [{"type": "picture", "media": "%s"}]}
                                """
                                        .formatted(picture))
                        .id();

        String uses = MEDIA + "/" + picture + "/uses";
        assertThat(editor.get(uses).json().at("/uses/0/story").stringValue()).isEqualTo(story);
        assertThat(desk.caller(Role.CONTRIBUTOR).get(uses).json().get("uses").isEmpty()).isTrue();
    }

    @Test
    void aPicturePutOnAFrontSaysOnWhichItStands() {
        String picture = picture("front", "alt = 'A bridge'");
        String front = "/api/v1/fronts/en.culture";
        String story =
                editor.post(
                                "/api/v1/stories",
                                """
                                {"edition": "en", "type": "article", "section": "culture", "headline": "Shown on a front"}
                                """)
                        .id();
        editor.post("/api/v1/stories/" + story + "/publish", "{}");
        String uses = MEDIA + "/" + picture + "/uses";
        assertThat(editor.get(uses).json().get("fronts")).isEmpty();

        editor.put(front, "{\"containers\": []}", null);
        String container =
                editor.post(
                                front + "/acts",
                                "{\"acts\": [{\"type\": \"add-container\", \"layout\": \"lead\"}]}")
                        .json()
                        .at("/containers/0/id")
                        .stringValue();
        Reply placed =
                editor.post(
                        front + "/acts",
                        """
                        {"acts": [{"type": "place", "story": "%s", "container": "%s"},
                                  {"type": "change", "story": "%s", "picture": "%s"}]}
                        """
                                .formatted(story, container, story, picture));

        assertThat(placed.status()).as(placed.body()).isEqualTo(200);
        JsonNode drafted = editor.get(uses).json().at("/fronts/0");
        assertThat(drafted.get("front").stringValue()).isEqualTo("en.culture");
        assertThat(drafted.get("draft").booleanValue()).isTrue();
        assertThat(drafted.get("live").booleanValue()).isFalse();
        editor.post(front + "/publish", "{}");
        assertThat(editor.get(uses).json().at("/fronts/0/live").booleanValue()).isTrue();
        // Whoever takes it off again is told so at once.
        editor.post(
                front + "/acts",
                "{\"acts\": [{\"type\": \"remove\", \"story\": \"%s\"}]}".formatted(story));
        JsonNode leaving = editor.get(uses).json().at("/fronts/0");
        assertThat(leaving.get("draft").booleanValue()).isFalse();
        assertThat(leaving.get("live").booleanValue()).isTrue();
        editor.post(front + "/publish", "{}");
        assertThat(editor.get(uses).json().get("fronts")).isEmpty();
    }
}
