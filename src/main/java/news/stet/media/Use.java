package news.stet.media;

import java.util.Locale;
import java.util.Optional;

/** Where a picture or film may be shown. */
public enum Use {
    /** The site's pages. */
    SITE,
    /** The card that other sites show when somebody shares a story. */
    SOCIAL,
    /** Feeds and boxes, which partners print. */
    FEEDS;

    private final String slug = name().toLowerCase(Locale.ROOT);

    /** The name in the database, in JSON and in messages. */
    public String slug() {
        return slug;
    }

    /** The use of that name. */
    public static Optional<Use> find(String slug) {
        for (Use use : values()) {
            if (use.slug.equals(slug)) {
                return Optional.of(use);
            }
        }
        return Optional.empty();
    }
}
