package news.stet.story.look;

import java.util.Locale;
import java.util.Optional;

/** In which letters pages are set. */
public enum Letters {
    /** Headlines and text with serifs, all around them without. */
    BOOK,
    /** All without serifs. */
    PLAIN,
    /** Those of the reader's machine: nothing is loaded. */
    SYSTEM;

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The letters of that name, empty if there are none. */
    public static Optional<Letters> find(String slug) {
        for (Letters letters : values()) {
            if (letters.slug().equals(slug)) {
                return Optional.of(letters);
            }
        }
        return Optional.empty();
    }
}
