package news.stet.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.stet.platform.Database;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A library that is older than what is asked of it today. */
@ExtendWith(TestDatabase.class)
class LateFactsTest {
    @TempDir Path folder;
    private Database database;
    private MediaLibrary library;

    @BeforeEach
    void open(Database database) {
        SamplePictures.needsProgram("ffmpeg");
        SamplePictures.needsProgram("vips");
        this.database = database;
        library = Libraries.empty(database, folder);
    }

    @Test
    void whatNobodyKnewIsLearnedAndTheRestGoesOn() throws Exception {
        MediaItem gone = Libraries.add(library, SamplePictures.drawn("png", 90, 60, 3), "gone.png");
        MediaItem one = Libraries.add(library, SamplePictures.drawn("png", 300, 200, 1), "one.png");
        MediaItem two = Libraries.add(library, SamplePictures.drawn("jpg", 600, 400, 1), "two.jpg");
        MediaItem film = Libraries.add(library, Ffmpeg.film(folder, "dock.mp4", 2), "dock.mp4");
        MediaItem talk = Libraries.add(library, Ffmpeg.tone(folder, "talk.wav", 3), "talk.wav");
        Files.delete(library.original(gone));
        database.write(handle -> {
            handle.execute("update media set print = null");
            handle.execute(
                    "update media set width = 0, height = 0, duration_ms = null, poster = null where kind = 'video'");
            return handle.execute("update media set duration_ms = null where kind = 'audio'");
        });
        assertThat(library.similar(one)).isEmpty();

        library.lateFacts().look();

        assertThat(library.similar(one)).extracting(MediaItem::id).contains(two.id());
        MediaItem measured = library.get(film.id());
        assertThat(measured.width()).isEqualTo(320);
        assertThat(measured.duration()).contains(Duration.ofSeconds(2));
        assertThat(library.get(measured.posterId().orElseThrow()).width()).isEqualTo(320);
        assertThat(library.get(talk.id()).duration().orElseThrow())
                .isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void renditionsOfAnOlderRecipeAreMadeAnewWhereTheyLie() throws Exception {
        MediaItem item =
                Libraries.add(library, SamplePictures.drawn("png", 1000, 700, 9), "old.png");
        var addresses =
                IntStream.of(160, 320, 480, 640, 960)
                        .boxed()
                        .flatMap(width ->
                                Stream.of(
                                        item.address(Ratio.WIDE, width, Format.JPG),
                                        item.address(Ratio.ORIGINAL, width, Format.JPG)))
                        .toList();
        for (String address : addresses) {
            Files.writeString(library.renditions().find(address).orElseThrow().file(), "of before");
        }
        Path day = folder.resolve("media/renditions").resolve(item.folder());
        Path camera = Files.writeString(day.resolve("dock-77aabbcc.mp4"), "as the camera wrote it");
        Path recipe = folder.resolve("media/recipe");
        Files.writeString(recipe, "1");

        library.renewal().look();

        assertThat(Files.readString(recipe)).startsWith("2 " + item.folder());
        // What was done before a stop is not done again.
        Renewal afterAStart = new Renewal(folder.resolve("media"), library.renditions());
        while (!Files.readString(recipe).equals("2")) {
            afterAStart.look();
        }
        for (String address : addresses) {
            Path file = library.renditions().findMade(address).orElseThrow().file();
            assertThat(SamplePictures.decoded(file)).as(address).isPresent();
        }
        assertThat(camera).doesNotExist();
        Path first = library.renditions().findMade(addresses.getFirst()).orElseThrow().file();
        Files.writeString(first, "left alone");
        afterAStart.look();
        library.renewal().look();
        assertThat(first).hasContent("left alone");
    }
}
