package news.stet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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
class FilmMakingTest {
    private static final Actor ROBOT = new Actor(5, "wire robot", Role.EDITOR, Actor.Kind.TOKEN);

    @TempDir Path folder;
    private final HandClock clock = new HandClock("2026-11-02T12:00:00Z");
    private final List<Long> edited = new ArrayList<>();
    private Database database;
    private MediaLibrary library;

    @BeforeEach
    void open(Database database) {
        SamplePictures.needsProgram("ffmpeg");
        this.database = database;
        database.write(handle -> handle.execute("truncate media cascade"));
        library = library();
    }

    private MediaLibrary library() {
        return MediaLibrary.open(
                database,
                folder.resolve("media"),
                MediaLimits.standard(),
                clock,
                (handle, item, change, now) -> edited.add(item.id()));
    }

    private MediaItem take(Path film) throws IOException {
        try (InputStream in = Files.newInputStream(film)) {
            return library.add(ROBOT, in, film.getFileName().toString(), MediaDetails.NONE);
        }
    }

    private Path file(String address) {
        return library.renditions().findMade(address).orElseThrow().file();
    }

    @Test
    void aFilmGetsALadderNeverAboveItselfAndOneFileThatPlaysEverywhere() throws Exception {
        MediaItem item =
                take(SampleFilms.film(folder.resolve("Old bridge.mp4"), 960, 540, 6, 0.02));

        library.films().maker().work();

        FilmWork work = library.films().findWork(item.id()).orElseThrow();
        assertThat(work.reason()).isEmpty();
        assertThat(work.state()).isEqualTo(FilmState.MADE);
        Film film = library.films().find(item.id()).orElseThrow();
        assertThat(film.progressive())
                .isEqualTo("/media/2026/11/02/" + item.name() + "/v1/540.mp4");
        String master = Files.readString(file(film.playlist()));
        assertThat(master.lines().filter(line -> line.endsWith(".m3u8")))
                .containsExactlyInAnyOrder("360.m3u8", "540.m3u8");
        assertThat(master).contains("CODECS=\"avc1.", "mp4a.40.2", "RESOLUTION=640x360");
        String sizes = film.playlist().replace("master.m3u8", "540.m3u8");
        assertThat(Files.readString(file(sizes)))
                .contains("#EXT-X-MAP:URI=\"540.m4s\"", "#EXT-X-BYTERANGE", "#EXT-X-ENDLIST");
        assertThat(SampleFilms.probe(file(sizes.replace("m3u8", "m4s")), "stream=codec_name"))
                .contains("h264", "aac");
        Path whole = file(film.progressive());
        assertThat(Files.size(whole)).isEqualTo(film.made().bytes());
        assertThat(SampleFilms.probe(whole, "stream=width,height")).contains("960,540");
        // Where the camera stood stays in the newsroom.
        assertThat(SampleFilms.probe(whole, "format_tags")).doesNotContain("59.9");
        assertThat(SampleFilms.loudness(whole)).isCloseTo(-16, within(1.5));
        assertThat(edited).contains(item.id());
        assertThat(folder.resolve("media/films-working")).isEmptyDirectory();
        library.films()
                .captions()
                .keep(ROBOT, item.id(), "ar", "WEBVTT\n\n00:01.000 --> 00:02.000\nمرحبا\n");
        Film captioned = library.films().find(item.id()).orElseThrow();
        for (String list : List.of("captions/ar-1.vtt", "captions/ar-1.m3u8")) {
            assertThat(library.renditions().find(captioned.folder() + list)).isPresent();
        }
        Path playlist =
                library.renditions().find(captioned.playlistWithCaptions()).orElseThrow().file();
        assertThat(SampleFilms.probe(playlist, "stream=codec_name")).contains("h264", "aac");
    }

