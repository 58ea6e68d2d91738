package news.stet.desk.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import news.stet.people.SignedIn;
import org.jspecify.annotations.Nullable;

/**
 * One open screen that listens. Events wait here until its own thread writes them; of what only the
 * latest counts for, only the latest waits. Who falls too far behind is dropped: it comes back and
 * looks for itself.
 */
public final class Listener implements AutoCloseable {
    /** Events that wait; a screen that leaves so many is not there any more. */
    static final int MAX_WAITING = 500;

    private static final List<String> ONLY_THE_LATEST = List.of(Event.STORY, "presence", "lock");

    private final LiveEvents live;
    private final @Nullable Long story;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final Map<Object, Event> waiting = new LinkedHashMap<>();
    private volatile SignedIn who;
    private boolean ended;

    Listener(LiveEvents live, SignedIn who, @Nullable Long story) {
        this.live = live;
        this.who = who;
        this.story = story;
    }

    SignedIn who() {
        return who;
    }

    /** The same session, with the role the person has now. */
    void now(SignedIn signedIn) {
        who = signedIn;
    }

    boolean wants(Event event) {
        return story == null || story.equals(event.story());
    }

    void tell(Event event) {
        record Latest(String kind, @Nullable Long story) {}
        lock.lock();
        try {
            Object key =
                    ONLY_THE_LATEST.contains(event.kind())
                            ? new Latest(event.kind(), event.story())
                            : new Object();
            waiting.remove(key);
            waiting.put(key, event);
            ended |= waiting.size() > MAX_WAITING;
            more.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * What happened since the last call, in order; an empty list when nothing did for that long,
     * and nothing at all once this listener is to go.
     */
    public Optional<List<Event>> await(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (waiting.isEmpty() && !ended && left > 0) {
                left = more.awaitNanos(left);
            }
            if (ended) {
                return Optional.empty();
            }
            List<Event> events = new ArrayList<>(waiting.values());
            waiting.clear();
            return Optional.of(events);
        } finally {
            lock.unlock();
        }
    }

    /** Tells its thread to go. */
    void end() {
        lock.lock();
        try {
            ended = true;
            more.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        live.forget(this);
    }
}
