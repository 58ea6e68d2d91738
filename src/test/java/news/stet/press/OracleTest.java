package news.stet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import news.stet.platform.Settings;
import news.stet.platform.TestDatabase;
import news.stet.platform.Waiting;
import news.stet.site.Answer;
import news.stet.site.Changes;
import news.stet.site.Keys;
import news.stet.site.RandomActs;
import news.stet.site.Reading;
import news.stet.site.SampleSite;
import news.stet.site.SitePages;
import news.stet.site.SiteRequest;
import news.stet.story.ChangeLog;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever editors do, in whatever order: each page of a running press is, byte for byte, what a
 * press gives that has just been built and knows nothing. And pages that look the same afterwards
 * were, but for few, left alone.
 */
@NullMarked
@ExtendWith(TestDatabase.class)
class OracleTest {
    /** More with {@code -Doracle.acts=1000}, for whoever looks for a fault. */
    private static final int ACTS = Integer.getInteger("oracle.acts", 120);

    private static final int WRITERS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Acts that change lists and nothing in them: what they name is known exactly, almost. */
    private static final Set<String> EXACT =
            Set.of("publish", "bring", "due", "withhold", "kill", "box", "schedule", "topic");

    /**
     * What is said of a picture names every page that shows it, whatever of it that page shows; and
     * the few pictures here stand on nearly all pages.
     */
    private static final Set<String> LIBRARY = Set.of("caption", "rights", "uses");

    private static final int PAGES_WITH_PICTURES = 40;

    private final Database database;
    private final SampleSite site;
    private final ChangeLog changes;
    private final PressRoom room;
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger refused = new AtomicInteger();
    private final Map<String, Count> counts = new TreeMap<>();
    private final Map<String, Integer> blamed = new HashMap<>();

    /** Of one kind of act. */
    private static final class Count {
        int acts;
        int differing;
        int needless;

        @Override
        public String toString() {
            return "%4d acts, %5.1f pages changed, %5.1f pressed for nothing"
                    .formatted(acts, (double) differing / acts, (double) needless / acts);
        }
    }

    OracleTest(Database database, @TempDir Path folder) {
        this.database = database;
        this.site = new SampleSite(database);
        this.changes = new ChangeLog(database);
        room =
                PressRoom.open(
                        folder,
                        Settings.of(folder, 0, 0),
                        site.pages,
                        new Changes(database),
                        site.clock);
        room.start();
    }

