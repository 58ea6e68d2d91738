package news.stet;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Closes what was opened, the last first, each even when another fails; nothing once it was told to
 * keep them. For one thread.
 */
final class Closing implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    <T extends AutoCloseable> T later(T one) {
        opened.push(one);
        return one;
    }

    /** All went well: they stay open. */
    void keep() {
        opened.clear();
    }

    @Override
    public void close() {
        RuntimeException first = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                RuntimeException failure =
                        e instanceof RuntimeException known ? known : new IllegalStateException(e);
                if (first == null) {
                    first = failure;
                } else {
                    first.addSuppressed(failure);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
