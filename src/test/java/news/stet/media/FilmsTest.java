package news.stet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
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
class FilmsTest {
    private static final Actor ROBOT = new Actor(5, "wire robot", Role.REPORTER, Actor.Kind.TOKEN);

    @TempDir Path folder;
    private final HandClock clock = new HandClock("2026-11-02T12:00:00Z");
    private Database database;
    private MediaLibrary library;

    @BeforeEach
    void open(Database database) {
        SamplePictures.needsProgram("ffmpeg");
        this.database = database;
        database.write(handle -> handle.execute("truncate media cascade"));
        library =
                MediaLibrary.open(database, folder.resolve("media"), MediaLimits.standard(), clock);
    }

    @Test
    void aFilmIsMeasuredAndGetsAPoster() throws Exception {
        byte[] bytes = film("harbour.mp4", "testsrc=size=320x180:rate=10:duration=2");
        var details = new MediaDetails("Ferries", "", "Stet", "");

        MediaItem film =
                library.add(ROBOT, new ByteArrayInputStream(bytes), "Harbour tour.mp4", details);

        assertThat(film.kind()).isEqualTo(MediaKind.VIDEO);
        assertThat(film.format()).isEqualTo(MediaFormat.MP4);
        assertThat(film.width()).isEqualTo(320);
        assertThat(film.height()).isEqualTo(180);
        assertThat(film.duration()).contains(Duration.ofSeconds(2));
        MediaItem poster = library.get(film.posterId().orElseThrow());
        assertThat(poster.kind()).isEqualTo(MediaKind.PICTURE);
        assertThat(poster.width()).isEqualTo(320);
        assertThat(poster.details()).isEqualTo(details);
        assertThat(film.colour()).isEqualTo(poster.colour());
        assertThat(film.widths(Ratio.WIDE)).isEmpty();
    }

    @Test
    void whatACameraWroteIsNeverServedBeforeTheFilmIsMadeNorAfter() throws Exception {
        Path made = Files.write(folder.resolve("plain.mp4"), film("plain.mp4", PLAIN));
        Path told = folder.resolve("phone.mov");
        run(
                "ffmpeg",
                "-v",
                "error",
                "-i",
                made.toString(),
                "-c",
                "copy",
                "-metadata",
                "location=+59.9139+010.7522/",
                "-metadata",
                "title=Ours",
                told.toString());
        // And in a place no program looks at.
        Files.writeString(told, "\0\0\0\u0020free<exif:GPSLatitude>59", StandardOpenOption.APPEND);
        byte[] bytes = Files.readAllBytes(told);
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).contains("+59.9139", "GPS");
        MediaItem film =
                library.add(ROBOT, new ByteArrayInputStream(bytes), "phone.mov", MediaDetails.NONE);
        assertThat(film.filmAddress()).isEqualTo("/media/2026/11/02/" + film.name() + ".mov");

        assertThatThrownBy(() -> library.renditions().find(film.filmAddress()))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.kind()).isEqualTo(Problem.Kind.UNAVAILABLE);
                            assertThat(problem.retryAfter()).isPositive();
                        });
        assertThat(library.renditions().findMade(film.filmAddress())).isEmpty();

        library.films().maker().work();

        Rendition served = library.renditions().find(film.filmAddress()).orElseThrow();
        assertThat(served.contentType()).isEqualTo("video/mp4");
        assertThat(served.lasting()).isFalse();
        assertThat(Files.readString(served.file(), StandardCharsets.ISO_8859_1))
                .doesNotContain("59.9139", "GPS");
        assertThat(Files.readAllBytes(library.original(film))).isEqualTo(bytes);
        String asMp4 = film.filmAddress().replace(".mov", ".mp4");
        assertThat(library.renditions().find(asMp4)).isEmpty();
        String header = run("ffprobe", "-v", "error", "-show_streams", served.file().toString());
        assertThat(header).contains("width=160").contains("height=90");
    }

    private static final String PLAIN = "testsrc=size=160x90:rate=10:duration=1";

    private static String run(String... command) throws IOException {
        Process process =
                new ProcessBuilder(command)
                        .redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true)
                        .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void whatOnlyBeginsLikeAFilmIsRefused() {
        byte[] bytes = new byte[5_000];
        byte[] head = "\0\0\0\030ftypisom".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(head, 0, bytes, 0, head.length);

        assertThatThrownBy(() ->
                        library.add(
                                ROBOT,
                                new ByteArrayInputStream(bytes),
                                "film.mp4",
                                MediaDetails.NONE))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.UNSUPPORTED));
    }

    private byte[] film(String name, String source) throws IOException, InterruptedException {
        Path file = folder.resolve(name);
        int exit =
                new ProcessBuilder(
                                List.of(
                                        "ffmpeg",
                                        "-v",
                                        "error",
                                        "-f",
                                        "lavfi",
                                        "-i",
                                        source,
                                        "-pix_fmt",
                                        "yuv420p",
                                        file.toString()))
                        .redirectInput(new File("/dev/null"))
                        .inheritIO()
                        .start()
                        .waitFor();
        assertThat(exit).isZero();
        return Files.readAllBytes(file);
    }
}
