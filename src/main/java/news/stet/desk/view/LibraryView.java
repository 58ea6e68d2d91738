package news.stet.desk.view;

import java.util.List;
import news.stet.media.MediaItem;
import org.jspecify.annotations.Nullable;

/**
 * Pictures and films, the newest first.
 *
 * @param before where the next page begins; null when this is the last
 */
public record LibraryView(
        Page page, MediaFilters filters, List<MediaItem> items, @Nullable Long before) {}
