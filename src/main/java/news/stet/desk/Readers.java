package news.stet.desk;

import java.util.Optional;

/**
 * Those who read on this node, as far as the desk must know of them: what the newsroom wrote should
 * be before them when the desk says that it was done.
 */
public interface Readers {
    /** How readers are served. */
    record Figures(
            /** The number in the change log up to which pages are right. */
            long followed,
            /** How many entries of the change log are still to be followed. */
            long behind,
            /** Pressed pages in memory. */
            long pages,
            /** What they take. */
            long memoryBytes) {}

    /** Where nobody reads. */
    Readers NOBODY =
            new Readers() {
                @Override
                public void await() {}

                @Override
                public Optional<Figures> figures() {
                    return Optional.empty();
                }
            };

    /**
     * Returns when readers here are given all that was written before the call, or when they have
     * been waited for long enough: two seconds, as whoever asked has done their part.
     */
    void await();

    /** The figures of now, from memory; empty where nothing is pressed. */
    Optional<Figures> figures();
}
