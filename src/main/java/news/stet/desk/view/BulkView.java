package news.stet.desk.view;

import java.util.List;

/**
 * What became of one act on many stories.
 *
 * @param act key of the act's message
 */
public record BulkView(Page page, String act, List<Outcome> outcomes) {
    /**
     * One of them.
     *
     * @param refusal why it was not done; empty when it was
     */
    public record Outcome(long story, String headline, String language, String refusal) {}

    public long done() {
        return outcomes.stream().filter(it -> it.refusal().isEmpty()).count();
    }

    /** Those that were not done. */
    public List<Outcome> refused() {
        return outcomes.stream().filter(it -> !it.refusal().isEmpty()).toList();
    }
}
