package news.stet.press;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import news.stet.platform.Problem;
import news.stet.site.Addresses;
import news.stet.site.Answer;
import news.stet.site.Change;
import news.stet.site.Changes;
import news.stet.site.Reading;
import news.stet.site.SitePages;
import news.stet.site.SiteRequest;

/**
 * Makes every public page ready ahead: on the disk, where a server beside it, or the next one,
 * finds them. Pages that are there and good are left alone.
 */
public final class PressPass implements AutoCloseable {
    /** Read together, as of one moment. */
    private static final int BATCH = 100;

    private static final int LISTED = 2_000;

    private final SitePages pages;
    private final Addresses addresses;
    private final Changes changes;
    private final InstantSource clock;
    private final Path folder;
    private final KeyTable table;
    private final AtomicLong pressed = new AtomicLong();
    private final AtomicLong kept = new AtomicLong();

    /** What was done: pages pressed now, and pages that were good as they were. */
    public record Done(long pressed, long kept) {}

    /** Opens the folder of pressed pages, beside a server that has it open too. */
    public PressPass(
            Path folder,
            SitePages pages,
            Addresses addresses,
            Changes changes,
            InstantSource clock) {
        try {
            this.folder = Files.createDirectories(folder);
            this.table = KeyTable.open(folder.resolve(PressRoom.TABLE));
        } catch (IOException e) {
            throw PressRoom.unusable(folder, e);
        }
        this.pages = pages;
        this.addresses = addresses;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Presses all of it.
     *
     * @param alone whether no server follows the change log for this folder
     * @param progress is told now and then how many pages were looked at
     * @throws Problem CONFLICT when the server beside makes other pages than this command would
     */
    public Done run(boolean alone, LongConsumer progress) {
        meet(alone);
        pages.share(table);
        var store = new Store(folder.resolve(PressRoom.pages(table)));
        int threads = Runtime.getRuntime().availableProcessors();
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> under = new ArrayList<>();
            List<String> others = new ArrayList<>(addresses.listOthers());
            others.addAll(pages.listLooks());
            for (List<String> batch : batches(others)) {
                under.add(workers.submit(() -> press(store, batch)));
            }
            under.add(workers.submit(() -> pressHosts(store)));
            finish(under, progress);
            long last = 0;
            List<Addresses.OfStory> stories;
            do {
                stories = addresses.listStories(last, LISTED);
                for (List<String> batch :
                        batches(stories.stream().map(Addresses.OfStory::path).toList())) {
                    under.add(workers.submit(() -> press(store, batch)));
                }
                finish(under, progress);
                last = stories.isEmpty() ? last : stories.getLast().id();
            } while (!stories.isEmpty());
        }
        return new Done(pressed.get(), kept.get());
    }

    private void meet(boolean alone) {
        Follower follower =
                new Follower(changes, table, () -> PressRoom.making(pages), new Table(alone));
        try (Changes.Ear ear = changes.listen()) {
            follower.meet(ear);
            if (alone) {
                follower.catchUp(ear);
            }
        } catch (SQLException e) {
            throw Problem.causedBy(
                    e,
                    Problem.Kind.UNAVAILABLE,
                    "The change log cannot be read: " + e.getMessage());
        }
    }

    /** The table alone is brought up to date: nothing is in memory here. */
    private final class Table implements Follower.Told {
        private final boolean alone;

        Table(boolean alone) {
            this.alone = alone;
        }

        @Override
        public void begin(UUID source, long head) {
            if (!alone) {
                throw new Problem(
                        Problem.Kind.CONFLICT,
                        "The Stet that runs on this folder has not begun to press, or makes other"
                                + " pages than this command would; give it the same settings"
                                + " (site-url) and the same version.");
            }
            table.begin(source, head);
        }

        @Override
        public void changed(List<Change> batch, Map<String, Long> keys) {}

        @Override
        public void away(boolean away) {}
    }

    private static List<List<String>> batches(List<String> paths) {
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < paths.size(); from += BATCH) {
            batches.add(paths.subList(from, Math.min(paths.size(), from + BATCH)));
        }
        return batches;
    }

    private void finish(List<Future<?>> under, LongConsumer progress) {
        for (Future<?> one : under) {
            try {
                one.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Problem.causedBy(e, Problem.Kind.UNAVAILABLE, "Interrupted.");
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause
                        ? cause
                        : new IllegalStateException(e.getCause());
            }
        }
        under.clear();
        progress.accept(pressed.get() + kept.get());
    }

    private void press(Store store, List<String> paths) {
        List<String> wanted = new ArrayList<>();
        Map<String, Sheet> old = new HashMap<>();
        for (String path : paths) {
            Optional<Sheet> sheet = store.find(path);
            if (sheet.filter(this::good).isPresent()) {
                kept.incrementAndGet();
            } else {
                wanted.add(path);
                sheet.ifPresent(last -> old.put(path, last));
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        List<Reading> readings =
                pages.readAll(
                        wanted.stream()
                                .map(path -> SiteRequest.parse(path, null).orElseThrow())
                                .toList());
        for (int i = 0; i < wanted.size(); i++) {
            Reading reading = readings.get(i);
            // What was taken away meanwhile has no page any more.
            if (reading.answer() instanceof Answer.Page page) {
                store.put(
                        Sheet.of(
                                wanted.get(i),
                                200,
                                page,
                                reading.seq(),
                                old.get(wanted.get(i)),
                                clock.instant().getEpochSecond()));
                pressed.incrementAndGet();
            }
        }
    }

    /** Without it a server that finds no database would know no host. */
    private void pressHosts(Store store) {
        String name = Unaddressed.HOSTS;
        Optional<Sheet> last = store.find(name);
        if (last.filter(this::good).isEmpty()) {
            Reading reading = pages.readHosts();
            if (reading.answer() instanceof Answer.Page page) {
                long now = clock.instant().getEpochSecond();
                store.put(Sheet.of(name, 200, page, reading.seq(), last.orElse(null), now));
            }
        }
    }

    private boolean good(Sheet sheet) {
        return table.fresh(sheet.keys(), sheet.seq()) && sheet.until() > clock.millis();
    }

    @Override
    public void close() {
        table.close();
    }
}
