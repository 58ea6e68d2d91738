package news.stet.desk;

import io.javalin.http.Context;

/** Answers that are no page. */
final class Answers {
    private Answers() {}

    /** Sends the browser on, by GET, to a path on the desk. */
    static void goTo(Context context, String path) {
        context.header("Location", path).status(303).result("");
    }
}
