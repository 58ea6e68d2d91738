package news.stet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import news.stet.people.Actor;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabase.class)
class CaptionsTest {
    private static final Actor EDITOR = new Actor(5, "Edda Tor", Role.EDITOR, Actor.Kind.TOKEN);
    private static final Actor REPORTER =
            new Actor(6, "Rea Porter", Role.CONTRIBUTOR, Actor.Kind.TOKEN);
    private static final String ONE = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHello\n";
    private static final String TWO = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nGood day\n";

    @TempDir Path folder;
    private final List<Long> edited = new ArrayList<>();
    private long film;
    private MediaLibrary library;

    @BeforeEach
    void open(Database database) {
        library =
                MediaLibrary.open(
                        database,
                        folder.resolve("media"),
                        MediaLimits.standard(),
                        new HandClock("2026-11-02T12:00:00Z"),
                        (handle, item, change, now) -> edited.add(item.id()));
        film =
                database.write(handle -> {
                    handle.execute("truncate media cascade");
                    return handle.createQuery(
                                    """
                                    insert into media (kind, format, sha256, bytes, width, height, duration_ms,
                                        folder, name, colour, file_name, caption, alt, credit, creator, added_at, added_by)
                                    values ('video', 'mp4', sha256('x'::bytea), 1, 640, 360, 10000,
                                        '2026/11/02', 'dock-77aa', '#000000', 'dock.mp4', '', '', '', '', now(), 'x')
                                    returning id
                                    """)
                            .mapTo(Long.class)
                            .one();
                });
    }

    private Captions captions() {
        return library.films().captions();
    }

    @Test
    void eachVersionHasItsOwnAddressForGood() throws Exception {
        CaptionTrack first = captions().keep(EDITOR, film, "pt-br", ONE);
        CaptionTrack second = captions().keep(EDITOR, film, "pt-BR", TWO);

        assertThat(first).isEqualTo(new CaptionTrack("pt-BR", 1));
        assertThat(second).isEqualTo(new CaptionTrack("pt-BR", 2));
        Film shown = library.films().find(film).orElseThrow();
        assertThat(shown.captions()).containsExactly(second);
        assertThat(shown.address(second))
                .isEqualTo("/media/2026/11/02/dock-77aa/captions/pt-br-2.vtt");
        Rendition served = library.renditions().find(shown.address(second)).orElseThrow();
        assertThat(served.contentType()).isEqualTo("text/vtt; charset=utf-8");
        assertThat(served.lasting()).isTrue();
        assertThat(Files.readString(served.file())).isEqualTo(TWO);
        assertThat(
                        Files.readString(
                                library.renditions()
                                        .find(shown.address(first))
                                        .orElseThrow()
                                        .file()))
                .isEqualTo(ONE);
        assertThat(library.renditions().findMade(shown.address(second))).contains(served);
        assertThat(edited).containsExactly(film, film);
    }

    @Test
    void theSameAgainIsNoNewVersion() {
        assertThat(captions().keep(EDITOR, film, "en", ONE))
                .isEqualTo(captions().keep(EDITOR, film, "en", ONE));
        assertThat(edited).hasSize(1);
    }

    @Test
    void whatIsTakenAwayIsNotOfferedAnyMore() {
        captions().keep(EDITOR, film, "en", ONE);
        captions().keep(EDITOR, film, "ar", TWO);

        captions().remove(EDITOR, film, "en");

        assertThat(captions().list(film)).extracting(CaptionTrack::language).containsExactly("ar");
        assertThat(captions().find(film, "en")).isEmpty();
        assertThat(captions().keep(EDITOR, film, "en", ONE).version()).isEqualTo(3);
    }

    @Test
    void faultsAreRefusedWithTheirLines() {
        assertThatThrownBy(
                        () -> captions().keep(EDITOR, film, "en", ONE.replace("02.000", "00.500")))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID);
                            assertThat(problem.fields())
                                    .extracting(Problem.Field::path)
                                    .containsExactly("line 3");
                        });
        assertThatThrownBy(() -> captions().keep(EDITOR, film, "no language", ONE))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> captions().keep(REPORTER, film, "en", ONE))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN));
    }

    private String text(String address) throws Exception {
        return Files.readString(library.renditions().find(address).orElseThrow().file());
    }

    @Test
    void aPlaylistOutsideOfPagesNamesTheCaptionsInForce() throws Exception {
        String folder = "/media/2026/11/02/dock-77aa/";
        Path made =
                Files.createDirectories(this.folder.resolve("media/films/2026/11/02/dock-77aa/v2"));
        Files.writeString(
                made.resolve("master.m3u8"),
                "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-STREAM-INF:BANDWIDTH=9,CODECS=\"avc1\"\n360.m3u8\n");
        captions().keep(EDITOR, film, "en", ONE);
        captions().keep(EDITOR, film, "ar", TWO);
        captions().keep(EDITOR, film, "en", TWO);

        String master = text(folder + "captions/master-2-3.m3u8");

        assertThat(master)
                .contains(
                        "CODECS=\"avc1\",SUBTITLES=\"captions\"\n../v2/360.m3u8",
                        "NAME=\"English\",LANGUAGE=\"en\"",
                        "URI=\"en-2.m3u8\"",
                        "NAME=\"العربية\",LANGUAGE=\"ar\"",
                        "URI=\"ar-1.m3u8\"");
        assertThat(text(folder + "captions/en-2.m3u8"))
                .contains(
                        "#EXT-X-TARGETDURATION:10", "#EXTINF:10.000,\nen-2.vtt", "#EXT-X-ENDLIST");
        captions().remove(EDITOR, film, "ar");
        assertThat(text(folder + "captions/master-2-4.m3u8"))
                .contains("en-2")
                .doesNotContain("ar-1");
        assertThat(text(folder + "captions/master-2-3.m3u8")).isEqualTo(master);
        for (String none :
                List.of("master-2-5.m3u8", "master-3-3.m3u8", "en-3.m3u8", "fr-1.m3u8")) {
            assertThat(library.renditions().find(folder + "captions/" + none)).as(none).isEmpty();
        }
    }

    @Test
    void aTranscriptHasAParagraphForEachPauseAndVoice() {
        String said =
                """
                WEBVTT

                00:00:01.000 --> 00:00:02.000
                <v Ada Writer>The bridge

                00:00:02.100 --> 00:00:03.000
                <v Ada Writer><i>hums</i> &amp; sings.

                00:00:03.100 --> 00:00:04.000
                <v The pilot>Does it?

                00:00:07.000 --> 00:00:08.000
                It does.
                """;

        assertThat(Transcript.of(WebVtt.read(said, 0).cues()))
                .containsExactly(
                        "Ada Writer: The bridge hums & sings.", "The pilot: Does it?", "It does.");
    }
}
