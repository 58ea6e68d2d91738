package news.stet.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import news.stet.platform.Database;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabase.class)
class SimilarPicturesTest {
    @TempDir Path folder;
    private Database database;
    private MediaLibrary library;

    @BeforeEach
    void open(Database database) {
        this.database = database;
        SamplePictures.needsProgram("vips");
        library = Libraries.empty(database, folder);
    }

    private MediaItem add(byte[] bytes, String name) {
        return Libraries.add(library, bytes, name);
    }

    private byte[] made(byte[] original, String suffix, String... how) throws IOException {
        Path from = Files.write(folder.resolve("from.jpg"), original);
        Path to = folder.resolve("to" + suffix);
        List<String> command = new ArrayList<>(List.of("vips"));
        for (String word : how) {
            command.add(
                    word.equals("IN")
                            ? from.toString()
                            : word.equals("OUT") ? to.toString() : word);
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertThat(process.getInputStream().readAllBytes()).isEmpty();
        return Files.readAllBytes(to);
    }

    @Test
    void theSamePictureSmallerBrighterOrInAnotherFormatIsFoundAndOthersAreNot() throws IOException {
        byte[] first = SamplePictures.shared("gps/DSCN0010.jpg");
        MediaItem item = add(first, "first.jpg");
        MediaItem small = add(made(first, ".jpg", "thumbnail", "IN", "OUT", "300"), "small.jpg");
        MediaItem webp = add(made(first, ".webp", "thumbnail", "IN", "OUT", "500"), "small.webp");
        MediaItem bright =
                add(made(first, ".png", "linear", "IN", "OUT", "0.9", "20", "--uchar"), "b.png");
        for (String other : List.of("gps/DSCN0042.jpg", "gps/DSCN0021.jpg", "jolla.jpg")) {
            var unused = add(SamplePictures.shared(other), "other.jpg");
        }

        assertThat(library.similar(item))
                .extracting(MediaItem::id)
                .containsExactlyInAnyOrder(small.id(), webp.id(), bright.id());
        assertThat(library.similar(small)).extracting(MediaItem::id).contains(item.id());
    }

    @Test
    void photographsOfDifferentThingsDoNotLookAlike() throws IOException {
        List<String> names =
                List.of(
                        "exif-org/canon-ixus.jpg",
                        "exif-org/fujifilm-mx1700.jpg",
                        "exif-org/kodak-dc210.jpg",
                        "exif-org/nikon-e950.jpg",
                        "exif-org/olympus-c960.jpg",
                        "exif-org/ricoh-rdc5300.jpg",
                        "exif-org/sanyo-vpcg250.jpg",
                        "exif-org/sony-cybershot.jpg",
                        "orientation/landscape_1.jpg",
                        "orientation/portrait_1.jpg");
        List<MediaItem> items = new ArrayList<>();
        for (String name : names) {
            items.add(add(SamplePictures.shared(name), name));
        }

        for (MediaItem item : items) {
            assertThat(library.similar(item)).as(item.fileName()).isEmpty();
        }
    }

    @Test
    void aPictureLooksTheSameWhicheverWayTheCameraWasHeld() {
        MediaItem upright = add(SamplePictures.shared("orientation/landscape_1.jpg"), "1.jpg");
        MediaItem lying = add(SamplePictures.shared("orientation/landscape_6.jpg"), "6.jpg");

        assertThat(library.similar(lying)).extracting(MediaItem::id).contains(upright.id());
    }

    @Test
    void whatIsAllOfOneColourLooksLikeNothing() {
        byte[] grey = new byte[3 * PerceptualHash.SIDE * PerceptualHash.SIDE];
        java.util.Arrays.fill(grey, (byte) 0x80);

        assertThat(PerceptualHash.of(grey)).isZero();
        assertThat(PerceptualHash.colour(grey)).isEqualTo("#808080");
    }

    @Test
    void aMachineWithoutLibvipsFindsThemToo() throws IOException {
        var children = new ChildProcesses(Files.createDirectories(folder.resolve("plain")));
        byte[] first = SamplePictures.shared("gps/DSCN0010.jpg");
        Path large = Files.write(folder.resolve("large.jpg"), first);
        Path small =
                Files.write(
                        folder.resolve("small.jpg"),
                        made(first, ".jpg", "thumbnail", "IN", "OUT", "300"));
        var plain = new PlainPictures(children);

        long one = plain.examine(large, MediaFormat.JPEG, 30_000_000).print();
        long other = plain.examine(small, MediaFormat.JPEG, 30_000_000).print();

        assertThat(Long.bitCount(one ^ other)).isLessThanOrEqualTo(PerceptualHash.NEAR);
    }
}
