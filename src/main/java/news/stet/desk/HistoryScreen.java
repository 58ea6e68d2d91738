package news.stet.desk;

import io.javalin.http.Context;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import news.stet.desk.view.DifferenceView;
import news.stet.desk.view.HistoryView;
import news.stet.desk.view.Page;
import news.stet.desk.view.RevisionView;
import news.stet.people.Actor;
import news.stet.people.Permission;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.story.Edition;
import news.stet.story.LiveSpan;
import news.stet.story.Revision;
import news.stet.story.RevisionLine;
import news.stet.story.Status;
import news.stet.story.Story;
import news.stet.story.StoryJson;
import news.stet.story.difference.Difference;

/** A story's revisions: what each changed, what readers saw when, and how each looks. */
final class HistoryScreen {
    /** What changes the text; other verbs only change where it stands. */
    private static final Set<String> WRITING = Set.of("save", "correct", "restore", "move");

    private final Parts parts;
    private final Pages pages;
    private final Receipts receipts;

    HistoryScreen(Parts parts, Pages pages) {
        this.parts = parts;
        this.pages = pages;
        this.receipts = new Receipts(parts.homes());
    }

    void routes(Routes routes) {
        routes.get("/stories/{id}/history", Access.SESSION, this::list);
        routes.get("/stories/{id}/history/panel", Access.SESSION, this::panel);
        routes.get("/stories/{id}/history/difference", Access.SESSION, this::difference);
        routes.get("/stories/{id}/history/{number}", Access.SESSION, this::show);
        routes.get("/stories/{id}/history/{number}/text", Access.SESSION, this::text);
        routes.post("/stories/{id}/restore", Access.SESSION, this::restore);
    }

    private void list(Context context) {
        Page page = pages.page(context, "history.title", "stories");
        pages.show(context, "history", view(context, page, true));
    }

    /** The same beside the text. */
    private void panel(Context context) {
        Page page = pages.page(context, "history.title", "stories");
        pages.show(context, "history-panel", view(context, page, false));
    }

    private HistoryView view(Context context, Page page, boolean compare) {
        Actor actor = Gate.actor(context);
        Story story = parts.stories().get(actor, Form.id(context));
        List<RevisionLine> lines = parts.stories().history(actor, story.id());
        Status status = story.status();
        return new HistoryView(
                page,
                story,
                lines,
                LiveSpan.of(lines).reversed(),
                parts.stories().findOrigin(actor, story.id()),
                parts.stories().copies(actor, story.id()),
                receipts.of(story, lines, parts.stories().removals(actor, story.id())),
                zone(story),
                actor.may(
                                Permission.WRITE_OWN,
                                story.content().edition(),
                                story.content().section())
                        && status != Status.KILLED
                        && status != Status.SPIKED,
                compare && lines.size() > 1 ? compare(context, page, story, lines) : null);
    }

    private ZoneId zone(Story story) {
        return parts.editions()
                .find(story.content().edition())
                .map(Edition::timeZone)
                .orElseThrow();
    }

    /** The revisions asked for; else what the last piece of work changed. */
    private DifferenceView compare(
            Context context, Page page, Story story, List<RevisionLine> lines) {
        int to = number(context, "to", lines.getFirst().number());
        int from = number(context, "from", before(story, lines));
        Revision one = revision(context, story, from);
        Revision other = revision(context, story, to);
        return new DifferenceView(
                page,
                story.id(),
                other.content().language(),
                lines,
                from,
                to,
                Difference.between(one.content(), other.content()),
                zone(story));
    }

    /** What readers see, when it is not the newest; else what was before the last work on it. */
    private static int before(Story story, List<RevisionLine> lines) {
        Integer live = story.liveRevision();
        if (live != null && live != lines.getFirst().number()) {
            return live;
        }
        RevisionLine last =
                lines.stream()
                        .filter(line -> WRITING.contains(line.verb()))
                        .findFirst()
                        .orElse(lines.getFirst());
        return lines.stream()
                .filter(line -> line.number() < last.number())
                .filter(line ->
                        !line.verb().equals(last.verb()) || !line.byName().equals(last.byName()))
                .findFirst()
                .orElse(lines.getLast())
                .number();
    }

    private Revision revision(Context context, Story story, int number) {
        return parts.stories().revision(Gate.actor(context), story.id(), number);
    }

    private void difference(Context context) {
        Actor actor = Gate.actor(context);
        Page page = pages.page(context, "history.title", "stories");
        Story story = parts.stories().get(actor, Form.id(context));
        List<RevisionLine> lines = parts.stories().history(actor, story.id());
        pages.show(context, "history-difference", compare(context, page, story, lines));
    }

    private void show(Context context) {
        Story story = parts.stories().get(Gate.actor(context), Form.id(context));
        Revision revision = revision(context, story, number(context.pathParam("number")));
        Page page = pages.page(context, "history.revision", "stories");
        pages.show(
                context,
                "revision",
                new RevisionView(
                        page, story, revision, zone(story), pages.asset("preview-page.js")));
    }

    /** The text of one revision as JSON, for the player of its journal. */
    private void text(Context context) {
        Story story = parts.stories().get(Gate.actor(context), Form.id(context));
        Revision revision = revision(context, story, number(context.pathParam("number")));
        context.contentType("application/json; charset=utf-8")
                .result(Json.write(StoryJson.write(revision.content())));
    }

    private static int number(Context context, String name, int fallback) {
        String given = context.queryParam(name);
        return given == null || given.isEmpty() ? fallback : number(given);
    }

    static int number(String number) {
        if (!number.matches("[1-9][0-9]{0,8}")) {
            throw new Problem(Problem.Kind.NOT_FOUND, "There is no such revision.");
        }
        return Integer.parseInt(number);
    }

    private void restore(Context context) {
        long id = Form.id(context);
        int number = number(Form.text(context, "revision"));
        var unused = parts.newsroom().restore(Gate.actor(context), id, number, null);
        Answers.goTo(context, "/stories/" + id + "?done=history.restored");
    }
}
