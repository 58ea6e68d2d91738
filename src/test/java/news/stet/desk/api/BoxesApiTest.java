package news.stet.desk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import news.stet.desk.RunningDesk;
import news.stet.desk.api.ApiCaller.Reply;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.TestDatabase;
import news.stet.site.SampleSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A program puts a box in order, has it filled, and reads what it shows. */
@ExtendWith(TestDatabase.class)
class BoxesApiTest {
    private static final String BOX = "/api/v1/boxes/watched";

    private SampleSite site;
    private RunningDesk desk;
    private ApiCaller editor;

    @BeforeEach
    void open(Database database) {
        site = new SampleSite(database);
        desk = RunningDesk.withApi(database);
        editor = desk.caller(Role.EDITOR);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static List<String> shows(Reply reply) {
        return reply.json().get("shows").valueStream().map(it -> it.stringValue()).toList();
    }

    @Test
    void aBoxIsPutInOrderFilledAndRead() {
        long video = site.publish("en", "video", "Seen by many", "").id();
        long one = site.publish("First of two").id();
        long two = site.publish("Second of two").id();
        String order =
                """
                {"edition": "en", "name": "Watched", "stories": ["%d", "%d"], "sticky": ["%d"], "size": 3,
                 "query": {"type": "video"}}
                """
                        .formatted(one, two, two);

        Reply put = editor.put(BOX, order, null);

        assertThat(put.status()).as(put.body()).isEqualTo(200);
        Reply read = editor.get(BOX + "?edition=en");
        assertThat(read.json()).isEqualTo(put.json());
        assertThat(read.etag()).isEqualTo("\"1\"");
        assertThat(read.json().at("/query/type").stringValue()).isEqualTo("video");
        assertThat(shows(read)).startsWith("" + one, "" + two, "" + video).hasSize(3);
        // What is not said stays as it is.
        Reply again =
                editor.put(
                        BOX,
                        "{\"edition\": \"en\", \"stories\": [\"%d\"]}".formatted(two),
                        "\"1\"");
        assertThat(again.json().get("size").intValue()).isEqualTo(3);
        assertThat(again.json().at("/query/type").stringValue()).isEqualTo("video");
        assertThat(again.json().get("sticky")).isEmpty();
        Reply bare =
                editor.put(
                        BOX,
                        "{\"edition\": \"en\", \"stories\": [\"%d\"], \"query\": null, \"size\": 0}"
                                .formatted(two),
                        "*");
        assertThat(shows(bare)).containsExactly("" + two);
        assertThat(editor.get("/api/v1/boxes?edition=en").body()).contains("\"watched\"");
    }

    @Test
    void whatWillNotDoIsSaidByField() {
        String empty = "{\"edition\": \"en\", \"stories\": [], %s}";

        assertThat(
                        editor.put(
                                        BOX,
                                        empty.formatted("\"query\": {\"section\": \"nowhere\"}"),
                                        null)
                                .body())
                .contains("query.section");
        assertThat(editor.put(BOX, empty.formatted("\"sticky\": [\"17\"]"), null).body())
                .contains("not in the box");
        assertThat(editor.put(BOX, empty.formatted("\"size\": 201"), null).status()).isEqualTo(422);
        assertThat(editor.put("/api/v1/boxes/most-read", "{\"stories\": []}", null).status())
                .isEqualTo(409);
        assertThat(editor.get("/api/v1/boxes/nobody").status()).isEqualTo(404);
        assertThat(
                        desk.caller(Role.REPORTER)
                                .put(BOX, empty.formatted("\"size\": 1"), null)
                                .status())
                .isEqualTo(403);
    }
}
