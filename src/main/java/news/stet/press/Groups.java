package news.stet.press;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The names by which a CDN may be told that pages died. They are the page's keys. A cache need not
 * take more than 32 of them (RFC 9875), so a page with more, a long list, tells the kind of what it
 * shows in place of each; whoever purges names the kind too, so a purge never reaches too few.
 */
final class Groups {
    static final int MAX = 32;

    private static final List<String> STORIES = List.of("story:", "card:", "near:", "related:");
    private static final String ALL_STORIES = "stories";

    private Groups() {}

    /** At most 32 names for a page that read these keys, in order, in plain ASCII. */
    static List<String> of(Collection<String> keys) {
        // Most pages have many keys: no more is made of each than is told.
        if (keys.size() <= MAX) {
            return keys.stream().map(Groups::ascii).sorted().toList();
        }
        var stories = new TreeSet<String>();
        for (String key : keys) {
            stories.add(isStory(key) ? ALL_STORIES : ascii(key));
        }
        return stories.size() <= MAX
                ? List.copyOf(stories)
                : keys.stream().map(Groups::kind).distinct().sorted().limit(MAX).toList();
    }

    /** All names that pages with this key may have told. */
    static Stream<String> dying(String key) {
        return Stream.of(ascii(key), kind(key));
    }

    private static boolean isStory(String key) {
        for (String start : STORIES) {
            if (key.startsWith(start)) {
                return true;
            }
        }
        return false;
    }

    private static String kind(String key) {
        if (isStory(key)) {
            return ALL_STORIES;
        }
        int colon = key.indexOf(':');
        return colon < 0 ? key : key.substring(0, colon) + "s";
    }

    /** Slugs may be in any script, headers not. */
    private static String ascii(String key) {
        if (key.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"' && c != '\\')) {
            return key;
        }
        StringBuilder plain = new StringBuilder();
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            if (b > ' ' && b != '"' && b != '\\' && b != 0x7f) {
                plain.append((char) b);
            } else {
                plain.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
            }
        }
        return plain.toString();
    }
}
