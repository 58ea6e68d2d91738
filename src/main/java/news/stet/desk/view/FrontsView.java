package news.stet.desk.view;

import java.util.List;
import news.stet.fronts.Front;
import org.jspecify.annotations.Nullable;

/** All fronts, edition by edition. */
public record FrontsView(Page page, List<OfEdition> editions) {
    /** An edition's fronts, its own first. */
    public record OfEdition(String name, String language, String direction, List<One> fronts) {}

    /**
     * A front.
     *
     * @param section its section's name; null for the edition's own
     * @param due when something goes out by itself; null for never
     */
    public record One(Front front, @Nullable String section, @Nullable String due) {}
}
