package news.stet.desk.view;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.stet.story.LiveSpan;
import news.stet.story.Origin;
import news.stet.story.RevisionLine;
import news.stet.story.Story;
import org.jspecify.annotations.Nullable;

/**
 * A story's history.
 *
 * @param lines every revision, the newest first
 * @param spans what readers saw when, the latest first
 * @param origin the story this one began as a copy of
 * @param copies stories that began as copies of this one
 * @param receipts where readers saw it when it was taken from them, the latest first
 * @param mayRestore whether this person may put an earlier text back
 * @param difference null in the panel beside the text, which asks for it later
 */
public record HistoryView(
        Page page,
        Story story,
        List<RevisionLine> lines,
        List<LiveSpan> spans,
        Optional<Origin> origin,
        List<Origin.Copy> copies,
        List<ReceiptView> receipts,
        ZoneId zone,
        boolean mayRestore,
        @Nullable DifferenceView difference) {

    /** Revisions that are one piece of work: the newest, and those folded under it. */
    public record Group(RevisionLine newest, List<RevisionLine> folded) {
        /** The first of them. */
        public RevisionLine oldest() {
            return folded.isEmpty() ? newest : folded.getLast();
        }
    }

    /** The lines, one person's saves in a row drawn into one. */
    public List<Group> groups() {
        return Groups.of(lines);
    }

    /** The number of the newest revision. */
    public int newest() {
        return lines.getFirst().number();
    }

    /** Whether readers see that one. */
    public boolean isLive(RevisionLine line) {
        Integer live = story.liveRevision();
        return live != null && live == line.number();
    }

    /** What was done, in the interface's words. */
    public String what(RevisionLine line) {
        return what(page, line);
    }

    static String what(Page page, RevisionLine line) {
        return line.verb().equals("restore") && line.note() != null
                ? page.text("history.restoredFrom", line.note())
                : page.text("did." + line.verb());
    }

    /** What its maker said of it; the verbs that only count say nothing here. */
    public @Nullable String note(RevisionLine line) {
        return Map.of("restore", true, "copy", true).containsKey(line.verb()) ? null : line.note();
    }
}
