package news.stet.site;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one page read, by name. A change names keys; exactly the pages that noted one of them are
 * made anew. Every name is built here, so that readers and writers of keys cannot differ. Not safe
 * for several threads.
 */
public final class Keys {
    private final Set<String> noted = new TreeSet<>();

    /** A story's live content, its status, corrections and the list that came with it. */
    public static String story(long id) {
        return "story:" + id;
    }

    /** All live stories of an edition, newest first. */
    public static String latest(String edition) {
        return "list:" + edition + "/latest";
    }

    /** The live stories of a section, newest first. */
    public static String section(String edition, String section) {
        return "list:" + edition + "/" + section + "/latest";
    }

    /** A topic's name and its live stories, newest first. */
    public static String topic(String edition, String topic) {
        return "topic:" + edition + "/" + topic;
    }

    /**
     * A month of a section.
     *
     * @param month yyyymm, in the edition's time zone
     */
    public static String archive(String edition, String section, int month) {
        return "archive:%s/%s/%04d-%02d".formatted(edition, section, month / 100, month % 100);
    }

    /** What editors arranged on a front. */
    public static String front(String edition) {
        return "front:" + edition;
    }

    /** An edition itself: names, language, time zone, sections. */
    public static String edition(String code) {
        return "edition:" + code;
    }

    /** Which editions there are. */
    public static String editions() {
        return "editions";
    }

    /** A box: live stories and list entries together, or what editors put there. */
    public static String box(String edition, String box) {
        return "box:" + edition + "/" + box;
    }

    /** A picture or film of the library. */
    public static String media(long id) {
        return "media:" + id;
    }

    /** The site's own numbers for the types of stories. */
    public static String types() {
        return "types";
    }

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
