package bench;

import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** All stories of a soak, and all that went wrong. Safe for any thread. */
final class SoakBook {
    /** How long after a write was answered its readers may still see what was before. */
    static final long MOMENT_NANOS = 2_000_000_000L;

    private static final int SHOWN_FAULTS = 8;

    private final long begun = System.nanoTime();

    private record First(SoakStory story, long at) {}

    final SoakOutages outages = new SoakOutages();
    final Map<String, SoakStory> byToken = new ConcurrentHashMap<>();
    final CopyOnWriteArrayList<SoakStory> stories = new CopyOnWriteArrayList<>();
    final LongAdder requests = new LongAdder();
    final LongAdder writes = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder unanswered = new LongAdder();
    final LongAdder unreachable = new LongAdder();
    final LongAdder unavailable = new LongAdder();
    final LongAdder saidLate = new LongAdder();
    final LongAdder withheld = new LongAdder();
    final LongAdder notModified = new LongAdder();
    final AtomicLong worstLateNanos = new AtomicLong();
    final Map<String, LongAdder> faults = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Long, First> bySort = new ConcurrentSkipListMap<>();

    /** Whether the site is meant to answer just now. */
    volatile boolean up = true;

    volatile boolean over;

    void published(SoakStory story, long sort) {
        stories.add(story);
        byToken.put(story.token, story);
        bySort.put(sort, new First(story, System.nanoTime()));
    }

    Optional<SoakStory> any(SplittableRandom random) {
        int size = stories.size();
        if (size == 0) {
            return Optional.empty();
        }
        double back = random.nextDouble();
        return Optional.of(stories.get(size - 1 - (int) (back * back * size)));
    }

    /**
     * The story that must lead what is newest: published longer ago than the moment, and never
     * taken back.
     */
    Optional<SoakStory> leading(long asked) {
        return bySort.descendingMap().values().stream()
                .limit(15)
                .filter(first -> asked - first.at() > MOMENT_NANOS)
                .map(First::story)
                .filter(SoakStory::alwaysLive)
                .findFirst();
    }

    /** Notes how late a state was shown; a fault when it is later than agreed. */
    void late(String what, long nanos, String where) {
        if (nanos == SoakStory.NEVER) {
            fault(what + " that never was", where);
            return;
        }
        worstLateNanos.accumulateAndGet(nanos, Math::max);
        if (nanos > MOMENT_NANOS) {
            fault(what + " that was over", "%s, %.1f s late".formatted(where, nanos / 1e9));
        }
    }

    /** Notes how late a page showed another story that said itself that it was out of date. */
    void saidLate(long nanos) {
        if (nanos > MOMENT_NANOS) {
            saidLate.increment();
        }
    }

    void fault(String what, String where) {
        LongAdder count = faults.computeIfAbsent(what, _ -> new LongAdder());
        count.increment();
        if (count.sum() <= SHOWN_FAULTS) {
            say("! " + what + ": " + where);
        }
    }

    /** A line with the time since the beginning. */
    void say(String what) {
        System.out.printf("%6.1f s %s%n", (System.nanoTime() - begun) / 1e9, what);
    }

    long faults() {
        return faults.values().stream().mapToLong(LongAdder::sum).sum();
    }
}
