package news.stet.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import news.stet.people.Actor;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.TestDatabase;
import news.stet.story.MediaUses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabase.class)
class RenditionMetadataTest {
    private static final Actor ROBOT = new Actor(5, "wire robot", Role.EDITOR, Actor.Kind.TOKEN);
    private static final MediaDetails SAID =
            new MediaDetails(
                    "Ferries & <boats> at dawn",
                    "Three ferries in fog",
                    "Stet News",
                    "Ada Writer",
                    "جسر الميناء",
                    "© 2026 Stet",
                    "Editorial use only",
                    "2026-05-04T07:08:09+03:00",
                    "North quay",
                    List.of("Edda Tor"),
                    List.of("ferry", "ميناء"),
                    DigitalSource.TRAINED);

    @TempDir Path folder;
    private MediaLibrary library;

    @BeforeEach
    void open(Database database) {
        SamplePictures.needsProgram("vips");
        database.write(handle -> handle.execute("truncate media cascade"));
        library =
                MediaLibrary.open(
                        database,
                        folder,
                        MediaLimits.standard(),
                        new HandClock("2026-11-02T12:00:00Z"),
                        MediaUses::edited);
    }

    private MediaItem photograph(MediaDetails details) {
        byte[] bytes = SamplePictures.shared("gps/DSCN0010.jpg");
        return library.add(ROBOT, new ByteArrayInputStream(bytes), "a.jpg", details);
    }

    private Path made(MediaItem item, Format format) {
        String address = item.address(Ratio.WIDE, 320, format);
        return library.renditions().find(address).orElseThrow().file();
    }

    @Test
    void everyRenditionSaysAllThatIsSaidOfThePictureAndNothingOfWhereItStood() throws IOException {
        MediaItem item = photograph(SAID);

        for (Format format : library.formats()) {
            Map<String, String> tags = Exiftool.read(made(item, format));
            assertThat(tags)
                    .as(format.slug())
                    .containsEntry("XMP-dc:Description", SAID.caption())
                    .containsEntry("XMP-dc:Creator", SAID.creator())
                    .containsEntry("XMP-dc:Rights", SAID.copyright())
                    .containsEntry("XMP-dc:Subject", "ferry\nميناء")
                    .containsEntry("XMP-photoshop:Headline", SAID.headline())
                    .containsEntry("XMP-photoshop:Credit", SAID.credit())
                    .containsEntry("XMP-photoshop:DateCreated", "2026:05:04 07:08:09+03:00")
                    .containsEntry("XMP-iptcCore:AltTextAccessibility", SAID.alt())
                    .containsEntry("XMP-iptcExt:PersonInImage", "Edda Tor")
                    .containsEntry("XMP-xmpRights:UsageTerms", SAID.usageTerms())
                    .containsEntry("IFD0:Artist", SAID.creator())
                    .containsEntry("IFD0:Copyright", SAID.copyright())
                    .containsKey("XMP-iptcExt:DigitalSourceType");
            assertThat(tags.keySet())
                    .as(format.slug())
                    .noneMatch(tag -> tag.startsWith("GPS") || tag.contains("Serial"))
                    .doesNotContain("IFD0:Model", "IFD0:Make");
            assertThat(tags).as(format.slug()).doesNotContainKey("ExifTool:Warning");
            assertThat(PictureMetadata.read(made(item, format), mediaFormat(format)).details())
                    .as(format.slug())
                    .isEqualTo(SAID);
        }
        assertThat(Exiftool.read(made(item, Format.JPG)))
                .containsEntry("IPTC:Caption-Abstract", SAID.caption())
                .containsEntry("IPTC:By-line", SAID.creator())
                .containsEntry("IPTC:Headline", SAID.headline());
    }

    private static MediaFormat mediaFormat(Format format) {
        return switch (format) {
            case JPG -> MediaFormat.JPEG;
            case WEBP -> MediaFormat.WEBP;
            case AVIF -> MediaFormat.AVIF;
        };
    }

    @Test
    void whatIsSaidLaterIsToldToFilesMadeBeforeAndThePictureStaysTheSame() throws IOException {
        MediaItem item = photograph(MediaDetails.NONE);
        Map<Format, byte[]> before = new EnumMap<>(Format.class);
        for (Format format : library.formats()) {
            before.put(format, pixels(made(item, format)));
        }
        library.upkeep().look();
        for (MediaDetails said :
                List.of(new MediaDetails("First", "", "", "Ada"), SAID, MediaDetails.NONE)) {
            var unused = library.editDetails(ROBOT, item.id(), said);
            library.upkeep().look();

            for (Format format : library.formats()) {
                Path file = made(item, format);
                assertThat(PictureMetadata.read(file, mediaFormat(format)).details())
                        .as(format.slug())
                        .isEqualTo(said);
                assertThat(java.util.Arrays.equals(pixels(file), before.get(format)))
                        .as(format.slug())
                        .isTrue();
                assertThat(header(file)).as(format.slug()).contains("width: 320", "height: 180");
            }
        }
    }

    private static byte[] pixels(Path file) throws IOException {
        Path plain = Files.createTempFile("plain", ".ppm");
        Process process =
                new ProcessBuilder("vips", "copy", file.toString(), plain.toString())
                        .redirectErrorStream(true)
                        .start();
        process.getInputStream().readAllBytes();
        byte[] bytes = Files.readAllBytes(plain);
        Files.delete(plain);
        int size = 3 * 320 * 180;
        assertThat(bytes.length).isGreaterThan(size);
        // The head has the time in it.
        return java.util.Arrays.copyOfRange(bytes, bytes.length - size, bytes.length);
    }

    private static String header(Path file) throws IOException {
        Process process = new ProcessBuilder("vipsheader", "-a", file.toString()).start();
        return new String(process.getInputStream().readAllBytes());
    }

    @Test
    void whatWasKilledIsKnownByALookAtTheDiskAndTheDeskStillSeesIt() {
        MediaItem item = photograph(SAID);
        String address = item.address(Ratio.WIDE, 320, Format.JPG);
        Path file = made(item, Format.JPG);
        library.upkeep().look();
        assertThat(library.renditions().isWithdrawn(address)).isFalse();

        var unused = library.rights().kill(ROBOT, item.id(), "A staged scene.");
        library.upkeep().look();

        assertThat(library.renditions().isWithdrawn(address)).isTrue();
        String stem = "/media/" + item.folder() + "/" + item.name();
        assertThat(library.renditions().isWithdrawn(stem + ".mp4")).isTrue();
        assertThat(library.renditions().isWithdrawn(stem + "/720/7.m4s")).isTrue();
        assertThat(library.renditions().isWithdrawn(stem + "0_16x9_320.jpg")).isFalse();
        assertThat(Renditions.findItem(stem + "-c2_16x9_320.jpg"))
                .isEqualTo(Renditions.findItem(stem + "/v1/master.m3u8"))
                .contains(item.folder() + "/" + item.name());
        assertThat(library.renditions().isWithdrawn(stem + "-c2_16x9_320.jpg")).isTrue();
        assertThat(file).exists();
        assertThat(library.renditions().find(address)).isPresent();

        unused = library.rights().restore(ROBOT, item.id());
        library.upkeep().look();
        assertThat(library.renditions().isWithdrawn(address)).isFalse();
    }
}
