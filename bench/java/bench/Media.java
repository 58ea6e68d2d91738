package bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Large files from Stet and from nginx, the server on one core, its readers on the other: {@code
 * Media [--quick]}.
 */
final class Media {
    private static final String FILE = "/media/2026/11/02/bench/v1/720.mp4";
    private static final int READERS = 4;
    private static final long PIECE = 2L << 20;

    private final boolean quick;
    private final long bytes;
    private final Result result;

    private Media(boolean quick) {
        this.quick = quick;
        this.bytes = quick ? 64L << 20 : 512L << 20;
        this.result = new Result("media", quick);
    }

    public static void main(String[] arguments) throws Exception {
        new Media(List.of(arguments).contains("--quick")).run();
    }

    /** What a server needed, round by round. */
    private record Needs(Samples perSecond, Samples microsPerMegabyte) {
        Needs() {
            this(new Samples(), new Samples());
        }
    }

    private record Run(long bytes, long micros) {}

    private void run() throws Exception {
        try (var scratch = new Scratch()) {
            Path data = scratch.path("data");
            // Lies where films lie that were made; who asks for it needs no database.
            Path file = data.resolve("media/films" + FILE.substring("/media".length()));
            var stet = RunningStet.start(scratch, data, Processor.pinnedTo(0), Map.of());
            write(file);
            var nginx = new Nginx(scratch);
            nginx.link(FILE, file);
            nginx.start();
            for (int i = 0; i < (quick ? 2 : 6); i++) { // until Java has compiled what is hot
                drain(stet.sitePort(), PIECE, quick ? 2 : 4);
                drain(stet.sitePort(), 0, 2);
            }
            System.out.printf(
                    "%nserver on one core, readers on the other%s; %d readers; a file of %d MB; medians%n",
                    Processor.pinnedTo(0).isEmpty() ? " (not here: nothing is pinned)" : "",
                    READERS,
                    bytes >> 20);
            System.out.printf(
                    "%-8s %-6s %10s %14s %7s%n", "", "", "MB/s", "CPU µs per MB", "ratio");
            double whole = measure("whole", 0, stet, nginx);
            double pieces = measure("pieces", PIECE, stet, nginx);
            result.figure("cpu_ratio", whole, 1.1);
            result.figure("cpu_ratio_pieces", pieces);
        }
        result.print();
    }

    private void write(Path file) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        var random = new Random(93);
        byte[] block = new byte[1 << 20];
        try (var out = Files.newOutputStream(file)) {
            for (long at = 0; at < bytes; at += block.length) {
                random.nextBytes(block);
                out.write(block);
            }
        }
    }

    private double measure(String name, long piece, RunningStet stet, Nginx nginx)
            throws Exception {
        var ours = new Needs();
        var theirs = new Needs();
        for (int round = 0; round < (quick ? 3 : 8); round++) {
            round(stet.pid(), stet.sitePort(), piece, ours);
            round(nginx.pid(), nginx.port(), piece, theirs);
        }
        double ratio = ours.microsPerMegabyte().median() / theirs.microsPerMegabyte().median();
        row(name, "Stet", ours, "%7.2f".formatted(ratio));
        row("", "nginx", theirs, "");
        result.figure("mb_per_second_" + name, ours.perSecond().median());
        result.figure("nginx_mb_per_second_" + name, theirs.perSecond().median());
        result.figure("cpu_us_per_mb_" + name, ours.microsPerMegabyte().median());
        result.figure("nginx_cpu_us_per_mb_" + name, theirs.microsPerMegabyte().median());
        return ratio;
    }

    private static void row(String name, String who, Needs needs, String ratio) {
        System.out.printf(
                "%-8s %-6s %10.0f %14.1f %7s%n",
                name, who, needs.perSecond().median(), needs.microsPerMegabyte().median(), ratio);
    }

    private void round(long pid, int port, long piece, Needs needs) throws Exception {
        long before = Processor.micros(pid);
        Run run = drain(port, piece, quick ? 2 : 4);
        long micros = Processor.micros(pid) - before;
        double megabytes = run.bytes() / 1048576.0;
        needs.perSecond().add(megabytes * 1e6 / run.micros());
        needs.microsPerMegabyte().add(micros / megabytes);
    }

    private Run drain(int port, long piece, int seconds) throws Exception {
        List<String> command = new ArrayList<>(Processor.pinnedTo(1));
        command.addAll(
                List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "bench.Drain",
                        Integer.toString(port),
                        FILE,
                        Long.toString(bytes),
                        Long.toString(piece),
                        Integer.toString(READERS),
                        Integer.toString(seconds)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        if (!said.matches("[0-9]+ [0-9]+")) {
            throw new IllegalStateException(said);
        }
        String[] parts = said.split(" ");
        return new Run(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }
}
