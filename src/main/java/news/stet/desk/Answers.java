package news.stet.desk;

import io.javalin.http.Context;
import java.util.function.Consumer;
import news.stet.desk.view.Notice;
import news.stet.platform.Problem;

/** Answers that are no page. */
final class Answers {
    private Answers() {}

    /** Sends the browser on, by GET, to a path on the desk. */
    static void goTo(Context context, String path) {
        context.header("Location", path).status(303).result("");
    }

    /**
     * Does what a form asks. What was done is said on the page the browser is sent to; what was
     * not, on the form's own page.
     *
     * @param done key of the message that says so
     * @param again shows the form's page with why it was not done
     */
    static void doing(
            Context context, String next, String done, Runnable act, Consumer<Notice> again) {
        try {
            act.run();
            goTo(context, next + "?done=" + done);
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.UNAVAILABLE) {
                throw problem;
            }
            context.status(problem.kind().status());
            again.accept(Notice.of(problem));
        }
    }
}
