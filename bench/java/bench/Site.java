package bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Stet beside nginx on the same bytes, the server on one core, the load on the other: {@code Site
 * [--quick]}.
 */
final class Site {

    /** A kind of request, as each of the two is asked it. */
    private record Kind(String name, Wrk stet, Wrk nginx, boolean missing) {}

    /** What one server needed, round by round. */
    private record Needs(
            Samples perSecond, Samples p50, Samples p99, Samples micros, Samples bytes) {
        Needs() {
            this(new Samples(), new Samples(), new Samples(), new Samples(), new Samples());
        }
    }

    private final boolean quick;
    private final long stories;
    private final Result result;
    private final Samples databaseMicros = new Samples();

    private Site(boolean quick) {
        this.quick = quick;
        this.stories = quick ? 1_000 : 10_000;
        this.result = new Result("site", quick);
    }

    public static void main(String[] arguments) throws Exception {
        new Site(List.of(arguments).contains("--quick")).run();
    }

    private void run() throws Exception {
        try (var scratch = new Scratch()) {
            Path data = scratch.path("data");
            Load.fill(data, stories);
            var stet = RunningStet.start(scratch, data, Processor.pinnedTo(0), Map.of());
            stet.awaitIndexes();
            var nginx = new Nginx(scratch);
            List<Kind> kinds = kinds(scratch, stet, nginx);
            for (Kind kind : kinds) { // until Java has compiled what is hot
                kind.stet().run(kind == kinds.getFirst() ? quick ? 4 : 20 : quick ? 1 : 5);
                kind.nginx().run(1);
            }
            settle(stet);
            System.out.printf(
                    "%nserver on one core, load on the other%s; 32 connections; %d stories; medians%n",
                    Processor.pinnedTo(0).isEmpty() ? " (not here: nothing is pinned)" : "",
                    stories);
            System.out.printf(
                    "%-10s %-6s %9s %8s %8s %9s %8s %7s%n",
                    "", "", "req/s", "p50 ms", "p99 ms", "bytes", "CPU µs", "ratio");
            for (Kind kind : kinds) {
                measure(kind, stet, nginx);
            }
            result.figure("database_cpu_us", databaseMicros.median());
        }
        result.print();
    }

    private List<Kind> kinds(Scratch scratch, RunningStet stet, Nginx nginx) throws Exception {
        List<String> paths =
                LongStream.iterate(stories - 1, n -> n >= 0, n -> n - 1)
                        .mapToObj(n -> Invented.of(n, stories, Instant.EPOCH))
                        .filter(Invented::live)
                        .limit(quick ? 30 : 300)
                        .map(Invented::path)
                        .filter(path -> path.chars().allMatch(c -> c < 0x80))
                        .toList();
        List<String> missing =
                paths.stream()
                        .map(path -> path.replaceAll("-[0-9]+$", "-7$0").replace("-7-", "-7"))
                        .toList();
        try (var connection = new Connection(stet.sitePort())) {
            List<String> tags = new ArrayList<>();
            awaitBest(connection, paths);
            Connection.Reply last = null;
            for (String path : paths) {
                last = page(connection, path, 200);
                nginx.put(path, last, false);
                tags.add(path + "\tSTET" + last.header("etag"));
            }
            nginx.others(last);
            nginx.put("/en/index.html", page(connection, "/en/", 200), true);
            nginx.put("/en/feed.rss", page(connection, "/en/feed.rss", 200), true);
            nginx.put(
                    "/en/boxes/latest.json", page(connection, "/en/boxes/latest.json", 200), true);
            nginx.put("/404.html", page(connection, missing.getFirst(), 404), true);
            nginx.start();
            List<String> stetTags = tags.stream().map(tag -> tag.replace("STET", "")).toList();
            int one = stet.sitePort();
            int other = nginx.port();
            return List.of(
                    new Kind(
                            "story",
                            new Wrk(scratch, "story", one, paths),
                            new Wrk(scratch, "story", other, paths),
                            false),
                    kind(scratch, "front", one, "/en/", other, "/en/index.html"),
                    kind(scratch, "feed", one, "/en/feed.rss", other, "/en/feed.rss"),
                    kind(
                            scratch,
                            "box",
                            one,
                            "/en/boxes/latest.json",
                            other,
                            "/en/boxes/latest.json"),
                    new Kind(
                            "unchanged",
                            new Wrk(scratch, "unchanged", one, stetTags),
                            new Wrk(scratch, "unchanged", other, tags(other, paths)),
                            false),
                    new Kind(
                            "missing",
                            new Wrk(scratch, "missing", one, missing),
                            new Wrk(scratch, "missing", other, missing),
                            true));
        }
    }

