package news.stet.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long readers saw a revision.
 *
 * @param verb what made it live: {@code publish} or {@code correct}
 * @param until null while they see it
 * @param end what ended it: another {@code publish} or {@code correct}, {@code withhold} or {@code
 *     kill}; null while they see it
 */
public record LiveSpan(
        int revision, String verb, Instant from, @Nullable Instant until, @Nullable String end) {
    /**
     * What readers saw when, the first first.
     *
     * @param lines a story's whole history, the newest first
     */
    public static List<LiveSpan> of(List<RevisionLine> lines) {
        List<LiveSpan> spans = new ArrayList<>();
        @Nullable RevisionLine open = null;
        for (RevisionLine line : lines.reversed()) {
            boolean begins = line.verb().equals("publish") || line.verb().equals("correct");
            boolean ends = line.verb().equals("withhold") || line.verb().equals("kill");
            if (open != null && (begins || ends)) {
                spans.add(span(open, line.at(), line.verb()));
                open = null;
            }
            if (begins) {
                open = line;
            }
        }
        if (open != null) {
            spans.add(span(open, null, null));
        }
        return spans;
    }

    private static LiveSpan span(RevisionLine line, @Nullable Instant until, @Nullable String end) {
        return new LiveSpan(line.number(), line.verb(), line.at(), until, end);
    }
}
