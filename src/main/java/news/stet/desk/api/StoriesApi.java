package news.stet.desk.api;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.stet.desk.DeskSearch;
import news.stet.desk.Parts;
import news.stet.people.Actor;
import news.stet.platform.Problem;
import news.stet.story.Cursor;
import news.stet.story.Journal;
import news.stet.story.Newsroom;
import news.stet.story.Order;
import news.stet.story.Status;
import news.stet.story.Stories;
import news.stet.story.Story;
import news.stet.story.StoryContent;
import news.stet.story.StoryJson;
import news.stet.story.StoryQuery;
import news.stet.story.StorySort;
import news.stet.story.StoryType;
import news.stet.story.Verb;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/stories}. */
public final class StoriesApi {
    private static final int DEFAULT_LIMIT = 50;

    private final Newsroom newsroom;
    private final Stories stories;
    private final DeskSearch search;
    private final Journal journal;
    private final StoryView view;

    public StoriesApi(Parts parts) {
        this.newsroom = parts.newsroom();
        this.stories = parts.stories();
        this.search = parts.search();
        this.journal = parts.journal();
        this.view = new StoryView(parts.homes());
    }

    /**
     * {@code POST /api/v1/stories}: 201 with the story, its place and its ETag. Sent again with the
     * same Idempotency-Key, a UUID, it gives the story that was begun the first time.
     */
    public void create(Context context, Actor actor) {
        JsonNode body = Exchange.body(context);
        StoryContent content = StoryJson.read(body);
        Instant publishedAt = StoryJson.publishedAt(body);
        Optional<UUID> key = Exchange.idempotencyKey(context);
        Story story =
                key.isPresent()
                        ? journal.begin(newsroom, stories, actor, key.get(), content, publishedAt)
                        : newsroom.create(actor, content, publishedAt);
        context.header("Location", "/api/v1/stories/" + story.id());
        answer(context, 201, story);
    }

    /** {@code GET /api/v1/stories/{id}}. */
    public void get(Context context, Actor actor) {
        Story story = stories.get(actor, Exchange.storyId(context));
        String known = context.header("If-None-Match");
        if (known != null && known.strip().equals(etag(story))) {
            context.header("ETag", etag(story)).status(304);
        } else {
            answer(context, 200, story);
        }
    }

    /** {@code PUT /api/v1/stories/{id}} with If-Match: a new working revision. */
    public void save(Context context, Actor actor) {
        long id = Exchange.storyId(context);
        Exchange.requireIfMatch(context);
        Integer expected = Exchange.expectedRevision(context);
        JsonNode body = Exchange.body(context);
        StoryContent content = StoryJson.read(body);
        answer(
                context,
                200,
                newsroom.save(actor, id, content, StoryJson.publishedAt(body), expected));
    }

    /** {@code POST /api/v1/stories/{id}/{verb}}; If-Match is heeded when it is sent. */
    public void act(Context context, Actor actor) {
        Verb verb =
                Verb.find(context.pathParam("verb"))
                        .orElseThrow(() ->
                                new Problem(
                                        Problem.Kind.NOT_FOUND,
                                        "There is no such verb; the verbs are "
                                                + Stream.of(Verb.values())
                                                        .map(Verb::slug)
                                                        .collect(Collectors.joining(", "))
                                                + "."));
        Order order =
                VerbOrder.read(
                        verb, Exchange.bodyIfAny(context), Exchange.expectedRevision(context));
        answer(context, 200, newsroom.act(verb, actor, Exchange.storyId(context), order));
    }

    /** {@code GET /api/v1/stories}: the last changed first if not asked otherwise, by page. */
    public void list(Context context, Actor actor) {
        StoryQuery query =
                new StoryQuery(
                        Exchange.query(context, "status").map(StoriesApi::status).orElse(null),
                        Exchange.query(context, "q").orElse(null),
                        Exchange.query(context, "section").orElse(null),
                        Exchange.query(context, "edition").orElse(null),
                        Exchange.query(context, "type").map(StoriesApi::type).orElse(null),
                        Exchange.query(context, "assignee").map(StoriesApi::assignee).orElse(null),
                        false,
                        Exchange.query(context, "sort")
                                .map(StoriesApi::sort)
                                .orElse(StorySort.CHANGED),
                        Exchange.query(context, "after").map(Cursor::parse).orElse(null),
                        Math.toIntExact(
                                Exchange.number(
                                        context, "limit", DEFAULT_LIMIT, StoryQuery.MAX_LIMIT)));
        Stories.Page page = search.list(actor, query);
        ObjectNode body = news.stet.platform.Json.mapper().createObjectNode();
        var list = body.putArray("stories");
        page.stories().forEach(story -> list.add(view.inList(story)));
        body.put("next", page.next() == null ? null : page.next().text());
        Exchange.answer(context, 200, body);
    }

    private static Status status(String slug) {
        return Status.find(slug)
                .orElseThrow(() ->
                        unknown("status", Stream.of(Status.values()).map(Status::slug).toList()));
    }

    private static StoryType type(String slug) {
        return StoryType.find(slug.toLowerCase(Locale.ROOT))
                .orElseThrow(() ->
                        unknown(
                                "type",
                                Stream.of(StoryType.values()).map(StoryType::slug).toList()));
    }

    private static StorySort sort(String slug) {
        return StorySort.find(slug)
                .orElseThrow(() ->
                        unknown(
                                "sort",
                                Stream.of(StorySort.values()).map(StorySort::slug).toList()));
    }

    private static Long assignee(String who) {
        if (who.equals("nobody")) {
            return StoryQuery.NOBODY;
        }
        if (!who.matches("[1-9][0-9]{0,17}")) {
            throw new Problem(
                    Problem.Kind.MALFORMED,
                    "assignee is not a number; send that of an account, or nobody.");
        }
        return Long.valueOf(who);
    }

    private static Problem unknown(String name, List<String> known) {
        return new Problem(
                Problem.Kind.MALFORMED,
                name + " is not one known here; send one of " + String.join(", ", known) + ".");
    }

    /** {@code GET /api/v1/stories/{id}/revisions}: all of them, the newest first. */
    public void revisions(Context context, Actor actor) {
        ObjectNode body = news.stet.platform.Json.mapper().createObjectNode();
        var list = body.putArray("revisions");
        stories.revisions(actor, Exchange.storyId(context))
                .forEach(revision -> list.add(view.revision(revision)));
        Exchange.answer(context, 200, body);
    }

    private void answer(Context context, int status, Story story) {
        context.header("ETag", etag(story));
        Exchange.answer(context, status, view.whole(story));
    }

    private static String etag(Story story) {
        return "\"" + story.revision() + "\"";
    }
}
