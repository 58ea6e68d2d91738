package news.stet.site;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import news.stet.story.KeyNames;

/**
 * What one page read, by name. A change names keys; exactly the pages that noted one of them are
 * made anew. What verbs name stands in {@link KeyNames}; here is what else a page can depend on.
 * Not safe for several threads.
 */
public final class Keys {
    private final Set<String> noted = new LinkedHashSet<>();

    /** A template, as in {@code site/story}. */
    public static String template(String name) {
        return "template:" + name;
    }

    /** The page depends on the time it was made. */
    public static String clock() {
        return "clock";
    }

    /** Notes that the page read this. */
    public void note(String key) {
        noted.add(key);
    }

    /** All noted so far. */
    public Set<String> all() {
        return Collections.unmodifiableSet(noted);
    }
}
