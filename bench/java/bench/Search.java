package bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** Finding stories, and those like one: {@code Search [STORIES] [--quick]}. */
final class Search {
    private static final long STORIES = 1_000_000;
    private static final double MEBIBYTE = 1 << 20;

    /** Not counted: a server that readers use runs for days, and is warm. */
    private static final int WARM_ROUNDS = 25;

    private final boolean quick;
    private final long stories;
    private final int rounds;
    private final Result result;
    private final SplittableRandom random = new SplittableRandom(6);
    private int published;

    private Search(boolean quick, long stories) {
        this.quick = quick;
        this.stories = stories;
        this.rounds = quick ? 8 : 60;
        this.result = new Result("search", quick);
    }

    public static void main(String[] arguments) throws Exception {
        boolean quick = List.of(arguments).contains("--quick");
        long stories =
                List.of(arguments).stream()
                        .filter(it -> it.matches("[0-9]+"))
                        .mapToLong(Long::parseLong)
                        .findFirst()
                        .orElse(quick ? 5_000 : STORIES);
        new Search(quick, stories).run();
    }

    private void run() throws Exception {
        try (var scratch = new Scratch()) {
            Path data = scratch.path("data");
            Load.fill(data, stories);
            long begun = System.nanoTime();
            var stet = RunningStet.start(scratch, data);
            stet.awaitIndex("search");
            double seconds = (System.nanoTime() - begun) / 1e9;
            // The desk's is made after it, and would take its share of the machine.
            stet.awaitIndex("search-desk");
            double both = (System.nanoTime() - begun) / 1e9;
            // Opened at the look after it was made.
            Thread.sleep(1_500);
            try (var reader = new Connection(stet.sitePort());
                    Api api = stet.api()) {
                System.out.printf("%n%d stories, each question %d times%n", stories, rounds);
                System.out.printf("%-34s %9s %9s %9s%n", "ms", "p50", "p99", "worst");
                searches(reader);
                typing(reader);
                related(api);
                follow(reader, api);
            }
            double bytes = size(data.resolve("search"));
            System.out.printf(
                    "%nthe index: %.0f MiB, %.0f bytes a story, made in %.0f s, with the desk's in %.0f s;"
                            + " Stet's memory %.0f MiB%n",
                    bytes / MEBIBYTE,
                    bytes / stories,
                    seconds,
                    both,
                    Processor.memory(stet.pid()) / MEBIBYTE);
            result.figure("index_mib", bytes / MEBIBYTE);
            result.figure("index_bytes_a_story", bytes / stories);
            result.figure("index_seconds", seconds);
            result.figure("memory_mib", Processor.memory(stet.pid()) / MEBIBYTE);
        }
        result.print();
    }

    private void searches(Connection reader) throws IOException {
        Map<String, Samples> kinds = new LinkedHashMap<>();
        var all = new Samples();
        for (int round = -WARM_ROUNDS; round < rounds; round++) {
            for (var question : questions().entrySet()) {
                double ms = get(reader, question.getValue());
                if (round >= 0) {
                    kinds.computeIfAbsent(question.getKey(), _ -> new Samples()).add(ms);
                    all.add(ms);
                }
            }
        }
        kinds.forEach(Search::row);
        row("all searches", all);
        result.figure("search_p50_ms", all.median());
        result.figure("search_p99_ms", all.p99(), 50);
    }

    /** What is asked in one round; words differ from round to round. */
    private Map<String, String> questions() {
        Vocabulary english = Invented.EDITIONS.getFirst().vocabulary();
        Vocabulary persian = Invented.EDITIONS.getLast().vocabulary();
        String common = common(english);
        Map<String, String> all = new LinkedHashMap<>();
        all.put("a common word", page("en", common));
        all.put("two common words", page("en", common + " " + common(english)));
        all.put("a name", page("en", name(english)));
        all.put("a name and a common word", page("en", name(english) + " " + common));
        all.put("a word just begun", page("en", name(english).substring(0, 3)));
        all.put("words as they stand", page("en", "\"" + common + " " + common(english) + "\""));
        all.put("by date", page("en", common) + "&sort=date");
        all.put("in a section, of a type", page("en", common) + "&section=world&type=video");
        all.put("in a year", page("en", common) + "&from=2021-01-01&until=2021-12-31");
        all.put("mistyped", page("en", mistyped(name(english))));
        all.put("Persian, common", page("fa", common(persian)));
        all.put("Persian, a name", page("fa", name(persian)));
        all.put("nothing", page("en", "xyzzy"));
        return all;
    }

