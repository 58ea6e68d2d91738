package news.stet.desk;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import news.stet.desk.view.EditorView;
import news.stet.desk.view.Page;
import news.stet.people.Actor;
import news.stet.platform.Json;
import news.stet.story.Edition;
import news.stet.story.Story;
import news.stet.story.StoryContent;
import news.stet.story.StoryJson;
import news.stet.story.Untitled;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Where a story is written. The screen itself saves and acts through the API. */
final class EditorScreen {
    private static final Set<String> SCRIPT_TEXTS =
            Set.of(
                    "sync",
                    "editor",
                    "block",
                    "mark",
                    "do",
                    "verb",
                    "done",
                    "media",
                    "conflict",
                    "field",
                    "paste",
                    "find",
                    "link",
                    "write",
                    "elsewhere");

    /** Single ones of groups whose others count things, which only the server can. */
    private static final Set<String> SCRIPT_TEXTS_APART =
            Set.of(
                    "history.difference",
                    "history.later",
                    "history.restored",
                    "share.copied",
                    "share.failed");

    private final Parts parts;
    private final Pages pages;
    private final StoryState state;

    EditorScreen(Parts parts, Pages pages, StoryState state) {
        this.parts = parts;
        this.pages = pages;
        this.state = state;
    }

    void routes(Routes routes) {
        routes.get("/stories/new", Access.SESSION, context -> show(context, Optional.empty()));
        routes.get(
                "/stories/{id}",
                Access.SESSION,
                context -> show(context, Optional.of(upToDate(context))));
        routes.get("/stories/{id}/state", Access.SESSION, this::showState);
        routes.get("/session", Access.SESSION, this::showSession);
    }

    /** With what anybody has typed up to now, if it can be put in. */
    private Story upToDate(Context context) {
        Actor actor = Gate.actor(context);
        Story story = parts.stories().get(actor, Form.id(context));
        return parts.journal().foldAll(story.id()) ? parts.stories().get(actor, story.id()) : story;
    }

    private void show(Context context, Optional<Story> story) {
        Page page = pages.page(context, "editor.new", "stories");
        List<Edition> editions = parts.editions().list();
        pages.show(
                context,
                "editor",
                new EditorView(
                        page,
                        story.map(it -> it.content().headline()).orElse(null),
                        pages.asset("editor/editor.js"),
                        Json.write(
                                story.map(EditorScreen::json)
                                        .orElseGet(() -> blank(editions, context))),
                        Json.write(json(editions)),
                        Json.write(texts(page)),
                        Json.write(Untitled.all()),
                        editions,
                        story.map(it -> it.sort() != null).orElse(false),
                        state.of(page, Gate.actor(context), story, editions)));
    }

    private void showState(Context context) {
        Story story = parts.stories().get(Gate.actor(context), Form.id(context));
        Page page = pages.page(context, "editor.new", "stories");
        pages.show(
                context,
                "editor-state",
                state.of(page, Gate.actor(context), Optional.of(story), parts.editions().list()));
    }

    /** Whose session it is and what its forms carry, for a page that outlived the one before. */
    private void showSession(Context context) {
        Page page = pages.page(context, "editor.new", "stories");
        ObjectNode session =
                Json.mapper()
                        .createObjectNode()
                        .put("person", Long.toString(Gate.actor(context).id()))
                        .put("formToken", page.formToken());
        context.contentType("application/json; charset=utf-8")
                .header("Cache-Control", "no-store")
                .result(Json.write(session));
    }

    private static ObjectNode json(Story story) {
        return StoryJson.write(story.content())
                .put("id", Long.toString(story.id()))
                .put("revision", Integer.toString(story.revision()))
                .put("status", story.status().slug())
                .put("sort", text(story.sort()))
                .put("changedBy", story.changedBy())
                .put("publishedAt", text(story.publishedAt()));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** What a new story begins with: the default edition, and its writer's name. */
    private static ObjectNode blank(List<Edition> editions, Context context) {
        Edition edition = editions.getFirst();
        ObjectNode story = Json.mapper().createObjectNode();
        story.put("edition", edition.code()).put("type", "article");
        if (!edition.sections().isEmpty()) {
            story.put("section", edition.sections().getFirst().slug());
        }
        story.put("urgency", StoryContent.DEFAULT_URGENCY);
        story.putArray("byline").add(Gate.actor(context).name());
        return story;
    }

    private static Object json(List<Edition> editions) {
        var list = Json.mapper().createArrayNode();
        for (Edition edition : editions) {
            ObjectNode node =
                    list.addObject()
                            .put("code", edition.code())
                            .put("name", edition.name())
                            .put("language", edition.language())
                            .put("timeZone", edition.timeZone().getId());
            var sections = node.putArray("sections");
            edition.sections()
                    .forEach(it ->
                            sections.addObject().put("slug", it.slug()).put("name", it.name()));
        }
        return list;
    }

    private static ObjectNode texts(Page page) {
        ObjectNode texts = Json.mapper().createObjectNode();
        for (String key : page.messages().keys()) {
            if (SCRIPT_TEXTS.contains(key.substring(0, key.indexOf('.')))
                    || SCRIPT_TEXTS_APART.contains(key)) {
                texts.put(key, page.text(key, "{0}", "{1}"));
            }
        }
        return texts;
    }
}
