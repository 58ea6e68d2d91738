package news.stet.site;

import java.util.List;

/**
 * One page of a list.
 *
 * @param page from 1
 * @param more whether there is a page after it
 */
public record Slice<T>(List<T> items, int page, boolean more) {
    /** So deep that nobody turns there by hand; a deeper page does not exist. */
    public static final int MAX_PAGE = 500;

    public Slice {
        items = List.copyOf(items);
    }

    /** A page out of what was read from its place on, one more than fits. */
    static <T> Slice<T> of(List<T> read, int page, int size) {
        boolean more = read.size() > size && page < MAX_PAGE;
        return new Slice<>(read.subList(0, Math.min(size, read.size())), page, more);
    }
}
