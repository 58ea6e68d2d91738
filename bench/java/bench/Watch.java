package bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at the pages a story belongs to, each on a connection of its own, until they show it. Asks
 * with the ETag it knows, so that looking costs the server little; a look every millisecond.
 */
final class Watch implements AutoCloseable {
    private static final long PAUSE_NANOS = 1_000_000;
    private static final int PATIENCE_SECONDS = 30;

    private final int port;
    private final Map<String, Connection> connections = new LinkedHashMap<>();
    private final Map<String, String> tags = new java.util.concurrent.ConcurrentHashMap<>();

    Watch(int port) {
        this.port = port;
    }

    /**
     * Begins to look.
     *
     * @param paths by the name of the kind of page
     * @param mark words that only the new bytes have
     */
    Looking begin(Map<String, String> paths, String mark) {
        return new Looking(paths, mark);
    }

    /** One look at all pages; it goes on in threads of its own. */
    final class Looking {
        private final Map<String, Long> seen = new java.util.concurrent.ConcurrentHashMap<>();
        private final CountDownLatch done;

        private Looking(Map<String, String> paths, String mark) {
            done = new CountDownLatch(paths.size());
            paths.forEach((kind, path) -> {
                Connection connection =
                        connections.computeIfAbsent(kind, _ -> new Connection(port));
                Thread.ofPlatform().daemon().start(() -> look(kind, path, mark, connection));
            });
        }

        private void look(String kind, String path, String mark, Connection connection) {
            long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            try {
                while (System.nanoTime() < giveUp && !seen.containsKey(kind)) {
                    String tag = tags.getOrDefault(path, "\"none\"");
                    var reply = connection.get(path, "If-None-Match: " + tag + "\r\n");
                    long now = System.nanoTime();
                    if (reply.status() == 200) {
                        tags.put(path, reply.header("etag"));
                        if (reply.text().contains(mark)) {
                            seen.put(kind, now);
                            break;
                        }
                    }
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            } catch (IOException e) {
                System.err.println(path + ": " + e);
            } finally {
                done.countDown();
            }
        }

        /** When each kind of page first showed it, as {@link System#nanoTime} counts. */
        Map<String, Long> await() throws InterruptedException {
            done.await();
            return seen;
        }
    }

    @Override
    public void close() {
        List.copyOf(new ArrayList<>(connections.values())).forEach(Connection::close);
    }
}
