package news.stet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import news.stet.people.Actor;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import news.stet.platform.Waiting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabase.class)
class UploadsTest {
    private static final Actor ROBOT = new Actor(5, "wire robot", Role.REPORTER, Actor.Kind.TOKEN);
    private static final Actor OTHER = new Actor(6, "other robot", Role.EDITOR, Actor.Kind.TOKEN);
    private static final byte[] PICTURE = SamplePictures.drawn("png", 1200, 800, 21);

    @TempDir Path folder;
    private final HandClock clock = new HandClock("2026-11-02T23:30:00Z");
    private Database database;
    private MediaLibrary library;

    @BeforeEach
    void open(Database database) {
        this.database = database;
        database.write(handle -> handle.execute("truncate media, upload cascade"));
        library = open(new MediaLimits(1_000_000, 2_000_000, 30_000_000));
    }

    /** As a Stet does that was started again. */
    private MediaLibrary open(MediaLimits limits) {
        return MediaLibrary.open(database, folder, limits, clock);
    }

    private Uploads uploads() {
        return library.uploads();
    }

    private Upload begin(byte[] bytes, String name) {
        return uploads().begin(ROBOT, name, bytes.length, MediaDetails.NONE);
    }

    private Upload append(Upload upload, int from, int to) {
        return uploads().append(ROBOT, upload.id(), from, piece(PICTURE, from, to));
    }

    private static InputStream piece(byte[] bytes, int from, int to) {
        return new ByteArrayInputStream(Arrays.copyOfRange(bytes, from, to));
    }

    private static Problem refusal(Runnable act) {
        Problem problem = catchThrowableOfType(Problem.class, act::run);
        assertThat(problem).isNotNull();
        return problem;
    }

