package news.stet.press;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long one connection may keep us waiting. Used by the guard's thread alone. */
final class Patience {
    /**
     * What a look at a connection shows.
     *
     * @param nanos when
     * @param received bytes since it was opened
     * @param sent bytes that its other end took
     * @param requests whole heads that came in; any number while none can have come
     * @param answering whether an answer is on its way, stuck or not
     * @param waiting whether only the other end can go on
     * @param multiplexed whether bytes come in that belong to no request
     */
    record Seen(
            long nanos,
            long received,
            long sent,
            long requests,
            boolean answering,
            boolean waiting,
            boolean multiplexed) {
        boolean stillAs(Seen earlier) {
            return received == earlier.received && sent == earlier.sent;
        }
    }

    private final Limits limits;

    /** The last look at which something was done: a request was whole, or bytes were sent. */
    private @Nullable Seen progress;

    private @Nullable Seen unfinished;
    private @Nullable Seen answer;
    private @Nullable Seen moved;

    Patience(Limits limits) {
        this.limits = limits;
    }

    /** Why the connection has to be closed; null when it may stay. */
    @Nullable String judge(Seen now, boolean crowded) {
        if (sendsTooSlowly(now)) {
            return "its request does not come to an end";
        }
        if (readsTooSlowly(now)) {
            return "it does not take its answer";
        }
        return liesStill(now) && crowded ? "it lies still while others wait" : null;
    }

    private boolean sendsTooSlowly(Seen now) {
        Seen last = progress;
        if (last == null || now.requests() != last.requests() || now.sent() != last.sent()) {
            progress = now;
            unfinished = last == null && now.received() > 0 && now.sent() == 0 ? now : null;
            return false;
        }
        if (unfinished == null) {
            unfinished = now.received() > last.received() ? now : null;
            return false;
        }
        // An idle HTTP/2 connection may get a last frame that asks for nothing: it is the idle
        // timeout's, which comes first.
        Duration most = now.multiplexed() ? limits.idle().plus(limits.head()) : limits.head();
        return now.waiting() && now.nanos() - unfinished.nanos() > most.toNanos();
    }

    private boolean readsTooSlowly(Seen now) {
        Seen start = answer;
        if (!now.answering() || start == null) {
            answer = now.answering() ? now : null;
            return false;
        }
        long nanos = now.nanos() - start.nanos();
        if (nanos < limits.slow().toNanos()) {
            return false;
        }
        answer = now;
        double seconds = nanos / 1e9;
        return now.sent() - start.sent() < limits.minBytesPerSecond() * seconds;
    }

    private boolean liesStill(Seen now) {
        Seen last = moved;
        if (last == null || !now.stillAs(last) || now.answering() || !now.waiting()) {
            moved = now;
            return false;
        }
        return now.nanos() - last.nanos() > limits.idleWhenCrowded().toNanos();
    }
}
