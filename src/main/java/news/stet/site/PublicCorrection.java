package news.stet.site;

import java.time.Instant;
import java.util.List;
import news.stet.story.Rewording;

/**
 * What was put right in a story, as readers are told.
 *
 * @param revision the one that has it right; names it within its page
 * @param rewordings the words before and after, as they were when it was published
 */
public record PublicCorrection(int revision, String note, Instant at, List<Rewording> rewordings) {
    public PublicCorrection {
        rewordings = List.copyOf(rewordings);
    }

    /** Its name within the page. */
    public String anchor() {
        return "correction-" + revision;
    }
}
