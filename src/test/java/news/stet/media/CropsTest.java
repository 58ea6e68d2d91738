package news.stet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.imageio.ImageIO;
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
class CropsTest {
    private static final Actor EDITOR = new Actor(1, "editor", Role.EDITOR, Actor.Kind.TOKEN);
    private static final Actor REPORTER = new Actor(5, "wire", Role.REPORTER, Actor.Kind.TOKEN);
    private static final int RED = 0xC02020;
    private static final int GREEN = 0x20A040;
    private static final int BLUE = 0x2040C0;

    @TempDir Path folder;
    private final HandClock clock = new HandClock("2026-11-02T12:00:00Z");
    private final List<MediaEdits.Change> changes = new ArrayList<>();
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
                (handle, item, change, now) -> changes.add(change));
    }

    private static MediaItem add(MediaLibrary library, byte[] bytes) {
        return library.add(REPORTER, new ByteArrayInputStream(bytes), "a.png", MediaDetails.NONE);
    }

    /** Three upright stripes: red, green, blue. */
    private static byte[] stripes(int width, int height) throws IOException {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        int[] colours = {RED, GREEN, BLUE};
        for (int i = 0; i < 3; i++) {
            canvas.setColor(new Color(colours[i]));
            canvas.fillRect(i * width / 3, 0, width / 3 + 1, height);
        }
        canvas.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }

    private static CropPlan focus(int x, int y) {
        return new CropPlan(Optional.of(new FocalPoint(x, y)), Map.of());
    }

    private static CropPlan drawn(Ratio ratio, int x, int y, int width, int height) {
        return new CropPlan(Optional.empty(), Map.of(ratio, new Area(x, y, width, height)));
    }

    private static void assertMiddle(MediaLibrary library, String address, int colour)
            throws IOException {
        Rendition rendition = library.renditions().find(address).orElseThrow();
        BufferedImage picture = SamplePictures.decoded(rendition.file()).orElseThrow();
        var middle = new Color(picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2));
        var wanted = new Color(colour);
        assertThat(Math.abs(middle.getRed() - wanted.getRed())).as(address).isLessThan(16);
        assertThat(Math.abs(middle.getGreen() - wanted.getGreen())).as(address).isLessThan(16);
        assertThat(Math.abs(middle.getBlue() - wanted.getBlue())).as(address).isLessThan(16);
    }

    @Test
    void aNewCutGetsNewAddressesAndTheOldOnesGoOnGivingTheOld() throws IOException {
        MediaLibrary library = library(PictureTools::find);
        MediaItem item = add(library, stripes(1200, 800));
        String automatic = item.address(Ratio.SQUARE, 320, Format.JPG);

        MediaItem left =
                library.crop(EDITOR, item.id(), drawn(Ratio.SQUARE, 0, 100, 400, 400), null);
        String first = left.address(Ratio.SQUARE, 320, Format.JPG);
        MediaItem right =
                library.crop(EDITOR, item.id(), drawn(Ratio.SQUARE, 800, 100, 400, 400), null);
        String second = right.address(Ratio.SQUARE, 320, Format.JPG);

        assertThat(automatic).isEqualTo("/media/2026/11/02/" + item.name() + "_1x1_320.jpg");
        assertThat(first).isEqualTo("/media/2026/11/02/" + item.name() + "-c1_1x1_320.jpg");
        assertThat(second).isEqualTo("/media/2026/11/02/" + item.name() + "-c2_1x1_320.jpg");
        // None was made before, and the first is not in force any more.
        assertMiddle(library, first, RED);
        assertMiddle(library, second, BLUE);
        assertThat(library.renditions().find(automatic)).isPresent();
        assertThat(right.address(Ratio.WIDE, 320, Format.JPG)).doesNotContain("-c");
        assertThat(right.address(Ratio.ORIGINAL, 320, Format.JPG)).doesNotContain("-c");
    }

    @Test
    void aCutThatWasThereBeforeHasItsAddressesBack() throws IOException {
        MediaLibrary library = library(PictureTools::find);
        MediaItem item = add(library, stripes(1200, 800));
        CropPlan plan = drawn(Ratio.CLASSIC, 10, 10, 640, 480);

        MediaItem first = library.crop(EDITOR, item.id(), plan, null);
        MediaItem none = library.crop(EDITOR, item.id(), CropPlan.AUTOMATIC, null);
        MediaItem again = library.crop(EDITOR, item.id(), plan, null);

        assertThat(none.crops()).isEqualTo(Crops.AUTOMATIC);
        assertThat(again.crops()).isEqualTo(first.crops());
        assertThat(library.get(item.id()).crops()).isEqualTo(first.crops());
    }

    @Test
    void everyRatioThatNobodyDrewFollowsTheFocalPoint() throws IOException {
        MediaLibrary library = library(PictureTools::find);
        MediaItem item = add(library, stripes(1200, 400));

        MediaItem cut =
                library.crop(
                        EDITOR,
                        item.id(),
                        new CropPlan(
                                Optional.of(new FocalPoint(1100, 200)),
                                Map.of(Ratio.TALL, new Area(450, 0, 300, 400))),
                        null);

        assertThat(cut.crops().find(Ratio.SQUARE).orElseThrow().area())
                .isEqualTo(new Area(800, 0, 400, 400));
        assertMiddle(library, cut.address(Ratio.SQUARE, 400, Format.JPG), BLUE);
        assertMiddle(library, cut.address(Ratio.CLASSIC, 480, Format.JPG), BLUE);
        assertMiddle(library, cut.address(Ratio.TALL, 300, Format.JPG), GREEN);
        assertThat(cut.crops().find(Ratio.TALL).orElseThrow().byHand()).isTrue();
        assertThat(cut.crops().find(Ratio.SQUARE).orElseThrow().byHand()).isFalse();
    }

    @Test
    void aNarrowCutIsNeverBlownUp() throws IOException {
        MediaLibrary library = library(PictureTools::find);
        MediaItem item = add(library, stripes(1200, 800));

        MediaItem cut = library.crop(EDITOR, item.id(), drawn(Ratio.WIDE, 0, 0, 500, 281), null);

        assertThat(cut.widths(Ratio.WIDE)).containsExactly(160, 320, 480, 500);
        String widest = cut.address(Ratio.WIDE, 5000, Format.JPG);
        assertThat(widest).endsWith("-c1_16x9_500.jpg");
        assertThat(library.renditions().find(widest.replace("_500", "_640"))).isEmpty();
        assertThat(library.renditions().find(widest.replace("-c1", "-c2"))).isEmpty();
        assertThat(library.renditions().find(widest.replace("16x9_500", "4x3_480"))).isEmpty();
        assertThat(library.renditions().find(widest.replace("-c1", ""))).isEmpty();
    }

    @Test
    void aLyingPhotographIsCutAsItIsSeen() throws IOException {
        for (Function<ChildProcesses, PictureTools> tools :
                List.<Function<ChildProcesses, PictureTools>>of(
                        PictureTools::find, PlainPictures::new)) {
            database.write(handle -> handle.execute("truncate media cascade"));
            MediaLibrary library = library(tools);
            MediaItem upright = add(library, SamplePictures.shared("orientation/landscape_1.jpg"));
            MediaItem lying = add(library, SamplePictures.shared("orientation/landscape_6.jpg"));
            CropPlan corner = drawn(Ratio.CLASSIC, 340, 265, 240, 180);

            BufferedImage one = corner(library, library.crop(EDITOR, upright.id(), corner, null));
            BufferedImage two = corner(library, library.crop(EDITOR, lying.id(), corner, null));

            assertThat(Pixels.difference(one, two)).isLessThan(12);
        }
    }

    private static BufferedImage corner(MediaLibrary library, MediaItem item) throws IOException {
        String address = item.address(Ratio.CLASSIC, 160, Format.JPG);
        return SamplePictures.decoded(library.renditions().find(address).orElseThrow().file())
                .orElseThrow();
    }

    @Test
    void whatLiesOutsideOrHasAnotherShapeIsRefusedByItsField() throws IOException {
        MediaLibrary library = library(PictureTools::find);
        MediaItem item = add(library, stripes(1200, 800));

        for (CropPlan wrong :
                List.of(
                        focus(1200, 10),
                        focus(-1, 10),
                        drawn(Ratio.SQUARE, 900, 0, 400, 400),
                        drawn(Ratio.SQUARE, 0, 600, 400, 400),
                        drawn(Ratio.SQUARE, 0, 0, 400, 300),
                        drawn(Ratio.SQUARE, 0, 0, 100, 100),
                        drawn(Ratio.WIDE, 0, 0, 1300, 731),
                        drawn(Ratio.ORIGINAL, 0, 0, 1200, 800))) {
            var problem =
                    catchThrowableOfType(
                            Problem.class, () -> library.crop(EDITOR, item.id(), wrong, null));
            assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID);
            assertThat(problem.fields().getFirst().path()).matches("focus|crops\\..*");
        }
        assertThat(changes).isEmpty();
    }

    @Test
    void onlyWhoMayChangeAPictureCutsItAndTheTrailKeepsIt() throws IOException {
        MediaLibrary library = library(PictureTools::find);
        MediaItem item = add(library, stripes(1200, 800));

        Actor contributor = new Actor(7, "Al", Role.CONTRIBUTOR, Actor.Kind.PERSON);
        assertThatThrownBy(() -> library.crop(contributor, item.id(), focus(1, 1), null))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN));
        library.crop(EDITOR, item.id(), focus(1, 1), null);
        library.crop(EDITOR, item.id(), focus(1, 1), null);

        assertThat(changes).containsExactly(MediaEdits.Change.LOOK);
        assertThat(
                        new Audit(database)
                                .list(
                                        new Actor(1, "boss", Role.ADMINISTRATOR, Actor.Kind.TOKEN),
                                        "media:" + item.id(),
                                        Long.MAX_VALUE,
                                        10))
                .extracting(Audit.Line::verb)
                .containsExactly("crop media", "add media");
    }

    @Test
    void theAutomaticCutIsTheOneThatIsShown() throws IOException {
        SamplePictures.needsProgram("vips");
        MediaLibrary library = library(PictureTools::find);
        MediaItem item = add(library, SamplePictures.shared("gps/DSCN0010.jpg"));

        for (Ratio ratio : Ratio.CUTS) {
            String automatic = item.address(ratio, 320, Format.JPG);
            BufferedImage shown =
                    SamplePictures.decoded(
                                    library.renditions().find(automatic).orElseThrow().file())
                            .orElseThrow();
            Area area = library.renditions().automatic(item, ratio);
            MediaItem drawn =
                    library.crop(
                            EDITOR,
                            item.id(),
                            new CropPlan(Optional.empty(), Map.of(ratio, area)),
                            null);
            String byHand = drawn.address(ratio, 320, Format.JPG);
            BufferedImage same =
                    SamplePictures.decoded(library.renditions().find(byHand).orElseThrow().file())
                            .orElseThrow();

            assertThat(byHand).isNotEqualTo(automatic);
            assertThat(Pixels.difference(shown, same)).as(ratio.slug()).isLessThan(25);
        }
    }
}
