package news.stet.media;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * Hears of an item whose details were changed, as the last act of the same transaction. Which pages
 * show the item is not for this part to know; the change log tells them.
 */
@FunctionalInterface
public interface MediaEdits {
    void edited(Handle handle, MediaItem item, Instant now);
}
