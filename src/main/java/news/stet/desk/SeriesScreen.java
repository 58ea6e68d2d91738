package news.stet.desk;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import news.stet.story.Status;
import news.stet.story.Story;
import news.stet.story.StoryQuery;
import news.stet.story.Words;
import org.jspecify.annotations.Nullable;

/** The series of an edition: stories in an order, for its editors. */
final class SeriesScreen {
    private static final String PATH = "/series";

    /** Of what is made of a name; the desk takes sixty, and a number may come behind it. */
    private static final int LONGEST_SLUG = 50;

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
        String given =
                series.parts().stream().map(String::valueOf).collect(Collectors.joining("\n"));
        show(context, edition, series, given, null);
    }

    private void save(Context context) {
        Edition edition = chosen(editions(Gate.actor(context)), Form.text(context, "edition"));
        String given = Form.raw(context, "stories");
        String name = Form.text(context, "name");
        String slug = Form.text(context, "series");
        String planned = Form.text(context, "planned");
        Series wanted =
                new Series(
                        edition.code(),
                        slug,
                        name,
                        Form.text(context, "description"),
                        planned.matches("[0-9]{1,3}") ? Integer.parseInt(planned) : 0,
                        List.of());
        try {
            List<Long> stories = stories(given);
            Series saved =
                    parts.series()
                            .put(
                                    Gate.actor(context),
                                    new Series(
                                            wanted.edition(),
                                            slug.isEmpty() ? fresh(edition.code(), name) : slug,
                                            name,
                                            wanted.description(),
                                            wanted.planned(),
                                            stories));
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

    private static List<String> lines(String given) {
        return given.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static List<Long> stories(String given) {
        List<Long> stories = new ArrayList<>();
        for (String line : lines(given)) {
            stories.add(
                    Objects.requireNonNull(
                            StoryNumber.read(line, "parts[" + stories.size() + "]")));
        }
        return stories;
    }

    /** A name in addresses that no series has yet, in Latin letters whatever the name is in. */
    private String fresh(String edition, String name) {
        String latin = Words.latinSlug(name).replaceAll("[^a-z0-9-]", "");
        String word = latin.matches("[a-z].*") ? latin : "series-" + latin;
        String cut = word.substring(0, Math.min(word.length(), LONGEST_SLUG)).replaceAll("-+$", "");
        String slug = cut;
        for (int i = 2; parts.series().find(edition, slug).isPresent(); i++) {
            slug = cut + "-" + i;
        }
        return slug;
    }

    private void show(
            Context context,
            Edition edition,
            Series series,
            String given,
            @Nullable Notice notice) {
        Actor actor = Gate.actor(context);
        var any = new StoryQuery(null, null, null, null, null, null, StoryQuery.MAX_LIMIT);
        List<Optional<Long>> named = lines(given).stream().map(StoryNumber::find).toList();
        Map<Long, Story> stories =
                parts
                        .stories()
                        .list(actor, any, named.stream().flatMap(Optional::stream).toList())
                        .stream()
                        .collect(Collectors.toMap(Story::id, story -> story));
        Page titled = pages.page(context, "series.title", "topics");
        List<String> titles =
                named.stream()
                        .map(number -> number.map(stories::get).map(it -> title(titled, it)))
                        .map(title -> title.orElse(""))
                        .toList();
        pages.show(
                context,
                "series-form",
                new SeriesFormView(
                        notice == null ? titled : titled.with(notice),
                        edition,
                        series,
                        given,
                        titles,
                        pages.asset("ordered.js")));
    }

    private static String title(Page page, Story story) {
        String headline = story.content().headline();
        return story.status() == Status.LIVE
                ? headline
                : headline + " (" + page.text("status." + story.status().slug()) + ")";
    }
}
