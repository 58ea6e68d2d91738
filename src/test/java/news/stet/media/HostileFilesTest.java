package news.stet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that somebody made to do harm: each is refused or contained, and the next one is taken as
 * ever.
 */
@ExtendWith(TestDatabase.class)
class HostileFilesTest {
    @TempDir Path folder;
    private MediaLibrary library;

    @BeforeEach
    void open(Database database) {
        SamplePictures.needsProgram("vips");
        SamplePictures.needsProgram("ffmpeg");
        library = Libraries.empty(database, folder);
    }

    /** After whatever a test did: the library works, and nothing lies about. */
    @AfterEach
    void isUnharmed() throws IOException {
        byte[] good = SamplePictures.drawn("jpg", 400, 300, 77);
        assertThat(add(good, "good.jpg").width()).isEqualTo(400);
        for (String place : new String[] {"incoming", "working"}) {
            try (Stream<Path> files = Files.list(folder.resolve("media").resolve(place))) {
                assertThat(files.toList()).as(place).isEmpty();
            }
        }
    }

    private MediaItem add(byte[] bytes, String name) {
        return Libraries.add(library, bytes, name);
    }

    private Problem refusal(byte[] bytes, String name) {
        Problem problem = catchThrowableOfType(Problem.class, () -> add(bytes, name));
        assertThat(problem).as("a refusal of " + name).isNotNull();
        assertThat(problem.kind())
                .as(name + ": " + problem.detail())
                .isIn(Problem.Kind.UNSUPPORTED, Problem.Kind.TOO_LARGE);
        return problem;
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    @Test
    void whatIsCutOffIsRefusedOrTakenWithItsSize() {
        for (String format : new String[] {"jpg", "png"}) {
            byte[] whole = SamplePictures.drawn(format, 600, 400, 5);
            for (int kept : new int[] {5, 20, 40}) {
                byte[] cut = Arrays.copyOf(whole, kept);
                assertThat(refusal(cut, "cut." + format)).isNotNull();
            }
        }
        refusal(Arrays.copyOf(SamplePictures.drawn("gif", 600, 400, 5), 20), "cut.gif");
        byte[] film = Ffmpeg.film(folder, "whole.mp4", 1);
        refusal(Arrays.copyOf(film, film.length / 3), "cut.mp4");
    }

    @Test
    void whatUnpacksToGigabytesIsRefusedByWhatItClaims() {
        refusal(SamplePictures.claiming(65_000, 65_000), "bomb.png");
        refusal(SamplePictures.claiming(Integer.MAX_VALUE, Integer.MAX_VALUE), "more.png");
        byte[] jpeg = SamplePictures.drawn("jpg", 64, 64, 1);
        int frame = find(jpeg, 0xFF, 0xC0);
        for (int i = 5; i < 9; i++) {
            jpeg[frame + i] = (byte) 0xFF;
        }
        refusal(jpeg, "bomb.jpg");
        byte[] gif = SamplePictures.drawn("gif", 64, 64, 1);
        for (int i = 6; i < 10; i++) {
            gif[i] = (byte) 0xFF;
        }
        // Its frame is as small as ever, and that is what counts.
        contained(gif, "bomb.gif");
    }

    private static int find(byte[] bytes, int one, int two) {
        for (int i = 0; i < bytes.length - 1; i++) {
            if ((bytes[i] & 0xFF) == one && (bytes[i + 1] & 0xFF) == two) {
                return i;
            }
        }
        throw new AssertionError("no marker");
    }

    @Test
    void aChunkThatUnpacksForEverIsContained() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(packed, new Deflater(9))) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                out.write(zeros);
            }
        }
        byte[] png = SamplePictures.drawn("png", 50, 50, 6);
        byte[] profile = chunk("iCCP", join(latin("x\0\0"), packed.toByteArray()));
        byte[] words = chunk("zTXt", join(latin("x\0\0"), packed.toByteArray()));
        // Behind the header, which is 33 bytes with the signature.
        byte[] bomb =
                join(
                        Arrays.copyOf(png, 33),
                        profile,
                        words,
                        Arrays.copyOfRange(png, 33, png.length));

        contained(bomb, "profile.png");
    }

    @Test
    void aCommentThatPosesAsTheSizeIsNotBelieved() {
        byte[] bomb = SamplePictures.claiming(65_000, 65_000);
        byte[] words = chunk("tEXt", latin("Comment\0x\nwidth: 10\nheight: 10\norientation: x\n"));
        byte[] posing =
                join(Arrays.copyOf(bomb, 33), words, Arrays.copyOfRange(bomb, 33, bomb.length));

        assertThat(refusal(posing, "posing.png").kind()).isEqualTo(Problem.Kind.TOO_LARGE);
        byte[] small = SamplePictures.drawn("png", 60, 40, 8);
        byte[] odd =
                join(Arrays.copyOf(small, 33), words, Arrays.copyOfRange(small, 33, small.length));
        assertThat(add(odd, "odd.png").width()).isEqualTo(60);
    }

    private static byte[] chunk(String name, byte[] content) {
        byte[] named = join(latin(name), content);
        var crc = new CRC32();
        crc.update(named);
        return join(number(content.length), named, number((int) crc.getValue()));
    }

    private static byte[] number(int value) {
        return new byte[] {
            (byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value
        };
    }

    /** Refused, or taken as a picture of its own size; never more. */
    private void contained(byte[] bytes, String name) {
        try {
            MediaItem item = add(bytes, name);
            assertThat((long) item.width() * item.height()).isLessThan(1_000_000);
            Optional<Rendition> made =
                    library.renditions().find(item.address(Ratio.ORIGINAL, 160, Format.JPG));
            assertThat(made).isPresent();
        } catch (Problem problem) {
            assertThat(problem.kind())
                    .isIn(
                            Problem.Kind.UNSUPPORTED,
                            Problem.Kind.TOO_LARGE,
                            Problem.Kind.UNAVAILABLE);
        }
    }

    @Test
    void aGifThatNeverEndsIsRefusedByItsFrames() {
        byte[] gif =
                Ffmpeg.make(
                        folder,
                        "endless.gif",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc=size=16x16:rate=100:duration=45");

        assertThat(refusal(gif, "endless.gif").detail()).contains("frames");
    }

    @Test
    void notesWithoutEndDoNotHideTheSize() {
        byte[] jpeg = SamplePictures.drawn("jpg", 320, 200, 2);
        var swollen = new ByteArrayOutputStream();
        swollen.write(jpeg, 0, 2);
        byte[] segment =
                join(
                        new byte[] {(byte) 0xFF, (byte) 0xE1, (byte) 0xFF, (byte) 0xFF},
                        latin("Exif\0\0MM\0*\0\0\0\10"),
                        new byte[65_533 - 14]);
        // A directory that says it has 65,535 entries, each pointing to itself.
        Arrays.fill(segment, 18, segment.length, (byte) 0xFF);
        for (int i = 0; i < 200; i++) {
            swollen.writeBytes(segment);
        }
        swollen.write(jpeg, 2, jpeg.length - 2);

        MediaItem item = add(swollen.toByteArray(), "notes.jpg");
        assertThat(item.width()).isEqualTo(320);
    }

    @Test
    void aListOfAddressesIsNoFilm() throws IOException {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + server.getLocalPort() + "/x.ts";
            String playlist = "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n" + address + "\n";
            refusal(latin(playlist), "film.mp4");
            refusal(latin("ffconcat version 1.0\nfile /etc/passwd\n"), "film.mkv");
            refusal(latin("\0\0\0\030ftypisom\0\0\2\0isomiso2" + playlist), "film2.mp4");
            refusal(
                    latin("\u001a\u0045\u00df\u00a3\u0087\u0042\u0082\u0084webm" + playlist),
                    "film.webm");
            refusal(latin("RIFF\1\1\0\0WAVE" + playlist), "film.wav");
            refusal(latin("ID3\3\0\0\0\0\0\0" + playlist), "film.mp3");
            server.setSoTimeout(200);
            assertThat(catchThrowableOfType(IOException.class, server::accept))
                    .isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void aFilmThatPointsToAnotherFileDoesNotGetIt() throws IOException {
        byte[] film = Ffmpeg.film(folder, "inner.mp4", 1);
        byte[] self = latin("url \0\0\0\1");
        int at = new String(film, StandardCharsets.ISO_8859_1).indexOf("url \0\0\0\1");
        assertThat(at).isPositive();
        byte[] pointing = film.clone();
        // The flag says: not in this file. The path that follows is what comes next in it.
        pointing[at + self.length - 1] = 0;

        try {
            assertThat(add(pointing, "pointing.mp4").kind()).isEqualTo(MediaKind.VIDEO);
        } catch (Problem problem) {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.UNSUPPORTED);
        }
    }

    @Test
    void markupInDisguiseIsNeverRead() {
        String svg =
                "<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>";
        refusal(latin(svg), "photo.jpg");
        refusal(latin("\u00ef\u00bb\u00bf" + svg), "photo.png");
        refusal(latin("GIF89a" + svg), "photo.gif");
        refusal(latin("\u00ff\u00d8\u00ff" + svg), "photo.jpeg");
        refusal(latin("RIFF\1\1\0\0WEBP" + svg), "photo.webp");
        refusal(latin("II*\0" + svg), "photo.tiff");
        refusal(latin("\0\0\0\034ftypavif\0\0\0\0avifmif1" + svg), "photo.avif");
    }

    @Test
    void whatIsTwoThingsAtOnceReachesReadersAsAPictureOnly() throws IOException {
        byte[] script = latin("<script>alert(document.domain)</script>PK\3\4");
        byte[] both = join(SamplePictures.drawn("jpg", 300, 200, 9), script);

        MediaItem item = add(both, "both.jpg");

        assertThat(Files.readAllBytes(library.original(item))).isEqualTo(both);
        Path sent =
                library.renditions()
                        .find(item.address(Ratio.ORIGINAL, 160, Format.JPG))
                        .orElseThrow()
                        .file();
        assertThat(new String(Files.readAllBytes(sent), StandardCharsets.ISO_8859_1))
                .doesNotContain("<script>");
    }

    @Test
    void directoriesThatRunInACircleEnd() {
        // One entry, and the next directory is this one again.
        byte[] circle =
                join(
                        latin("II*\0\10\0\0\0"),
                        latin("\1\0"),
                        latin("\0\1\3\0\1\0\0\0\100\0\0\0"),
                        latin("\10\0\0\0"),
                        new byte[100]);
        refusal(circle, "circle.tiff");
    }
}
