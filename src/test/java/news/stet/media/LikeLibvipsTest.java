package news.stet.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import news.stet.people.Actor;
import news.stet.people.Role;
import news.stet.platform.Database;
import news.stet.platform.HandClock;
import news.stet.platform.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What renditions look like, beside what libvips makes of the same photograph without loss. */
@ExtendWith(TestDatabase.class)
class LikeLibvipsTest {
    private static final Actor ROBOT = new Actor(5, "wire robot", Role.EDITOR, Actor.Kind.TOKEN);

    /** What is lost at our qualities; another part of the picture or a wrong size gives half. */
    private static final Map<Format, Double> LIKE =
            Map.of(Format.JPG, 0.93, Format.WEBP, 0.90, Format.AVIF, 0.88);

    @TempDir Path folder;
    private final HandClock clock = new HandClock("2026-11-02T12:00:00Z");
    private MediaLibrary library;

    @BeforeEach
    void open(Database database) {
        SamplePictures.needsProgram("vips");
        SamplePictures.needsProgram("vipsthumbnail");
        database.write(handle -> handle.execute("truncate media cascade"));
        library =
                MediaLibrary.open(database, folder.resolve("media"), MediaLimits.standard(), clock);
    }

    private MediaItem add(byte[] bytes, String name) {
        return library.add(ROBOT, new ByteArrayInputStream(bytes), name, MediaDetails.NONE);
    }

