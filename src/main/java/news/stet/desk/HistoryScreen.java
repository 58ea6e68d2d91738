package news.stet.desk;

import io.javalin.http.Context;
import java.time.ZoneId;
import java.util.List;
import news.stet.desk.view.HistoryView;
import news.stet.desk.view.RevisionView;
import news.stet.people.Actor;
import news.stet.platform.Problem;
import news.stet.site.Answer;
import news.stet.site.Assets;
import news.stet.site.SitePages;
import news.stet.story.Edition;
import news.stet.story.Revision;
import news.stet.story.Story;

/** A story's revisions, and how each looks, or would look, to readers. */
final class HistoryScreen {
    private final Parts parts;
    private final Pages pages;
    private final SitePages site;

    HistoryScreen(Parts parts, Pages pages, SitePages site) {
        this.parts = parts;
        this.pages = pages;
        this.site = site;
    }

    void routes(Routes routes) {
        routes.get("/stories/{id}/history", Access.SESSION, this::list);
        routes.get("/stories/{id}/history/{number}", Access.SESSION, this::show);
        routes.get("/stories/{id}/preview", Access.SESSION, this::preview);
        routes.get("/stories/{id}/page/{number}", Access.SESSION, this::page);
        routes.get("/assets/{name}", Access.OPEN, this::siteAsset);
    }

    private void list(Context context) {
        Actor actor = Gate.actor(context);
        Story story = parts.stories().get(actor, Form.id(context));
        pages.show(
                context,
                "history",
                new HistoryView(
                        pages.page(context, "history.title", "stories"),
                        story,
                        parts.stories().revisions(actor, story.id()),
                        zone(story)));
    }

    private ZoneId zone(Story story) {
        return parts.editions()
                .find(story.content().edition())
                .map(Edition::timeZone)
                .orElseThrow();
    }

    private void preview(Context context) {
        Story story = parts.stories().get(Gate.actor(context), Form.id(context));
        show(context, story, find(context, story, story.revision()), "preview.title");
    }

    private void show(Context context) {
        Story story = parts.stories().get(Gate.actor(context), Form.id(context));
        show(context, story, find(context, story, number(context)), "history.revision");
    }

    private void show(Context context, Story story, Revision revision, String title) {
        pages.show(
                context,
                "revision",
                new RevisionView(
                        pages.page(context, title, "stories"), story, revision, zone(story)));
    }

    private Revision find(Context context, Story story, int number) {
        List<Revision> revisions = parts.stories().revisions(Gate.actor(context), story.id());
        return revisions.stream()
                .filter(it -> it.number() == number)
                .findFirst()
                .orElseThrow(() ->
                        new Problem(
                                Problem.Kind.NOT_FOUND,
                                "The story has no revision " + number + "."));
    }

    private static int number(Context context) {
        String number = context.pathParam("number");
        if (!number.matches("[1-9][0-9]{0,8}")) {
            throw new Problem(Problem.Kind.NOT_FOUND, "There is no such revision.");
        }
        return Integer.parseInt(number);
    }

    /** The site's own page of a revision, to stand inside a frame. */
    private void page(Context context) {
        Story story = parts.stories().get(Gate.actor(context), Form.id(context));
        Answer.Page page = site.preview(story, find(context, story, number(context)).content());
        SecurityHeaders.allowFraming(context);
        context.contentType(page.contentType()).result(page.body());
    }

    private void siteAsset(Context context) {
        Assets.Asset asset =
                site.assets()
                        .find(context.path())
                        .orElseThrow(() ->
                                new Problem(Problem.Kind.NOT_FOUND, "There is no such file here."));
        context.header("Cache-Control", "public, max-age=31536000, immutable");
        context.contentType(asset.contentType()).result(asset.bytes());
    }
}
