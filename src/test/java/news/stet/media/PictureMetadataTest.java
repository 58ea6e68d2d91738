package news.stet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureMetadataTest {
    private static final String[] TOLD = {
        "-XMP-dc:Description=Ferries & <boats> at dawn",
        "-XMP-dc:Creator=Ada Writer",
        "-XMP-dc:Creator=Bo Lens",
        "-XMP-dc:Rights=© 2026 Stet",
        "-XMP-dc:Subject=ferry",
        "-XMP-dc:Subject=ميناء",
        "-XMP-photoshop:Headline=The old bridge",
        "-XMP-photoshop:Credit=Stet News",
        "-XMP-photoshop:DateCreated=2026:05:04 07:08:09+03:00",
        "-XMP-photoshop:City=Harbour City",
        "-XMP-photoshop:Country=Norland",
        "-XMP-photoshop:Instructions=Not for covers",
        "-XMP-iptcCore:Location=North quay",
        "-XMP-iptcCore:AltTextAccessibility=Three ferries in fog",
        "-XMP-iptcExt:PersonInImage=Edda Tor",
        "-XMP-iptcExt:DigitalSourceType=http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia",
        "-XMP-xmpRights:UsageTerms=Editorial use only",
        "-XMP-xmpRights:WebStatement=https://example.org/licence",
        "-XMP-plus:LicensorURL=https://example.org/buy"
    };

    @TempDir Path folder;

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static MediaFormat format(Path file) throws IOException {
        return MediaFormat.find(Files.readAllBytes(file)).orElseThrow();
    }

    private static MediaDetails read(Path file) throws IOException {
        return PictureMetadata.read(file, format(file)).details();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "webp", "tif", "avif"})
    void whatXmpSaysIsReadInEveryFormat(String format) throws IOException {
        Path file = made(format);
        Exiftool.write(file, TOLD);

        PictureMetadata read = PictureMetadata.read(file, format(file));

        assertThat(read.details())
                .isEqualTo(
                        new MediaDetails(
                                "Ferries & <boats> at dawn",
                                "Three ferries in fog",
                                "Stet News",
                                "Ada Writer, Bo Lens",
                                "The old bridge",
                                "© 2026 Stet",
                                "Editorial use only",
                                "2026-05-04T07:08:09+03:00",
                                "North quay, Harbour City, Norland",
                                List.of("Edda Tor"),
                                List.of("ferry", "ميناء"),
                                DigitalSource.COMPOSITE_TRAINED));
        assertThat(read.licenceUrl()).isEqualTo("https://example.org/licence");
        assertThat(read.acquireUrl()).isEqualTo("https://example.org/buy");
        assertThat(read.instructions()).isEqualTo("Not for covers");
    }

    private Path made(String format) throws IOException {
        Path png = file("drawn.png", SamplePictures.drawn("png", 64, 48, 1));
        if (format.equals("png")) {
            return png;
        }
        SamplePictures.needsProgram("vips");
        Path file = folder.resolve("made." + format);
        run("vips", "copy", png.toString(), file.toString());
        return file;
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).doesNotContainIgnoringCase("error");
    }

    @Test
    void iptcIsReadWhereXmpIsSilentAndExifWhereBothAre() throws IOException {
        Path file = made("jpg");
        Exiftool.write(
                file,
                "-IPTC:Caption-Abstract=Schnee über Köln",
                "-IPTC:By-line=Jörg",
                "-IPTC:Keywords=snow",
                "-IPTC:Keywords=Köln",
                "-IPTC:DateCreated=2016:12:23",
                "-IPTC:TimeCreated=16:28:39+01:00",
                "-IPTC:City=Köln",
                "-IPTC:Country-PrimaryLocationName=Germany",
                "-EXIF:Copyright=Agency",
                "-EXIF:ImageDescription=Never seen");

        MediaDetails details = read(file);

        assertThat(details.caption()).isEqualTo("Schnee über Köln");
        assertThat(details.creator()).isEqualTo("Jörg");
        assertThat(details.keywords()).containsExactly("snow", "Köln");
        assertThat(details.taken()).isEqualTo("2016-12-23T16:28:39+01:00");
        assertThat(details.place()).isEqualTo("Köln, Germany");
        assertThat(details.copyright()).isEqualTo("Agency");
    }

    @Test
    void photographsSayWhatExiftoolReadsInThem() throws IOException {
        List<Path> photographs = photographs();
        assertThat(photographs).hasSizeGreaterThan(40);
        int said = 0;
        for (Path file : photographs) {
            MediaFormat format = MediaFormat.find(head(file)).orElse(null);
            if (format == null) {
                continue;
            }
            Map<String, String> tags = Exiftool.read(file);
            MediaDetails details = PictureMetadata.read(file, format).details();
            String name = file.getFileName().toString();
            assertThat(details.taken()).as(name).isEqualTo(taken(tags));
            assertThat(details.creator())
                    .as(name)
                    .isEqualTo(
                            first(tags, "XMP-dc:Creator", "IPTC:By-line", "IFD0:Artist")
                                    .replace("\n", ", "));
            assertThat(details.copyright())
                    .as(name)
                    .isEqualTo(
                            first(tags, "XMP-dc:Rights", "IPTC:CopyrightNotice", "IFD0:Copyright"));
            String caption =
                    first(
                            tags,
                            "XMP-dc:Description",
                            "IPTC:Caption-Abstract",
                            "IFD0:ImageDescription");
            assertThat(details.caption()).as(name).isIn(caption, "");
            assertThat(details.caption().isEmpty()).as(name).isEqualTo(isCameras(caption));
            said += details.taken().isEmpty() ? 0 : 1;
        }
        assertThat(said).isGreaterThan(20);
    }

    private static boolean isCameras(String caption) {
        return caption.isEmpty() || caption.equals(caption.toUpperCase(java.util.Locale.ROOT));
    }

    private static List<Path> photographs() throws IOException {
        byte[] unused = SamplePictures.shared("orientation/landscape_1.jpg");
        Path data = Path.of(System.getenv().getOrDefault("STET_SHARED", "../shared"));
        try (Stream<Path> files = Files.walk(data.resolve("data/pictures"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(MediaFormat.HEAD_BYTES);
        }
    }

    private static String first(Map<String, String> tags, String... names) {
        return Stream.of(names)
                .map(name -> tags.getOrDefault(name, "").strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String taken(Map<String, String> tags) {
        String iptc = first(tags, "IPTC:DateCreated") + " " + first(tags, "IPTC:TimeCreated");
        String exif = first(tags, "ExifIFD:DateTimeOriginal");
        return Stream.of(
                        first(tags, "XMP-photoshop:DateCreated"),
                        iptc,
                        exif + first(tags, "ExifIFD:OffsetTimeOriginal"),
                        exif,
                        first(tags, "XMP-exif:DateTimeOriginal"))
                .flatMap(text -> Taken.read(text).stream())
                .findFirst()
                .orElse("");
    }

    @Test
    void whateverIsBrokenInAFileNothingOfItFailsTheReader() throws IOException {
        List<byte[]> files = new ArrayList<>();
        files.add(withBlocks(packet("<dc:title>x</dc:title>")));
        for (String name : List.of("xmp/BlueSquare.jpg", "gps/DSCN0010.jpg", "corrupted.jpg")) {
            files.add(SamplePictures.shared(name));
        }
        files.add(SamplePictures.shared("iphone_13_pro_max.HEIC"));
        files.add(SamplePictures.shared("BSG1.tiff"));
        var random = new Random(20261122);
        Path broken = folder.resolve("broken");
        for (byte[] whole : files) {
            MediaFormat format = MediaFormat.find(whole).orElseThrow();
            int interesting = Math.min(whole.length, 20_000);
            for (int i = 0; i < 150; i++) {
                byte[] changed =
                        java.util.Arrays.copyOf(
                                whole,
                                random.nextInt(3) == 0 ? random.nextInt(interesting) : interesting);
                for (int j = 0; j < 1 + random.nextInt(20) && changed.length > 0; j++) {
                    changed[random.nextInt(changed.length)] = (byte) random.nextInt();
                }
                Files.write(broken, changed);
                assertThatCode(() -> MetadataBlocks.read(broken, format))
                        .doesNotThrowAnyException();
                var unused = PictureMetadata.read(broken, format).details().checked();
            }
        }
    }

    @Test
    void whatIsMadeToEatMemoryIsLeftAlone() throws IOException {
        String laughs =
                """
                <!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
                <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
                """;
        byte[] entities =
                (laughs + packet("<dc:description>&c;&f;</dc:description>"))
                        .getBytes(StandardCharsets.UTF_8);
        byte[] deep = packet("<dc:x>".repeat(50_000)).getBytes(StandardCharsets.UTF_8);

        assertThat(new XmpTexts(entities).first(XmpTexts.DC, "description")).isEmpty();
        assertThat(new XmpTexts(deep).list(XmpTexts.DC, "x")).isEmpty();

        // A directory that points to itself, with a tag that claims four gigabytes.
        byte[] loop = new byte[64];
        java.nio.ByteBuffer.wrap(loop)
                .put(new byte[] {'M', 'M', 0, 42})
                .putInt(8)
                .putShort((short) 2)
                .putShort((short) 0x010E)
                .putShort((short) 2)
                .putInt(-1)
                .putInt(0)
                .putShort((short) 0x8769)
                .putShort((short) 4)
                .putInt(1)
                .putInt(8);
        assertThat(ExifTexts.of(loop)).isEqualTo(ExifTexts.NONE);
    }

    private static String packet(String inside) {
        return "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"%s\"><rdf:Description xmlns:dc=\"%s\">%s</rdf:Description></rdf:RDF></x:xmpmeta>"
                .formatted(XmpTexts.RDF, XmpTexts.DC, inside);
    }

    /** A JPEG with such a packet in it. */
    private static byte[] withBlocks(String packet) {
        byte[] picture = SamplePictures.drawn("jpg", 32, 32, 1);
        byte[] xmp = ("http://ns.adobe.com/xap/1.0/\0" + packet).getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream();
        out.write(picture, 0, 2);
        out.write(0xFF);
        out.write(0xE1);
        out.write(xmp.length + 2 >> 8);
        out.write(xmp.length + 2);
        out.writeBytes(xmp);
        out.write(picture, 2, picture.length - 2);
        return out.toByteArray();
    }

    @Test
    void aDateIsAsPreciseAsItIsKnown() {
        assertThat(Taken.read("2016")).contains("2016");
        assertThat(Taken.read("2016:12:23")).contains("2016-12-23");
        assertThat(Taken.read("2016:12:23 16:28:39")).contains("2016-12-23T16:28:39");
        assertThat(Taken.read("2016-12-23T16:28Z")).contains("2016-12-23T16:28:00Z");
        assertThat(Taken.read("2016-12-23T16:28:39.123+0330"))
                .contains("2016-12-23T16:28:39+03:30");
        assertThat(Taken.read("0000:00:00 00:00:00")).isEmpty();
        assertThat(Taken.read("2016:02:30")).isEmpty();
        assertThat(Taken.read("yesterday")).isEmpty();
    }
}
