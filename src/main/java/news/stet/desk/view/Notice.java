package news.stet.desk.view;

import java.util.List;
import news.stet.platform.Problem;

/**
 * What a screen says on top of itself: that something was done, or why not.
 *
 * @param fields what is not right, each with what to do
 */
public record Notice(boolean good, String text, List<Problem.Field> fields) {
    /** A notice for that. */
    public static Notice done(String text) {
        return new Notice(true, text, List.of());
    }

    /** A notice for that. */
    public static Notice of(Problem problem) {
        return new Notice(false, problem.detail(), problem.fields());
    }
}
