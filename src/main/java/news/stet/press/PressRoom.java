package news.stet.press;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import news.stet.platform.Problem;
import news.stet.platform.Settings;
import news.stet.site.Change;
import news.stet.site.Changes;
import news.stet.site.SitePages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where pages are pressed: the press with its memory, its shelves, and whoever follows the change
 * log for it. Serves from the disk as soon as it is opened, database or not. Safe for any thread.
 */
public final class PressRoom implements AutoCloseable {
    /**
     * How many pages are pressed again at once; when more died, they wait until they are asked for.
     */
    private static final int MAX_AT_ONCE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(PressRoom.class);

    /** Its usual name in a data folder. */
    public static final String FOLDER = "pressed";

    static final String TABLE = "keys";
    private static final String STORY = "story:";
    private static final UUID NOBODY = new UUID(0, 0);
    private static final Duration FORCE = Duration.ofSeconds(60);

    /**
     * How it stands.
     *
     * @param followed the number of the change log up to which pages are right
     * @param behind how many changes after that are known of
     * @param pages in memory
     * @param memoryBytes what they take
     * @param awaySince when the database was missed; null while it answers
     */
    public record Figures(
            long followed,
            long behind,
            long pages,
            long memoryBytes,
            @Nullable Instant awaySince) {}

    private final Path folder;
    private final InstantSource clock;
    private final Changes changes;
    private final KeyTable table;
    private final Memory memory;
    private final Shelves shelves;
    private final SitePages pages;
    private final Press press;
    private final Reprint reprint;
    private final Reprint later;
    private final Polish polish;
    private final Follower follower;
    private final List<Meter> meters;
    private final boolean found;
    private final ReadCounter reads = new ReadCounter();
    private volatile @Nullable Instant awaySince;
    private final List<LongConsumer> followers = new CopyOnWriteArrayList<>();
    private volatile long forcedAt;

    private PressRoom(
            Path folder, Settings settings, SitePages pages, Changes changes, InstantSource clock)
            throws IOException {
        this.folder = Files.createDirectories(folder);
        this.clock = clock;
        this.changes = changes;
        this.awaySince = clock.instant();
        table = KeyTable.open(folder.resolve(TABLE));
        found = !table.source().equals(NOBODY);
        memory = new Memory(settings.press().memoryBytes());
        shelves = new Shelves(store());
        this.pages = pages;
        pages.share(table);
        press = new Press(pages, clock, table, shelves, memory, !settings.liveTemplates());
        reprint = Reprint.now();
        later = Reprint.later();
        polish = new Polish(memory, shelves, reprint);
        follower = new Follower(changes, table, () -> making(pages), new Told());
        meters =
                List.of(
                        FunctionCounter.builder("stet.press.pressed", press, Press::pressed)
                                .register(Metrics.globalRegistry),
                        Gauge.builder("stet.press.pages", memory, Memory::count)
                                .register(Metrics.globalRegistry),
                        Gauge.builder("stet.press.memory", memory, Memory::bytes)
                                .baseUnit("bytes")
                                .register(Metrics.globalRegistry),
                        Gauge.builder("stet.press.followed", table, KeyTable::followed)
                                .register(Metrics.globalRegistry));
    }

