package news.stet.story;

import java.time.Instant;
import java.util.List;

/**
 * An error put right in public.
 *
 * @param revision the one that has it right
 * @param note what readers are told
 * @param rewordings the words that were put right; none where the newsroom will not repeat them
 */
public record Correction(int revision, String note, Instant at, List<Rewording> rewordings) {
    public Correction {
        rewordings = List.copyOf(rewordings);
    }
}
