package news.stet.desk;

import io.javalin.http.Context;
import java.util.List;
import news.stet.desk.view.BatchView;
import news.stet.desk.view.BatchView.Outcome;
import news.stet.desk.view.Page;
import news.stet.desk.view.ProblemWords;
import news.stet.media.MediaDetails;
import news.stet.media.MediaItem;
import news.stet.people.Actor;
import news.stet.platform.Problem;

/**
 * What is said of many pictures and films at once. Each is changed for itself, by its own verb:
 * what is refused for one stops no other, and is told with its reason.
 */
final class LibraryBatch {
    /** More than anybody looks through in one go. */
    private static final int MOST = 500;

    private final Parts parts;
    private final Pages pages;

    LibraryBatch(Parts parts, Pages pages) {
        this.parts = parts;
        this.pages = pages;
    }

    void routes(Routes routes) {
        routes.post("/library/batch", Access.SESSION, this::describe);
    }

    private void describe(Context context) {
        Actor actor = Gate.actor(context);
        List<String> chosen = context.formParams("media");
        if (chosen.isEmpty() || chosen.size() > MOST) {
            throw new Problem(
                    Problem.Kind.MALFORMED, "Choose 1 to " + MOST + " pictures or films.");
        }
        Page page = pages.page(context, "library.title", "library");
        List<Outcome> outcomes =
                chosen.stream()
                        .filter(id -> id.matches("[1-9][0-9]{0,17}"))
                        .distinct()
                        .map(id -> outcome(context, page, actor, Long.parseLong(id)))
                        .toList();
        pages.show(context, "media/batch", new BatchView(page, outcomes));
    }

    private Outcome outcome(Context context, Page page, Actor actor, long id) {
        String name = "#" + id;
        try {
            MediaItem item = parts.media().get(id);
            name = item.fileName();
            MediaDetails wanted = wanted(context, item);
            if (!wanted.equals(item.details())) {
                var unused = parts.media().editDetails(actor, id, wanted);
            }
            return new Outcome(id, name, "");
        } catch (Problem problem) {
            String reason = ProblemWords.of(page.locale()).say(problem.detail(), problem.fields());
            return new Outcome(id, name, reason);
        }
    }

    /** What was typed for this one stands; what was typed for all joins it as it was asked to. */
    private static MediaDetails wanted(Context context, MediaItem item) {
        MediaDetails now = item.details();
        return now.with(
                forAll(context, "caption", own(context, "caption", item.id(), now.caption())),
                own(context, "alt", item.id(), now.alt()),
                forAll(context, "credit", now.credit()),
                forAll(context, "creator", now.creator()));
    }

    private static String own(Context context, String field, long id, String now) {
        String given = context.formParam(field + "-" + id);
        return given == null ? now : given.strip();
    }

    private static String forAll(Context context, String field, String now) {
        String given = Form.text(context, field);
        if (given.isEmpty()) {
            return now;
        }
        return switch (Form.text(context, "how")) {
            case "replace" -> given;
            case "append" -> now.isEmpty() ? given : now + " " + given;
            default -> now.isEmpty() ? given : now;
        };
    }
}
