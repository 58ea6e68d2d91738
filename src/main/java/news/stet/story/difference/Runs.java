package news.stet.story.difference;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Two lists laid beside each other: what both have, and what stands only in one. */
final class Runs {
    /**
     * A stretch of both lists.
     *
     * @param same whether both are equal there
     */
    record Run<T>(boolean same, List<T> before, List<T> after) {}

    private Runs() {}

    /** The runs in order; together they are both lists whole. */
    static <T> List<Run<T>> of(List<T> before, List<T> after) {
        List<Run<T>> runs = new ArrayList<>();
        int from = 0;
        int to = 0;
        for (AbstractDelta<T> delta : deltas(before, after)) {
            int source = delta.getSource().getPosition();
            int target = delta.getTarget().getPosition();
            addSame(runs, before.subList(from, source), after.subList(to, target));
            from = source + delta.getSource().size();
            to = target + delta.getTarget().size();
            addOther(runs, before.subList(source, from), after.subList(target, to));
        }
        addSame(runs, before.subList(from, before.size()), after.subList(to, after.size()));
        return runs;
    }

    /** What went and what came in one place may be told one by one; here it is one run. */
    private static <T> void addOther(List<Run<T>> runs, List<T> before, List<T> after) {
        Run<T> last = runs.isEmpty() ? null : runs.getLast();
        if (last == null || last.same()) {
            runs.add(new Run<>(false, before, after));
        } else {
            runs.set(
                    runs.size() - 1,
                    new Run<>(false, both(last.before(), before), both(last.after(), after)));
        }
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private static <T> List<AbstractDelta<T>> deltas(List<T> before, List<T> after) {
        return DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<T>()).getDeltas();
    }

    private static <T> void addSame(List<Run<T>> runs, List<T> before, List<T> after) {
        if (!before.isEmpty()) {
            runs.add(new Run<>(true, before, after));
        }
    }
}
