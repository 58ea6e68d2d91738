package bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** What grows when stories become many: {@code Scale [--quick] [SIZE SIZE…]}, sizes rising. */
final class Scale {
    /** Beyond this times the smallest newsroom's figure, something grows that should not. */
    private static final double MOST = 1.5;

    private static final double MEBIBYTE = 1 << 20;

    private final boolean quick;
    private final List<Long> sizes;
    private final int times;
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();
    private final Map<String, List<Double>> aside = new LinkedHashMap<>();
    private int published;

    private Scale(boolean quick, List<Long> sizes) {
        this.quick = quick;
        this.sizes = sizes;
        this.times = quick ? 8 : 60;
    }

    public static void main(String[] arguments) throws Exception {
        boolean quick = List.of(arguments).contains("--quick");
        List<Long> asked =
                Stream.of(arguments)
                        .filter(one -> one.matches("[0-9]+"))
                        .map(Long::valueOf)
                        .toList();
        List<Long> usual =
                quick ? List.of(1_000L, 10_000L) : List.of(10_000L, 100_000L, 1_000_000L);
        new Scale(quick, asked.isEmpty() ? usual : asked).run();
    }

    private void run() throws Exception {
        try (var scratch = new Scratch()) {
            for (long size : sizes) {
                System.err.printf("%d stories…%n", size);
                Path data = scratch.path("data-" + size);
                measure(scratch, data, size);
                Scratch.delete(data);
            }
        }
        var result = new Result("scale", quick);
        double worst = table(result);
        result.figure("worst_ratio", worst, MOST);
        result.print();
    }

    private double table(Result result) {
        double worst = 0;
        System.out.printf("%n%-34s", "medians, milliseconds");
        sizes.forEach(size -> System.out.printf("%12d", size));
        System.out.printf("%9s%n", "ratio");
        for (var figure : figures.entrySet()) {
            List<Double> values = figure.getValue();
            double ratio = values.getLast() / values.getFirst();
            worst = Math.max(worst, ratio);
            row(figure.getKey(), values, "%9.2f".formatted(ratio));
            result.figure(
                    figure.getKey()
                            .replaceAll("[^a-zA-Z]+", "_")
                            .toLowerCase(java.util.Locale.ROOT),
                    values.getLast());
        }
        aside.forEach((name, values) -> row(name, values, ""));
        return worst;
    }

    private static void row(String name, List<Double> values, String end) {
        System.out.printf("%-34s", name);
        values.forEach(value -> System.out.printf("%12.2f", value));
        System.out.println(end);
    }

