package news.stet.desk.view;

import news.stet.media.MediaItem;
import org.jspecify.annotations.Nullable;

/**
 * One picture or film with what is said and known of it.
 *
 * @param film what a film or sound has beyond that; null for a picture
 */
public record LibraryItemView(
        Page page, MediaItem item, MediaPanels panels, @Nullable FilmPanel film) {}
