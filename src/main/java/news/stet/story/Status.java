package news.stet.story;

import java.util.Locale;
import java.util.Optional;

/** Where a story stands between the first word and the reader. */
public enum Status {
    DRAFT,
    IN_REVIEW,
    READY,
    SCHEDULED,
    /** Readers see its live revision; a later working one may wait beside it. */
    LIVE,
    /** Taken back for now; its address answers as if it were not there. */
    WITHHELD,
    /** Cancelled for good; its address answers 410. */
    KILLED,
    /** Discarded before publication; it can be taken back. */
    SPIKED;

    /** The name in JSON and in the database: {@code in-review}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The status of that name, spelled with hyphen, space or underscore; empty if there is none.
     */
    public static Optional<Status> find(String slug) {
        String wanted = slug.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        for (Status status : values()) {
            if (status.name().equals(wanted)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }

    static Status get(String slug) {
        return find(slug).orElseThrow(() -> new IllegalStateException("no status " + slug));
    }
}
