package news.stet.fronts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a box shows: what editors put there by its sort, among it the newest that the box asks for,
 * and what is to stay at its place. Nothing else decides it, so that every form of a box and the
 * desk show the same.
 *
 * @param items the highest {@code sort} first
 * @param until when it changes by itself, as a story becomes too old; null when it does not
 */
public record BoxFill(List<BoxItem> items, @Nullable Instant until) {
    public BoxFill {
        items = List.copyOf(items);
    }

    /**
     * Fills a box.
     *
     * @param ours what is to be shown of stories that the box asks for; those that are not live are
     *     left out
     */
    public static BoxFill of(Box box, Supply supply, Function<List<Long>, List<BoxItem>> ours) {
        BoxRules rules = box.rules();
        List<BoxItem> rolling = new ArrayList<>();
        Map<Integer, BoxItem> sticky = new HashMap<>();
        for (BoxItem item : box.items()) {
            Integer place = rules.sticky().get(item.id());
            if (place == null || sticky.putIfAbsent(place, item) != null) {
                rolling.add(item);
            }
        }
        Instant until = null;
        if (rules.query() != null) {
            FrontFill.Open open =
                    FrontFill.open(
                            box.edition(),
                            rules.query(),
                            rules.most(),
                            box.items().stream().map(BoxItem::id).toList(),
                            supply);
            rolling.addAll(ours.apply(open.stories()));
            until = open.until();
        }
        rolling.sort(
                Comparator.comparingLong(BoxItem::sort).thenComparingLong(BoxItem::id).reversed());
        return new BoxFill(descending(lay(rolling, sticky, rules.most())), until);
    }

    private static List<BoxItem> lay(
            List<BoxItem> rolling, Map<Integer, BoxItem> sticky, int most) {
        List<BoxItem> items = new ArrayList<>();
        int next = 0;
        int stuck = 0;
        while (items.size() < most && (next < rolling.size() || stuck < sticky.size())) {
            BoxItem here = sticky.get(items.size());
            if (here != null) {
                items.add(here);
                stuck++;
            } else if (next < rolling.size()) {
                items.add(rolling.get(next++));
            } else {
                // Nothing is left between: what stays further down moves up.
                List<Integer> later =
                        sticky.keySet().stream().filter(it -> it >= items.size()).sorted().toList();
                later.forEach(place -> items.add(sticky.get(place)));
                return items.subList(0, Math.min(most, items.size()));
            }
        }
        return items;
    }

    /** Whoever sorts by {@code sort} sees the same order: what stands above has a higher one. */
    public static List<BoxItem> descending(List<BoxItem> items) {
        List<BoxItem> sorted = new ArrayList<>(items);
        for (int i = sorted.size() - 2; i >= 0; i--) {
            long least = sorted.get(i + 1).sort() + 1;
            if (sorted.get(i).sort() < least) {
                sorted.set(i, sorted.get(i).withSort(least));
            }
        }
        return sorted;
    }
}
