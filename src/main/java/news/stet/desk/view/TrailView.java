package news.stet.desk.view;

import java.time.ZoneId;
import java.util.List;
import news.stet.people.Audit;
import org.jspecify.annotations.Nullable;

/**
 * Lines of the trail, the newest first.
 *
 * @param about the one subject they are about, as {@code story:17}; empty for all
 * @param before where the next page begins; null when this is the last
 */
public record TrailView(
        Page page, String about, List<Audit.Line> lines, @Nullable Long before, ZoneId zone) {
    /** The story a line is about; null when it is about none. */
    public @Nullable String story(Audit.Line line) {
        return line.subject().startsWith("story:")
                ? line.subject().substring("story:".length())
                : null;
    }
}
