package news.stet.site;

/** Which keys changed when, as far as the change log was followed. Safe for any thread. */
public interface Freshness {
    /** The number up to which changes are known here. */
    long followed();

    /**
     * The number of the last change that named this key, or a higher one: never too low, so that
     * nothing old is taken for fresh.
     */
    long lastChange(String key);
}
