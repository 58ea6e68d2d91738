package news.stet.desk.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The views above the list, which one can go to. */
public record ListTabsView(Page page, List<Tab> all) {
    /**
     * One of them.
     *
     * @param count how many it has, as shown; null when that is not counted
     * @param own the number of a saved view that this person may take away; null for others
     * @param by whose it is, for one that another shares
     */
    public record Tab(
            String name,
            String path,
            boolean current,
            @Nullable String count,
            @Nullable Long own,
            @Nullable String by) {}
}