    private void measure(Scratch scratch, Path data, long size) throws Exception {
        long begun = System.nanoTime();
        Load.fill(data, size);
        put(aside, "loading it, seconds", (System.nanoTime() - begun) / 1e9);
        var stet = RunningStet.start(scratch, data);
        stet.awaitIndexes();
        try (Api api = stet.api();
                var reader = new Connection(stet.sitePort())) {
            misses(stet, reader, size);
            put("publish", publishes(api));
            lists(api);
            put("resident memory, MiB", Processor.memory(stet.pid()) / MEBIBYTE);
            new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/jcmd",
                            Long.toString(stet.pid()),
                            "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            put("heap in use, MiB", stet.metric("jvm_memory_used_bytes{area=\"heap\"") / MEBIBYTE);
        }
        stet.stop();
        put("restart until the first page", restart(stet));
        put(
                aside,
                "database on disk, KiB a story",
                kibibytes(data.resolve("postgres/cluster/base")) / size);
        put(aside, "pressed on disk, MiB", kibibytes(data.resolve("pressed")) / 1024);
        stet.close();
    }

    /**
     * Pages nobody asked for before, in an order that is the same for each size, as parts of the
     * whole.
     */
    private void misses(RunningStet stet, Connection reader, long size) throws IOException {
        var random = new SplittableRandom(size);
        for (int i = 0; i < 10 * times; i++) { // not counted: Java compiles
            miss(reader, any(random, size).path());
        }
        List<Invented> any = new ArrayList<>();
        while (any.size() < times) {
            any.add(any(random, size));
        }
        var stories = new Samples();
        for (Invented story : any) {
            stories.addNanos(miss(reader, story.path()));
        }
        put("miss of a story", stories.median());
        put(aside, "miss of a story, p99", stories.p99());
        var fronts = new Samples();
        var sections = new Samples();
        var topics = new Samples();
        var feeds = new Samples();
        for (Invented.Edition edition : Invented.EDITIONS) {
            String at = "/" + edition.code() + "/";
            fronts.addNanos(miss(reader, at));
            for (String section : Invented.SECTIONS) {
                sections.addNanos(miss(reader, at + section + "/"));
                feeds.addNanos(miss(reader, at + section + "/feed.rss"));
            }
            for (String topic :
                    Invented.TOPICS.subList(0, Math.min(Invented.TOPICS.size(), times))) {
                topics.addNanos(miss(reader, at + "topics/" + topic + "/"));
            }
        }
        put("miss of a front", fronts.median());
        put("miss of a section", sections.median());
        put("miss of a topic", topics.median());
        put("miss of a feed", feeds.median());
        var archives = new Samples();
        var bytes = new Samples();
        for (Invented story : any) {
            String month = "%04d/%02d/".formatted(story.month() / 100, story.month() % 100);
            var page =
                    reader.get("/" + story.edition().code() + "/" + story.section() + "/" + month);
            archives.addNanos(page.nanos());
            bytes.add(page.text().length() / 1024.0);
        }
        // A month of a bigger newsroom has more stories on its page: counted by what it shows.
        put("miss of an archive month, per KiB", archives.median() / bytes.median());
        put(aside, "miss of an archive month", archives.median());
        put(aside, "an archive month, KiB", bytes.median());
    }

    private static Invented any(SplittableRandom random, long size) {
        Invented story;
        do {
            story = Invented.of(random.nextLong(size), size, Instant.now());
        } while (!story.live());
        return story;
    }

    private static long miss(Connection reader, String path) throws IOException {
        Connection.Reply reply = reader.get(path);
        if (reply.status() != 200) {
            throw new IllegalStateException(path + " answered " + reply.status());
        }
        return reply.nanos();
    }

    private double publishes(Api api) throws IOException {
        var samples = new Samples();
        for (int i = 0; i < 2 * times; i++) {
            String draft =
                    """
                    {"edition": "en", "type": "article", "section": "world", "topics": ["bridges"],
                     "headline": "Harbour %1$d opens", "body": [{"type": "paragraph", "text": "It opened, %1$d."}]}
                    """
                            .formatted(++published);
            String id = api.must("/stories", draft).get("id").stringValue();
            long begun = System.nanoTime();
            api.must("/stories/" + id + "/publish", "");
            if (i >= times) {
                samples.addNanos(System.nanoTime() - begun);
            }
        }
        return samples.median();
    }

    private void lists(Api api) throws IOException {
        put("desk list", list(api, "?limit=50"));
        put("desk list of drafts", list(api, "?limit=50&status=draft"));
        put(
                "desk list of a section's live",
                list(api, "?limit=50&status=live&edition=de&section=culture"));
        put(
                "desk search for a name",
                list(api, "?q=" + name(Invented.EDITIONS.getFirst().vocabulary(), 0.7)));
        put(
                "desk search for two words",
                list(api, "?q=harbour+" + name(Invented.EDITIONS.getFirst().vocabulary(), 0.2)));
    }

    /** A name that is neither the most nor the least frequent. */
    private static String name(Vocabulary words, double rarity) {
        int name = words.common() + (int) ((words.words().size() - words.common()) * rarity);
        return URLEncoder.encode(words.words().get(name), StandardCharsets.UTF_8);
    }

    private double list(Api api, String query) throws IOException {
        var samples = new Samples();
        for (int i = 0; i < 2 * times; i++) {
            Connection.Reply reply = api.get("/stories" + query);
            if (reply.status() != 200) {
                throw new IllegalStateException(
                        query + " answered " + reply.status() + reply.text());
            }
            if (i >= times) {
                samples.addNanos(reply.nanos());
            }
        }
        return samples.median();
    }

    private double restart(RunningStet stet) throws IOException, InterruptedException {
        var samples = new Samples();
        for (int i = 0; i < (quick ? 1 : 5); i++) {
            long begun = System.nanoTime();
            var starting =
                    new Thread(() -> {
                        try {
                            stet.start();
                        } catch (IOException | InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    });
            starting.start();
            while (true) {
                try (var reader = new Connection(stet.sitePort())) {
                    if (reader.get("/en/").status() == 200) {
                        break;
                    }
                } catch (IOException e) {
                    // It does not listen yet.
                }
                Thread.sleep(5);
            }
            samples.addNanos(System.nanoTime() - begun);
            starting.join();
            stet.stop();
        }
        return samples.median();
    }

    private void put(String name, double value) {
        put(figures, name, value);
    }

    private static void put(Map<String, List<Double>> map, String name, double value) {
        map.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    private static double kibibytes(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum()
                    / 1024.0;
        }
    }
}
