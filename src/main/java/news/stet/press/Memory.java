package news.stet.press;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pages ready to be sent, within a number of bytes, and which of them read what. Finding one takes
 * no lock. Safe for any thread.
 */
final class Memory {
    /** One in so many hits of a page is enough to know which pages are wanted. */
    private static final int COUNTED = 16;

    private final Cache<String, Ready> pages;
    private final Policy<String, Ready> quietly;
    private final Map<String, Set<Ready>> readers = new HashMap<>();

    /**
     * @param bytes what all pages together may take
     */
    Memory(long bytes) {
        pages =
                Caffeine.newBuilder()
                        .maximumWeight(bytes)
                        .weigher((String _, Ready ready) -> ready.sheet().weight())
                        .removalListener((_, ready, _) -> forget(ready))
                        .build();
        quietly = pages.policy();
    }

    @Nullable Ready find(String path) {
        Ready found = quietly.getIfPresentQuietly(path);
        return found == null || found.hits() % COUNTED != 0 ? found : pages.getIfPresent(path);
    }

    /** Puts a page in the place of what was there. */
    void put(Ready ready) {
        synchronized (readers) {
            ready.sheet()
                    .keys()
                    .forEach(key -> readers.computeIfAbsent(key, _ -> new HashSet<>()).add(ready));
        }
        pages.put(ready.sheet().path(), ready);
    }

    /** Puts a better form of a page in its place, if it still stands there. */
    boolean replace(Ready old, Ready better) {
        synchronized (readers) {
            better.sheet()
                    .keys()
                    .forEach(key -> readers.computeIfAbsent(key, _ -> new HashSet<>()).add(better));
        }
        boolean replaced = pages.asMap().replace(old.sheet().path(), old, better);
        if (!replaced) {
            forget(better);
        }
        return replaced;
    }

    /** Takes a page out, if it still stands there. */
    void remove(Ready ready) {
        pages.asMap().remove(ready.sheet().path(), ready);
    }

    void clear() {
        pages.invalidateAll();
    }

    private void forget(@Nullable Ready ready) {
        if (ready == null) {
            return;
        }
        synchronized (readers) {
            for (String key : ready.sheet().keys()) {
                Set<Ready> left = readers.get(key);
                if (left != null && left.remove(ready) && left.isEmpty()) {
                    readers.remove(key);
                }
            }
        }
    }

    /** The pages that read one of these keys. */
    Set<Ready> listReaders(Collection<String> keys) {
        Set<Ready> found = new HashSet<>();
        synchronized (readers) {
            for (String key : keys) {
                found.addAll(readers.getOrDefault(key, Set.of()));
            }
        }
        return found;
    }

    /** All pages as they are now. */
    List<Ready> list() {
        return new ArrayList<>(pages.asMap().values());
    }

    long count() {
        return pages.estimatedSize();
    }

    /** What they take now. */
    long bytes() {
        return quietly.eviction().orElseThrow().weightedSize().orElse(0);
    }
}