    /**
     * Opens it: what was pressed before can be served.
     *
     * @param folder for pressed pages and nothing else; made when missing
     * @throws Problem UNAVAILABLE when the disk refuses
     */
    public static PressRoom open(
            Path folder, Settings settings, SitePages pages, Changes changes, InstantSource clock) {
        try {
            return new PressRoom(folder, settings, pages, changes, clock);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    static Problem unusable(Path folder, IOException e) {
        return Problem.causedBy(
                e,
                Problem.Kind.UNAVAILABLE,
                "Pressed pages cannot be kept at %s: %s. Make room or let this user write there."
                        .formatted(folder, e.getMessage()));
    }

    /** Pages of one log, made by one program, lie together. */
    private Store store() {
        return new Store(folder.resolve(pages(table)));
    }

    static String pages(KeyTable table) {
        return "pages-" + table.source();
    }

    /** What beside the change log pages are made of. */
    static String making(SitePages pages) {
        return Program.mark() + " " + pages.making();
    }

    /** Whether anything was ever pressed here, so that there may be pages without a database. */
    public boolean hasPages() {
        return found;
    }

    /** Begins to follow the change log; returns at once. */
    public void start() {
        follower.start();
        polish.start();
    }

    /** Says that the database does not come for now: what there is, is all there is. */
    public void startAlone() {
        press.away(true);
    }

    /** How often stories are read. */
    public ReadCounter reads() {
        return reads;
    }

    /** What the site's listener serves from. */
    Press press() {
        return press;
    }

    /** Is told a number once pages are right up to it, and must not keep who tells it. */
    public void whenFollowed(LongConsumer listener) {
        followers.add(listener);
    }

    private void followed(long seq) {
        followers.forEach(listener -> listener.accept(seq));
    }

    /**
     * Returns when readers here are given all that was written before the call, or after that time.
     */
    public void await(Duration atMost) {
        long giveUp = System.nanoTime() + atMost.toNanos();
        try {
            follower.await(changes.head(), atMost);
            reprint.await(Duration.ofNanos(Math.max(0, giveUp - System.nanoTime())));
        } catch (Problem away) {
            LOG.debug("nothing to wait for: {}", away.detail());
        }
    }

    /** The same, and the pages that nobody asked for lately too. */
    void awaitAll(Duration atMost) {
        await(atMost);
        later.await(atMost);
    }

    public Figures figures() {
        return new Figures(
                table.followed(), follower.behind(), memory.count(), memory.bytes(), awaySince);
    }

    /** When the database was missed; empty while it answers. */
    public Optional<Instant> awaySince() {
        return Optional.ofNullable(awaySince);
    }

    private final class Told implements Follower.Told {
        @Override
        public void begin(UUID source, long head) {
            table.begin(source, head);
            // What was read from another log says nothing of this one, whatever its numbers are.
            pages.share(table);
            shelves.move(store());
            press.clear();
            followed(head);
        }

        @Override
        public void changed(List<Change> batch, Map<String, Long> keys) {
            List<Ready> hot = new ArrayList<>();
            List<Ready> cold = new ArrayList<>();
            for (Ready page : memory.listReaders(keys.keySet())) {
                Sheet sheet = page.sheet();
                if (sheet.keys().stream()
                        .noneMatch(key -> keys.getOrDefault(key, 0L) > sheet.seq())) {
                    continue;
                }
                boolean wanted = page.hits() > 0 && hot.size() < MAX_AT_ONCE;
                if (!wanted || table.withdrawn(sheet.keys(), sheet.seq())) {
                    memory.remove(page);
                }
                if (wanted) {
                    hot.add(page);
                } else if (cold.size() < MAX_AT_ONCE) {
                    cold.add(page);
                }
            }
            hot.sort(Comparator.comparingInt(Ready::hits).reversed());
            hot.forEach(page -> reprint.submit(page.sheet().path(), () -> press.again(page)));
            cold.forEach(page -> later.submit(page.sheet().path(), () -> press.again(page)));
            pressStoriesLater(keys.keySet());
            long seq = batch.getLast().seq();
            var unused = reprint.done().thenRun(() -> followed(seq));
            force();
        }

        /** Their own pages may lie on the disk alone, and be wanted when the database is gone. */
        private void pressStoriesLater(Set<String> keys) {
            keys.stream()
                    .filter(key -> key.startsWith(STORY))
                    .limit(MAX_AT_ONCE)
                    .forEach(key -> {
                        long story = Long.parseLong(key.substring(STORY.length()));
                        later.submit(key, () -> press.again(story));
                    });
        }

        private void force() {
            long now = System.nanoTime();
            if (now - forcedAt > FORCE.toNanos()) {
                forcedAt = now;
                Thread.ofVirtual().start(table::force);
            }
        }

        @Override
        public void away(boolean away) {
            press.away(away);
            if (!away) {
                awaySince = null;
            } else if (awaySince == null) {
                awaySince = clock.instant();
            }
        }
    }

    @Override
    public void close() {
        meters.forEach(Metrics.globalRegistry::remove);
        follower.close();
        polish.close();
        reprint.close();
        later.close();
        shelves.close();
        table.close();
    }
}
