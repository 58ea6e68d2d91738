package news.stet.desk;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import news.stet.desk.view.BoxView;
import news.stet.desk.view.BoxesView;
import news.stet.desk.view.Notice;
import news.stet.desk.view.Page;
import news.stet.fronts.Box;
import news.stet.fronts.BoxFill;
import news.stet.fronts.BoxItem;
import news.stet.fronts.BoxOrder;
import news.stet.fronts.BoxRules;
import news.stet.fronts.FillQuery;
import news.stet.people.Actor;
import news.stet.people.Permission;
import news.stet.platform.Problem;
import news.stet.story.Edition;
import org.jspecify.annotations.Nullable;

/** The boxes of an edition: made, put in order, filled, and where others find them. */
final class BoxesScreen {
    private static final String PATH = "/boxes";
    private static final String STAYS = "*";

    private final Parts parts;
    private final Pages pages;

    BoxesScreen(Parts parts, Pages pages) {
        this.parts = parts;
        this.pages = pages;
    }

    void routes(Routes routes) {
        routes.get(PATH, Access.SESSION, this::list);
        routes.get("/boxes/{edition}/{box}", Access.SESSION, context -> show(context, null, null));
        routes.post("/boxes/{edition}/{box}", Access.SESSION, this::put);
    }

    private List<Edition> mine(Context context) {
        Actor actor = Gate.actor(context);
        List<Edition> mine =
                parts.editions().list().stream()
                        .filter(it -> actor.may(Permission.ORDER_BOXES, it.code(), null))
                        .toList();
        if (mine.isEmpty()) {
            actor.require(Permission.ORDER_BOXES);
        }
        return mine;
    }

    private void list(Context context) {
        List<Edition> mine = mine(context);
        String asked = Form.asked(context, "edition");
        String made = Form.asked(context, "box");
        Edition edition =
                mine.stream()
                        .filter(it -> it.code().equals(asked))
                        .findFirst()
                        .orElse(mine.getFirst());
        if (made.matches("[a-z][a-z0-9-]{0,39}")) {
            Answers.goTo(context, PATH + "/" + edition.code() + "/" + made);
            return;
        }
        pages.show(
                context,
                "boxes",
                new BoxesView(
                        pages.page(context, "boxes.title", "boxes"),
                        mine,
                        edition,
                        parts.boxes().list(edition.code()),
                        site(edition)));
    }

    private String site(Edition edition) {
        return parts.homes().address(edition.basePath() + "boxes/");
    }

    private void put(Context context) {
        BoxView.Typed typed =
                new BoxView.Typed(
                        Form.text(context, "name"),
                        Form.raw(context, "stories"),
                        number(Form.text(context, "version"), "version"),
                        number(Form.text(context, "size"), "size"),
                        !Form.text(context, "fills").isEmpty(),
                        Form.text(context, "of"),
                        Form.text(context, "section"),
                        Form.text(context, "topic"),
                        Form.text(context, "type"),
                        Form.text(context, "hours"),
                        Form.text(context, "pictures"));
        String edition = context.pathParam("edition");
        String box = context.pathParam("box");
        Answers.doing(
                context,
                PATH + "/" + edition + "/" + box,
                "boxes.saved",
                () -> {
                    var unused = parts.boxes().put(Gate.actor(context), order(edition, box, typed));
                },
                notice -> show(context, typed, notice));
    }

    private static int number(String text, String field) {
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw Problem.invalid(field, "is no number", "Write digits only");
        }
        return Integer.parseInt(text);
    }

    private static BoxOrder order(String edition, String box, BoxView.Typed typed) {
        List<Long> stories = new ArrayList<>();
        Map<Long, Integer> sticky = new HashMap<>();
        for (String line : lines(typed.stories())) {
            String[] words = line.split("\\s+");
            if (!words[0].matches("[0-9]{1,18}")) {
                throw Problem.invalid(
                        "stories",
                        "has the line \"" + line + "\"",
                        "Write the number of a story, and * behind one that stays");
            }
            long story = Long.parseLong(words[0]);
            if (words.length > 1 && words[1].equals(STAYS)) {
                sticky.put(story, stories.size());
            }
            stories.add(story);
        }
        FillQuery query =
                new FillQuery(
                        said(typed.edition()),
                        said(typed.section()),
                        said(typed.topic()),
                        said(typed.type()),
                        typed.hours().isEmpty() ? null : (Integer) number(typed.hours(), "hours"),
                        typed.pictures().isEmpty()
                                ? null
                                : (Boolean) typed.pictures().equals("yes"));
        return new BoxOrder(
                edition,
                box,
                said(typed.name()),
                stories,
                typed.version(),
                new BoxRules(typed.size(), typed.fills() ? query : null, sticky));
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static @Nullable String said(String text) {
        return text.isEmpty() ? null : text;
    }

    private void show(Context context, BoxView.@Nullable Typed again, @Nullable Notice notice) {
        String slug = context.pathParam("box");
        Edition edition =
                mine(context).stream()
                        .filter(it -> it.code().equals(context.pathParam("edition")))
                        .findFirst()
                        .orElseThrow(() ->
                                new Problem(
                                        Problem.Kind.NOT_FOUND,
                                        "There is no edition "
                                                + context.pathParam("edition")
                                                + "."));
        if (slug.equals(Box.LATEST) || slug.equals(Box.MOST_READ)) {
            throw new Problem(Problem.Kind.NOT_FOUND, "This box keeps itself.");
        }
        Optional<Box> box = parts.boxes().find(edition.code(), slug);
        BoxView.Typed typed = again == null ? typed(slug, box) : again;
        Page page = pages.page(context, "boxes.one", "boxes");
        pages.show(
                context,
                "box",
                new BoxView(
                        notice == null ? page : page.with(notice),
                        edition,
                        parts.editions().list().stream()
                                .filter(it -> !it.code().equals(edition.code()))
                                .toList(),
                        slug,
                        typed,
                        titles(typed.stories()),
                        parts
                                .boxes()
                                .fill(edition.code(), slug)
                                .map(BoxFill::items)
                                .orElse(List.of())
                                .stream()
                                .map(BoxItem::title)
                                .toList(),
                        site(edition) + slug,
                        pages.asset("ordered.js")));
    }

    private static BoxView.Typed typed(String slug, Optional<Box> found) {
        Box box = found.orElse(new Box("", slug, slug, 0, List.of(), BoxRules.NONE));
        BoxRules rules = box.rules();
        FillQuery query = rules.query() == null ? FillQuery.ANY : rules.query();
        return new BoxView.Typed(
                box.name(),
                box.items().stream()
                        .map(item ->
                                item.id()
                                        + (rules.sticky().containsKey(item.id())
                                                ? " " + STAYS
                                                : ""))
                        .collect(Collectors.joining("\n")),
                box.version(),
                rules.size(),
                rules.query() != null,
                box.edition().equals(query.edition()) ? "" : words(query.edition()),
                words(query.section()),
                words(query.topic()),
                words(query.type()),
                words(query.hours()),
                query.pictures() == null ? "" : query.pictures() ? "yes" : "no");
    }

    private static String words(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** Of the lines' stories, where they are live. */
    private List<String> titles(String stories) {
        List<Long> ids =
                lines(stories).stream()
                        .map(line -> line.split("\\s+")[0])
                        .map(id -> id.matches("[0-9]{1,18}") ? Long.parseLong(id) : 0L)
                        .toList();
        Map<Long, String> titles = parts.boxes().titles(ids);
        return ids.stream().map(id -> titles.getOrDefault(id, "")).toList();
    }
}
