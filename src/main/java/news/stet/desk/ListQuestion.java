package news.stet.desk;

import io.javalin.http.Context;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import news.stet.desk.view.StoryListView.Filter;
import news.stet.people.Actor;
import news.stet.story.Cursor;
import news.stet.story.Status;
import news.stet.story.StoryQuery;
import news.stet.story.StorySort;
import news.stet.story.StoryType;
import org.jspecify.annotations.Nullable;

/** What the list is asked in an address, and what it asks of the newsroom for it. */
record ListQuestion(Filter filter, String after) {
    /** Who looks, whoever it is: a view that is shared means each one's own. */
    static final String ME = "me";

    static final String NOBODY = "nobody";

    private static final int STORIES = 50;

    static ListQuestion of(Context context) {
        return of(name -> {
            String value = context.queryParam(name);
            return value == null ? "" : value.strip();
        });
    }

    /** Of what stands in an address after its question mark. */
    static ListQuestion of(String asked) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : asked.split("&", -1)) {
            int is = part.indexOf('=');
            if (is > 0) {
                parts.put(
                        part.substring(0, is),
                        URLDecoder.decode(part.substring(is + 1), StandardCharsets.UTF_8).strip());
            }
        }
        return of(name -> parts.getOrDefault(name, ""));
    }

    private static ListQuestion of(UnaryOperator<String> value) {
        return new ListQuestion(
                new Filter(
                        value.apply("q"),
                        value.apply("status"),
                        value.apply("edition"),
                        value.apply("section"),
                        value.apply("type"),
                        value.apply("assignee"),
                        value.apply("sort"),
                        value.apply("mine").equals("true")),
                value.apply("after"));
    }

    /** As in an address, without the page; the same question always gives the same text. */
    String asked() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("mine", filter.mine() ? "true" : "");
        all.put("q", filter.words());
        all.put("status", Status.find(filter.status()).map(Status::slug).orElse(""));
        all.put("edition", filter.edition());
        all.put("section", filter.section());
        all.put("type", filter.type());
        all.put("assignee", filter.assignee());
        all.put("sort", sort() == StorySort.CHANGED ? "" : sort().slug());
        return all.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry ->
                        entry.getKey()
                                + "="
                                + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The same in another order. */
    String askedBy(StorySort sort) {
        var other =
                new Filter(
                        filter.words(),
                        filter.status(),
                        filter.edition(),
                        filter.section(),
                        filter.type(),
                        filter.assignee(),
                        sort.slug(),
                        filter.mine());
        return new ListQuestion(other, "").asked();
    }

    StorySort sort() {
        return StorySort.find(filter.sort()).orElse(StorySort.CHANGED);
    }

    /** What to ask of the newsroom for that person. */
    StoryQuery query(Actor actor) {
        return new StoryQuery(
                Status.find(filter.status()).orElse(null),
                nullIfEmpty(filter.words()),
                nullIfEmpty(filter.section()),
                nullIfEmpty(filter.edition()),
                StoryType.find(filter.type()).orElse(null),
                assignee(actor),
                filter.mine(),
                sort(),
                after.isEmpty() ? null : Cursor.parse(after),
                STORIES);
    }

    private @Nullable Long assignee(Actor actor) {
        if (filter.assignee().equals(ME)) {
            return actor.id();
        }
        if (filter.assignee().equals(NOBODY)) {
            return StoryQuery.NOBODY;
        }
        return filter.assignee().matches("[1-9][0-9]{0,17}")
                ? Long.valueOf(filter.assignee())
                : null;
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
