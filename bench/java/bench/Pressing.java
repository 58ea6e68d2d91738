package bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import news.stet.media.Format;
import news.stet.platform.DataFolder;
import news.stet.platform.Database;
import news.stet.platform.Settings;
import news.stet.platform.postgres.EmbeddedPostgres;
import news.stet.platform.postgres.ServerSettings;
import news.stet.press.PressSteps;
import news.stet.site.Answer;
import news.stet.site.Freshness;
import news.stet.site.Reading;
import news.stet.site.SitePages;
import news.stet.site.SiteRequest;

/** What it costs to press a page, on one thread of a warm Java: {@code Pressing [--quick]}. */
final class Pressing {
    private final boolean quick;
    private final long stories;
    private final Result result;
    private final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Pressing(boolean quick) {
        this.quick = quick;
        this.stories = quick ? 2_000 : 20_000;
        this.result = new Result("press", quick);
    }

    /** What one page of a kind needs, on average: microseconds, and bytes of memory taken. */
    private record Cost(
            double micros, double databaseMicros, double elapsedMicros, double allocated) {
        double perSecondAndCore() {
            return 1e6 / (micros + databaseMicros);
        }
    }

    /** Nothing is changed meanwhile. */
    private record Quiet() implements Freshness {
        @Override
        public long followed() {
            return Long.MAX_VALUE;
        }

        @Override
        public long lastChange(String key) {
            return 0;
        }
    }

    public static void main(String[] arguments) throws Exception {
        new Pressing(List.of(arguments).contains("--quick")).run();
    }

    private void run() throws Exception {
        try (var scratch = new Scratch()) {
            Path data = scratch.path("data");
            Load.fill(data, stories);
            var folder = scratch.later(DataFolder.own(data, "a benchmark"));
            var server = scratch.later(EmbeddedPostgres.start(folder, ServerSettings.standard()));
            var database = scratch.later(Database.open(server.address()));
            var pages =
                    new SitePages(
                            Settings.of(data, 8080, 8081),
                            database,
                            InstantSource.system(),
                            () -> Set.of(Format.values()));
            pages.share(new Quiet());
            measure(pages, server.pid(), new PressSteps(scratch.path("pressed")));
        }
        result.print();
    }

    private void measure(SitePages pages, long server, PressSteps steps) throws Exception {
        List<Invented> some = some();
        List<String> paths = some.stream().map(Invented::path).toList();
        for (int round = 0; round < (quick ? 2 : 10); round++) { // until Java has compiled it
            paths.forEach(path -> read(pages, path));
        }
        System.out.printf("%none thread, %d stories; microseconds a page%n", stories);
        System.out.printf(
                "%-22s %8s %9s %9s %10s %14s%n",
                "", "CPU", "database", "elapsed", "allocated", "pages/s, core");
        Cost story = cost(server, paths, path -> read(pages, path));
        row("story", story);
        Cost batch = together(server, pages, paths);
        row("story, of 200 together", batch);
        row("front", cost(server, each("/%s/"), path -> read(pages, path)));
        row("section", cost(server, each("/%s/world/"), path -> read(pages, path)));
        row("topic", cost(server, each("/%s/topics/bridges/"), path -> read(pages, path)));
        row("archive month", cost(server, months(some), path -> read(pages, path)));
        row("RSS feed", cost(server, each("/%s/feed.rss"), path -> read(pages, path)));
        row("box", cost(server, each("/%s/boxes/latest.json"), path -> read(pages, path)));
        List<byte[]> bodies = paths.stream().map(path -> body(pages, path)).toList();
        Cost gzip = cost(server, bodies, PressSteps::gzip);
        Cost brotli = cost(server, bodies, PressSteps::brotli);
        row("gzip of a story", gzip);
        row("brotli of a story", brotli);
        List<PressSteps.Pressed> pressed =
                paths.stream().map(path -> PressSteps.press(path, read(pages, path))).toList();
        Cost write = cost(server, pressed, steps::keep);
        row("writing a story", write);
        Cost whole =
                cost(server, paths, path -> steps.keep(PressSteps.press(path, read(pages, path))));
        row("a story, all of it", whole);
        shares(pages, paths);
        result.figure("story_cpu_us", batch.micros(), 150);
        result.figure("story_database_cpu_us", batch.databaseMicros());
        result.figure("story_alone_cpu_us", story.micros());
        result.figure("story_alone_database_cpu_us", story.databaseMicros());
        result.figure("story_alone_elapsed_us", story.elapsedMicros());
        result.figure("story_gzip_cpu_us", gzip.micros());
        result.figure("story_brotli_cpu_us", brotli.micros());
        result.figure("story_write_cpu_us", write.micros());
        result.figure("story_whole_cpu_us", whole.micros() + whole.databaseMicros());
        result.figure("stories_per_second_and_core", whole.perSecondAndCore());
    }

