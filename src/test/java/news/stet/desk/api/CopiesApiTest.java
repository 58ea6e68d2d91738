package news.stet.desk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import news.stet.desk.RunningDesk;
import news.stet.desk.api.ApiCaller.Reply;
import news.stet.people.Actor;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.TestDatabase;
import news.stet.story.Editions;
import news.stet.story.FrenchEdition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Restoring, copying and moving over HTTP. */
@ExtendWith(TestDatabase.class)
class CopiesApiTest {
    private static final String STORIES = "/api/v1/stories";
    private static final String TO_FRENCH = "{\"edition\": \"fr\", \"section\": \"world\"}";

    private final RunningDesk desk;
    private final ApiCaller editor;

    CopiesApiTest(Database database) {
        new Editions(database, InstantSource.system())
                .put(Actor.system("test"), FrenchEdition.of(false));
        desk = RunningDesk.withApi(database);
        editor = desk.caller(Role.EDITOR);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static String story(String headline) {
        return """
        {"edition": "en", "type": "article", "section": "world", "headline": "%s"}
        """
                .formatted(headline);
    }

    private String path(Reply story) {
        return STORIES + "/" + story.id();
    }

    @Test
    void anEarlierTextComesBackAsANewRevision() {
        Reply created = editor.post(STORIES, story("Ferry returns"));
        editor.put(path(created), story("Ferry does not return"), "*");

        Reply restored = editor.post(path(created) + "/restore", "{\"revision\": \"1\"}");

        assertThat(restored.status()).isEqualTo(200);
        assertThat(restored.etag()).isEqualTo("\"3\"");
        assertThat(restored.text("headline")).isEqualTo("Ferry returns");
        assertThat(editor.post(path(created) + "/restore", "{\"revision\": 9}").status())
                .isEqualTo(404);
        assertThat(editor.post(path(created) + "/restore", "{\"revision\": \"none\"}").status())
                .isEqualTo(422);
    }

    @Test
    void aCopyIsADraftOfItsOwnWhereItWasSentTo() {
        Reply created = editor.post(STORIES, story("Ferry returns"));
        editor.post(path(created) + "/publish", "");

        Reply copy = editor.post(path(created) + "/copy", TO_FRENCH);

        assertThat(copy.status()).isEqualTo(201);
        assertThat(copy.id()).isNotEqualTo(created.id());
        assertThat(copy.text("edition")).isEqualTo("fr");
        assertThat(copy.text("section")).isEqualTo("world");
        assertThat(copy.text("status")).isEqualTo("draft");
        assertThat(editor.get(path(created)).text("status")).isEqualTo("live");
    }

    @Test
    void aDraftIsMovedAndWhatHasAnAddressIsCopied() {
        Reply draft = editor.post(STORIES, story("Ferry returns"));
        Reply moved = editor.post(path(draft) + "/move", TO_FRENCH);
        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.id()).isEqualTo(draft.id());
        assertThat(moved.text("edition")).isEqualTo("fr");

        Reply live = editor.post(STORIES, story("Bridge opens"));
        editor.post(path(live) + "/publish", "");
        Reply copied = editor.post(path(live) + "/move", TO_FRENCH);
        assertThat(copied.status()).isEqualTo(201);
        assertThat(copied.id()).isNotEqualTo(live.id());
        assertThat(editor.get(path(live)).text("edition")).isEqualTo("en");
    }

    @Test
    void nowhereIsNoPlaceToGo() {
        Reply created = editor.post(STORIES, story("Ferry returns"));

        Reply refused = editor.post(path(created) + "/move", "{\"edition\": \"xx\"}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(editor.get(path(created)).text("edition")).isEqualTo("en");
        assertThat(desk.caller(Role.CONTRIBUTOR).post(path(created) + "/move", TO_FRENCH).status())
                .isIn(403, 404);
    }
}
