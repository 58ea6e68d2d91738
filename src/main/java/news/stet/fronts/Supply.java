package news.stet.fronts;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Where open slots get their stories. Whoever reads for a page notes what was asked. */
public interface Supply {
    /**
     * What a query may ask of a live story.
     *
     * @param type as in {@code video}
     */
    record Fact(String section, String type, boolean pictured, Instant publishedAt) {}

    /**
     * The newest live stories that a query means, if nothing but lists are asked: its topic alone,
     * or its section and type. Other conditions are looked at afterwards.
     *
     * @param query with its edition
     * @param count at most {@link news.stet.story.KeyNames#DEEPEST}
     */
    List<Long> newest(FillQuery query, int count);

    /** What is known of those that are live. */
    Map<Long, Fact> facts(List<Long> stories);

    /** The time by which stories are too old; asked only where that matters. */
    Instant now();
}
