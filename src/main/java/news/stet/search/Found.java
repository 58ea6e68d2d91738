package news.stet.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found.
 *
 * @param hits in the order asked for
 * @param total how many there are in all; {@link #UNCOUNTED} when nobody counted
 * @param counted whether the total is exact; else there are more, and facets tell only how these
 *     are spread
 * @param facets by {@code section}, {@code topic} and {@code type}: how many have each, the most
 *     first
 * @param partly no story has all the words; these have most of them
 * @param instead words to look for when no story has all of these; null when there are none better
 */
public record Found(
        List<Hit> hits,
        long total,
        boolean counted,
        Map<String, List<Facet>> facets,
        boolean partly,
        @Nullable String instead) {
    public static final long UNCOUNTED = -1;

    /** Nothing, and nothing better. */
    public static final Found NOTHING = new Found(List.of(), 0, true, Map.of(), false, null);

    public Found {
        hits = List.copyOf(hits);
        facets = Map.copyOf(facets);
    }

    /** Which stories, in the order asked for. */
    public List<Long> stories() {
        return hits.stream().map(Hit::story).toList();
    }

    /** The same with what may have been meant. */
    Found with(@Nullable String meant) {
        return new Found(hits, total, counted, facets, partly, meant);
    }

    /** The same with other hits. */
    public Found with(List<Hit> others) {
        return new Found(others, total, counted, facets, partly, instead);
    }

    /** A story, with the place in its text where the words stand. */
    public record Hit(long story, List<Excerpt.Piece> excerpt) {}

    /** How many of all that were found have that section, topic or type. */
    public record Facet(String value, long count) {}
}
