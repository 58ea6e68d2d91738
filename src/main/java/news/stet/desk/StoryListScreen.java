package news.stet.desk;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.stet.desk.view.StoryListView;
import news.stet.desk.view.StoryListView.Choice;
import news.stet.desk.view.StoryListView.Filter;
import news.stet.desk.view.StoryListView.Row;
import news.stet.story.Cursor;
import news.stet.story.Edition;
import news.stet.story.Section;
import news.stet.story.Status;
import news.stet.story.Stories;
import news.stet.story.Story;
import news.stet.story.StoryContent;
import news.stet.story.StoryQuery;
import news.stet.story.StoryType;
import org.jspecify.annotations.Nullable;

/** The list of stories, the newsroom's home. */
final class StoryListScreen {
    static final String PATH = "/stories";

    private static final int STORIES = 50;

    private final Parts parts;
    private final Pages pages;

    StoryListScreen(Parts parts, Pages pages) {
        this.parts = parts;
        this.pages = pages;
    }

    void routes(Routes routes) {
        routes.get(PATH, Access.SESSION, this::show);
    }

    private void show(Context context) {
        Filter filter =
                new Filter(
                        query(context, "q"),
                        query(context, "status"),
                        query(context, "edition"),
                        query(context, "section"),
                        query(context, "type"));
        List<Edition> editions = parts.editions().list();
        String after = query(context, "after");
        Stories.Page found = find(context, filter, after);
        String asked = asked(filter);
        var view =
                new StoryListView(
                        pages.page(context, "list.title", "stories"),
                        filter,
                        editions.stream()
                                .map(it -> choice(it.code(), it.name(), filter.edition()))
                                .toList(),
                        sections(editions, filter),
                        found.stories().stream().map(it -> row(it, editions)).toList(),
                        found.next() == null
                                ? null
                                : PATH + "?" + asked + "after=" + found.next().text(),
                        after.isEmpty() ? null : PATH + "?" + asked,
                        !asked.isEmpty());
        boolean part = "results".equals(context.header("X-Part"));
        pages.show(context, part ? "list-results" : "list", view);
    }

    private static String query(Context context, String name) {
        String value = context.queryParam(name);
        return value == null ? "" : value.strip();
    }

    private Stories.Page find(Context context, Filter filter, String after) {
        var query =
                new StoryQuery(
                        Status.find(filter.status()).orElse(null),
                        nullIfEmpty(filter.words()),
                        nullIfEmpty(filter.section()),
                        nullIfEmpty(filter.edition()),
                        StoryType.find(filter.type()).orElse(null),
                        after.isEmpty() ? null : Cursor.parse(after),
                        STORIES);
        return parts.stories().list(Gate.actor(context), query);
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String asked(Filter filter) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("q", filter.words());
        all.put("status", filter.status());
        all.put("edition", filter.edition());
        all.put("section", filter.section());
        all.put("type", filter.type());
        return all.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry ->
                        entry.getKey()
                                + "="
                                + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8)
                                + "&")
                .collect(Collectors.joining());
    }

    /** Those of the edition asked for, or of all, each slug once. */
    private static List<Choice> sections(List<Edition> editions, Filter filter) {
        Stream<Section> sections =
                editions.stream()
                        .filter(it ->
                                filter.edition().isEmpty() || it.code().equals(filter.edition()))
                        .flatMap(it -> it.sections().stream());
        Map<String, Choice> choices = new LinkedHashMap<>();
        sections.forEach(it ->
                choices.putIfAbsent(it.slug(), choice(it.slug(), it.name(), filter.section())));
        return new ArrayList<>(choices.values());
    }

    private static Choice choice(String value, String name, String chosen) {
        return new Choice(value, name, value.equals(chosen));
    }

    private static Row row(Story story, List<Edition> editions) {
        StoryContent content = story.content();
        Edition edition =
                editions.stream()
                        .filter(it -> it.code().equals(content.edition()))
                        .findFirst()
                        .orElseThrow();
        return new Row(
                story.id(),
                content.headline(),
                content.kicker(),
                content.type().slug(),
                content.language(),
                editions.size() > 1 ? edition.name() : "",
                edition.section(content.section()).map(Section::name).orElse(content.section()),
                story.status().slug(),
                content.urgency(),
                story.words(),
                story.changedBy(),
                story.changedAt(),
                story.dueAt(),
                content.embargoedUntil(),
                edition.timeZone(),
                story.hasUnpublishedChanges());
    }
}