    @Test
    void postersAreSuggestedAfterCutsAndAnyFrameCanStandForTheFilm() throws Exception {
        MediaItem item = take(SampleFilms.film(folder.resolve("bridge.mp4"), 320, 180, 6, 0.2));
        library.films().maker().work();
        Film film = library.films().find(item.id()).orElseThrow();

        // The cut is at three seconds, and the picture asked for soon after.
        assertThat(film.made().frames()).hasSizeBetween(3, 6).contains(90);
        assertThat(file(film.storyboard()))
                .content()
                .startsWith("WEBVTT")
                .contains("#xywh=0,0,160,90");

        MediaItem poster = library.films().usePoster(ROBOT, item.id(), 25);

        assertThat(poster.name()).startsWith("bridge-25f-");
        assertThat(poster.width()).isEqualTo(320);
        assertThat(library.get(item.id()).posterId()).contains(poster.id());
        assertThat(poster.address(Ratio.CLASSIC, 160, Format.JPG))
                .contains("25f")
                .contains("_4x3_");
        assertThat(library.renditions().find(poster.address(Ratio.CLASSIC, 160, Format.JPG)))
                .isPresent();
        assertThatThrownBy(() -> library.films().frame(item.id(), 100_000))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
    }

    @Test
    void aFilmWithMoreLightThanScreensShowIsBroughtToTheirs() throws Exception {
        Path usual = SampleFilms.greys(folder.resolve("usual.mp4"), false);
        Path bright = SampleFilms.greys(folder.resolve("bright.mp4"), true);
        assertThat(SampleFilms.probe(bright, "stream=color_transfer")).contains("arib-std-b67");
        MediaItem one = take(usual);
        MediaItem other = take(bright);
        library.films().maker().work();

        Path made = file(library.films().find(other.id()).orElseThrow().progressive());
        assertThat(SampleFilms.probe(made, "stream=color_transfer,pix_fmt"))
                .contains("bt709", "yuv420p")
                .doesNotContain("10le");
        double[] wanted =
                SampleFilms.light(file(library.films().find(one.id()).orElseThrow().progressive()));
        double[] got = SampleFilms.light(made);
        // What is as light as paper stays so; only above it light is folded in.
        for (int grey = 0; grey < 3; grey++) {
            assertThat(got[grey]).as("grey " + grey).isCloseTo(wanted[grey], within(8.0));
        }
        assertThat(got[3]).isCloseTo(wanted[3], within(30.0));
        double[] raw = SampleFilms.light(bright);
        assertThat(raw[3]).as("white as it came").isLessThan(got[3] - 25);
        MediaItem still = library.get(library.get(other.id()).posterId().orElseThrow());
        double[] poster = SampleFilms.light(library.original(still));
        for (int grey = 0; grey < 4; grey++) {
            assertThat(poster[grey]).as("poster " + grey).isCloseTo(got[grey], within(8.0));
        }
    }

    @Test
    void aSoundGetsOneFileOfTheUsualLoudness() throws Exception {
        MediaItem item = take(SampleFilms.sound(folder.resolve("interview.wav"), 5, 0.02));
        assertThat(item.kind()).isEqualTo(MediaKind.AUDIO);

        library.films().maker().work();

        Film film = library.films().find(item.id()).orElseThrow();
        assertThat(film.progressive()).endsWith("/v1/sound.m4a");
        assertThat(film.progressiveType()).isEqualTo("audio/mp4");
        assertThat(film.made().playlist()).isFalse();
        assertThat(SampleFilms.loudness(file(film.progressive()))).isCloseTo(-16, within(1.5));
    }

