package news.stet.media;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import news.stet.platform.Problem;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what will be asked for first, right after a picture came in or was cut otherwise: one after
 * the other, beside what readers ask for. When more wait than it keeps, or Stet stops, nothing is
 * lost: what is missing is made when somebody asks.
 */
public final class FirstRenditions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FirstRenditions.class);
    private static final int MAX_WAITING = 1_000;

    /** No item's number. */
    private static final long STOP = -1;

    /** What the desk's library shows, then what most pages do. */
    private record Wanted(Ratio ratio, int width) {}

    private static final List<Wanted> DESK =
            List.of(new Wanted(Ratio.ORIGINAL, 320), new Wanted(Ratio.ORIGINAL, 1280));
    private static final List<Wanted> PAGES =
            List.of(
                    new Wanted(Ratio.WIDE, 640),
                    new Wanted(Ratio.WIDE, 320),
                    new Wanted(Ratio.WIDE, 1280));

    private final MediaLibrary library;
    private final BlockingQueue<Long> waiting;
    private volatile boolean closed;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("first renditions").unstarted(this::work);

    private FirstRenditions(MediaLibrary library, BlockingQueue<Long> waiting) {
        this.library = library;
        this.waiting = waiting;
    }

    /** Pictures that wait, for {@link #begin}. */
    static BlockingQueue<Long> queue() {
        return new ArrayBlockingQueue<>(MAX_WAITING);
    }

    /** Begins with what waits. */
    static FirstRenditions begin(MediaLibrary library, BlockingQueue<Long> waiting) {
        var first = new FirstRenditions(library, waiting);
        first.thread.start();
        return first;
    }

    private void work() {
        try {
            for (long id = waiting.take(); id != STOP; id = waiting.take()) {
                make(id);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void make(long id) {
        try {
            MediaItem item = library.get(id);
            for (String address : addresses(item)) {
                if (!closed) {
                    var unused = library.renditions().find(address);
                }
            }
        } catch (Problem | JdbiException e) {
            LOG.info("First renditions of media {} wait until they are asked for", id, e);
        } catch (RuntimeException e) {
            LOG.warn("First renditions of media {} failed", id, e);
        }
    }

    private List<String> addresses(MediaItem item) {
        var addresses = new ArrayList<String>();
        if (item.kind() == MediaKind.PICTURE) {
            DESK.forEach(it -> addresses.add(item.address(it.ratio(), it.width(), Format.JPG)));
            for (Wanted wanted : PAGES) {
                for (Format format : library.formats()) {
                    addresses.add(item.address(wanted.ratio(), wanted.width(), format));
                }
            }
        }
        return addresses.stream().distinct().toList();
    }

    /** Stops after the one that is being made. */
    @Override
    public void close() {
        closed = true;
        waiting.clear();
        waiting.add(STOP);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
