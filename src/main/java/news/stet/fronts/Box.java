package news.stet.fronts;

import java.util.List;

/**
 * A named list of stories in the editors' order.
 *
 * @param slug its name in addresses
 * @param name its name for people
 * @param version 1 when it was made, one more each time it is put in order
 * @param items what editors put there by {@code sort}, highest first; what readers may not see now
 *     is left out
 * @param rules what it shows beside these
 */
public record Box(
        String edition,
        String slug,
        String name,
        int version,
        List<BoxItem> items,
        BoxRules rules) {
    /** The box every edition has from the start: the newest of all. It cannot be put in order. */
    public static final String LATEST = "latest";

    /** The box every edition has too: what was read most in a day. It counts by itself. */
    public static final String MOST_READ = "most-read";

    /** Before a live story's number: what is shown after that story. It cannot be put in order. */
    public static final String RELATED = "related-";

    public Box {
        items = List.copyOf(items);
    }
}