    private static String mistyped(String name) {
        return name.substring(0, 2) + "qq" + name.substring(3);
    }

    private static String page(String edition, String words) {
        return "/" + edition + "/search?q=" + encoded(words);
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    private String common(Vocabulary vocabulary) {
        return vocabulary.folded().get(vocabulary.anyCommon(random));
    }

    private String name(Vocabulary vocabulary) {
        return vocabulary.folded().get(vocabulary.anyName(random));
    }

    /** Letter by letter, as the script of the search field asks. */
    private void typing(Connection reader) throws IOException {
        var all = new Samples();
        for (int round = -WARM_ROUNDS; round < rounds; round++) {
            boolean persian = Math.floorMod(round, 5) == 4;
            Invented.Edition edition =
                    persian ? Invented.EDITIONS.getLast() : Invented.EDITIONS.getFirst();
            String words = name(edition.vocabulary()) + " " + common(edition.vocabulary());
            for (int letters = 2; letters <= words.length(); letters++) {
                String typed = words.substring(0, letters);
                double ms =
                        get(reader, "/" + edition.code() + "/search/suggest?q=" + encoded(typed));
                if (round >= 0) {
                    all.add(ms);
                }
            }
        }
        row("as it is typed", all);
        result.figure("type_p99_ms", all.p99(), 20);
    }

    /** Of stories nobody looked at before, which is what takes longest. */
    private void related(Api api) throws IOException {
        var all = new Samples();
        for (int round = -3 * WARM_ROUNDS; round < 4 * rounds; round++) {
            Invented story;
            do {
                story = Invented.of(random.nextLong(stories), stories, Instant.now());
            } while (!story.live());
            Connection.Reply reply = api.get("/stories/" + story.id() + "/related");
            if (reply.status() != 200 || !reply.text().contains("\"found\":[{")) {
                throw new IllegalStateException("related answered " + reply.text());
            }
            if (round >= 0) {
                all.addNanos(reply.nanos());
            }
        }
        row("what is like a story", all);
        result.figure("related_p99_ms", all.p99(), 20);
    }

    /** From before the request that publishes until a search finds it. */
    private void follow(Connection reader, Api api) throws IOException {
        var all = new Samples();
        for (int round = -WARM_ROUNDS; round < 2 * rounds; round++) {
            String mark = "findable" + ++published + "x";
            String draft =
                    """
                    {"edition": "en", "type": "article", "section": "world", "topics": ["bridges"],
                     "headline": "Harbour %1$s opens",
                     "body": [{"type": "paragraph", "text": "The harbour opened this morning."}]}
                    """
                            .formatted(mark);
            String id = api.must("/stories", draft).get("id").stringValue();
            long begun = System.nanoTime();
            api.must("/stories/" + id + "/publish", "");
            while (!reader.get(page("en", mark)).text().contains("-" + id + "\"")) {
                if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(30)) {
                    throw new IllegalStateException(mark + " is not found");
                }
            }
            if (round >= 0) {
                all.addNanos(System.nanoTime() - begun);
            }
        }
        row("published until found", all);
        result.figure("follow_p99_ms", all.p99(), 100);
    }

    private static double get(Connection reader, String path) throws IOException {
        Connection.Reply reply = reader.get(path);
        if (reply.status() != 200) {
            throw new IllegalStateException(path + " answered " + reply.status());
        }
        return reply.nanos() / 1e6;
    }

    private static void row(String name, Samples samples) {
        System.out.printf(
                "%-34s %9.1f %9.1f %9.1f%n",
                name, samples.median(), samples.p99(), samples.worst());
    }

    private static double size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