    private static void run(String... command) throws IOException {
        try {
            int exit =
                    new ProcessBuilder(command)
                            .redirectInput(new File("/dev/null"))
                            .inheritIO()
                            .start()
                            .waitFor();
            assertThat(exit).as(String.join(" ", command)).isZero();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private BufferedImage rendered(MediaItem item, Ratio ratio, int width, Format format)
            throws IOException {
        Path made =
                library.renditions().find(item.address(ratio, width, format)).orElseThrow().file();
        Path png = folder.resolve("made.png");
        run("vips", "copy", made.toString(), png.toString());
        return SamplePictures.decoded(png).orElseThrow();
    }

    private BufferedImage theirs(MediaItem item, Ratio ratio, int width) throws IOException {
        Path png = folder.resolve("theirs.png");
        var command =
                new ArrayList<>(
                        List.of(
                                "vipsthumbnail",
                                library.original(item).toString(),
                                "--size",
                                width + "x" + item.height(ratio, width),
                                "--import-profile",
                                "srgb",
                                "--export-profile",
                                "srgb",
                                "--output",
                                png + "[strip]"));
        if (ratio != Ratio.ORIGINAL) {
            command.addAll(List.of("--smartcrop", "attention"));
        }
        run(command.toArray(String[]::new));
        return SamplePictures.decoded(png).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gps/DSCN0010.jpg",
                "gps/DSCN0042.jpg",
                "orientation/portrait_6.jpg",
                "orientation/landscape_8.jpg",
                "hdr/iphone_hdr_YES.jpg",
                "jolla.jpg",
                "exif-org/canon-ixus.jpg",
                "exif-org/nikon-e950.jpg",
                "iphone_13_pro_max.HEIC"
            })
    void photographsLookAsLibvipsMakesThem(String name) throws IOException {
        MediaItem item = add(SamplePictures.shared(name), name);
        for (Ratio ratio : List.of(Ratio.ORIGINAL, Ratio.WIDE, Ratio.TALL)) {
            int width = item.nearestWidth(ratio, 320);
            BufferedImage theirs = theirs(item, ratio, width);
            for (Format format : library.formats()) {
                assertThat(Pixels.similarity(rendered(item, ratio, width, format), theirs))
                        .as(name + " " + ratio.slug() + " " + format.slug())
                        .isGreaterThan(LIKE.get(format));
            }
        }
    }

    @Test
    void allEightWaysToHoldACameraLookTheSame() throws IOException {
        for (String side : List.of("landscape", "portrait")) {
            BufferedImage first = null;
            for (int way = 1; way <= 8; way++) {
                String name = "orientation/" + side + "_" + way + ".jpg";
                MediaItem item = add(SamplePictures.shared(name), name);
                BufferedImage shown = rendered(item, Ratio.ORIGINAL, 320, Format.WEBP);
                first = first == null ? shown : first;
                assertThat(Pixels.difference(first, shown)).as(name).isLessThan(12);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"p3", "cmyk"})
    void coloursOfOtherProfilesAreShownRight(String profile) throws IOException {
        Path plain = folder.resolve("plain.png");
        Path photograph = folder.resolve("photograph.jpg");
        Files.write(photograph, SamplePictures.shared("jolla.jpg"));
        run("vips", "thumbnail", photograph.toString(), plain + "[strip]", "640");
        Path profiled = folder.resolve("profiled.jpg");
        run(
                "vips",
                "icc_transform",
                plain.toString(),
                profiled + "[Q=95,no-subsample]",
                profile,
                "--input-profile",
                "srgb");
        MediaItem item = add(Files.readAllBytes(profiled), profile + ".jpg");
        BufferedImage wanted = asSrgb(profiled);

        for (Format format : library.formats()) {
            BufferedImage shown = rendered(item, Ratio.ORIGINAL, 640, format);
            assertThat(Pixels.difference(shown, wanted)).as(format.slug()).isLessThan(5);
        }
        assertThat(Pixels.difference(asIfPlain(profiled, profile), wanted))
                .as("the profile matters")
                .isGreaterThan(5);
    }

    private BufferedImage asSrgb(Path profiled) throws IOException {
        Path png = folder.resolve("srgb.png");
        run("vips", "icc_transform", profiled.toString(), png + "[strip]", "srgb", "--embedded");
        return SamplePictures.decoded(png).orElseThrow();
    }

    @Test
    void coloursThatNobodyTaggedStayAsTheyAre() throws IOException {
        Path plain = folder.resolve("plain.png");
        Files.write(plain, SamplePictures.drawn("png", 640, 480, 3));
        MediaItem item = add(Files.readAllBytes(plain), "plain.png");
        BufferedImage wanted = SamplePictures.decoded(plain).orElseThrow();

        for (Format format : library.formats()) {
            BufferedImage shown = rendered(item, Ratio.ORIGINAL, 640, format);
            assertThat(Pixels.difference(shown, wanted)).as(format.slug()).isLessThan(3);
        }
    }

    /** Its values taken for sRGB's own. */
    private BufferedImage asIfPlain(Path profiled, String profile) throws IOException {
        Path bare = folder.resolve("bare.png");
        if (profile.equals("cmyk")) {
            run("vips", "extract_band", profiled.toString(), bare + "[strip]", "0", "--n", "3");
        } else {
            run("vips", "copy", profiled.toString(), bare + "[strip]");
        }
        return SamplePictures.decoded(bare).orElseThrow();
    }

    @Test
    void greyPicturesAndDeepOnesComeOutAsOthersDo() throws IOException {
        Path plain = folder.resolve("plain.png");
        Files.write(plain, SamplePictures.drawn("png", 640, 480, 5));
        Path grey = folder.resolve("grey.png");
        run("vips", "colourspace", plain.toString(), grey.toString(), "b-w");
        Path deep = folder.resolve("deep.png");
        run("vips", "colourspace", plain.toString(), deep.toString(), "rgb16");

        MediaItem greyItem = add(Files.readAllBytes(grey), "grey.png");
        MediaItem deepItem = add(Files.readAllBytes(deep), "deep.png");

        for (Format format : library.formats()) {
            int middle = rendered(greyItem, Ratio.SQUARE, 160, format).getRGB(80, 80) & 0xFFFFFF;
            assertThat(Math.abs((middle >> 16 & 0xFF) - (middle & 0xFF))).isLessThan(4);
            assertThat(
                            Pixels.difference(
                                    rendered(deepItem, Ratio.ORIGINAL, 640, format),
                                    SamplePictures.decoded(plain).orElseThrow()))
                    .as(format.slug())
                    .isLessThan(6);
        }
    }
}