    private List<Invented> some() {
        var random = new SplittableRandom(1);
        List<Invented> some = new ArrayList<>();
        while (some.size() < (quick ? 500 : 1_000)) {
            Invented story = Invented.of(random.nextLong(stories), stories, Instant.now());
            if (story.live()) {
                some.add(story);
            }
        }
        return some;
    }

    private Cost together(long server, SitePages pages, List<String> paths) throws IOException {
        List<SiteRequest> all =
                paths.stream().map(path -> SiteRequest.parse(path, null).orElseThrow()).toList();
        List<List<SiteRequest>> batches = new ArrayList<>();
        for (int from = 0; from + 200 <= all.size(); from += 200) {
            batches.add(all.subList(from, from + 200));
        }
        Cost batch = cost(server, batches, pages::readAll);
        return new Cost(
                batch.micros() / 200,
                batch.databaseMicros() / 200,
                batch.elapsedMicros() / 200,
                batch.allocated() / 200);
    }

    private static List<String> each(String path) {
        return Invented.EDITIONS.stream().map(edition -> path.formatted(edition.code())).toList();
    }

    private static List<String> months(List<Invented> some) {
        return some.stream()
                .limit(100)
                .map(story ->
                        "/%s/%s/%04d/%02d/"
                                .formatted(
                                        story.edition().code(),
                                        story.section(),
                                        story.month() / 100,
                                        story.month() % 100))
                .toList();
    }

    private static Reading read(SitePages pages, String path) {
        return pages.read(SiteRequest.parse(path, null).orElseThrow());
    }

    private static byte[] body(SitePages pages, String path) {
        if (read(pages, path).answer() instanceof Answer.Page page) {
            return page.body();
        }
        throw new IllegalStateException(path + " is no page");
    }

    private <T> Cost cost(long server, List<T> subjects, Consumer<T> work) throws IOException {
        long enough = Duration.ofMillis(quick ? 700 : 5_000).toNanos();
        run(subjects, work, enough / 3); // not counted
        long self = Thread.currentThread().threadId();
        long cpu = threads.getCurrentThreadCpuTime();
        long allocated = threads.getThreadAllocatedBytes(self);
        long database = Processor.familyMicros(server);
        long begun = System.nanoTime();
        long count = run(subjects, work, enough);
        return new Cost(
                (threads.getCurrentThreadCpuTime() - cpu) / 1e3 / count,
                (double) (Processor.familyMicros(server) - database) / count,
                (System.nanoTime() - begun) / 1e3 / count,
                (double) (threads.getThreadAllocatedBytes(self) - allocated) / count);
    }

    private static <T> long run(List<T> subjects, Consumer<T> work, long nanos) {
        long count = 0;
        for (long begun = System.nanoTime(); System.nanoTime() - begun < nanos; count++) {
            work.accept(subjects.get((int) (count % subjects.size())));
        }
        return count;
    }

    private static void row(String name, Cost cost) {
        System.out.printf(
                "%-22s %8.0f %9.0f %9.0f %7.0f kB %14.0f%n",
                name,
                cost.micros(),
                cost.databaseMicros(),
                cost.elapsedMicros(),
                cost.allocated() / 1000,
                cost.perSecondAndCore());
    }

    private void shares(SitePages pages, List<String> paths) throws Exception {
        var shares = new Shares();
        try (var _ = shares.begin()) {
            run(
                    paths,
                    path -> read(pages, path),
                    Duration.ofMillis(quick ? 2_000 : 10_000).toNanos());
        }
        Optional<String> said = shares.say();
        System.out.println(
                said.map(one -> "where a story's CPU goes: " + one)
                        .orElse("(this Java cannot say where CPU goes)"));
    }
}
