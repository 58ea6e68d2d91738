package news.stet.desk.view;

import java.util.List;

/** What came of describing many at once. */
public record BatchView(Page page, List<Outcome> outcomes) {
    /**
     * Of one item.
     *
     * @param refusal why it was not done; empty when it was
     */
    public record Outcome(long item, String name, String refusal) {}

    /** How many were done. */
    public int done() {
        return outcomes.size() - refused().size();
    }

    /** Those that were not. */
    public List<Outcome> refused() {
        return outcomes.stream().filter(outcome -> !outcome.refusal().isEmpty()).toList();
    }
}
