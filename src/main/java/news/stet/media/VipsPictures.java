package news.stet.media;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Pictures by libvips' own programs. */
final class VipsPictures implements PictureTools {
    private static final ChildProcesses.Limits LOOK =
            new ChildProcesses.Limits(Duration.ofSeconds(10), 1_000_000_000L, 1_000_000L);

    /** The largest AVIF of the largest picture stays well below; a bomb does not. */
    private static final ChildProcesses.Limits WORK =
            new ChildProcesses.Limits(Duration.ofSeconds(45), 3_000_000_000L, 1_000_000_000L);

    private static final Pattern FIELD =
            Pattern.compile("^(width|height|orientation|n-pages): (\\d{1,9})$", Pattern.MULTILINE);

    private static final String SIDE = String.valueOf(PerceptualHash.SIDE);

    /** So high that only the width counts. */
    private static final String ANY_HEIGHT = "10000000";

    /** Pixels each way are enough to see what draws the eye. */
    private static final int LOOKED_AT = 512;

    /**
     * A picture that says nothing of its colours has sRGB's; libvips 8.14 shifts them otherwise.
     */
    private static final List<String> TO_SRGB =
            List.of("--import-profile", "srgb", "--export-profile", "srgb");

    /** What libvips says of a grey picture without a profile, which needs none. */
    private static final String NO_PROFILE = "compatible input profile";

    private static final Pattern POINT = Pattern.compile("(\\d+)\\s+(\\d+)\\s*$");

    private final ChildProcesses children;

    /** Found out when first asked, not while Stet starts. */
    private volatile @Nullable Set<Format> formats;

    VipsPictures(ChildProcesses children) {
        this.children = children;
    }

    @Override
    public Set<Format> formats() {
        Set<Format> known = formats;
        if (known == null) {
            known = tryFormats();
            formats = known;
        }
        return known;
    }

    /** Distributions build libvips with and without each format, so each is tried once. */
    private Set<Format> tryFormats() {
        Set<Format> able = EnumSet.of(Format.JPG);
        for (Format format : List.of(Format.WEBP, Format.AVIF)) {
            try {
                Path target = children.draft("." + format.slug());
                try {
                    var command =
                            List.of("vips", "black", target.toString(), "16", "16", "--bands", "3");
                    if (children.run(command, LOOK).well()) {
                        able.add(format);
                    }
                } finally {
                    Files.deleteIfExists(target);
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return java.util.Collections.unmodifiableSet(able);
    }

    @Override
    public PictureFacts examine(Path original, MediaFormat format, long maxPixels)
            throws IOException {
        // Photographs are nearly all JPEG, and their header needs no child to be read.
        Optional<PictureHeader> read =
                format == MediaFormat.JPEG ? header(original, format) : Optional.empty();
        PictureHeader header = read.isPresent() ? read.get() : ask(original);
        PictureTools.requireFewPixels(header.width(), header.height(), maxPixels);
        byte[] pixels = pixels(original);
        return new PictureFacts(
                header.lies() ? header.height() : header.width(),
                header.lies() ? header.width() : header.height(),
                PerceptualHash.colour(pixels),
                PerceptualHash.of(pixels));
    }

    private static Optional<PictureHeader> header(Path original, MediaFormat format)
            throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(original))) {
            return PictureHeader.read(format, in);
        }
    }

    private PictureHeader ask(Path original) throws IOException {
        var header = children.run(List.of("vipsheader", "-a", original.toString()), LOOK);
        // The first of each: lines further down may be the words of a comment within the file.
        Map<String, Integer> said = new HashMap<>();
        Matcher field = FIELD.matcher(header.output());
        while (field.find()) {
            said.putIfAbsent(field.group(1), Integer.valueOf(field.group(2)));
        }
        int width = said.getOrDefault("width", 0);
        int height = said.getOrDefault("height", 0);
        int orientation = said.getOrDefault("orientation", 1);
        if (!header.well() || width < 1 || height < 1) {
            throw PictureTools.undecodable(header.reason());
        }
        PictureTools.requireFewFrames(said.getOrDefault("n-pages", 1));
        boolean turned = orientation >= 1 && orientation <= 8;
        return new PictureHeader(width, height, turned ? orientation : 1);
    }

    /** Few enough to look at here, each of three bytes. */
    private byte[] pixels(Path original) throws IOException {
        Path pixel = children.draft(".ppm");
        try {
            var done =
                    tryThumbnail(
                            original,
                            pixel + "[strip]",
                            PerceptualHash.SIDE,
                            SIDE,
                            "--size",
                            "force");
            if (!done.well()) {
                throw PictureTools.undecodable(done.reason());
            }
            return readPixels(Files.readAllBytes(pixel));
        } finally {
            Files.deleteIfExists(pixel);
        }
    }

    /** The pixels of a binary PPM or PGM, 8 or 16 bits a value, as three bytes each. */
    static byte[] readPixels(byte[] file) throws IOException {
        int count = PerceptualHash.SIDE * PerceptualHash.SIDE;
        Matcher header =
                Pattern.compile("^P([56])\\s(?:#[^\\n]*\\n)*" + SIDE + " " + SIDE + "\\s(\\d+)\\s")
                        .matcher(new String(file, StandardCharsets.ISO_8859_1));
        if (!header.lookingAt()) {
            throw new IOException("no picture of that size came back");
        }
        int step = header.group(2).length() > 3 ? 2 : 1;
        int bands = header.group(1).equals("6") ? 3 : 1;
        if (file.length < header.end() + count * bands * step) {
            throw new IOException("pixels without their values came back");
        }
        byte[] rgb = new byte[3 * count];
        for (int i = 0; i < rgb.length; i++) {
            int value = bands == 3 ? i : i / 3;
            rgb[i] = file[header.end() + value * step];
        }
        return rgb;
    }

