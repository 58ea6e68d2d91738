package bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long from a publish until readers are served it: {@code Live [--quick]}. */
final class Live {
    private static final int READERS_PER_SECOND = 2_000;

    private final boolean quick;
    private final long stories;
    private final int publishes;
    private final Result result;
    private int number;

    private Live(boolean quick) {
        this.quick = quick;
        this.stories = quick ? 2_000 : 100_000;
        this.publishes = quick ? 40 : 300;
        this.result = new Result("live", quick);
    }

    public static void main(String[] arguments) throws Exception {
        new Live(List.of(arguments).contains("--quick")).run();
    }

    private void run() throws Exception {
        try (var scratch = new Scratch()) {
            Path data = scratch.path("data");
            Load.fill(data, stories);
            var stet = RunningStet.start(scratch, data);
            stet.awaitIndexes();
            try (Api api = stet.api()) {
                measure("", stet, api, stet, 50, 250);
                var second =
                        RunningStet.start(
                                scratch,
                                scratch.path("second"),
                                List.of(),
                                stet.database(),
                                "--role",
                                "site");
                second.awaitIndex("search");
                // The first connection was idle while the second node started.
                try (Api again = api.another()) {
                    measure("second_", stet, again, second, 100, Double.NaN);
                    fronts(stet, again);
                }
            }
        }
        result.print();
    }

    /** Publishes through one and looks at the other, which may be the same. */
    private void measure(
            String prefix,
            RunningStet writer,
            Api api,
            RunningStet served,
            double p99,
            double worst)
            throws Exception {
        var all = new Samples();
        var answers = new Samples();
        Map<String, Samples> kinds = new LinkedHashMap<>();
        double pressed;
        try (var readers =
                        new Readers(
                                READERS_PER_SECOND,
                                stories,
                                quick ? 800 : 4_000,
                                served.sitePort());
                var watch = new Watch(served.sitePort())) {
            for (int i = 0; i < publishes / 10; i++) { // not counted: code and caches get warm
                publish(api, watch, new Samples(), new Samples(), new LinkedHashMap<>());
            }
            readers.latencies.clear();
            pressed = served.pressed();
            for (int i = 0; i < publishes; i++) {
                publish(api, watch, all, answers, kinds);
            }
            pressed = served.pressed() - pressed;
            System.out.printf(
                    "%n%s, %d stories, %d publishes, readers %d/s (%d answered, %d failed, p99 %.1f ms)%n",
                    prefix.isEmpty() ? "one node" : "the second of two nodes",
                    stories,
                    publishes,
                    READERS_PER_SECOND,
                    readers.answered.sum(),
                    readers.failed.sum(),
                    readers.latencies.p99());
            result.figure(prefix + "readers_p99_ms", readers.latencies.p99());
            result.figure(prefix + "readers_failed", readers.failed.sum());
        }
        System.out.printf("%-14s %9s %9s %9s%n", "ms until", "p50", "p99", "worst");
        kinds.forEach(Live::row);
        row("answered", answers);
        row("all of them", all);
        System.out.printf("pages pressed per publish: %.1f%n", pressed / publishes);
        result.figure(prefix + "p50_ms", all.median());
        result.figure(prefix + "p99_ms", all.p99(), p99);
        if (Double.isNaN(worst)) {
            result.figure(prefix + "worst_ms", all.worst());
        } else {
            result.figure(prefix + "worst_ms", all.worst(), worst);
        }
        result.figure(prefix + "pages_per_publish", pressed / publishes);
    }

