package news.stet.story;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import news.stet.platform.Database;
import news.stet.platform.Egress;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes to the ends of links and remembers what was there, so that nobody who publishes waits for
 * other people's servers. Safe for any thread.
 */
public final class LinkWatch {
    private static final Logger LOG = LoggerFactory.getLogger(LinkWatch.class);

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration GOOD_FOR = Duration.ofHours(6);
    private static final Duration BAD_FOR = Duration.ofMinutes(10);
    private static final int AT_ONCE = 8;

    /**
     * What was found.
     *
     * @param words a status, or what went wrong
     */
    record Seen(boolean works, String words, Instant at) {
        boolean isFresh(Instant now) {
            return now.isBefore(at.plus(works ? GOOD_FOR : BAD_FOR));
        }
    }

    private final Database database;
    private final InstantSource clock;
    private final Egress egress;
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final Map<String, CountDownLatch> underWay = new ConcurrentHashMap<>();

    public LinkWatch(Database database, InstantSource clock, Egress egress) {
        this.database = database;
        this.clock = clock;
        this.egress = egress;
    }

    /** What is known of those, within a transaction; what was never looked at is left out. */
    static Map<String, Seen> seen(Handle handle, Collection<String> urls) {
        Map<String, Seen> seen = new HashMap<>();
        if (!urls.isEmpty()) {
            handle.createQuery(
                            "select url, works, words, checked_at from link_seen where url = any (:urls)")
                    .bindArray("urls", String.class, List.copyOf(urls))
                    .map((row, context) ->
                            Map.entry(
                                    row.getString("url"),
                                    new Seen(
                                            row.getBoolean("works"),
                                            row.getString("words"),
                                            StoryRows.requiredInstant(row, "checked_at"))))
                    .forEach(it -> seen.put(it.getKey(), it.getValue()));
        }
        return seen;
    }

    /** Sends somebody to look at those that nobody looked at lately, and does not wait. */
    void look(Set<String> urls) {
        for (String url : urls) {
            var done = new CountDownLatch(1);
            if (underWay.putIfAbsent(url, done) == null) {
                Thread.ofVirtual()
                        .name("link")
                        .start(() -> {
                            try {
                                remember(url);
                            } finally {
                                underWay.remove(url);
                                done.countDown();
                            }
                        });
            }
        }
    }

    /** Waits until those under way are there, at most that long. */
    void await(Set<String> urls, Duration most) {
        long end = System.nanoTime() + most.toNanos();
        try {
            for (String url : urls) {
                CountDownLatch latch = underWay.get(url);
                if (latch != null && !latch.await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void remember(String url) {
        turns.acquireUninterruptibly();
        try {
            Seen seen = go(url);
            database.<Integer, RuntimeException>write(handle ->
                    handle.createUpdate(
                                    """
                                    insert into link_seen (url, works, words, checked_at)
                                    values (:url, :works, :words, :at)
                                    on conflict (url) do update set works = excluded.works,
                                        words = excluded.words, checked_at = excluded.checked_at
                                    """)
                            .bind("url", url)
                            .bind("works", seen.works())
                            .bind("words", seen.words())
                            .bind("at", seen.at())
                            .execute());
        } catch (Problem | JdbiException e) {
            LOG.debug("What was found at {} is forgotten", url, e);
        } finally {
            turns.release();
        }
    }

    private Seen go(String url) {
        try {
            int status = egress.look(URI.create(url), PATIENCE).status();
            return new Seen(works(status), Integer.toString(status), clock.instant());
        } catch (IOException | IllegalArgumentException e) {
            String words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return new Seen(
                    false, words.substring(0, Math.min(200, words.length())), clock.instant());
        }
    }

    /** A server that wants no programs, or no strangers, may well have the page for readers. */
    private static boolean works(int status) {
        return status < 400 || status == 401 || status == 403 || status == 405 || status == 429;
    }
}
