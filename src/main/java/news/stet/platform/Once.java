package news.stet.platform;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something made when it is first asked for, and once: for what costs time that not every start
 * needs.
 */
public final class Once<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private volatile @Nullable T made;

    public Once(Supplier<T> maker) {
        this.maker = maker;
    }

    /** Makes it at the first call; a failure is thrown, and the next call tries again. */
    @Override
    public T get() {
        T there = made;
        return there == null ? make() : there;
    }

    private synchronized T make() {
        T there = made;
        if (there == null) {
            there = maker.get();
            made = there;
        }
        return there;
    }
}
