package news.stet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
class MediaLibraryTest {
    private static final Actor ROBOT = new Actor(5, "wire robot", Role.REPORTER, Actor.Kind.TOKEN);
    private static final MediaLimits SMALL = new MediaLimits(1_000_000, 2_000_000, 30_000_000);

    @TempDir Path folder;
    private final HandClock clock = new HandClock("2026-11-02T23:30:00Z");
    private final List<String> edited = new ArrayList<>();
    private Database database;
    private MediaLibrary library;

    @BeforeEach
    void open(Database database) {
        this.database = database;
        database.write(handle -> handle.execute("truncate media cascade"));
        edited.clear();
        library =
                MediaLibrary.open(
                        database,
                        folder,
                        SMALL,
                        clock,
                        (handle, item, change, now) -> edited.add(item.details().caption()));
    }

    @Test
    void aPictureIsKeptByteForByteUnderItsHash() throws IOException {
        byte[] bytes = SamplePictures.drawn("jpg", 1500, 1000, 1);
        var details = new MediaDetails(" The bridge ", "A steel bridge", "Stet", "Ada Writer");

        MediaItem item = add(bytes, "C:\\pictures\\Brücke am Hafen.JPG", details);

        assertThat(item.kind()).isEqualTo(MediaKind.PICTURE);
        assertThat(item.contentType()).isEqualTo("image/jpeg");
        assertThat(item.width()).isEqualTo(1500);
        assertThat(item.height()).isEqualTo(1000);
        assertThat(item.bytes()).isEqualTo(bytes.length);
        assertThat(item.folder()).isEqualTo("2026/11/02");
        assertThat(item.name()).matches("brucke-am-hafen-[0-9a-f]{8}");
        assertThat(item.fileName()).isEqualTo("Brücke am Hafen.JPG");
        assertThat(item.details())
                .isEqualTo(new MediaDetails("The bridge", "A steel bridge", "Stet", "Ada Writer"));
        assertThat(item.addedBy()).isEqualTo("wire robot");
        assertThat(Files.readAllBytes(library.original(item))).isEqualTo(bytes);
        assertThat(folder.relativize(library.original(item)).toString())
                .matches("originals/[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{64}");
        assertThat(library.find(item.id())).contains(item);
        assertThat(library.findAll(List.of(item.id(), 999L))).isEqualTo(Map.of(item.id(), item));
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void theColourInItsPlaceIsThePicturesOwn() {
        MediaItem item = add(SamplePictures.drawn("png", 400, 400, 1), "disc.png");

        // Four fifths of #205080 and a fifth of #e0a020, in round numbers.
        int rgb = Integer.parseInt(item.colour().substring(1), 16);
        assertThat(rgb >> 16).isBetween(0x38, 0x60);
        assertThat(rgb >> 8 & 0xFF).isBetween(0x58, 0x70);
        assertThat(rgb & 0xFF).isBetween(0x60, 0x80);
    }

    @Test
    void theSameBytesAgainAreTheSameItemWithItsDetails() {
        byte[] bytes = SamplePictures.drawn("jpg", 300, 200, 2);
        var details = new MediaDetails("First", "", "", "");
        MediaItem first = add(bytes, "one.jpg", details);
        MediaItem second = add(bytes, "two.jpg", new MediaDetails("Second", "", "", ""));

        assertThat(second).isEqualTo(first);
        assertThat(library.list("", Long.MAX_VALUE, 10)).containsExactly(first);
    }

    @Test
    void theSameBytesFromManyAtOnceAreOneItem() throws Exception {
        byte[] bytes = SamplePictures.drawn("jpg", 300, 200, 3);
        var adding = new ArrayList<Callable<MediaItem>>();
        for (int i = 0; i < 6; i++) {
            String name = "copy" + i + ".jpg";
            adding.add(() -> add(bytes, name));
        }
        var added = new ArrayList<MediaItem>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<MediaItem> one : threads.invokeAll(adding)) {
                added.add(one.get());
            }
        }
        assertThat(added).hasSize(6).containsOnly(added.getFirst());
        assertThat(library.list("", Long.MAX_VALUE, 10)).hasSize(1);
        assertThat(Files.readAllBytes(library.original(added.getFirst()))).isEqualTo(bytes);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void whatIsNeitherPictureNorFilmIsRefusedWithTheReason() {
        assertThat(refusal(text("not a picture"), "photo.jpg").detail())
                .contains("photo.jpg", "it holds text");
        assertThat(refusal(text("<svg onload=alert(1)>"), "drawing.png").detail())
                .contains("markup such as SVG");
        assertThat(refusal(text("%PDF-1.7"), "page.pdf").detail()).contains("PDF");
        assertThat(refusal(new byte[0], "nothing.gif").detail()).contains("empty");
        assertThat(refusal(text("GIF89a and no more"), "cut.gif").kind())
                .isEqualTo(Problem.Kind.UNSUPPORTED);
        byte[] cutOff = new byte[200];
        System.arraycopy(SamplePictures.drawn("png", 300, 200, 4), 0, cutOff, 0, 30);
        assertThat(refusal(cutOff, "cut.png").kind()).isEqualTo(Problem.Kind.UNSUPPORTED);

        assertThat(library.list("", Long.MAX_VALUE, 10)).isEmpty();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aFewBytesThatClaimToBeGigabytesAreRefused() {
        Problem problem = refusal(SamplePictures.claiming(60_000, 60_000), "bomb.png");

        assertThat(problem.kind()).isEqualTo(Problem.Kind.TOO_LARGE);
        assertThat(problem.detail()).contains("60000 × 60000");
    }

    @Test
    void aFileAboveItsLimitIsRefusedWithoutReadingItAll() {
        var endless =
                new InputStream() {
                    private int position;

                    @Override
                    public int read() {
                        byte[] head = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0};
                        return position < head.length ? head[position++] & 0xFF : 0;
                    }
                };
        Problem problem =
                catchThrowableOfType(
                        Problem.class,
                        () -> library.add(ROBOT, endless, "endless.jpg", MediaDetails.NONE));

        assertThat(problem.kind()).isEqualTo(Problem.Kind.TOO_LARGE);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() {
        byte[] bytes = SamplePictures.drawn("jpg", 300, 200, 5);
        var broken =
                new InputStream() {
                    private int position;

                    @Override
                    public int read() throws IOException {
                        if (position > bytes.length / 2) {
                            throw new IOException("connection reset");
                        }
                        return bytes[position++] & 0xFF;
                    }
                };
        Problem problem =
                catchThrowableOfType(
                        Problem.class,
                        () -> library.add(ROBOT, broken, "broken.jpg", MediaDetails.NONE));

        assertThat(problem.kind()).isEqualTo(Problem.Kind.UNAVAILABLE);
        assertThat(leftovers()).isEmpty();
        assertThat(library.list("", Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void itemsAreFoundByTheBeginningsOfTheirWords() {
        var bridge = new MediaDetails("The harbour bridge at dawn", "", "Reuters", "");
        MediaItem first = add(SamplePictures.drawn("jpg", 100, 80, 6), "a.jpg", bridge);
        MediaItem second = add(SamplePictures.drawn("jpg", 100, 80, 7), "hafen.jpg");
        var arabic = new MediaDetails("جسر الميناء", "", "", "");
        MediaItem third = add(SamplePictures.drawn("jpg", 100, 80, 8), "b\ud800.jpg", arabic);

        assertThat(library.list("HARB dawn", Long.MAX_VALUE, 10)).containsExactly(first);
        assertThat(library.list("reuters & | ! :* ')", Long.MAX_VALUE, 10)).containsExactly(first);
        assertThat(library.list("الميناء", Long.MAX_VALUE, 10)).containsExactly(third);
        assertThat(library.list("dawn hafen", Long.MAX_VALUE, 10)).isEmpty();
        assertThat(library.list("", Long.MAX_VALUE, 2)).containsExactly(third, second);
        assertThat(library.list("", second.id(), 10)).containsExactly(first);
    }

    @Test
    void detailsAreChangedByWhoMayAndTheTrailSaysSo() {
        MediaItem item = add(SamplePictures.drawn("jpg", 100, 80, 9), "a.jpg");
        var better = new MediaDetails("Better", "", "", "");
        Actor contributor = new Actor(1, "Cy", Role.CONTRIBUTOR, Actor.Kind.PERSON);

        assertThat(
                        catchThrowableOfType(
                                        Problem.class,
                                        () -> library.editDetails(contributor, item.id(), better))
                                .kind())
                .isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(library.editDetails(ROBOT, item.id(), better).details()).isEqualTo(better);
        assertThat(
                        catchThrowableOfType(
                                        Problem.class,
                                        () ->
                                                library.editDetails(
                                                        ROBOT,
                                                        item.id(),
                                                        new MediaDetails("a\ud800b", "", "", "")))
                                .fields())
                .extracting(Problem.Field::path)
                .containsExactly("caption");
        assertThat(edited).containsExactly("Better");
        Actor editor = new Actor(2, "Ed", Role.EDITOR, Actor.Kind.PERSON);
        assertThat(new Audit(database).list(editor, "media:" + item.id(), Long.MAX_VALUE, 10))
                .extracting(Audit.Line::verb)
                .containsExactly("edit media", "add media");
    }

    @Test
    void lyingPhotographsStandUpright() {
        for (int orientation = 1; orientation <= 8; orientation++) {
            byte[] landscape =
                    SamplePictures.shared("orientation/landscape_" + orientation + ".jpg");
            MediaItem item = add(landscape, "l" + orientation + ".jpg");
            assertThat(item.width()).as("orientation " + orientation).isEqualTo(600);
            assertThat(item.height()).as("orientation " + orientation).isEqualTo(450);
        }
    }

    @Test
    void brokenPhotographsAreRefusedAndOddOnesTaken() {
        SamplePictures.needsProgram("vips");
        var roomy = MediaLibrary.open(database, folder, MediaLimits.standard(), clock);
        byte[] corrupted = SamplePictures.shared("corrupted.jpg");
        Problem problem =
                catchThrowableOfType(
                        Problem.class,
                        () ->
                                roomy.add(
                                        ROBOT,
                                        new ByteArrayInputStream(corrupted),
                                        "corrupted.jpg",
                                        MediaDetails.NONE));
        assertThat(problem.kind()).isEqualTo(Problem.Kind.UNSUPPORTED);
        assertThat(problem.detail()).contains("cannot be decoded");

        for (String odd :
                List.of(
                        "invalid/image01551.jpg",
                        "invalid/image01713.jpg",
                        "BSG1.tiff",
                        "iphone_13_pro_max.HEIC",
                        "samplefilehub.heif")) {
            MediaItem item =
                    roomy.add(
                            ROBOT,
                            new ByteArrayInputStream(SamplePictures.shared(odd)),
                            odd,
                            MediaDetails.NONE);
            assertThat(item.width()).as(odd).isPositive();
        }
    }

    private MediaItem add(byte[] bytes, String fileName) {
        return add(bytes, fileName, MediaDetails.NONE);
    }

    private MediaItem add(byte[] bytes, String fileName, MediaDetails details) {
        return library.add(ROBOT, new ByteArrayInputStream(bytes), fileName, details);
    }

    private Problem refusal(byte[] bytes, String fileName) {
        Problem problem = catchThrowableOfType(Problem.class, () -> add(bytes, fileName));
        assertThat(problem).as("a refusal of " + fileName).isNotNull();
        return problem;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<Path> leftovers() {
        try (Stream<Path> incoming = Files.list(folder.resolve("incoming"));
                Stream<Path> working = Files.list(folder.resolve("working"))) {
            return Stream.concat(incoming, working).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
