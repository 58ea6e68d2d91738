package news.stet.desk;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import news.stet.desk.view.Page;
import news.stet.desk.view.ProblemWords;
import news.stet.desk.view.RelatedView;
import news.stet.people.Actor;
import news.stet.platform.Problem;
import news.stet.search.Likeness;
import news.stet.story.RelatedChoices.Chosen;
import news.stet.story.Story;
import org.jspecify.annotations.Nullable;

/** The stories that stand after one: why each, and what editors put first or want nowhere. */
final class RelatedScreen {
    private final Parts parts;
    private final Pages pages;

    RelatedScreen(Parts parts, Pages pages) {
        this.parts = parts;
        this.pages = pages;
    }

    void routes(Routes routes) {
        routes.get("/stories/{id}/related", Access.SESSION, context -> show(context, null, ""));
        routes.post("/stories/{id}/related", Access.SESSION, this::choose);
    }

    private void choose(Context context) {
        String given = Form.text(context, "story");
        Optional<Long> number = StoryNumber.find(given);
        if (number.isEmpty()) {
            refuse(context, pages.page(context, "related.title", "stories"), given);
            return;
        }
        long other = number.get();
        try {
            parts.choices()
                    .change(
                            Gate.actor(context),
                            Form.id(context),
                            change(Form.text(context, "act"), other));
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.INVALID) {
                throw problem;
            }
            context.status(problem.kind().status());
            show(
                    context,
                    ProblemWords.of(pages.locale(context))
                            .say(problem.fields())
                            .getFirst()
                            .problem(),
                    given);
            return;
        }
        show(context, null, "");
    }

    private void refuse(Context context, Page page, String given) {
        context.status(Problem.Kind.INVALID.status());
        show(context, page.text("related.unknown"), given);
    }

    private static UnaryOperator<Chosen> change(String act, long other) {
        return switch (act) {
            case "pin" -> chosen -> chosen.pin(other);
            case "ban" -> chosen -> chosen.ban(other);
            case "raise" -> chosen -> chosen.raise(other);
            case "free" -> chosen -> chosen.without(other);
            default ->
                    throw Problem.invalid("act", "is none of ours", "Send pin, ban, raise or free");
        };
    }

    private void show(Context context, @Nullable String wrong, String added) {
        Actor actor = Gate.actor(context);
        RelatedOf related = RelatedOf.read(parts, actor, Form.id(context));
        Page page = pages.page(context, "related.title", "stories");
        Story story = related.story();
        pages.show(
                context,
                "related",
                new RelatedView(
                        page,
                        story.id(),
                        parts.stories().mayEdit(actor, story.id()),
                        lines(related, related.chosen().pinned()),
                        lines(related, related.linked()),
                        alike(page, related),
                        lines(related, related.chosen().banned()),
                        wrong,
                        added));
    }

    private static List<RelatedView.Line> lines(RelatedOf related, List<Long> ids) {
        return ids.stream().map(id -> line(related, id, List.of())).toList();
    }

    private List<RelatedView.Line> alike(Page page, RelatedOf related) {
        Map<String, String> topics =
                parts.editions()
                        .topicNames(
                                related.story().content().edition(),
                                related.story().content().topics());
        return related.alike().stream()
                .map(like ->
                        line(
                                related,
                                like.story(),
                                like.reasons().stream()
                                        .map(reason -> said(page, reason, topics))
                                        .toList()))
                .toList();
    }

    private static String said(Page page, Likeness.Reason reason, Map<String, String> topics) {
        String what =
                switch (reason.kind()) {
                    case TOPIC -> topics.getOrDefault(reason.said(), reason.said());
                    case PERSON, PLACE, WORD -> reason.said();
                };
        return page.text("related.why." + reason.kind().slug(), what);
    }

    private static RelatedView.Line line(RelatedOf related, long id, List<String> why) {
        Story other = related.others().get(id);
        return new RelatedView.Line(
                id,
                other == null ? "" : other.content().headline(),
                other == null ? "" : other.content().language(),
                related.live(id),
                why);
    }
}