    @Test
    void whatACrashLeftIsGoneOnWithFromTheStepThatWasCutOff() throws Exception {
        MediaItem item = take(SampleFilms.film(folder.resolve("bridge.mp4"), 640, 360, 4, 0.2));
        UUID died = UUID.randomUUID();
        database.write(handle -> {
            FilmRows.enrol(handle, clock.instant());
            return FilmRows.claim(handle, died, clock.instant(), clock.instant()).orElseThrow();
        });
        Path left = Files.createDirectories(folder.resolve("media/films-working/" + item.id()));
        Files.writeString(left.resolve("loudness"), "volume=0");

        // As long as the other may still live, nobody touches it.
        library.films().maker().work();
        assertThat(library.films().findWork(item.id()).orElseThrow().state())
                .isEqualTo(FilmState.WORKING);
        clock.pass(Duration.ofMinutes(1));
        library.films().maker().work();

        Film film = library.films().find(item.id()).orElseThrow();
        assertThat(film.plays()).isTrue();
        // The loudness was not measured again: it was taken as it lay there.
        assertThat(SampleFilms.loudness(file(film.progressive()))).isLessThan(-60);
    }

    @Test
    void aFilmIsCanceledAndMadeAgainLater() throws Exception {
        MediaItem item = take(SampleFilms.film(folder.resolve("bridge.mp4"), 320, 180, 2, 0.2));
        database.write(handle -> {
            FilmRows.enrol(handle, clock.instant());
            return handle;
        });

        library.films().cancel(ROBOT, item.id());
        library.films().maker().work();

        assertThat(library.films().findWork(item.id()).orElseThrow().state())
                .isEqualTo(FilmState.CANCELED);
        assertThat(library.films().find(item.id()).orElseThrow().plays()).isFalse();

        library.films().again(ROBOT, item.id());
        library.films().maker().work();

        assertThat(library.films().find(item.id()).orElseThrow().plays()).isTrue();
        assertThatThrownBy(() -> library.films().cancel(ROBOT, item.id()))
                .isInstanceOf(Problem.class);

        library.films().again(ROBOT, item.id());
        library.films().maker().work();
        assertThat(library.films().find(item.id()).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void aFilmThatCannotBeDecodedFailsAloneAndSaysWhy() throws Exception {
        Path whole = SampleFilms.film(folder.resolve("bridge.mp4"), 320, 180, 2, 0.2);
        MediaItem broken = take(whole);
        MediaItem good = take(SampleFilms.film(folder.resolve("good.mp4"), 160, 90, 1, 0.2));
        Path original = library.original(broken);
        byte[] bytes = Files.readAllBytes(original);
        Files.write(original, java.util.Arrays.copyOf(bytes, 2_000));

        library.films().maker().work();

        FilmWork work = library.films().findWork(broken.id()).orElseThrow();
        assertThat(work.state()).isEqualTo(FilmState.FAILED);
        assertThat(work.reason()).asString().contains("Invalid data");
        assertThat(library.films().find(good.id()).orElseThrow().plays()).isTrue();
    }

    @Test
    void aListOfOtherFilesIsNeverReadAsAFilm() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "nobody's business");
        for (String list :
                List.of(
                        "#EXTM3U\n#EXTINF:1,\nfile://" + secret + "\n#EXT-X-ENDLIST\n",
                        "ffconcat version 1.0\nfile '" + secret + "'\n")) {
            Path file = Files.writeString(folder.resolve("list.mp4"), list);
            var children = new ChildProcesses(Files.createDirectories(folder.resolve("children")));
            assertThatThrownBy(() -> Streams.of(children, file, MediaFormat.MP4))
                    .isInstanceOf(Probe.Unreadable.class);
        }
    }

    @Test
    void aSizeIsNeverLargerThanTheFilm() {
        assertThat(Stream.of(Rung.ladder(1920, 1080)).flatMap(List::stream).map(Rung::lines))
                .containsExactly(360, 540, 720, 1080);
        assertThat(Rung.ladder(3840, 2160)).extracting(Rung::lines).last().isEqualTo(1080);
        assertThat(Rung.ladder(1080, 1920))
                .extracting(Rung::width)
                .containsExactly(360, 540, 720, 1080);
        assertThat(Rung.ladder(853, 480)).extracting(Rung::lines).containsExactly(360);
        assertThat(Rung.ladder(321, 181)).containsExactly(new Rung(181, 322, 182, 900));
        assertThat(Rung.progressive(Rung.ladder(1920, 1080)).lines()).isEqualTo(720);
    }
}
