package bench;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import news.stet.media.CropPlan;
import news.stet.media.FocalPoint;
import news.stet.media.Format;
import news.stet.media.MediaDetails;
import news.stet.media.MediaItem;
import news.stet.media.MediaLibrary;
import news.stet.media.MediaLimits;
import news.stet.media.Ratio;
import news.stet.people.Actor;
import news.stet.platform.DataFolder;
import news.stet.platform.Database;
import news.stet.platform.postgres.EmbeddedPostgres;
import news.stet.platform.postgres.ServerSettings;

/**
 * Renditions of large photographs, as a site asks for them, one after the other, beside {@code
 * vipsthumbnail} making the same files with the same settings and nothing else: {@code Pictures
 * [--quick]}. Ours are found in the database, made within limits, given their rights and pushed to
 * the disk.
 */
final class Pictures {
    private static final Actor SYSTEM = Actor.system("benchmark");

    /** One that is asked for. */
    private record Wanted(Ratio ratio, int width, Format format) {}

    /** What making some took. */
    private record Cost(int made, double cpuMicros, double elapsedMicros) {
        double perSecondAndCore() {
            return made * 1e6 / cpuMicros;
        }

        double perSecond() {
            return made * 1e6 / elapsedMicros;
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private final boolean quick;
    private final Result result;

    private Pictures(boolean quick) {
        this.quick = quick;
        this.result = new Result("pictures", quick);
    }

    public static void main(String[] arguments) throws Exception {
        new Pictures(List.of(arguments).contains("--quick")).run();
    }

    private void run() throws Exception {
        try (var scratch = new Scratch()) {
            var folder = scratch.later(DataFolder.own(scratch.path("data"), "a benchmark"));
            var server = scratch.later(EmbeddedPostgres.start(folder, ServerSettings.standard()));
            Database database = scratch.later(Database.open(server.address()));
            MediaLibrary library =
                    MediaLibrary.open(
                            database,
                            scratch.path("media"),
                            MediaLimits.standard(),
                            InstantSource.system());
            measure(scratch, library);
        }
        result.print();
    }

    private void measure(Scratch scratch, MediaLibrary library) throws Exception {
        List<MediaItem> items = new ArrayList<>();
        for (int seed = 0; seed < (quick ? 3 : 12); seed++) {
            Path photograph = photograph(scratch, seed);
            try (InputStream in = Files.newInputStream(photograph)) {
                items.add(library.add(SYSTEM, in, "a.jpg", MediaDetails.NONE));
            }
        }
        MediaItem warm = items.removeFirst();
        for (Wanted wanted : wanted(library)) {
            ours(library, warm, wanted);
        }
        System.out.printf(
                "%n%d photographs of 24 megapixels, one after the other; renditions%n",
                items.size());
        System.out.printf(
                "%-12s %6s %16s %16s %8s%n", "", "made", "a second, core", "alone", "ratio");
        int made = 0;
        double ours = 0;
        double alone = 0;
        double ourTime = 0;
        double theirTime = 0;
        for (Format format : Format.values()) {
            List<Wanted> some =
                    wanted(library).stream().filter(it -> it.format() == format).toList();
            if (some.isEmpty()) {
                continue;
            }
            Cost mine =
                    cost(
                            items.size() * some.size(),
                            () -> {
                                for (MediaItem item : items) {
                                    for (Wanted one : some) {
                                        ours(library, item, one);
                                    }
                                }
                            });
            Path theirs = Files.createDirectories(scratch.path("theirs"));
            Path script = script(library, items, some, theirs);
            Cost vips = cost(mine.made(), () -> runScript(script));
            row(format.slug(), mine, vips);
            made += mine.made();
            ours += mine.cpuMicros();
            alone += vips.cpuMicros();
            ourTime += mine.elapsedMicros();
            theirTime += vips.elapsedMicros();
        }
        Cost all = new Cost(made, ours, ourTime);
        Cost vips = new Cost(made, alone, theirTime);
        row("all", all, vips);
        Cost cut = byHand(library, items);
        System.out.printf("%-12s %6d %16.1f%n", "cut by hand", cut.made(), cut.perSecondAndCore());
        double alike = similarity(library, items, scratch.path("theirs"));
        System.out.printf("similarity to vipsthumbnail's own (SSIM, 16x9 as JPEG): %.4f%n", alike);
        result.least("speed_ratio", all.perSecondAndCore() / vips.perSecondAndCore(), 0.9);
        result.figure("elapsed_ratio", all.perSecond() / vips.perSecond());
        result.figure("renditions_per_second_and_core", all.perSecondAndCore());
        result.figure("vipsthumbnail_per_second_and_core", vips.perSecondAndCore());
        result.figure("by_hand_per_second_and_core", cut.perSecondAndCore());
        result.least("similarity", alike, 0.98);
    }

    private static void row(String name, Cost ours, Cost alone) {
        System.out.printf(
                "%-12s %6d %16.1f %16.1f %8.3f%n",
                name,
                ours.made(),
                ours.perSecondAndCore(),
                alone.perSecondAndCore(),
                ours.perSecondAndCore() / alone.perSecondAndCore());
    }

    /** What pages of the site ask for. */
    private List<Wanted> wanted(MediaLibrary library) {
        List<Wanted> all = new ArrayList<>();
        for (Format format : library.formats()) {
            for (int width : quick ? new int[] {320, 1280} : new int[] {320, 640, 960, 1280}) {
                all.add(new Wanted(Ratio.WIDE, width, format));
            }
            all.add(new Wanted(Ratio.SQUARE, 320, format));
            all.add(new Wanted(Ratio.ORIGINAL, 960, format));
        }
        return all;
    }

    private static void ours(MediaLibrary library, MediaItem item, Wanted wanted) {
        String address = item.address(wanted.ratio(), wanted.width(), wanted.format());
        if (library.renditions().find(address).isEmpty()) {
            throw new IllegalStateException("not made: " + address);
        }
    }

    /** With children that ended, and the database. */
    private static Cost cost(int made, Work work) throws Exception {
        long self = ProcessHandle.current().pid();
        long before = Processor.familyMicros(self);
        long began = System.nanoTime();
        work.run();
        double elapsed = (System.nanoTime() - began) / 1e3;
        return new Cost(made, Processor.familyMicros(self) - before, elapsed);
    }

    private Cost byHand(MediaLibrary library, List<MediaItem> items) throws Exception {
        List<MediaItem> cut = new ArrayList<>();
        for (MediaItem item : items) {
            var focus = new FocalPoint(item.width() / 3, item.height() / 3);
            var plan = new CropPlan(Optional.of(focus), Map.of());
            cut.add(library.crop(SYSTEM, item.id(), plan, null));
        }
        List<Wanted> some =
                wanted(library).stream().filter(it -> it.ratio() != Ratio.ORIGINAL).toList();
        return cost(
                cut.size() * some.size(),
                () -> {
                    for (MediaItem item : cut) {
                        for (Wanted one : some) {
                            ours(library, item, one);
                        }
                    }
                });
    }

    /** As one would do it by hand: a line for each file. */
    private static Path script(
            MediaLibrary library, List<MediaItem> items, List<Wanted> some, Path target)
            throws IOException {
        List<String> lines = new ArrayList<>(List.of("set -e"));
        for (MediaItem item : items) {
            for (Wanted wanted : some) {
                String options =
                        switch (wanted.format()) {
                            case JPG -> "[Q=80,strip,interlace,optimize_coding]";
                            case WEBP -> "[Q=78,strip]";
                            case AVIF -> "[Q=52,effort=2,strip]";
                        };
                String crop = wanted.ratio() == Ratio.ORIGINAL ? "" : " --smartcrop attention";
                lines.add(
                        "vipsthumbnail '%s' --size %dx%d --import-profile srgb --export-profile srgb%s --output '%s%s'"
                                .formatted(
                                        library.original(item),
                                        wanted.width(),
                                        item.height(wanted.ratio(), wanted.width()),
                                        crop,
                                        theirs(target, item, wanted),
                                        options));
            }
        }
        Path script = target.resolve("all.sh");
        Files.write(script, lines);
        return script;
    }

    private static Path theirs(Path folder, MediaItem item, Wanted wanted) {
        return folder.resolve(
                "%d_%s_%d.%s"
                        .formatted(
                                item.id(),
                                wanted.ratio().slug(),
                                wanted.width(),
                                wanted.format().slug()));
    }

    private static void runScript(Path script) throws Exception {
        var builder =
                new ProcessBuilder("sh", script.toString())
                        .inheritIO()
                        .redirectInput(new File("/dev/null"));
        builder.environment().put("VIPS_CONCURRENCY", "1");
        if (builder.start().waitFor() != 0) {
            throw new IOException("vipsthumbnail failed");
        }
    }

    private double similarity(MediaLibrary library, List<MediaItem> items, Path folder)
            throws IOException {
        double sum = 0;
        var wanted = new Wanted(Ratio.WIDE, 320, Format.JPG);
        for (MediaItem item : items) {
            String address = item.address(wanted.ratio(), wanted.width(), wanted.format());
            Path ours = library.renditions().find(address).orElseThrow().file();
            sum += Similarity.of(read(ours), read(theirs(folder, item, wanted)));
        }
        return sum / items.size();
    }

    private static BufferedImage read(Path file) throws IOException {
        return ImageIO.read(file.toFile());
    }

    /** A landscape of clouds: coarse and fine at once, as photographs are. */
    private static Path photograph(Scratch scratch, int seed) throws Exception {
        Path folder = Files.createDirectories(scratch.path("made"));
        List<String> lines = new ArrayList<>(List.of("set -e", "cd '" + folder + "'"));
        for (String band : List.of("r", "g", "b")) {
            lines.add("vips fractsurf " + band + "0.v 1500 1000 2." + (35 + seed % 10));
            lines.add("vips scale " + band + "0.v " + band + ".v");
        }
        String file = "photograph-" + seed + ".jpg";
        lines.add("vips bandjoin 'r.v g.v b.v' all.v");
        lines.add("vips copy all.v rgb.v --interpretation srgb");
        lines.add("vips resize rgb.v '" + file + "[Q=92]' 4");
        lines.add("rm *.v");
        Path script = folder.resolve("make.sh");
        Files.write(script, lines);
        runScript(script);
        return folder.resolve(file);
    }
}
