package news.stet.desk.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import news.stet.story.Edition;

/** The sections that a query may name, where it may ask other editions too. */
public final class AskedSections {
    private AskedSections() {}

    /** One of them, in the words and language of its edition. */
    public record One(String slug, String name, String language) {}

    /**
     * The edition's own, then those that only others have, then one that nobody has any more but
     * the query still names: saving a form loses none.
     *
     * @param now what the query names; empty for none
     */
    public static List<One> of(Edition edition, List<Edition> others, String now) {
        Map<String, One> bySlug = new LinkedHashMap<>();
        edition.sections()
                .forEach(it ->
                        bySlug.put(it.slug(), new One(it.slug(), it.name(), edition.language())));
        for (Edition other : others) {
            other.sections()
                    .forEach(it ->
                            bySlug.putIfAbsent(
                                    it.slug(),
                                    new One(
                                            it.slug(),
                                            it.name() + " (" + other.name() + ")",
                                            other.language())));
        }
        if (!now.isEmpty()) {
            bySlug.putIfAbsent(now, new One(now, now, "zxx"));
        }
        return List.copyOf(bySlug.values());
    }
}
