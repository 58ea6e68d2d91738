package news.stet.media;

import java.util.Locale;

/** What an item is to an editor. */
public enum MediaKind {
    PICTURE,
    VIDEO,
    AUDIO;

    /** The name in the database and in JSON. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
