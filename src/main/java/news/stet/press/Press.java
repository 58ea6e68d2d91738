package news.stet.press;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.stet.platform.Problem;
import news.stet.site.Answer;
import news.stet.site.Reading;
import news.stet.site.SitePages;
import news.stet.site.SiteRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes pages and keeps them: in memory, on the disk, and until something that they read was
 * changed. Whoever asks for a page that is being made waits for that one. Safe for any thread.
 */
final class Press {
    /** What a reader gets: a page, or the way to one. */
    sealed interface Found {
        record Page(Ready ready, How how) implements Found {}

        record Moved(String location, boolean forGood) implements Found {}
    }

    /** How a page came about. */
    enum How {
        KEPT,
        PRESSED,
        FOR_ONE
    }

    /** Why there is no page at an address: short, and the same for many addresses. */
    private record Stray(Answer answer, long seq) {}

    /** Addresses that somebody thought of have no end; those of pages have. */
    private static final int MAX_STRAYS = 20_000;

    /** A page that changes faster than it is pressed goes out as it was a moment ago. */
    private static final int ATTEMPTS = 4;

    /** The address of a story, with its number. */
    private static final Pattern OWN = Pattern.compile("^/[^/]+/[^/]+/[^/]*-([0-9]+)$");

    private static final Duration FIRST_LOOK = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(Press.class);

    private final SitePages pages;
    private final InstantSource clock;
    private final KeyTable table;
    private final Shelves shelves;
    private final Memory memory;
    private final Turns turns = new Turns();
    private final Cache<String, Stray> strays =
            Caffeine.newBuilder().maximumSize(MAX_STRAYS).build();
    private final ConcurrentMap<String, CompletableFuture<Found>> flights =
            new ConcurrentHashMap<>();
    private final LongAdder pressed = new LongAdder();
    private final boolean keeps;
    private final CountDownLatch looked = new CountDownLatch(1);
    private volatile boolean away = true;

    /**
     * @param keeps whether pages are kept; while templates are written, they are not
     */
    Press(
            SitePages pages,
            InstantSource clock,
            KeyTable table,
            Shelves shelves,
            Memory memory,
            boolean keeps) {
        this.keeps = keeps;
        this.pages = pages;
        this.clock = clock;
        this.table = table;
        this.shelves = shelves;
        this.memory = memory;
    }

    /** The page in memory that can go out now; null when there is none. Takes no lock. */
    @Nullable Ready ready(String path) {
        Ready ready = memory.find(path);
        return ready != null && holds(ready) ? ready : null;
    }

    /**
     * Why there is no page at that path, if it is known and can be told now; null when it must be
     * found out. Takes no lock.
     */
    @Nullable Found why(String path) {
        Stray stray = strays.getIfPresent(path);
        if (stray == null || !(away || fresh(stray))) {
            return null;
        }
        return switch (stray.answer()) {
            case Answer.Moved moved -> new Found.Moved(moved.location(), moved.forGood());
            case Answer.Gone gone -> told(410, gone.edition());
            case Answer.Missing missing -> told(404, missing.edition());
            case Answer.Page page -> throw new IllegalStateException("no stray: " + page.keys());
        };
    }

    private @Nullable Found told(int status, String edition) {
        Ready words = ready(Unaddressed.error(status, edition));
        return words == null ? null : new Found.Page(words, How.KEPT);
    }

    private boolean fresh(Stray stray) {
        return table.fresh(stray.answer().keys(), stray.seq());
    }

    private boolean holds(Ready ready) {
        if (ready.late()) {
            return away;
        }
        long until = ready.until();
        return until == Long.MAX_VALUE || until > clock.millis() || away;
    }

    /** Whether the database was there when last heard of. */
    boolean away() {
        return away;
    }

    /** Whether it is there; what had to be served out of date meanwhile is not any more. */
    void away(boolean now) {
        boolean back = away && !now;
        away = now;
        looked.countDown();
        if (back) {
            memory.list().stream().filter(Ready::late).forEach(memory::remove);
        }
    }

    /**
     * What a request gets. May press it, and wait for that.
     *
     * @throws Problem UNAVAILABLE when it was never pressed and cannot be now
     */
    Found find(SiteRequest request, String rawPath) {
        if (!keeps) {
            return forOne(request);
        }
        Optional<String> address = pages.address(request);
        if (address.isPresent() && request.slash() == address.get().endsWith("/")) {
            return find(address.get());
        }
        if (pages.names(request) && address.isEmpty()) {
            return forOne(request);
        }
        String first = request.segments().isEmpty() ? "" : request.segments().getFirst();
        return once(
                address.isPresent() ? rawPath : "nowhere " + first,
                key -> stray(key, turns.toPress(() -> pages.read(request))));
    }

