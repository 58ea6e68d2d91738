package news.stet.story.shape;

import java.util.ArrayList;
import java.util.List;
import news.stet.platform.Problem;

/**
 * Collects what is not right, up to a number that a person can still read. Not for several threads.
 */
public final class Faults {
    private static final int MAX = 50;

    private final List<Problem.Field> fields = new ArrayList<>();

    /** Notes a fault; past the limit it only counts as not right. */
    public void add(String path, String problem, String fix) {
        if (fields.size() < MAX) {
            fields.add(new Problem.Field(path.isEmpty() ? "(the whole)" : path, problem, fix));
        }
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /** How many were noted so far. */
    public int size() {
        return fields.size();
    }

    /**
     * @throws Problem INVALID with all of them, if there are any
     */
    public void throwIfAny() {
        if (!fields.isEmpty()) {
            Problem.Field first = fields.getFirst();
            String more =
                    fields.size() == 1 ? "" : " (and " + (fields.size() - 1) + " more, see errors)";
            throw new Problem(
                    Problem.Kind.INVALID,
                    first.path() + " " + first.problem() + ". " + first.fix() + "." + more,
                    fields);
        }
    }
}