    /** How long from the publishing of a rearranged front until readers are served it. */
    private void fronts(RunningStet stet, Api api) throws Exception {
        String draft =
                """
                {"edition": "en", "type": "article", "section": "world", "headline": "On the front"}
                """;
        String id = api.must("/stories", draft).get("id").stringValue();
        api.must("/stories/" + id + "/publish", "");
        String arranged =
                """
                {"containers": [
                 {"id": "top", "layout": "lead-supporting", "slots": [{"story": "%s"}, {}, {}, {}, {}, {}]},
                 {"id": "recent", "layout": "recent", "slots": [{}, {}, {}, {}, {}, {}, {}, {}]},
                 {"id": "world", "layout": "lead-supporting", "query": {"section": "world"}, "slots": [{}, {}, {}, {}, {}]},
                 {"id": "films", "layout": "video", "query": {"type": "video"}, "slots": [{}, {}, {}, {}]}]}
                """;
        Connection.Reply put = api.put("/fronts/en", arranged.formatted(id), "*");
        if (put.status() != 200) {
            throw new IllegalStateException("The front answered " + put.text());
        }
        var all = new Samples();
        try (var readers =
                        new Readers(
                                READERS_PER_SECOND, stories, quick ? 800 : 4_000, stet.sitePort());
                var watch = new Watch(stet.sitePort())) {
            for (int i = 0; i < publishes / 10; i++) {
                publishFront(api, watch, id, new Samples());
            }
            readers.latencies.clear();
            for (int i = 0; i < publishes; i++) {
                publishFront(api, watch, id, all);
            }
        }
        row("front arranged", all);
        result.figure("front_p50_ms", all.median());
        result.figure("front_p99_ms", all.p99(), 50);
        result.figure("front_worst_ms", all.worst());
    }

    private void publishFront(Api api, Watch watch, String id, Samples all)
            throws IOException, InterruptedException {
        String mark = "mark" + ++number + "x";
        api.must(
                "/fronts/en/acts",
                """
                {"acts": [{"type": "change", "story": "%s", "headline": "Arranged %s"}]}
                """
                        .formatted(id, mark));
        Watch.Looking looking = watch.begin(Map.of("front", "/en/"), mark);
        Thread.sleep(5 + number % 7);
        long begun = System.nanoTime();
        api.must("/fronts/en/publish", "{}");
        Map<String, Long> seen = looking.await();
        if (seen.isEmpty()) {
            throw new IllegalStateException("The front does not show " + mark);
        }
        all.addNanos(seen.get("front") - begun);
    }

    private static void row(String name, Samples samples) {
        System.out.printf(
                "%-14s %9.1f %9.1f %9.1f%n",
                name, samples.median(), samples.p99(), samples.worst());
    }

    private void publish(
            Api api, Watch watch, Samples all, Samples answers, Map<String, Samples> kinds)
            throws IOException, InterruptedException {
        String mark = "mark" + ++number + "x";
        String draft =
                """
                {"edition": "en", "type": "article", "section": "world", "topics": ["bridges"],
                 "headline": "Harbour %1$s opens", "standfirst": "What was measured at the harbour.",
                 "body": [{"type": "paragraph", "text": "The harbour %1$s opened this morning."}]}
                """
                        .formatted(mark);
        String id = api.must("/stories", draft).get("id").stringValue();
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("story", "/en/world/harbour-" + mark + "-opens-" + id);
        paths.put("front", "/en/");
        paths.put("section", "/en/world/");
        paths.put("topic", "/en/topics/bridges/");
        paths.put("box", "/en/boxes/latest.json");
        paths.put("RSS feed", "/en/feed.rss");
        paths.put("Atom feed", "/en/feed.atom");
        paths.put("JSON feed", "/en/feed.json");
        paths.put("section feed", "/en/world/feed.rss");
        paths.put("topic feed", "/en/topics/bridges/feed.rss");
        Watch.Looking looking = watch.begin(paths, mark);
        Thread.sleep(5 + number % 7); // every looker is at it, and never at the same moment of
        // anything's beat
        long begun = System.nanoTime();
        api.must("/stories/" + id + "/publish", "");
        answers.addNanos(System.nanoTime() - begun);
        Map<String, Long> seen = looking.await();
        if (seen.size() < paths.size()) {
            throw new IllegalStateException(
                    "Not shown: " + paths.keySet() + " but only " + seen.keySet());
        }
        for (String kind : paths.keySet()) {
            kinds.computeIfAbsent(kind, _ -> new Samples()).addNanos(seen.get(kind) - begun);
        }
        all.addNanos(seen.values().stream().mapToLong(Long::longValue).max().orElseThrow() - begun);
    }
}
