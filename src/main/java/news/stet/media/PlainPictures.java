package news.stet.media;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import news.stet.platform.Problem;

/**
 * Pictures on a machine without libvips: JPEG, PNG and GIF, decoded by a second Java with little
 * memory. It makes JPEG only, and cuts in the middle unless it is told where.
 */
final class PlainPictures implements PictureTools {
    /** The child's own limit of memory is its heap; its address space says nothing. */
    private static final ChildProcesses.Limits WORK =
            new ChildProcesses.Limits(Duration.ofSeconds(60), 0, 1_000_000_000L);

    private final ChildProcesses children;

    PlainPictures(ChildProcesses children) {
        this.children = children;
    }

    @Override
    public Set<Format> formats() {
        return Set.of(Format.JPG);
    }

    @Override
    public PictureFacts examine(Path original, MediaFormat format, long maxPixels)
            throws IOException {
        if (format != MediaFormat.JPEG && format != MediaFormat.PNG && format != MediaFormat.GIF) {
            throw new Problem(
                    Problem.Kind.UNSUPPORTED,
                    "This machine takes JPEG, PNG and GIF only; bin/setup installs what others need"
                            + " (libvips).");
        }
        PictureHeader header = header(original, format);
        PictureTools.requireFewPixels(header.width(), header.height(), maxPixels);
        var done = run("colour", original, header.orientation());
        String said = done.output().strip();
        if (!done.well() || !said.matches("#[0-9a-f]{6} [0-9a-f]{1,16}")) {
            throw PictureTools.undecodable(done.reason());
        }
        String colour = said.substring(0, 7);
        long print = Long.parseUnsignedLong(said.substring(8), 16);
        return header.lies()
                ? new PictureFacts(header.height(), header.width(), colour, print)
                : new PictureFacts(header.width(), header.height(), colour, print);
    }

    @Override
    public void render(Path original, Path target, int width, int height, Cut cut, Format format)
            throws IOException {
        if (format != Format.JPG) {
            throw new IOException(format + " cannot be made without libvips");
        }
        MediaFormat known;
        try (InputStream in = Files.newInputStream(original)) {
            known =
                    MediaFormat.find(in.readNBytes(MediaFormat.HEAD_BYTES))
                            .orElseThrow(() -> new IOException("no known picture"));
        }
        int orientation = header(original, known).orientation();
        var how =
                new ArrayList<>(
                        List.of(target.toString(), String.valueOf(width), String.valueOf(height)));
        if (cut instanceof Cut.Chosen chosen) {
            Area area = chosen.area();
            for (int number :
                    new int[] {
                        area.x(),
                        area.y(),
                        area.width(),
                        area.height(),
                        chosen.pictureWidth(),
                        chosen.pictureHeight()
                    }) {
                how.add(String.valueOf(number));
            }
        }
        var done = run("render", original, orientation, how.toArray(String[]::new));
        if (!done.well()) {
            throw new IOException(done.reason());
        }
    }

    @Override
    public Map<Ratio, Area> automatic(Path original, int width, int height) {
        Map<Ratio, Area> areas = new EnumMap<>(Ratio.class);
        var middle = new FocalPoint(width / 2, height / 2);
        Ratio.CUTS.forEach(ratio -> areas.put(ratio, Area.around(middle, ratio, width, height)));
        return areas;
    }

    private static PictureHeader header(Path original, MediaFormat format) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(original))) {
            return PictureHeader.read(format, in)
                    .orElseThrow(() -> PictureTools.undecodable("its header is not whole"));
        }
    }

    private ChildProcesses.Done run(String task, Path original, int orientation, String... more)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx768m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.awt.headless=true",
                        "-cp",
                        ownCode(),
                        PictureChild.class.getName(),
                        task,
                        original.toString(),
                        String.valueOf(orientation)));
        command.addAll(List.of(more));
        return children.run(command, WORK);
    }

    /** Where this part's classes are: the child needs no library. */
    private static String ownCode() throws IOException {
        try {
            return new File(
                            PictureChild.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI())
                    .getPath();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
