package news.stet.site.page;

import java.util.Optional;
import java.util.regex.Pattern;
import news.stet.site.SiteRequest;
import org.jspecify.annotations.Nullable;

/**
 * Where a list page stands among its neighbours.
 *
 * @param number from 1
 * @param newer path of the page before it, null on the first
 * @param older path of the page after it, null on the last
 */
public record Paging(int number, @Nullable String newer, @Nullable String older) {
    /** So deep that nobody turns there by hand; a deeper page does not exist. */
    private static final int MAX = 500;

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}");

    /** The page asked for, 1 when nobody asked; empty when there can be no such page. */
    static Optional<Integer> number(SiteRequest request) {
        String asked = request.query().getOrDefault("page", "1");
        return NUMBER.matcher(asked).matches()
                ? Optional.of(Integer.valueOf(asked)).filter(page -> page <= MAX)
                : Optional.empty();
    }

    /**
     * The neighbours of a page.
     *
     * @param path the list's path; with a query, ending in {@code &}
     */
    static Paging of(String path, int number, boolean more) {
        return new Paging(
                number,
                number == 1 ? null : address(path, number - 1),
                more && number < MAX ? address(path, number + 1) : null);
    }

    /** The path of one page of a list. */
    static String address(String path, int number) {
        boolean queried = path.endsWith("&");
        if (number == 1) {
            return queried ? path.substring(0, path.length() - 1) : path;
        }
        return path + (queried ? "" : "?") + "page=" + number;
    }

    public boolean needed() {
        return newer != null || older != null;
    }
}
