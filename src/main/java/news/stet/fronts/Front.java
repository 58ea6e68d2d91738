package news.stet.fronts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A front as editors meet it.
 *
 * @param version number of the draft; 0 while nobody has changed anything
 * @param draft what they are at
 * @param liveVersion what readers see; null while the front arranges itself
 * @param due the version that goes out by itself, and when; null when none does
 */
public record Front(
        FrontId id,
        int version,
        FrontContent draft,
        @Nullable Integer liveVersion,
        FrontContent live,
        @Nullable Change change,
        @Nullable Due due) {
    /** What made the newest version. */
    public record Change(String verb, String by, Instant at) {}

    /** What goes out by itself. */
    public record Due(int version, Instant at) {}

    /** The names of the pieces in which the draft differs from what readers see. */
    public java.util.List<String> differences() {
        return FrontMerge.differing(live, draft);
    }

    /** Whether readers see the draft. */
    public boolean isLive() {
        return version == 0 || draft.equals(live);
    }
}
