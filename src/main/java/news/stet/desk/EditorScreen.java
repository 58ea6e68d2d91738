package news.stet.desk;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import news.stet.desk.view.EditorView;
import news.stet.desk.view.Page;
import news.stet.people.Actor;
import news.stet.people.Permission;
import news.stet.platform.Json;
import news.stet.story.Edition;
import news.stet.story.Section;
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
                    "conflict",
                    "field",
                    "paste",
                    "find",
                    "link",
                    "write",
                    "elsewhere",
                    "replay",
                    "drop",
                    "gallery",
                    "status",
                    "comment",
                    "task",
                    "check",
                    "publish",
                    // Single ones of groups whose others count things, which only the server can.
                    "langs.notYet",
                    "langs.stays",
                    "langs.why",
                    "langs.answerDone",
                    "langs.link",
                    "langs.linkHint",
                    "langs.linkDo",
                    "langs.linked",
                    "langs.unlinked",
                    "langs.seen",
                    "langs.seenDone",
                    "history.difference",
                    "history.later",
                    "history.restored",
                    "media.hint",
                    "related.later",
                    "related.failed",
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
                        pages.editorModules(),
                        Json.write(
                                story.map(EditorScreen::json)
                                        .orElseGet(() ->
                                                blank(
                                                        writable(
                                                                editions,
                                                                Gate.actor(context),
                                                                story),
                                                        context))),
                        Json.write(json(writable(editions, Gate.actor(context), story))),
                        page.textsWithLibrary(SCRIPT_TEXTS),
                        Json.write(Untitled.all()),
                        writable(editions, Gate.actor(context), story),
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

    /** Where this person may write, and where the story stands; all, when that is nowhere. */
    private static List<Edition> writable(
            List<Edition> editions, Actor actor, Optional<Story> story) {
        List<Edition> writable =
                editions.stream()
                        .map(edition -> edition.with(sections(edition, actor, story)))
                        .filter(edition -> !edition.sections().isEmpty())
                        .toList();
        return writable.isEmpty() ? editions : writable;
    }

    private static List<Section> sections(Edition edition, Actor actor, Optional<Story> story) {
        return edition.sections().stream()
                .filter(section ->
                        actor.may(Permission.WRITE_OWN, edition.code(), section.slug())
                                || story.map(Story::content)
                                        .filter(it -> it.edition().equals(edition.code()))
                                        .filter(it -> it.section().equals(section.slug()))
                                        .isPresent())
                .toList();
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
}
