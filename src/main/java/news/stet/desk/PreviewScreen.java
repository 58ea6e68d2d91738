package news.stet.desk;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import news.stet.desk.view.FaultView;
import news.stet.desk.view.Page;
import news.stet.desk.view.RevisionView;
import news.stet.people.Actor;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.site.Answer;
import news.stet.site.Assets;
import news.stet.site.SitePages;
import news.stet.site.SiteRequest;
import news.stet.story.Edition;
import news.stet.story.LiveSpan;
import news.stet.story.Revision;
import news.stet.story.Story;
import news.stet.story.StoryContent;
import news.stet.story.StoryJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A story as the site's own templates give it, before readers see it. */
final class PreviewScreen {
    private static final Pattern SCRIPT =
            Pattern.compile("<script type=\"module\" src=\"[^\"]*\"></script>\\n?");

    /** Where the desk has the style sheets and logos of editions with a look of their own. */
    private static final String LOOKS = "/assets/look";

    private static final Pattern OF_EDITION =
            Pattern.compile("\"(/[^/\"]+/(?:style|logo)-[0-9a-f]{12}\\.)(css|svg)\"");

    private static final String DARK = "@media (prefers-color-scheme:dark)";

    private final Parts parts;
    private final Pages pages;
    private final SitePages site;

    PreviewScreen(Parts parts, Pages pages, SitePages site) {
        this.parts = parts;
        this.pages = pages;
        this.site = site;
    }

    void routes(Routes routes) {
        routes.get("/stories/{id}/preview", Access.SESSION, this::show);
        routes.post("/stories/preview", Access.SESSION, this::written);
        routes.get("/stories/{id}/page/{number}", Access.SESSION, this::page);
        routes.get("/assets/{name}", Access.OPEN, this::siteAsset);
        routes.get(LOOKS + "/{edition}/{name}", Access.OPEN, this::ofEdition);
    }

    private void show(Context context) {
        Actor actor = Gate.actor(context);
        Story story = parts.stories().get(actor, Form.id(context));
        Revision revision = parts.stories().revision(actor, story.id(), story.revision());
        pages.show(
                context,
                "revision",
                new RevisionView(
                        pages.page(context, "preview.title", "stories"),
                        story,
                        revision,
                        parts.editions()
                                .find(story.content().edition())
                                .map(Edition::timeZone)
                                .orElseThrow(),
                        pages.asset("preview-page.js")));
    }

    /** The site's own page of a revision, as readers saw it or would have. */
    private void page(Context context) {
        Actor actor = Gate.actor(context);
        Story story = parts.stories().get(actor, Form.id(context));
        Revision revision =
                parts.stories()
                        .revision(
                                actor,
                                story.id(),
                                HistoryScreen.number(context.pathParam("number")));
        List<LiveSpan> spans = LiveSpan.of(parts.stories().history(actor, story.id()));
        Story then = story.asOf(revision.number(), updated(story, spans, revision.number()));
        SecurityHeaders.allowFraming(context);
        String look = context.queryParam("look");
        answer(context, site.preview(then, revision.content()), look == null ? "" : look);
    }

    /** When readers last got something new, as the page of that revision said. */
    private static @Nullable Instant updated(Story story, List<LiveSpan> spans, int revision) {
        for (LiveSpan span : spans) {
            if (span.revision() == revision) {
                return span.equals(spans.getFirst()) ? story.publishedAt() : span.from();
            }
        }
        return story.updatedAt();
    }

    /** What stands on somebody's screen now, saved or not. */
    private void written(Context context) {
        SecurityHeaders.allowFraming(context);
        try {
            StoryContent content = content(context);
            Story story = story(context, content);
            answer(
                    context,
                    Form.text(context, "as").equals("front")
                            ? site.previewFront(story, content)
                            : site.preview(story, content),
                    Form.text(context, "look"));
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.INVALID
                    && problem.kind() != Problem.Kind.MALFORMED) {
                throw problem;
            }
            // Half written is no fault: the frame says what is missing, and goes on when it comes.
            Page page = pages.page(context, "preview.title", "stories");
            pages.show(context, "preview-fault", new FaultView(page, problem.fields()));
        }
    }

    /**
     * A page of the site, to stand in a frame.
     *
     * @param look {@code dark} or {@code light}; anything else follows the reader's device
     */
    private void answer(Context context, Answer.Page page, String look) {
        context.contentType(page.contentType()).result(looking(site, page, look).body());
    }

    static Answer.Page looking(SitePages site, Answer.Page page, String look) {
        // A frame at the desk runs no scripts; one that was asked for would be refused aloud.
        String html =
                SCRIPT.matcher(new String(page.body(), StandardCharsets.UTF_8)).replaceAll("");
        String asked = look.equals("dark") || look.equals("light") ? "?look=" + look : "";
        String style = site.assets().path("site.css");
        html = html.replace('"' + style + '"', '"' + style + asked + '"');
        html =
                OF_EDITION
                        .matcher(html)
                        .replaceAll(file ->
                                '"'
                                        + LOOKS
                                        + file.group(1)
                                        + file.group(2)
                                        + (file.group(2).equals("css") ? asked : "")
                                        + '"');
        return new Answer.Page(
                page.contentType(),
                html.getBytes(StandardCharsets.UTF_8),
                null,
                page.keys(),
                Map.of());
    }

    private static StoryContent content(Context context) {
        ObjectNode story =
                (ObjectNode) Json.read(Form.raw(context, "story").getBytes(StandardCharsets.UTF_8));
        if (story.path("headline").asString("").isBlank()) {
            story.put("headline", "…");
        }
        return StoryJson.read(story);
    }

    private Story story(Context context, StoryContent content) {
        String id = Form.text(context, "id");
        return id.matches("[1-9][0-9]{0,17}")
                ? parts.stories().get(Gate.actor(context), Long.parseLong(id))
                : Story.unsaved(content, Gate.actor(context).name(), parts.clock().instant());
    }

    /** The site's files; {@code ?look=dark} or {@code light} gives its style as if asked for so. */
    private void siteAsset(Context context) {
        Assets.Asset asset =
                site.assets()
                        .find(context.path())
                        .orElseThrow(() ->
                                new Problem(Problem.Kind.NOT_FOUND, "There is no such file here."));
        give(context, asset.contentType(), asset.bytes());
    }

    private void ofEdition(Context context) {
        String path = context.path().substring(LOOKS.length());
        Optional<SiteRequest> asked =
                OF_EDITION.matcher('"' + path + '"').matches()
                        ? SiteRequest.parse(path, null)
                        : Optional.empty();
        if (asked.map(site::answer).orElse(null) instanceof Answer.Page page) {
            page.headers().forEach(context::header);
            give(context, page.contentType(), page.body());
        } else {
            throw new Problem(Problem.Kind.NOT_FOUND, "There is no such file here.");
        }
    }

    private static void give(Context context, String contentType, byte[] bytes) {
        context.header("Cache-Control", "public, max-age=31536000, immutable");
        context.contentType(contentType);
        String look = context.queryParam("look");
        if (look != null && contentType.startsWith("text/css")) {
            context.result(looking(new String(bytes, StandardCharsets.UTF_8), look));
        } else {
            context.result(bytes);
        }
    }

    private static String looking(String style, String look) {
        boolean dark = look.equals("dark");
        return style.replace("color-scheme:light dark", "color-scheme:" + (dark ? "dark" : "light"))
                .replace(DARK, dark ? "@media all" : "@media not all");
    }
}
