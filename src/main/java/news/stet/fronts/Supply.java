package news.stet.fronts;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Where open slots get their stories. Whoever reads for a page notes what was asked. */
public interface Supply {
    /**
     * The newest live stories that a query means; where it asks for an age by the time they were
     * published, and perhaps some that were young enough a moment ago.
     *
     * @param query with its edition
     * @param count at most {@link news.stet.story.KeyNames#DEEPEST}
     */
    List<Long> newest(FillQuery query, int count);

    /** When those of them that are live were published. */
    Map<Long, Instant> published(List<Long> stories);

    /** The time by which stories are too old; asked only where that matters. */
    Instant now();
}
