package news.stet.desk.api;

import static org.assertj.core.api.Assertions.assertThat;

import news.stet.desk.RunningDesk;
import news.stet.desk.api.ApiCaller.Reply;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A service that writes captions brings and takes them by the API. */
@ExtendWith(TestDatabase.class)
class CaptionsApiTest {
    private static final String HELLO = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHello\n";

    private RunningDesk desk;
    private ApiCaller editor;
    private String captions;

    @BeforeEach
    void open(Database database) {
        long film =
                database.write(handle -> {
                    handle.execute("truncate media cascade");
                    long id =
                            handle.createQuery(
                                            """
                                            insert into media (kind, format, sha256, bytes, width, height, duration_ms, folder,
                                                name, colour, file_name, caption, alt, credit, creator, added_at, added_by)
                                            values ('video', 'mov', sha256('talk'::bytea), 9, 1280, 720, 5000, '2026/05/04',
                                                'talk-77aa', '#336699', 'f', '', '', '', '', now(), 'x') returning id
                                            """)
                                    .mapTo(Long.class)
                                    .one();
                    handle.execute(
                            """
                            insert into film (media, state, seen_at, version, made) values (?, 'made', now(), 1,
                                '{"progressive": "720.mp4", "bytes": 5, "width": 1280, "height": 720, "playlist": true}')
                            """,
                            id);
                    return id;
                });
        desk = RunningDesk.withApi(database);
        editor = desk.caller(Role.EDITOR);
        captions = "/api/v1/media/" + film + "/captions";
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void captionsAreBroughtReadListedAndTakenAway() {
        assertThat(editor.get(captions).json().path("captions")).isEmpty();
        assertThat(editor.get(captions).text("playlist")).endsWith("/talk-77aa/v1/master.m3u8");

        Reply kept = editor.put(captions + "/pt-br", HELLO.replace("WEBVTT\n\n", "1\n"), null);

        assertThat(kept.status()).as(kept.body()).isEqualTo(200);
        assertThat(kept.text("language")).isEqualTo("pt-BR");
        assertThat(kept.text("url")).endsWith("/media/2026/05/04/talk-77aa/captions/pt-br-1.vtt");
        Reply read = editor.get(captions + "/pt-BR");
        assertThat(read.contentType()).startsWith("text/vtt");
        assertThat(read.body()).isEqualTo(HELLO);
        Reply list = editor.get(captions);
        assertThat(list.json().at("/captions/0/language").stringValue()).isEqualTo("pt-BR");
        assertThat(list.text("playlist")).endsWith("/talk-77aa/captions/master-1-1.m3u8");
        assertThat(list.text("url")).endsWith("/talk-77aa/v1/720.mp4");

        assertThat(editor.delete(captions + "/pt-BR").status()).isEqualTo(204);

        assertThat(editor.get(captions + "/pt-BR").status()).isEqualTo(404);
        assertThat(editor.delete(captions + "/pt-BR").status()).isEqualTo(404);
        assertThat(editor.get(captions).json().path("captions")).isEmpty();
    }

    @Test
    void whatCouldBeBetterIsToldAndWhatIsWrongRefusedByLine() {
        String fast = HELLO.replace("Hello", "Hello ".repeat(12).strip());

        assertThat(editor.put(captions + "/en", fast, null).json().at("/remarks/0/line").intValue())
                .isEqualTo(3);
        Reply wrong = editor.put(captions + "/en", HELLO.replace("02.000", "00.500"), null);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().at("/errors/0/path").stringValue()).isEqualTo("line 3");
        assertThat(editor.put(captions + "/no_language", HELLO, null).status()).isEqualTo(422);
        ApiCaller contributor = desk.caller(Role.CONTRIBUTOR);
        assertThat(contributor.put(captions + "/en", HELLO, null).status()).isEqualTo(403);
        assertThat(editor.get("/api/v1/media/999999999/captions").status()).isEqualTo(404);
    }
}
