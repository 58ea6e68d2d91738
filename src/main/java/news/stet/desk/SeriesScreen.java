package news.stet.desk;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import news.stet.desk.view.Notice;
import news.stet.desk.view.Page;
import news.stet.desk.view.SeriesFormView;
import news.stet.desk.view.SeriesListView;
import news.stet.people.Actor;
import news.stet.people.Permission;
import news.stet.platform.Problem;
import news.stet.story.Edition;
import news.stet.story.Series;
import news.stet.story.Story;
import news.stet.story.StoryQuery;
import news.stet.story.Words;
import org.jspecify.annotations.Nullable;

/** The series of an edition: stories in an order, for its editors. */
final class SeriesScreen {
    private static final String PATH = "/series";

    /** Empty lines for parts to come. */
    private static final int MORE = 3;

    private final Parts parts;
    private final Pages pages;

    SeriesScreen(Parts parts, Pages pages) {
        this.parts = parts;
        this.pages = pages;
    }

    void routes(Routes routes) {
        routes.get(PATH, Access.SESSION, this::list);
        routes.get("/series/edit", Access.SESSION, this::open);
        routes.post("/series/edit", Access.SESSION, this::save);
    }

    private void list(Context context) {
        List<Edition> mine = editions(Gate.actor(context));
        Edition edition = chosen(mine, Form.asked(context, "edition"));
        pages.show(
                context,
                "series",
                new SeriesListView(
                        pages.page(context, "series.title", "topics"),
                        mine,
                        edition,
                        parts.series().list(edition.code())));
    }

    /** Where this person may put stories in an order. */
    private List<Edition> editions(Actor actor) {
        List<Edition> mine =
                parts.editions().list().stream()
                        .filter(it -> actor.may(Permission.EDIT_LIVE, it.code(), null))
                        .toList();
        if (mine.isEmpty()) {
            actor.require(Permission.EDIT_LIVE);
        }
        return mine;
    }

    private static Edition chosen(List<Edition> mine, String code) {
        return mine.stream()
                .filter(it -> it.code().equals(code))
                .findFirst()
                .orElse(mine.getFirst());
    }

    private void open(Context context) {
        Edition edition = chosen(editions(Gate.actor(context)), Form.asked(context, "edition"));
        String slug = Form.asked(context, "series");
        Series series =
                slug.isEmpty()
                        ? new Series(edition.code(), "", "", "", 0, List.of())
                        : parts.series()
                                .find(edition.code(), slug)
                                .orElseThrow(() ->
                                        new Problem(
                                                Problem.Kind.NOT_FOUND,
                                                "There is no such series here."));
        List<String> given = series.parts().stream().map(String::valueOf).toList();
        show(context, edition, series, given, null);
    }

    private void save(Context context) {
        Edition edition = chosen(editions(Gate.actor(context)), Form.text(context, "edition"));
        List<String> given =
                context.formParams("part").stream()
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
        String name = Form.text(context, "name");
        String slug = Form.text(context, "series");
        String planned = Form.text(context, "planned");
        Series wanted =
                new Series(
                        edition.code(),
                        slug.isEmpty() ? Words.slug(name) : slug,
                        name,
                        Form.text(context, "description"),
                        planned.matches("[0-9]{1,3}") ? Integer.parseInt(planned) : 0,
                        given.stream().flatMap(part -> StoryNumber.find(part).stream()).toList());
        try {
            Series saved = parts.series().put(Gate.actor(context), wanted);
            Answers.goTo(
                    context,
                    "/series/edit?done=series.saved&edition="
                            + edition.code()
                            + "&series="
                            + saved.slug());
        } catch (Problem problem) {
            context.status(problem.kind().status());
            show(context, edition, wanted, given, Notice.of(problem));
        }
    }

    private void show(
            Context context,
            Edition edition,
            Series series,
            List<String> given,
            @Nullable Notice notice) {
        Actor actor = Gate.actor(context);
        var any = new StoryQuery(null, null, null, null, null, null, StoryQuery.MAX_LIMIT);
        Map<Long, Story> stories =
                parts.stories().list(actor, any, series.parts()).stream()
                        .collect(Collectors.toMap(Story::id, story -> story));
        List<SeriesFormView.Part> lines = new ArrayList<>();
        for (String part : given) {
            Story story = StoryNumber.find(part).map(stories::get).orElse(null);
            lines.add(
                    new SeriesFormView.Part(
                            part,
                            story == null ? "" : story.content().headline(),
                            story == null ? "" : story.status().slug()));
        }
        for (int i = 0; i < MORE; i++) {
            lines.add(new SeriesFormView.Part("", "", ""));
        }
        Page page = pages.page(context, "series.title", "topics");
        pages.show(
                context,
                "series-form",
                new SeriesFormView(
                        notice == null ? page : page.with(notice), edition, series, lines));
    }
}
