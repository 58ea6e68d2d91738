package news.stet.story;

import java.util.Locale;
import java.util.Optional;

/**
 * What kind of story it is. The site's own number for each stands in the table {@code
 * content_type}.
 */
public enum StoryType {
    ARTICLE,
    VIDEO,
    GALLERY,
    LIVE;

    private final String slug = name().toLowerCase(Locale.ROOT);

    /** The name in JSON and in the database: {@code video}. */
    public String slug() {
        return slug;
    }

    /** The type of that name, empty if there is none. */
    public static Optional<StoryType> find(String slug) {
        for (StoryType type : values()) {
            if (type.slug().equals(slug)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The type of a name that was checked before. */
    static StoryType get(String slug) {
        return find(slug).orElseThrow(() -> new IllegalStateException("no story type " + slug));
    }
}
