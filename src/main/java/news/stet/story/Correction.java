package news.stet.story;

import java.time.Instant;

/**
 * An error put right in public.
 *
 * @param revision the one that has it right
 * @param note what readers are told
 */
public record Correction(int revision, String note, Instant at) {}
