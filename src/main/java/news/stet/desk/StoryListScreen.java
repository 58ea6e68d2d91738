package news.stet.desk;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import news.stet.desk.view.ListRowsView;
import news.stet.desk.view.Notice;
import news.stet.desk.view.Page;
import news.stet.desk.view.StoryListView;
import news.stet.desk.view.StoryListView.Choice;
import news.stet.people.Actor;
import news.stet.people.Permission;
import news.stet.platform.Problem;
import news.stet.story.Edition;
import news.stet.story.Section;
import news.stet.story.Stories;
import org.jspecify.annotations.Nullable;

/** The list of stories, the newsroom's home. */
final class StoryListScreen {
    static final String PATH = "/stories";

    /** Rows asked for anew at once; more than a page shows. */
    private static final int MAX_ROWS = 200;

    private final Parts parts;
    private final Pages pages;
    private final ListTabs tabs;

    StoryListScreen(Parts parts, Pages pages) {
        this.parts = parts;
        this.pages = pages;
        this.tabs = new ListTabs(parts);
    }

    void routes(Routes routes) {
        routes.get(PATH, Access.SESSION, context -> show(context, null));
        routes.get(PATH + "/rows", Access.SESSION, this::rows);
        routes.post(PATH + "/views", Access.SESSION, this::saveView);
        routes.post(PATH + "/views/{id}/remove", Access.SESSION, this::removeView);
    }

    private void show(Context context, @Nullable Notice notice) {
        var question = ListQuestion.of(context);
        Actor actor = Gate.actor(context);
        Page page = pages.page(context, "list.title", "stories");
        if ("tabs".equals(context.header("X-Part"))) {
            pages.show(context, "list-tabs", tabs.list(page, actor, question.asked()));
            return;
        }
        List<Edition> editions = parts.editions().list();
        Stories.Page found = parts.search().list(actor, question.query(actor));
        String asked = question.asked();
        var view =
                new StoryListView(
                        notice == null ? page : page.with(notice),
                        pages.asset("list.js"),
                        question.filter(),
                        asked,
                        tabs.list(page, actor, asked),
                        editions.stream()
                                .map(it ->
                                        choice(it.code(), it.name(), question.filter().edition()))
                                .toList(),
                        sections(editions, question),
                        assignees(page, question),
                        ListRows.of(parts, page, editions, found.stories()),
                        found.next() == null
                                ? null
                                : address(asked, "after=" + found.next().text()),
                        question.after().isEmpty() ? null : address(asked, ""),
                        BulkScreen.acts(actor),
                        actor.mayAnywhere(Permission.EDIT_LIVE));
        boolean part = "results".equals(context.header("X-Part"));
        pages.show(context, part ? "list-results" : "list", view);
    }

    private static String address(String asked, String more) {
        String query =
                Stream.of(asked, more)
                        .filter(it -> !it.isEmpty())
                        .reduce((one, other) -> one + "&" + other)
                        .orElse("");
        return query.isEmpty() ? PATH : PATH + "?" + query;
    }

    /** Those of some stories that a list shows, as it would show them now. */
    private void rows(Context context) {
        Actor actor = Gate.actor(context);
        String ids = context.queryParam("ids");
        if (ids == null || !ids.matches("[1-9][0-9]{0,17}(,[1-9][0-9]{0,17}){0,199}")) {
            throw new Problem(
                    Problem.Kind.MALFORMED, "ids are no numbers; send up to " + MAX_ROWS + ".");
        }
        List<Long> among = Arrays.stream(ids.split(",")).map(Long::valueOf).toList();
        var question = ListQuestion.of(ListQuestion.of(context).asked());
        pages.show(
                context,
                "list-rows",
                new ListRowsView(
                        ListRows.of(
                                parts,
                                pages.page(context, "list.title", "stories"),
                                parts.editions().list(),
                                parts.stories().list(actor, question.query(actor), among))));
    }

    /** Those of the edition asked for, or of all, each slug once. */
    private static List<Choice> sections(List<Edition> editions, ListQuestion question) {
        String wanted = question.filter().edition();
        Stream<Section> sections =
                editions.stream()
                        .filter(it -> wanted.isEmpty() || it.code().equals(wanted))
                        .flatMap(it -> it.sections().stream());
        Map<String, Choice> choices = new LinkedHashMap<>();
        sections.forEach(it ->
                choices.putIfAbsent(
                        it.slug(), choice(it.slug(), it.name(), question.filter().section())));
        return new ArrayList<>(choices.values());
    }

    private List<Choice> assignees(Page page, ListQuestion question) {
        String chosen = question.filter().assignee();
        List<Choice> all = new ArrayList<>();
        all.add(choice(ListQuestion.ME, page.text("list.me"), chosen));
        all.add(choice(ListQuestion.NOBODY, page.text("list.nobody"), chosen));
        parts.assignments()
                .people()
                .forEach(it -> all.add(choice(Long.toString(it.id()), it.name(), chosen)));
        return all;
    }

    private static Choice choice(String value, String name, String chosen) {
        return new Choice(value, name, value.equals(chosen));
    }

    private void saveView(Context context) {
        String asked = ListQuestion.of(Form.text(context, "asked")).asked();
        try {
            parts.views()
                    .save(
                            Gate.actor(context),
                            Form.text(context, "name"),
                            asked,
                            !Form.text(context, "shared").isEmpty());
            Answers.goTo(context, address(asked, "done=list.viewSaved"));
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.UNAVAILABLE) {
                throw problem;
            }
            context.status(problem.kind().status());
            show(context, Notice.of(problem));
        }
    }

    private void removeView(Context context) {
        parts.views().remove(Gate.actor(context), Form.id(context));
        Answers.goTo(context, PATH + "?done=list.viewRemoved");
    }
}
