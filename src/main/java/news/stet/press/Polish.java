package news.stet.press;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the bodies of pages that are asked for as small as they get, one after the other on a
 * thread of its own, while there is nothing else to do: at most a fifth of one core.
 */
final class Polish implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Polish.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int REST = 4;
    private static final int AT_A_TIME = 20;

    /** A page that nobody asked for again is not worth it. */
    private static final int WANTED = 2;

    private final Memory memory;
    private final Shelves shelves;
    private final Reprint reprint;
    private final Thread thread =
            Thread.ofPlatform()
                    .daemon()
                    .priority(Thread.MIN_PRIORITY)
                    .name("press-polish")
                    .unstarted(this::run);

    Polish(Memory memory, Shelves shelves, Reprint reprint) {
        this.memory = memory;
        this.shelves = shelves;
        this.reprint = reprint;
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(LOOK);
                for (Ready page : candidates()) {
                    long begun = System.nanoTime();
                    if (reprint.idle()) {
                        polish(page);
                    }
                    Thread.sleep(Duration.ofNanos(REST * (System.nanoTime() - begun)));
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("pages keep the size they have");
        }
    }

    private List<Ready> candidates() {
        return memory.list().stream()
                .filter(page -> !page.late() && !page.sheet().bodies().best())
                .filter(page -> page.hits() >= WANTED)
                .sorted(Comparator.comparingInt(Ready::hits).reversed())
                .limit(AT_A_TIME)
                .toList();
    }

    private void polish(Ready page) {
        Sheet better = page.sheet().with(page.sheet().bodies().polished());
        if (memory.replace(page, Ready.of(better, page.hits()))) {
            shelves.keep(better);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
