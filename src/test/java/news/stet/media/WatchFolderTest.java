package news.stet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import news.stet.people.Actor;
import news.stet.people.Audit;
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
class WatchFolderTest {
    @TempDir Path folder;
    private final HandClock clock = new HandClock("2026-11-02T23:30:00Z");
    private Database database;
    private MediaLibrary library;
    private Path watched;
    private WatchFolder watch;

    @BeforeEach
    void open(Database database) throws IOException {
        this.database = database;
        database.write(handle -> handle.execute("truncate media cascade"));
        library = MediaLibrary.open(database, folder.resolve("m"), MediaLimits.standard(), clock);
        watched = Files.createDirectories(folder.resolve("watched"));
        watch = new WatchFolder(() -> library, watched, clock);
    }

    private Path put(String name, byte[] bytes) throws IOException {
        return Files.write(watched.resolve(name), bytes);
    }

    private List<MediaItem> items() {
        return library.list("", Long.MAX_VALUE, 50);
    }

    private List<String> names(String place) throws IOException {
        Path there = watched.resolve(place);
        if (!Files.exists(there)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(there)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFileIsTakenInOnceItNoLongerGrows() throws IOException {
        byte[] bytes = SamplePictures.drawn("png", 300, 200, 31);
        put("bridge.png", java.util.Arrays.copyOf(bytes, 300));
        watch.look();
        put("bridge.png", bytes);
        watch.look();
        assertThat(items()).isEmpty();

        watch.look();

        assertThat(items()).hasSize(1);
        assertThat(items().getFirst().fileName()).isEqualTo("bridge.png");
        assertThat(items().getFirst().addedBy()).isEqualTo("watch folder");
        assertThat(names("taken")).containsExactly("bridge.png");
        assertThat(watched.resolve("bridge.png")).doesNotExist();
        Actor editor = new Actor(2, "Ed", Role.ADMINISTRATOR, Actor.Kind.PERSON);
        assertThat(
                        new Audit(database)
                                .list(
                                        editor,
                                        "media:" + items().getFirst().id(),
                                        Long.MAX_VALUE,
                                        10))
                .extracting(Audit.Line::verb)
                .containsExactly("add media");
    }

    @Test
    void whatIsRefusedLiesBesideTheReasonAndHoldsNothingUp() throws IOException {
        put("a notes.txt", "no picture".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        put("b.png", SamplePictures.drawn("png", 300, 200, 32));
        watch.look();
        watch.look();

        assertThat(names("refused")).containsExactly("a notes.txt", "a notes.txt.reason.txt");
        assertThat(watched.resolve("refused/a notes.txt.reason.txt"))
                .content()
                .contains("it holds text");
        assertThat(items()).hasSize(1);
    }

    @Test
    void linksFoldersHiddenAndUnfinishedFilesAreLeftAlone() throws IOException {
        Path outside = Files.write(folder.resolve("o.png"), SamplePictures.drawn("png", 9, 9, 1));
        Files.createSymbolicLink(watched.resolve("link.png"), outside);
        put(".hidden.png", SamplePictures.drawn("png", 300, 200, 33));
        put("coming.jpg.filepart", SamplePictures.drawn("jpg", 300, 200, 33));
        Files.createDirectories(watched.resolve("inner"));
        put("inner/deep.png", SamplePictures.drawn("png", 300, 200, 34));
        watch.look();
        watch.look();

        assertThat(items()).isEmpty();
        assertThat(names("refused")).isEmpty();
        assertThat(watched.resolve("link.png")).exists();
        assertThat(outside).exists();
    }

    @Test
    void theSameNameTwiceLosesNeither() throws IOException {
        for (int seed : new int[] {35, 36}) {
            put("shot.png", SamplePictures.drawn("png", 300, 200, seed));
            watch.look();
            watch.look();
        }
        assertThat(items()).hasSize(2);
        assertThat(names("taken")).containsExactly("20261102-233000-shot.png", "shot.png");
    }

    @Test
    void aFullDiskLeavesTheFileWhereItIs() throws IOException {
        library =
                MediaLibrary.open(
                        database,
                        folder.resolve("m"),
                        new MediaLimits(1, 1, 1, Long.MAX_VALUE / 2),
                        clock);
        Path file = put("bridge.png", SamplePictures.drawn("png", 300, 200, 37));
        watch.look();
        assertThatThrownBy(watch::look)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NO_ROOM));
        assertThat(file).exists();

        library = MediaLibrary.open(database, folder.resolve("m"), MediaLimits.standard(), clock);
        watch.look();
        assertThat(items()).hasSize(1);
    }
}