    /** The page of an address as pages have it. */
    Found find(String path) {
        return once(path, this::fetch);
    }

    /** A search, say: made for who asks, and not kept. */
    private Found forOne(SiteRequest request) {
        Reading reading = turns.forOne(() -> pages.read(request));
        return switch (reading.answer()) {
            case Answer.Page page ->
                    new Found.Page(
                            Ready.of(Sheet.of("", 200, page, reading.seq(), null, seconds()), 0),
                            How.FOR_ONE);
            case Answer.Moved moved -> new Found.Moved(moved.location(), moved.forGood());
            case Answer.Gone gone -> find(Unaddressed.error(410, gone.edition()));
            case Answer.Missing missing -> find(Unaddressed.error(404, missing.edition()));
        };
    }

    private interface Flight {
        Found run(String key);
    }

    /** One at a time for each key; who comes meanwhile gets the same, if it is still good. */
    private Found once(String key, Flight flight) {
        while (true) {
            Ready ready = ready(key);
            if (ready != null) {
                return new Found.Page(ready, How.KEPT);
            }
            Stray stray = strays.getIfPresent(key);
            if (stray != null && (away || fresh(stray))) {
                return found(stray.answer());
            }
            var mine = new CompletableFuture<Found>();
            CompletableFuture<Found> other = flights.putIfAbsent(key, mine);
            if (other == null) {
                return fly(key, flight, mine);
            }
            Found found = join(other);
            if (!(found instanceof Found.Page page) || fresh(page.ready())) {
                return found;
            }
        }
    }

    private boolean fresh(Ready ready) {
        return ready.late() || table.fresh(ready.sheet().keys(), ready.sheet().seq());
    }

    private Found fly(String key, Flight flight, CompletableFuture<Found> mine) {
        try {
            Found found = flight.run(key);
            mine.complete(found);
            return found;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            flights.remove(key, mine);
        }
    }