    private void assertNothingIsLeft() {
        for (String place : new String[] {"uploads", "incoming", "working"}) {
            try (Stream<Path> files = Files.list(folder.resolve(place))) {
                assertThat(files.toList()).as(place).isEmpty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void piecesBecomeOneItemWithWhatWasSaidOfIt() throws IOException {
        var details = new MediaDetails("The bridge", "A bridge", "Stet", "Ada");
        Upload upload = uploads().begin(ROBOT, "bridge.png", PICTURE.length, details);
        int half = PICTURE.length / 2;
        assertThat(append(upload, 0, 100).received()).isEqualTo(100);
        assertThat(append(upload, 100, half).received()).isEqualTo(half);
        assertThat(uploads().list(ROBOT)).hasSize(1);

        Upload whole = append(upload, half, PICTURE.length);

        MediaItem item = library.get(whole.media().orElseThrow());
        assertThat(item.details()).isEqualTo(details);
        assertThat(item.fileName()).isEqualTo("bridge.png");
        assertThat(Files.readAllBytes(library.original(item))).isEqualTo(PICTURE);
        assertThat(uploads().list(ROBOT)).isEmpty();
        assertThat(append(whole, PICTURE.length, PICTURE.length).media()).isEqualTo(whole.media());
        assertNothingIsLeft();
    }

    @Test
    void aPieceThatDoesNotFitIsRefusedAndChangesNothing() {
        Upload upload = begin(PICTURE, "bridge.png");
        append(upload, 0, 1000);

        assertThat(refusal(() -> append(upload, 0, 500)).kind()).isEqualTo(Problem.Kind.CONFLICT);
        assertThat(refusal(() -> append(upload, 1001, 2000)).detail()).contains("1000 bytes");
        assertThat(append(upload, 1000, PICTURE.length).media()).isPresent();
    }

    @Test
    void anotherStetGoesOnWhereThisOneDied() throws IOException {
        Upload upload = begin(PICTURE, "bridge.png");
        append(upload, 0, 3000);
        // What was written after the last word on it is not counted on.
        Path file = folder.resolve("uploads").resolve(upload.id().toString());
        Files.write(file, new byte[777], java.nio.file.StandardOpenOption.APPEND);

        library = open(MediaLimits.standard());
        assertThat(uploads().get(ROBOT, upload.id()).received()).isEqualTo(3000);
        Upload whole = append(upload, 3000, PICTURE.length);

        MediaItem item = library.get(whole.media().orElseThrow());
        assertThat(Files.readAllBytes(library.original(item))).isEqualTo(PICTURE);
    }

    @Test
    void aStetThatDiedAfterKeepingTheFileFindsItAgain() throws IOException {
        Upload upload = begin(PICTURE, "bridge.png");
        Upload whole = append(upload, 0, PICTURE.length);
        database.write(handle -> handle.execute("update upload set media = null"));

        library = open(MediaLimits.standard());
        Upload again = append(upload, PICTURE.length, PICTURE.length);

        assertThat(again.media()).isEqualTo(whole.media());
    }

    @Test
    void oneWhoseFileIsGoneIsBegunAnew() throws IOException {
        Upload upload = begin(PICTURE, "bridge.png");
        append(upload, 0, 3000);
        Files.delete(folder.resolve("uploads").resolve(upload.id().toString()));

        assertThat(refusal(() -> append(upload, 3000, PICTURE.length)).kind())
                .isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(uploads().list(ROBOT)).isEmpty();
    }

    @Test
    void whatIsNotTakenIsSaidByItsFirstBytes() {
        byte[] page =
                ("<html>" + "x".repeat(5000)).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Upload upload = begin(page, "film.mp4");

        Problem problem =
                refusal(() -> uploads().append(ROBOT, upload.id(), 0, piece(page, 0, 1000)));

        assertThat(problem.kind()).isEqualTo(Problem.Kind.UNSUPPORTED);
        assertThat(problem.detail()).contains("film.mp4", "markup");
        assertThat(uploads().get(ROBOT, upload.id()).refused()).contains(problem.detail());
        assertThat(refusal(() -> uploads().append(ROBOT, upload.id(), 0, piece(page, 0, 9))).kind())
                .isEqualTo(Problem.Kind.GONE);
        assertNothingIsLeft();
    }

    @Test
    void aPictureAboveItsLimitIsRefusedBeforeItIsSent() {
        Upload upload = uploads().begin(ROBOT, "huge.png", 1_500_000, MediaDetails.NONE);

        assertThat(refusal(() -> append(upload, 0, 1000)).kind()).isEqualTo(Problem.Kind.TOO_LARGE);
        assertThat(refusal(() -> uploads().begin(ROBOT, "x", 2_000_001, MediaDetails.NONE)).kind())
                .isEqualTo(Problem.Kind.TOO_LARGE);
        assertThat(refusal(() -> uploads().begin(ROBOT, "x", 0, MediaDetails.NONE)).kind())
                .isEqualTo(Problem.Kind.INVALID);
        assertNothingIsLeft();
    }

    @Test
    void nobodyElseSeesItOrGoesOnWithIt() {
        Upload upload = begin(PICTURE, "bridge.png");
        Actor person = new Actor(5, "Ada", Role.EDITOR, Actor.Kind.PERSON);
        for (Actor stranger : new Actor[] {OTHER, person}) {
            assertThat(refusal(() -> uploads().get(stranger, upload.id())).kind())
                    .isEqualTo(Problem.Kind.NOT_FOUND);
            assertThat(
                            refusal(() ->
                                            uploads()
                                                    .append(
                                                            stranger,
                                                            upload.id(),
                                                            0,
                                                            piece(PICTURE, 0, 9)))
                                    .kind())
                    .isEqualTo(Problem.Kind.NOT_FOUND);
            assertThat(refusal(() -> uploads().cancel(stranger, upload.id())).kind())
                    .isEqualTo(Problem.Kind.NOT_FOUND);
            assertThat(uploads().list(stranger)).isEmpty();
        }
        Actor member = new Actor(7, "No Role", Role.MEMBER, Actor.Kind.PERSON);
        assertThat(refusal(() -> uploads().begin(member, "x", 5, MediaDetails.NONE)).kind())
                .isEqualTo(Problem.Kind.FORBIDDEN);
    }

    @Test
    void aBrokenConnectionLosesNothingThatCame() {
        Upload upload = begin(PICTURE, "bridge.png");
        var broken =
                new InputStream() {
                    private int position;

                    @Override
                    public int read() throws IOException {
                        if (position == 2500) {
                            throw new IOException("connection reset");
                        }
                        return PICTURE[position++] & 0xFF;
                    }

                    @Override
                    public int read(byte[] buffer, int offset, int length) throws IOException {
                        int most = Math.min(length, 2500 - position);
                        if (most == 0) {
                            throw new IOException("connection reset");
                        }
                        System.arraycopy(PICTURE, position, buffer, offset, most);
                        position += most;
                        return most;
                    }
                };
        assertThat(refusal(() -> uploads().append(ROBOT, upload.id(), 0, broken)).kind())
                .isEqualTo(Problem.Kind.UNAVAILABLE);

        assertThat(uploads().get(ROBOT, upload.id()).received()).isEqualTo(2500);
        assertThat(append(upload, 2500, PICTURE.length).media()).isPresent();
    }

    @Test
    void ofTwoWritersOneIsRefusedAndTheFileIsWhole() throws Exception {
        Upload upload = begin(PICTURE, "bridge.png");
        try (var line = new PipedOutputStream()) {
            var in = new PipedInputStream(line, 1 << 20);
            CompletableFuture<Upload> first =
                    CompletableFuture.supplyAsync(
                            () -> uploads().append(ROBOT, upload.id(), 0, in));
            line.write(PICTURE, 0, 4000);
            line.flush();
            // Until the first has its turn, the second would get it.
            Path file = folder.resolve("uploads").resolve(upload.id().toString());
            Waiting.until(
                    "the first has its turn", () -> Files.exists(file) && Files.size(file) >= 4000);
            assertThat(refusal(() -> append(upload, 0, PICTURE.length)).kind())
                    .isEqualTo(Problem.Kind.CONFLICT);
            line.write(PICTURE, 4000, PICTURE.length - 4000);
            line.close();
            MediaItem item = library.get(first.get().media().orElseThrow());
            assertThat(Files.readAllBytes(library.original(item))).isEqualTo(PICTURE);
        }
    }

    @Test
    void abandonedOnesAreForgottenAfterTwoDays() {
        Upload old = begin(PICTURE, "old.png");
        append(old, 0, 1000);
        clock.pass(Duration.ofHours(47));
        Upload young = begin(PICTURE, "young.png");
        append(young, 0, 1000);
        assertThat(uploads().get(ROBOT, old.id()).expiresAt())
                .isEqualTo(clock.instant().plus(Duration.ofHours(1)));

        clock.pass(Duration.ofHours(2));
        library.forgetGivenUp();

        assertThat(refusal(() -> uploads().get(ROBOT, old.id())).kind())
                .isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(append(young, 1000, PICTURE.length).media()).isPresent();
        assertNothingIsLeft();
    }

    @Test
    void whatIsGivenUpIsGone() {
        Upload upload = begin(PICTURE, "bridge.png");
        append(upload, 0, 1000);

        uploads().cancel(ROBOT, upload.id());

        assertThat(refusal(() -> uploads().get(ROBOT, upload.id())).kind())
                .isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(refusal(() -> uploads().get(ROBOT, UUID.randomUUID())).kind())
                .isEqualTo(Problem.Kind.NOT_FOUND);
        assertNothingIsLeft();
    }

    @Test
    void anOriginalWithoutARowIsForgottenLater() throws IOException {
        Originals originals =
                new Originals(
                        folder,
                        new DiskOriginals(folder.resolve("originals")),
                        new DiskRoom(folder, 0));
        Originals.Arrived orphan =
                originals.receive(new ByteArrayInputStream(PICTURE), Long.MAX_VALUE);
        originals.keep(orphan);
        assertThat(originals.fetch(orphan.sha256())).exists();

        originals.forgetUnnamed(java.time.Instant.now().plusSeconds(7200), sha256 -> false);

        assertThat(originals.fetch(orphan.sha256())).doesNotExist();
        assertNothingIsLeft();
    }

    @Test
    void whatWouldFillTheDiskIsRefusedBeforeItIsSent() throws IOException {
        library = open(new MediaLimits(1_000_000, 2_000_000, 30_000_000, Long.MAX_VALUE / 2));

        assertThat(refusal(() -> begin(PICTURE, "bridge.png")).kind())
                .isEqualTo(Problem.Kind.NO_ROOM);
        assertThat(
                        refusal(() ->
                                        library.add(
                                                ROBOT,
                                                new ByteArrayInputStream(PICTURE),
                                                "x.png",
                                                MediaDetails.NONE))
                                .kind())
                .isEqualTo(Problem.Kind.NO_ROOM);
        assertNothingIsLeft();
    }

    @Test
    void aDiskThatFillsUpMeanwhileLosesNothingThatCame() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=4m", "stet-test", disk.toString()) == 0);
        try {
            byte[] film = new byte[1_900_000];
            System.arraycopy(SamplePictures.drawn("png", 100, 80, 3), 0, film, 0, 300);
            library =
                    MediaLibrary.open(
                            database,
                            disk,
                            new MediaLimits(4_000_000, 4_000_000, 30_000_000, 0),
                            clock);
            Upload upload = begin(film, "film.png");
            uploads().append(ROBOT, upload.id(), 0, piece(film, 0, 500_000));
            Path filler = disk.resolve("filler");
            fill(filler);

            Problem full =
                    refusal(() ->
                            uploads()
                                    .append(
                                            ROBOT,
                                            upload.id(),
                                            500_000,
                                            piece(film, 500_000, film.length)));

            assertThat(full.kind()).isEqualTo(Problem.Kind.NO_ROOM);
            assertThat(full.detail()).contains("make room");
            Files.delete(filler);
            Upload there = uploads().get(ROBOT, upload.id());
            assertThat(there.refused()).isEmpty();
            int offset = (int) there.received();
            assertThat(offset).isBetween(500_000, film.length - 1);
            Upload next =
                    uploads()
                            .append(
                                    ROBOT,
                                    upload.id(),
                                    offset,
                                    piece(film, offset, film.length - 1));
            assertThat(next.received()).isEqualTo(film.length - 1);
        } finally {
            run("umount", disk.toString());
        }
    }

    private static void fill(Path file) {
        try (var out = Files.newOutputStream(file)) {
            for (int i = 0; i < 10_000; i++) {
                out.write(new byte[4096]);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space");
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
