package news.stet.desk.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stories that stand after one.
 *
 * @param linked what the text shows itself
 * @param wrong why nothing was done; null when nothing was asked or all went well
 * @param added what stands in the field for one more
 */
public record RelatedView(
        Page page,
        long story,
        boolean mayChoose,
        List<Line> pinned,
        List<Line> linked,
        List<Line> alike,
        List<Line> banned,
        @Nullable String wrong,
        String added) {
    /** What can be done with one of them, and how that is called. */
    public enum Act {
        PIN("pin", "related.pin", "related.pinOf"),
        BAN("ban", "related.ban", "related.banOf"),
        RAISE("raise", "related.raise", "related.raiseOf"),
        FREE("free", "related.free", "related.freeOf");

        /** As the form sends it. */
        public final String slug;

        public final String text;

        /** The same for who hears it without what stands beside it. */
        public final String whole;

        Act(String slug, String text, String whole) {
            this.slug = slug;
            this.text = text;
            this.whole = whole;
        }
    }

    /** What this person can do with one of those lists. */
    public List<Act> acts(Act... acts) {
        return mayChoose ? List.of(acts) : List.of();
    }

    /**
     * One of them.
     *
     * @param headline empty for one that this person may not read
     * @param why in words
     */
    public record Line(long id, String headline, String language, boolean live, List<String> why) {
        /** What it is called where a name is needed. */
        public String name() {
            return headline.isEmpty() ? Long.toString(id) : headline;
        }
    }
}