    /** Until pages are as small as the press makes them, and their tags change no more. */
    private void awaitBest(Connection connection, List<String> paths)
            throws IOException, InterruptedException {
        List<String> before = List.of();
        for (int look = 0; look < (quick ? 6 : 100); look++) {
            List<String> tags = new ArrayList<>();
            for (int twice = 0;
                    twice < 2;
                    twice++) { // only what is asked for again is worth the work
                tags.clear();
                for (String path : paths) {
                    tags.add(page(connection, path, 200).header("etag"));
                }
                for (String path : List.of("/en/", "/en/feed.rss", "/en/boxes/latest.json")) {
                    tags.add(page(connection, path, 200).header("etag"));
                }
            }
            if (tags.equals(before) && look > 3) {
                return;
            }
            before = tags;
            Thread.sleep(quick ? 1_500 : 4_000);
        }
    }

    private static Kind kind(
            Scratch scratch, String name, int one, String path, int other, String otherPath)
            throws IOException {
        return new Kind(
                name,
                new Wrk(scratch, name, one, List.of(path)),
                new Wrk(scratch, name, other, List.of(otherPath)),
                false);
    }

    private static List<String> tags(int port, List<String> paths) throws IOException {
        List<String> tags = new ArrayList<>();
        try (var connection = new Connection(port)) {
            for (String path : paths) {
                tags.add(path + "\t" + page(connection, path, 200).header("etag"));
            }
        }
        return tags;
    }

    private static Connection.Reply page(Connection connection, String path, int status)
            throws IOException {
        Connection.Reply reply = connection.get(path);
        if (reply.status() != status || !reply.header("content-encoding").equals("gzip")) {
            throw new IllegalStateException(
                    path + " answered " + reply.status() + " " + reply.headers());
        }
        return reply;
    }

    /** Until it does nothing unasked: compiling, compressing better. */
    private void settle(RunningStet stet) throws IOException, InterruptedException {
        for (int i = 0; i < (quick ? 2 : 20); i++) {
            long before = Processor.micros(stet.pid());
            Thread.sleep(1_000);
            if (Processor.micros(stet.pid()) - before < 50_000) {
                return;
            }
        }
    }

    private void measure(Kind kind, RunningStet stet, Nginx nginx)
            throws IOException, InterruptedException {
        int rounds = quick ? kind.name().equals("story") ? 3 : 1 : 10;
        var ours = new Needs();
        var theirs = new Needs();
        for (int round = 0; round < rounds; round++) {
            long database = Processor.familyMicros(stet.databasePid());
            long requests = run(kind, kind.stet(), stet.pid(), ours);
            databaseMicros.add(
                    (double) (Processor.familyMicros(stet.databasePid()) - database) / requests);
            run(kind, kind.nginx(), nginx.pid(), theirs);
        }
        double ratio = ours.micros().median() / theirs.micros().median();
        row(kind.name(), "Stet", ours, "%7.2f".formatted(ratio));
        row("", "nginx", theirs, "");
        result.figure("cpu_us_" + kind.name(), ours.micros().median());
        result.figure("nginx_cpu_us_" + kind.name(), theirs.micros().median());
        if (kind.name().equals("story")) {
            result.figure("cpu_ratio_story", ratio, 1.0);
            result.figure("per_second_story", ours.perSecond().median());
            result.figure("nginx_per_second_story", theirs.perSecond().median());
            result.figure("p99_ms_story", ours.p99().median());
            result.figure("nginx_p99_ms_story", theirs.p99().median());
        } else {
            result.figure("cpu_ratio_" + kind.name(), ratio);
        }
    }

    private long run(Kind kind, Wrk wrk, long pid, Needs needs)
            throws IOException, InterruptedException {
        long before = Processor.micros(pid);
        Wrk.Run run = wrk.run(quick ? 1 : 4);
        long micros = Processor.micros(pid) - before;
        if (run.broken() > 0 || run.refused() != (kind.missing() ? run.requests() : 0)) {
            System.out.printf(
                    "! %s: %d answers of another kind, %d broken%n",
                    kind.name(), run.refused(), run.broken());
        }
        needs.perSecond().add(run.perSecond());
        needs.p50().add(run.p50Ms());
        needs.p99().add(run.p99Ms());
        needs.micros().add((double) micros / run.requests());
        needs.bytes().add(run.bytes());
        return run.requests();
    }

    private static void row(String kind, String server, Needs needs, String ratio) {
        System.out.printf(
                "%-10s %-6s %9.0f %8.2f %8.2f %9.0f %8.1f %s%n",
                kind,
                server,
                needs.perSecond().median(),
                needs.p50().median(),
                needs.p99().median(),
                needs.bytes().median(),
                needs.micros().median(),
                ratio);
    }
}
