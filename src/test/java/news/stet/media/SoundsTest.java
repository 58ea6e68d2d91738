package news.stet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(TestDatabase.class)
class SoundsTest {
    @TempDir Path folder;
    private MediaLibrary library;

    @BeforeEach
    void open(Database database) {
        SamplePictures.needsProgram("ffmpeg");
        library = Libraries.empty(database, folder);
    }

    private MediaItem add(byte[] bytes, String name) {
        return Libraries.add(library, bytes, name);
    }

    @ParameterizedTest
    @CsvSource({"mp3,MP3", "wav,WAV", "m4a,M4A"})
    void aRecordingIsMeasuredAndServedOnceItIsMade(String end, MediaFormat format) {
        byte[] bytes = Ffmpeg.tone(folder, "talk." + end, 3);

        // The name says something else: only what is in it counts.
        MediaItem item = add(bytes, "talk.jpg");

        assertThat(item.kind()).isEqualTo(MediaKind.AUDIO);
        assertThat(item.format()).isEqualTo(format);
        assertThat(item.duration().orElseThrow())
                .isBetween(Duration.ofMillis(2900), Duration.ofMillis(3200));
        assertThat(item.width()).isZero();
        assertThat(item.posterId()).isEmpty();
        assertThatThrownBy(() -> library.renditions().find(item.filmAddress()))
                .isInstanceOf(Problem.class);
        library.films().maker().work();
        assertThat(library.renditions().find(item.filmAddress()).orElseThrow().contentType())
                .isEqualTo("audio/mp4");
    }

    @Test
    void aRecordingThatCallsItselfAFilmIsOneAllTheSame() {
        MediaItem item = add(Ffmpeg.tone(folder, "memo.mp4", 2), "memo.mp4");

        assertThat(item.format()).isEqualTo(MediaFormat.M4A);
        assertThat(item.kind()).isEqualTo(MediaKind.AUDIO);
    }

    @Test
    void matroskaIsAFilmLikeOthers() {
        MediaItem item = add(Ffmpeg.film(folder, "camera.mkv", 2), "camera.mkv");

        assertThat(item.format()).isEqualTo(MediaFormat.MKV);
        assertThat(item.width()).isEqualTo(320);
        assertThat(item.posterId()).isPresent();
    }

    @Test
    void whatOnlyBeginsLikeARecordingIsRefused() {
        byte[] empty = "RIFF\44\0\0\0WAVEfmt \20\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        byte[] tagged = "ID3\3\0\0\0\0\0\0 and then words".getBytes(StandardCharsets.ISO_8859_1);
        byte[] film = Ffmpeg.film(folder, "film.mp4", 1);
        byte[] asSound = film.clone();
        System.arraycopy("M4A ".getBytes(StandardCharsets.ISO_8859_1), 0, asSound, 8, 4);

        for (byte[] bytes : Arrays.asList(empty, tagged, asSound)) {
            assertThatThrownBy(() -> add(bytes, "sound"))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> {
                                assertThat(problem.kind()).isEqualTo(Problem.Kind.UNSUPPORTED);
                                assertThat(problem.detail()).contains("recording");
                            });
        }
    }
}
