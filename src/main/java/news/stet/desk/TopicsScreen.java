package news.stet.desk;

import io.javalin.http.Context;
import java.util.List;
import news.stet.desk.view.Notice;
import news.stet.desk.view.Page;
import news.stet.desk.view.TopicsView;
import news.stet.people.Actor;
import news.stet.people.Permission;
import news.stet.platform.Problem;
import news.stet.story.Edition;
import org.jspecify.annotations.Nullable;

/** The topics of an edition, for its editors: named, and made part of one another. */
final class TopicsScreen {
    private static final String PATH = "/topics";

    private final Parts parts;
    private final Pages pages;

    TopicsScreen(Parts parts, Pages pages) {
        this.parts = parts;
        this.pages = pages;
    }

    void routes(Routes routes) {
        routes.get(
                PATH,
                Access.SESSION,
                context -> show(context, Form.asked(context, "edition"), null));
        routes.post("/topics/name", Access.SESSION, this::name);
        routes.post("/topics/merge", Access.SESSION, this::merge);
    }

    private void name(Context context) {
        doing(
                context,
                "topics.named",
                () -> {
                    String name = Form.text(context, "name");
                    if (name.isEmpty() || name.length() > 120) {
                        throw Problem.invalid(
                                "name", "has no letters or too many", "Write 1 to 120 characters");
                    }
                    parts.editions()
                            .nameTopic(
                                    Gate.actor(context),
                                    Form.text(context, "edition"),
                                    Form.text(context, "topic"),
                                    name);
                });
    }

    private void merge(Context context) {
        doing(
                context,
                "topics.merged",
                () ->
                        parts.topics()
                                .merge(
                                        Gate.actor(context),
                                        Form.text(context, "edition"),
                                        Form.text(context, "topic"),
                                        Form.text(context, "into")));
    }

    private void doing(Context context, String done, Runnable act) {
        String edition = Form.text(context, "edition");
        try {
            act.run();
            boolean code = edition.matches("[a-z][a-z0-9-]{0,15}");
            Answers.goTo(context, PATH + "?done=" + done + (code ? "&edition=" + edition : ""));
        } catch (Problem problem) {
            context.status(problem.kind().status());
            show(context, edition, Notice.of(problem));
        }
    }

    private void show(Context context, String asked, @Nullable Notice notice) {
        Actor actor = Gate.actor(context);
        List<Edition> mine =
                parts.editions().list().stream()
                        .filter(it -> actor.may(Permission.EDIT_LIVE, it.code(), null))
                        .toList();
        if (mine.isEmpty()) {
            actor.require(Permission.EDIT_LIVE);
        }
        Edition edition =
                mine.stream()
                        .filter(it -> it.code().equals(asked))
                        .findFirst()
                        .orElse(mine.getFirst());
        String words = Form.asked(context, "q");
        Page page = pages.page(context, "topics.title", "topics");
        boolean part = "topics".equals(context.header("X-Part"));
        pages.show(
                context,
                part ? "topics-list" : "topics",
                new TopicsView(
                        notice == null ? page : page.with(notice),
                        mine,
                        edition,
                        words,
                        parts.topics().list(edition.code(), words)));
    }
}
