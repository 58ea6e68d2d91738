package bench;

import java.util.ArrayList;
import java.util.List;

/** When nothing could be pressed anew: the database was killed, or Stet. Safe for any thread. */
final class SoakOutages {
    private final List<long[]> all = new ArrayList<>();

    synchronized void begin() {
        all.add(new long[] {System.nanoTime(), Long.MAX_VALUE});
    }

    synchronized void end() {
        all.getLast()[1] = System.nanoTime();
    }

    /** Whether one was then, or began just after. */
    synchronized boolean isNear(long moment) {
        return all.stream()
                .anyMatch(outage ->
                        moment > outage[0] - SoakBook.MOMENT_NANOS
                                && (outage[1] == Long.MAX_VALUE || moment < outage[1]));
    }

    /** Nanoseconds of outage in that time. */
    synchronized long between(long from, long to) {
        return all.stream()
                .mapToLong(outage -> Math.min(to, outage[1]) - Math.max(from, outage[0]))
                .filter(nanos -> nanos > 0)
                .sum();
    }
}
