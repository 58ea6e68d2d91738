package news.stet.media;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * Hears of an item that was changed, as the last act of the same transaction. Which pages show the
 * item is not for this part to know; the change log tells them.
 */
@FunctionalInterface
public interface MediaEdits {
    /** How far a change is seen. */
    enum Change {
        /** By who shows what is said of it. */
        WORDS,
        /** By all who show it: it looks different, or is not to be seen any more, or again. */
        LOOK
    }

    void edited(Handle handle, MediaItem item, Change change, Instant now);
}
