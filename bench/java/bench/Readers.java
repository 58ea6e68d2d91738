package bench;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Readers at a steady pace over many pages, the newest far more often than the oldest. What is late
 * is counted from when it should have been asked, so that a server that stalls cannot hide it.
 */
final class Readers implements AutoCloseable {
    private static final int THREADS = 4;

    final Samples latencies = new Samples();
    final LongAdder answered = new LongAdder();
    final LongAdder failed = new LongAdder();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stop;

    /**
     * So many requests a second until closed, after every page was asked for once.
     *
     * @param pages how many different ones, about
     */
    Readers(int perSecond, long stories, int pages, int... sitePorts) {
        List<String> paths = paths(stories, pages);
        for (int port : sitePorts) {
            prime(port, paths);
        }
        for (int i = 0; i < THREADS; i++) {
            int port = sitePorts[i % sitePorts.length];
            long pause = 1_000_000_000L * THREADS / perSecond;
            var random = new SplittableRandom(i);
            threads.add(Thread.ofPlatform().daemon().start(() -> read(port, paths, pause, random)));
        }
    }

    /** One in six is a list or a feed; the rest stories, live or killed, mostly the newest. */
    private static List<String> paths(long stories, int pages) {
        var random = new SplittableRandom(7);
        List<String> paths = new ArrayList<>();
        while (paths.size() < pages) {
            long back = (long) (stories * Math.pow(random.nextDouble(), 4));
            Invented story =
                    Invented.of(stories - 1 - Math.min(back, stories - 1), stories, Instant.EPOCH);
            if (!story.live()) {
                continue;
            }
            String edition = "/" + story.edition().code() + "/";
            paths.add(
                    switch (random.nextInt(30)) {
                        case 0, 1 -> edition;
                        case 2 -> edition + story.section() + "/";
                        case 3 -> edition + "topics/" + story.topics().getFirst() + "/";
                        case 4 -> edition + "feed.rss";
                        default -> story.path();
                    });
        }
        return paths;
    }

    private void prime(int port, List<String> paths) {
        try (var connection = new Connection(port)) {
            for (String path : paths) {
                if (connection.get(path).status() != 200) {
                    failed.increment();
                }
            }
        } catch (IOException e) {
            failed.increment();
        }
    }

    private void read(int port, List<String> paths, long pause, SplittableRandom random) {
        try (var connection = new Connection(port)) {
            for (long due = System.nanoTime(); !stop; due += pause) {
                for (long left = due - System.nanoTime();
                        left > 0;
                        left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                try {
                    int status = connection.get(paths.get(random.nextInt(paths.size()))).status();
                    (status == 200 ? answered : failed).increment();
                } catch (IOException e) {
                    failed.increment();
                }
                latencies.addNanos(System.nanoTime() - due);
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        stop = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