    @Override
    public void render(Path original, Path target, int width, int height, Cut cut, Format format)
            throws IOException {
        String options =
                switch (format) {
                    case JPG -> "[Q=80,strip,interlace,optimize_coding]";
                    case WEBP -> "[Q=78,strip]";
                    // Effort 2 is six times as fast as 4 here, for some 5% more bytes.
                    case AVIF -> "[Q=52,effort=2,strip]";
                };
        String written = target + options;
        switch (cut) {
            case Cut.Whole whole -> thumbnail(original, written, width, ANY_HEIGHT);
            case Cut.Automatic automatic ->
                    thumbnail(
                            original,
                            written,
                            width,
                            String.valueOf(height),
                            "--crop",
                            "attention");
            case Cut.Chosen chosen -> chosen(original, written, width, height, chosen);
        }
    }

    private void thumbnail(Path original, String written, int width, String height, String... more)
            throws IOException {
        requireWell(tryThumbnail(original, written, width, height, more));
    }

    private ChildProcesses.Done tryThumbnail(
            Path original, String written, int width, String height, String... more)
            throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                "vips",
                                "thumbnail",
                                original.toString(),
                                written,
                                String.valueOf(width),
                                "--height",
                                height));
        command.addAll(List.of(more));
        var coloured = new ArrayList<>(command);
        coloured.addAll(TO_SRGB);
        var done = children.run(coloured, WORK);
        return !done.well() && done.output().contains(NO_PROFILE)
                ? children.run(command, WORK)
                : done;
    }

    private static void requireWell(ChildProcesses.Done done) throws IOException {
        if (!done.well()) {
            throw new IOException("libvips: " + done.reason());
        }
    }

    /** Scaled first: so decoders may skip what is too fine, and the edge is cut to the pixel. */
    private void chosen(Path original, String written, int width, int height, Cut.Chosen chosen)
            throws IOException {
        Area area = chosen.area();
        double scale = (double) width / area.width();
        int wholeWidth = (int) Math.max(width, Math.round(chosen.pictureWidth() * scale));
        int wholeHeight = (int) Math.max(height, Math.round(chosen.pictureHeight() * scale));
        // TIFF without compression: libvips' own format is among those that stay blocked.
        Path whole = children.draft(".tif");
        try {
            thumbnail(
                    original,
                    whole.toString(),
                    wholeWidth,
                    String.valueOf(wholeHeight),
                    "--size",
                    "force");
            var command =
                    List.of(
                            "vips",
                            "crop",
                            whole.toString(),
                            written,
                            part(area.x() * scale, wholeWidth - width),
                            part(area.y() * scale, wholeHeight - height),
                            String.valueOf(width),
                            String.valueOf(height));
            requireWell(children.run(command, WORK));
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private static String part(double exact, int most) {
        return String.valueOf(Math.clamp(Math.round(exact), 0, most));
    }

    @Override
    public Map<Ratio, Area> automatic(Path original, int width, int height) throws IOException {
        double scale = Math.min(1, (double) LOOKED_AT / Math.max(width, height));
        int smallWidth = (int) Math.max(1, Math.round(width * scale));
        int smallHeight = (int) Math.max(1, Math.round(height * scale));
        Path small = children.draft(".tif");
        Path part = children.draft(".tif");
        try {
            thumbnail(
                    original,
                    small.toString(),
                    smallWidth,
                    String.valueOf(smallHeight),
                    "--size",
                    "force");
            Map<Ratio, Area> areas = new EnumMap<>(Ratio.class);
            for (Ratio ratio : Ratio.CUTS) {
                FocalPoint eye = eye(small, part, ratio, smallWidth, smallHeight);
                var point =
                        new FocalPoint(
                                (int) Math.round(eye.x() / scale),
                                (int) Math.round(eye.y() / scale));
                areas.put(ratio, Area.around(point, ratio, width, height));
            }
            return areas;
        } finally {
            Files.deleteIfExists(small);
            Files.deleteIfExists(part);
        }
    }

    /** What draws the eye; libvips looks at details of about the size of the cut. */
    private FocalPoint eye(Path small, Path part, Ratio ratio, int width, int height)
            throws IOException {
        int cutWidth = ratio.widest(width, height);
        int cutHeight = Math.min(height, ratio.height(cutWidth, width, height));
        var done =
                children.run(
                        List.of(
                                "vips",
                                "smartcrop",
                                small.toString(),
                                part.toString(),
                                String.valueOf(cutWidth),
                                String.valueOf(cutHeight),
                                "--attention-x",
                                "--attention-y"),
                        WORK);
        Matcher said = POINT.matcher(done.output());
        if (!done.well() || !said.find()) {
            throw new IOException("libvips: " + done.reason());
        }
        return new FocalPoint(Integer.parseInt(said.group(1)), Integer.parseInt(said.group(2)));
    }
}
