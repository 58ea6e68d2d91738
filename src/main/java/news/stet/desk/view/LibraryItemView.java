package news.stet.desk.view;

import news.stet.media.MediaItem;

/** One picture or film with what is said and known of it. */
public record LibraryItemView(Page page, MediaItem item, MediaPanels panels) {}