    /** One seed that is always the same, and one that is not: it is printed. */
    static LongStream seeds() {
        return LongStream.of(20261122, new Random().nextInt(1_000_000));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void afterEachActEveryPageIsWhatANewPressWouldGive(long seed) {
        RandomActs acts = new RandomActs(database, site, seed);
        try (room) {
            follow();
            Map<String, Sheet> before = look(acts.paths(), Map.of(), Set.of(), new Count());
            for (int i = 0; i < ACTS; i++) {
                long head = changes.head();
                RandomActs.Act act = acts.next();
                told.add(act.told());
                follow();
                Set<String> named =
                        changes.list(head, 1_000).stream()
                                .map(ChangeLog.Change::key)
                                .collect(Collectors.toSet());
                Count count = counts.computeIfAbsent(act.kind(), _ -> new Count());
                count.acts++;
                before = look(acts.paths(), before, named, count);
            }
        } finally {
            tell(seed);
        }
        assertThat(needless(EXACT)).as("pages pressed for nothing").isLessThanOrEqualTo(ACTS / 4);
        Set<String> others = new HashSet<>(counts.keySet());
        others.removeAll(LIBRARY);
        assertThat(needless(others))
                .as("pages pressed for nothing by acts on stories and settings")
                .isLessThanOrEqualTo(ACTS * 5);
        assertThat(needless(LIBRARY))
                .as("pages pressed for nothing by acts on pictures")
                .isLessThanOrEqualTo(
                        PAGES_WITH_PICTURES
                                * counts.entrySet().stream()
                                        .filter(entry -> LIBRARY.contains(entry.getKey()))
                                        .mapToInt(entry -> entry.getValue().acts)
                                        .sum());
    }

    /** Where a story stands in its lists is counted while others come and go. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whenManyWriteAtOnceEveryPageIsRightInTheEnd(long seed) throws Exception {
        System.out.println("Many writers, seed " + seed);
        List<RandomActs> writers =
                LongStream.range(0, WRITERS)
                        .mapToObj(i -> new RandomActs(database, site, seed + i))
                        .toList();
        AtomicBoolean done = new AtomicBoolean();
        try (room;
                var threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
            follow();
            List<Future<?>> writing =
                    writers.stream()
                            .<Future<?>>map(acts -> threads.submit(() -> write(acts)))
                            .toList();
            Future<?> reading = threads.submit(() -> read(writers, done));
            for (Future<?> one : writing) {
                one.get();
            }
            done.set(true);
            reading.get();
            follow();
            List<String> paths =
                    writers.stream().flatMap(acts -> acts.paths().stream()).distinct().toList();
            look(paths, Map.of(), Set.of(), new Count());
            System.out.println(refused + " of " + told.size() + " acts were refused");
            assertThat(refused.get()).as("refused: %s", told).isLessThan(ACTS / 2);
        }
    }

    private void write(RandomActs acts) {
        for (int i = 0; i < ACTS / WRITERS; i++) {
            try {
                told.add(acts.next().told());
            } catch (Problem | JdbiException e) {
                // Two who want the same at once: one of them is refused, and nothing was changed.
                told.add(e.toString().lines().findFirst().orElse(""));
                refused.incrementAndGet();
            }
        }
    }

    private void read(List<RandomActs> writers, AtomicBoolean done) {
        while (!done.get()) {
            for (String path : writers.getFirst().paths()) {
                room.press().find(SiteRequest.parse(path, null).orElseThrow(), path);
            }
        }
    }

    private void follow() {
        Waiting.until("the press follows", () -> room.awaySince().isEmpty());
        room.await(PATIENCE);
    }

    private int needless(Set<String> kinds) {
        return counts.entrySet().stream()
                .filter(entry -> kinds.contains(entry.getKey()))
                .mapToInt(entry -> entry.getValue().needless)
                .sum();
    }

    private void tell(long seed) {
        System.out.println("Oracle, seed " + seed + ", " + told.size() + " acts:");
        counts.forEach((kind, count) -> System.out.printf("  %-24s %s%n", kind, count));
        String worst =
                blamed.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                        .limit(8)
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", "));
        System.out.println("  Keys that had pages pressed for nothing: " + worst);
    }

    /** Asks for every page, compares it, and counts what was pressed since last time. */
    private Map<String, Sheet> look(
            List<String> paths, Map<String, Sheet> before, Set<String> named, Count count) {
        Map<String, Sheet> now = new HashMap<>();
        List<SiteRequest> requests =
                paths.stream().map(path -> SiteRequest.parse(path, null).orElseThrow()).toList();
        SitePages fresh = site.freshPages();
        List<Reading> expected = fresh.readAll(requests);
        for (int i = 0; i < paths.size(); i++) {
            String path = paths.get(i);
            Press.Found found = room.press().find(requests.get(i), path);
            compare(path, found, expected.get(i).answer(), fresh);
            if (found instanceof Press.Found.Page page
                    && page.ready().sheet().path().equals(path)) {
                now.put(path, page.ready().sheet());
            }
        }
        same(
                Unaddressed.HOSTS,
                room.press().find(Unaddressed.HOSTS),
                200,
                (Answer.Page) fresh.readHosts().answer());
        before.forEach((path, old) -> {
            Sheet sheet = now.get(path);
            boolean held = old.until() > site.clock.millis();
            if (sheet == null || !sheet.tag().equals(old.tag())) {
                count.differing++;
            } else if (sheet.seq() != old.seq() && held) {
                count.needless++;
                old.keys().stream()
                        .filter(named::contains)
                        .min(Comparator.naturalOrder())
                        .ifPresent(key -> blamed.merge(kind(key), 1, Integer::sum));
            }
        });
        return now;
    }

    private static String kind(String key) {
        String kind = key.substring(0, key.indexOf(':') + 1);
        return kind.equals("list:") ? kind + "…" + key.substring(key.lastIndexOf('/')) : kind;
    }

    private void compare(String path, Press.Found found, Answer answer, SitePages fresh) {
        switch (answer) {
            case Answer.Page page -> same(path, found, 200, page);
            case Answer.Moved moved ->
                    assertThat(found)
                            .as("%s after %s", path, told)
                            .isEqualTo(new Press.Found.Moved(moved.location(), moved.forGood()));
            case Answer.Gone gone -> same(path, found, 410, error(fresh, 410, gone.edition()));
            case Answer.Missing missing ->
                    same(path, found, 404, error(fresh, 404, missing.edition()));
        }
    }

    private static Answer.Page error(SitePages fresh, int status, String edition) {
        return (Answer.Page) fresh.readError(status, edition).answer();
    }

    private void same(String path, Press.Found found, int status, Answer.Page page) {
        assertThat(found).as("%s after %s", path, told).isInstanceOf(Press.Found.Page.class);
        Sheet sheet = ((Press.Found.Page) found).ready().sheet();
        assertThat(text(sheet.bodies().unpacked()))
                .as("%s after %s", path, told)
                .isEqualTo(text(page.body()));
        assertThat(sheet.status()).as("%s after %s", path, told).isEqualTo(status);
        assertThat(sheet.contentType()).as("%s after %s", path, told).isEqualTo(page.contentType());
        assertThat(sheet.headers()).as("%s after %s", path, told).isEqualTo(page.headers());
        if (sheet.path().equals(path)) {
            var keys = assertThat(sheet.keys()).as("%s after %s", path, told);
            // What was passed over and is too old to be asked for since, a fresh page knows nothing
            // of.
            if (page.keys().contains(Keys.clock())) {
                keys.containsAll(page.keys());
            } else {
                keys.isEqualTo(page.keys());
            }
        }
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
