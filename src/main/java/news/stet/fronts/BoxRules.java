package news.stet.fronts;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a box shows beside what editors put into it.
 *
 * @param size how many stories it shows; 0 for all that editors put there
 * @param query what fills it; null for nothing
 * @param sticky places, from 0, of those stories that stay where they are; what else editors put
 *     there goes down as newer stories come
 */
public record BoxRules(int size, @Nullable FillQuery query, Map<Long, Integer> sticky) {
    /** What editors put there, and nothing else. */
    public static final BoxRules NONE = new BoxRules(0, null, Map.of());

    /** How many a box shows that is filled and says no number. */
    private static final int USUAL = 20;

    public BoxRules {
        sticky = Map.copyOf(sticky);
    }

    /** How many it shows at most. */
    int most() {
        return size > 0 ? size : query == null ? Boxes.MAX_ITEMS : USUAL;
    }
}
