package news.stet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
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
class RenditionsTest {
    private static final Actor ROBOT = new Actor(5, "wire robot", Role.REPORTER, Actor.Kind.TOKEN);

    @TempDir Path folder;
    private final HandClock clock = new HandClock("2026-11-02T12:00:00Z");
    private Database database;

    @BeforeEach
    void open(Database database) {
        this.database = database;
        database.write(handle -> handle.execute("truncate media cascade"));
    }

    private MediaLibrary library(Function<ChildProcesses, PictureTools> tools) {
        return new MediaLibrary(
                database,
                folder,
                tools,
                MediaLimits.standard(),
                clock,
                (handle, item, change, now) -> {});
    }

    private static MediaItem add(MediaLibrary library, byte[] bytes) {
        return library.add(
                ROBOT, new ByteArrayInputStream(bytes), "harbour.jpg", MediaDetails.NONE);
    }

    @Test
    void everyRatioAndFormatComesInItsExactSize() throws IOException {
        SamplePictures.needsProgram("vips");
        MediaLibrary library = library(PictureTools::find);
        MediaItem item = add(library, SamplePictures.drawn("jpg", 1000, 700, 1));

        assertThat(item.widths(Ratio.WIDE)).containsExactly(160, 320, 480, 640, 960, 1000);
        assertThat(item.widths(Ratio.TALL)).containsExactly(160, 320, 480, 525);
        assertThat(item.widths(Ratio.ORIGINAL)).containsExactly(160, 320, 480, 640, 960, 1000);
        for (Ratio ratio : Ratio.values()) {
            int width = item.widths(ratio).getLast();
            String address = item.address(ratio, width, Format.JPG);
            Rendition rendition = library.renditions().find(address).orElseThrow();
            BufferedImage picture = SamplePictures.decoded(rendition.file()).orElseThrow();
            assertThat(picture.getWidth()).as(address).isEqualTo(width);
            assertThat(picture.getHeight()).as(address).isEqualTo(item.height(ratio, width));
        }
        for (Format format : library.formats()) {
            Rendition rendition =
                    library.renditions().find(item.address(Ratio.WIDE, 640, format)).orElseThrow();
            assertThat(rendition.contentType()).isEqualTo(format.contentType());
            byte[] head = Files.readAllBytes(rendition.file());
            assertThat(MediaFormat.find(head).orElseThrow().contentType())
                    .isEqualTo(format.contentType());
        }
        try (Stream<Path> left = Files.list(folder.resolve("working"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void anAddressAsksForWhatThePictureHas() {
        MediaLibrary library = library(PictureTools::find);
        MediaItem item = add(library, SamplePictures.drawn("jpg", 1000, 700, 2));

        assertThat(item.address(Ratio.WIDE, 600, Format.JPG))
                .isEqualTo("/media/2026/11/02/" + item.name() + "_16x9_640.jpg");
        assertThat(item.address(Ratio.WIDE, 5000, Format.JPG)).endsWith("_16x9_1000.jpg");
        assertThat(item.address(Ratio.ORIGINAL, 1, Format.JPG)).endsWith("_orig_160.jpg");
        MediaItem tiny = add(library, SamplePictures.drawn("png", 90, 40, 3));
        assertThat(tiny.widths(Ratio.SQUARE)).containsExactly(40);
    }

    @Test
    void onlyKnownRenditionsAreThere() {
        MediaLibrary library = library(PictureTools::find);
        MediaItem item = add(library, SamplePictures.drawn("jpg", 1000, 700, 4));
        String stem = "/media/2026/11/02/" + item.name();

        for (String address :
                List.of(
                        stem + "_16x9_641.jpg",
                        stem + "_16x9_1280.jpg",
                        stem + "_16x9_0640.jpg",
                        stem + "_16x9_99999.jpg",
                        stem + "_5x4_640.jpg",
                        stem + "_16x9_640.tiff",
                        stem + "_16x9_640.jpg/",
                        stem + ".jpg",
                        stem + ".mp4",
                        stem + "x_16x9_640.jpg",
                        "/media/2026/11/03/" + item.name() + "_16x9_640.jpg",
                        "/media/2026/11/02/../02/" + item.name() + "_16x9_640.jpg",
                        "/media/../../../../etc/passwd",
                        "",
                        "/media/")) {
            assertThat(library.renditions().find(address)).as(address).isEmpty();
            assertThat(library.renditions().findMade(address)).as(address).isEmpty();
        }
    }

    @Test
    void aRenditionMadeOnceIsServedWithoutTheDatabase() {
        MediaLibrary library = library(PictureTools::find);
        MediaItem item = add(library, SamplePictures.drawn("jpg", 600, 400, 5));
        String address = item.address(Ratio.WIDE, 320, Format.JPG);
        assertThat(library.renditions().findMade(address)).isEmpty();
        Optional<Rendition> made = library.renditions().find(address);

        database.write(handle -> handle.execute("truncate media cascade"));

        assertThat(library.renditions().findMade(address)).isEqualTo(made).isPresent();
        assertThat(library.renditions().find(address)).isEqualTo(made);
    }

    @Test
    void manyWhoAskAtOnceAreServedByOneMaking() throws Exception {
        var tools = new SlowPictures();
        MediaLibrary library = library(children -> tools);
        MediaItem item = add(library, SamplePictures.drawn("jpg", 600, 400, 6));
        String address = item.address(Ratio.WIDE, 320, Format.JPG);

        var answers = new ArrayList<AtomicReference<Optional<Rendition>>>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 8; i++) {
            var answer = new AtomicReference<Optional<Rendition>>(Optional.empty());
            answers.add(answer);
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> answer.set(library.renditions().find(address))));
        }
        Waiting.until(
                "all wait, one for the picture and seven for that one",
                () -> threads.stream().allMatch(one -> one.getState() == Thread.State.WAITING));
        tools.go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(tools.made).hasValue(1);
        assertThat(answers).allMatch(answer -> answer.get().isPresent());
    }

    /** Makes a picture when told to, and counts. */
    private static final class SlowPictures implements PictureTools {
        final CountDownLatch go = new CountDownLatch(1);
        final AtomicInteger made = new AtomicInteger();

        @Override
        public Set<Format> formats() {
            return Set.of(Format.JPG);
        }

        @Override
        public PictureFacts examine(Path original, MediaFormat format, long maxPixels) {
            return new PictureFacts(600, 400, "#808080");
        }

        @Override
        public Map<Ratio, Area> automatic(Path original, int width, int height) {
            return Map.of();
        }

        @Override
        public void render(
                Path original, Path target, int width, int height, Cut cut, Format format)
                throws IOException {
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            made.incrementAndGet();
            Files.write(target, SamplePictures.drawn("jpg", width, height, 0));
        }
    }

    @Test
    void aPictureThatCannotBeMadeIsAProblemThatPasses() throws IOException {
        MediaLibrary library = library(PictureTools::find);
        MediaItem item = add(library, SamplePictures.drawn("jpg", 600, 400, 7));
        Files.write(library.original(item), "rotten".getBytes(StandardCharsets.UTF_8));
        String address = item.address(Ratio.WIDE, 320, Format.JPG);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> library.renditions().find(address))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem ->
                                    assertThat(problem.kind()).isEqualTo(Problem.Kind.UNAVAILABLE));
        }
        assertThat(library.renditions().findMade(address)).isEmpty();
    }

    @Test
    void renditionsTellWhoMadeThePictureAndNothingOfCameraOrPlace() throws IOException {
        SamplePictures.needsProgram("vips");
        byte[] photograph = SamplePictures.shared("gps/DSCN0010.jpg");
        assertThat(new String(photograph, StandardCharsets.ISO_8859_1)).contains("NIKON");
        MediaLibrary library = library(PictureTools::find);
        var rights = new MediaDetails("", "", "Stet News", "Ada Writer");
        MediaItem item = library.add(ROBOT, new ByteArrayInputStream(photograph), "a.jpg", rights);

        for (Format format : library.formats()) {
            String address = item.address(Ratio.ORIGINAL, 640, format);
            Rendition rendition = library.renditions().find(address).orElseThrow();
            var text = Files.readString(rendition.file(), StandardCharsets.ISO_8859_1);
            assertThat(text).as(format.slug()).doesNotContain("NIKON").doesNotContain("GPS");
            if (format != Format.AVIF) {
                assertThat(text).as(format.slug()).contains("Ada Writer", "Stet News");
            }
            String header = vipsHeader(rendition.file());
            assertThat(header)
                    .as(format.slug())
                    .contains("width: 640", "height: 480")
                    .doesNotContainIgnoringCase("GPS");
            if (format != Format.AVIF) {
                assertThat(header).as(format.slug()).contains("Artist: Ada Writer");
            }
        }
    }

    private static String vipsHeader(Path file) throws IOException {
        Process process = new ProcessBuilder("vipsheader", "-a", file.toString()).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aSeeThroughPictureStaysSoInWebp() throws IOException {
        SamplePictures.needsProgram("vips");
        MediaLibrary library = library(PictureTools::find);
        var rights = new MediaDetails("", "", "Stet News", "");
        MediaItem item =
                library.add(
                        ROBOT,
                        new ByteArrayInputStream(SamplePictures.seeThrough(300, 200)),
                        "logo.png",
                        rights);

        Rendition rendition =
                library.renditions().find(item.address(Ratio.WIDE, 160, Format.WEBP)).orElseThrow();

        assertThat(vipsHeader(rendition.file())).contains("bands: 4", "width: 160", "Stet News");
    }

    @Test
    void aMachineWithoutLibvipsMakesJpegs() throws IOException {
        MediaLibrary library = library(PlainPictures::new);
        assertThat(library.formats()).containsExactly(Format.JPG);
        MediaItem item = add(library, SamplePictures.drawn("png", 1000, 700, 8));

        assertThat(item.colour()).matches("#[0-9a-f]{6}").isNotEqualTo("#000000");
        String address = item.address(Ratio.TALL, 320, Format.JPG);
        Rendition rendition = library.renditions().find(address).orElseThrow();
        BufferedImage picture = SamplePictures.decoded(rendition.file()).orElseThrow();
        assertThat(picture.getWidth()).isEqualTo(320);
        assertThat(picture.getHeight()).isEqualTo(427);
        assertThat(library.renditions().find(item.address(Ratio.TALL, 320, Format.WEBP))).isEmpty();
        assertThatThrownBy(() -> add(library, SamplePictures.claiming(60_000, 60_000)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.TOO_LARGE));
    }

    @Test
    void aMachineWithoutLibvipsTurnsPhotographsUprightToo() throws IOException {
        MediaLibrary plain = library(PlainPictures::new);
        byte[] upright = SamplePictures.shared("orientation/landscape_1.jpg");
        byte[] lying = SamplePictures.shared("orientation/landscape_6.jpg");
        MediaItem first = add(plain, upright);
        MediaItem second = add(plain, lying);

        assertThat(second.width()).isEqualTo(600);
        assertThat(second.height()).isEqualTo(450);
        BufferedImage one = rendered(plain, first);
        BufferedImage two = rendered(plain, second);
        for (int x = 20; x < 300; x += 40) {
            for (int y = 20; y < 220; y += 40) {
                int a = one.getRGB(x, y);
                int b = two.getRGB(x, y);
                assertThat(Math.abs((a >> 8 & 0xFF) - (b >> 8 & 0xFF)))
                        .as("green at " + x + "," + y)
                        .isLessThan(64);
            }
        }
    }

    private static BufferedImage rendered(MediaLibrary library, MediaItem item) throws IOException {
        String address = item.address(Ratio.ORIGINAL, 320, Format.JPG);
        return SamplePictures.decoded(library.renditions().find(address).orElseThrow().file())
                .orElseThrow();
    }
}
