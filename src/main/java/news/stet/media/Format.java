package news.stet.media;

import java.util.Locale;
import java.util.Optional;

/** What renditions are made in; the later, the smaller for the same look. */
public enum Format {
    JPG("image/jpeg"),
    WEBP("image/webp"),
    AVIF("image/avif");

    private final String slug = name().toLowerCase(Locale.ROOT);
    private final String contentType;

    Format(String contentType) {
        this.contentType = contentType;
    }

    /** The name in addresses. */
    public String slug() {
        return slug;
    }

    /** The media type as HTTP names it. */
    public String contentType() {
        return contentType;
    }

    /** The format of that name. */
    public static Optional<Format> find(String slug) {
        for (Format format : values()) {
            if (format.slug().equals(slug)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