    private static Found join(CompletableFuture<Found> other) {
        try {
            return other.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private Found fetch(String path) {
        Optional<Sheet> kept = shelves.store().find(path);
        if (kept.isPresent() && holds(kept.get())) {
            Ready ready = Ready.of(kept.get(), 1);
            memory.put(ready);
            if (fresh(ready)) {
                return new Found.Page(ready, How.KEPT);
            }
            memory.remove(ready);
        }
        awaitFirstLook();
        if (away && kept.isPresent()) {
            if (!withdrawn(kept.get())) {
                return late(kept.get());
            }
            if (takenBack(path)) {
                return found(new Answer.Missing(path.split("/", 3)[1], Set.of()));
            }
        }
        try {
            return press(path, kept.orElse(null), 1);
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.UNAVAILABLE
                    || kept.isEmpty()
                    || withdrawn(kept.get())) {
                throw problem;
            }
            return late(kept.get());
        }
    }

    /** At a start the database is only late, mostly: what is out of date waits for it. */
    private void awaitFirstLook() {
        try {
            var unused = looked.await(FIRST_LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean holds(Sheet sheet) {
        return (sheet.until() == Long.MAX_VALUE || sheet.until() > clock.millis())
                && table.fresh(sheet.keys(), sheet.seq());
    }

    private boolean withdrawn(Sheet sheet) {
        return table.withdrawn(sheet.keys(), sheet.seq());
    }

    /** Whether the page is a story's own, and the last that happened to it is that it was taken. */
    private boolean takenBack(String path) {
        Matcher own = OWN.matcher(path);
        return own.find() && table.takenBack("story:" + own.group(1));
    }

    private Found late(Sheet sheet) {
        Ready late = Ready.late(sheet);
        if (away) {
            memory.put(late);
        }
        return new Found.Page(late, How.KEPT);
    }

    /**
     * Presses the page anew, as it stands in memory under that path; done when it is up to date.
     */
    void again(Ready old) {
        String path = old.sheet().path();
        while (true) {
            Ready now = memory.find(path);
            if (now != null && now != old && fresh(now)) {
                return;
            }
            var mine = new CompletableFuture<Found>();
            CompletableFuture<Found> other = flights.putIfAbsent(path, mine);
            if (other == null) {
                again(old, mine);
                return;
            }
            // Whoever presses it may have read before the change that we are here for.
            await(other);
            if (memory.find(path) == null) {
                return;
            }
        }
    }

    private static void await(CompletableFuture<Found> other) {
        try {
            join(other);
        } catch (Problem | Turns.Busy failed) {
            LOG.debug("pressed by another, in vain: {}", failed.getMessage());
        }
    }

    private void again(Ready old, CompletableFuture<Found> mine) {
        try {
            fly(old.sheet().path(), path -> press(path, old.sheet(), old.hits() / 2), mine);
        } catch (Problem problem) {
            memory.remove(old);
            if (problem.kind() == Problem.Kind.UNAVAILABLE && !withdrawn(old.sheet())) {
                memory.put(Ready.late(old.sheet()));
            }
        } catch (Turns.Busy busy) {
            // Whoever asks next presses it.
            memory.remove(old);
        } catch (RuntimeException e) {
            memory.remove(old);
            throw e;
        }
    }

    /** Presses a story's page anew if it was ever asked for and is out of date. */
    void again(long story) {
        try {
            pages.findPath(story)
                    .filter(path ->
                            strays.getIfPresent(path) != null
                                    || shelves.store().find(path).isPresent())
                    .ifPresent(this::find);
        } catch (Problem | Turns.Busy failed) {
            LOG.debug("story {} waits until it is asked for: {}", story, failed.getMessage());
        }
    }

    private Found press(String path, @Nullable Sheet last, int hits) {
        Sheet before = last;
        for (int attempt = 1; ; attempt++) {
            Reading reading = turns.toPress(() -> Unaddressed.read(pages, path));
            if (!path.equals(Unaddressed.HOSTS)) {
                pressed.increment();
            }
            if (!(reading.answer() instanceof Answer.Page page)) {
                return withdraw(path, reading, before);
            }
            int status = Unaddressed.status(path);
            Sheet sheet = Sheet.of(path, status, page, reading.seq(), before, seconds());
            Ready ready = Ready.of(sheet, hits);
            memory.put(ready);
            if (fresh(ready)) {
                shelves.keep(sheet);
                strays.invalidate(path);
                return new Found.Page(ready, How.PRESSED);
            }
            // Nobody would press it again: it was not there when the change was looked up.
            memory.remove(ready);
            if (attempt == ATTEMPTS) {
                return new Found.Page(ready, How.FOR_ONE);
            }
            before = sheet;
        }
    }

    /** There was a page, and now there is none; that it is gone for good outlives a restart. */
    private Found withdraw(String path, Reading reading, @Nullable Sheet last) {
        Ready there = memory.find(path);
        if (there != null) {
            memory.remove(there);
        }
        if (last != null) {
            shelves.remove(path);
        }
        if (reading.answer() instanceof Answer.Gone gone && last != null) {
            return goneForGood(path, gone, reading.seq());
        }
        return stray(path, reading);
    }

    private Found goneForGood(String path, Answer.Gone gone, long seq) {
        Found told = found(gone);
        if (told instanceof Found.Page page) {
            Sheet words = page.ready().sheet();
            Sheet sheet =
                    new Sheet(
                            path,
                            410,
                            words.contentType(),
                            words.headers(),
                            union(gone.keys(), words.keys()),
                            Math.min(seq, words.seq()),
                            Long.MAX_VALUE,
                            words.changed(),
                            words.tag(),
                            words.bodies());
            shelves.keep(sheet);
        }
        strays.put(path, new Stray(gone, seq));
        return told;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }

    private Found stray(String key, Reading read) {
        if (!(read.answer() instanceof Answer.Page)) {
            strays.put(key, new Stray(read.answer(), read.seq()));
        }
        return found(read.answer());
    }

    private Found found(Answer answer) {
        return switch (answer) {
            case Answer.Page page ->
                    throw new IllegalStateException("a page has an address: " + page.keys());
            case Answer.Moved moved -> new Found.Moved(moved.location(), moved.forGood());
            case Answer.Gone gone -> find(Unaddressed.error(410, gone.edition()));
            case Answer.Missing missing -> find(Unaddressed.error(404, missing.edition()));
        };
    }

    private long seconds() {
        return clock.instant().getEpochSecond();
    }

    /** Forgets all that is in memory: another log is followed now, or another Stet presses. */
    void clear() {
        memory.clear();
        strays.invalidateAll();
    }

    /** How many pages were pressed since the start, each time counted. */
    long pressed() {
        return pressed.sum();
    }
}
