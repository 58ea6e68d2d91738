package news.stet.desk;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import news.stet.desk.view.LinksView;
import news.stet.desk.view.Page;
import news.stet.desk.view.SharedView;
import news.stet.people.Actor;
import news.stet.platform.Problem;
import news.stet.site.Answer;
import news.stet.site.SitePages;
import news.stet.story.Edition;
import news.stet.story.PreviewLink;
import news.stet.story.PreviewLinks;
import news.stet.story.Story;
import org.jspecify.annotations.Nullable;

/** Links that show a story to somebody without an account: made at the desk, opened anywhere. */
final class LinksScreen {
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{20,100}");

    /** Pictures and films of the page, which strangers get by the link alone. */
    private static final Pattern MEDIA = Pattern.compile("(?<=[\"\\s,])/media/");

    private final Parts parts;
    private final Pages pages;
    private final SitePages site;
    private final LibraryScreen library;
    private final LinkThrottle throttle = new LinkThrottle();

    LinksScreen(Parts parts, Pages pages, SitePages site, LibraryScreen library) {
        this.parts = parts;
        this.pages = pages;
        this.site = site;
        this.library = library;
    }

    void routes(Routes routes) {
        routes.get("/stories/{id}/links", Access.SESSION, context -> list(context, null));
        routes.post("/stories/{id}/links", Access.SESSION, this::make);
        routes.post("/stories/{id}/links/{link}/revoke", Access.SESSION, this::revoke);
        routes.get("/preview/{secret}", Access.OPEN, this::open);
        routes.get("/preview/{secret}/page", Access.OPEN, this::page);
        routes.get("/preview/{secret}/media/<path>", Access.OPEN, this::media);
    }

    private void list(Context context, @Nullable String address) {
        Actor actor = Gate.actor(context);
        Story story = parts.stories().get(actor, Form.id(context));
        Page page = pages.page(context, "share.title", "stories");
        pages.show(
                context,
                "links",
                new LinksView(
                        page,
                        story,
                        parts.links().list(actor, story.id()),
                        address,
                        parts.editions()
                                .find(story.content().edition())
                                .map(Edition::timeZone)
                                .orElseThrow()));
    }

    private void make(Context context) {
        PreviewLink.Life life =
                PreviewLink.Life.find(Form.text(context, "life"))
                        .orElseThrow(() ->
                                Problem.invalid(
                                        "life",
                                        "is no time a link may live",
                                        "Send hour, day or week"));
        String revision = Form.text(context, "revision");
        PreviewLinks.Made made =
                parts.links()
                        .make(
                                Gate.actor(context),
                                Form.id(context),
                                revision.isEmpty() ? null : HistoryScreen.number(revision),
                                life);
        list(context, parts.settings().deskUrl() + "/preview/" + made.secret().text());
    }

    private void revoke(Context context) {
        String link = context.pathParam("link");
        if (!link.matches("[1-9][0-9]{0,17}")) {
            throw new Problem(Problem.Kind.NOT_FOUND, "There is no such link.");
        }
        parts.links().revoke(Gate.actor(context), Form.id(context), Long.parseLong(link));
        list(context, null);
    }

    /**
     * What the receiver of a link opens: the page in a frame, and above it that it is no news yet.
     */
    private void open(Context context) {
        hide(context);
        throttle.take(context.ip());
        Optional<PreviewLinks.Shown> shown = find(context, true);
        Page page = pages.page(context, "share.shared", "");
        if (shown.isEmpty()) {
            context.status(Problem.Kind.GONE.status());
            pages.show(context, "shared-gone", page);
        } else {
            pages.show(
                    context,
                    "shared",
                    new SharedView(
                            page,
                            shown.get().content(),
                            shown.get().link(),
                            context.pathParam("secret"),
                            pages.asset("preview-page.js")));
        }
    }

    private void page(Context context) {
        hide(context);
        throttle.take(context.ip());
        PreviewLinks.Shown shown = find(context, false).orElseThrow(LinksScreen::gone);
        Answer.Page page = site.preview(shown.story(), shown.content());
        String look = context.queryParam("look");
        Answer.Page looking = PreviewScreen.looking(site, page, look == null ? "" : look);
        String html = new String(looking.body(), StandardCharsets.UTF_8);
        String own = "/preview/" + context.pathParam("secret") + "/media/";
        SecurityHeaders.allowFraming(context);
        context.contentType(page.contentType())
                .result(MEDIA.matcher(html).replaceAll(own).getBytes(StandardCharsets.UTF_8));
    }

    private void media(Context context) throws IOException {
        hide(context);
        if (find(context, false).isEmpty()) {
            throw gone();
        }
        library.file(context, "/media/" + context.pathParam("path"));
    }

    private Optional<PreviewLinks.Shown> find(Context context, boolean counting) {
        String secret = context.pathParam("secret");
        return SECRET.matcher(secret).matches()
                ? parts.links().open(secret, counting)
                : Optional.empty();
    }

    private static Problem gone() {
        return new Problem(
                Problem.Kind.GONE,
                "This preview has ended, or there never was one at this address. Ask whoever sent it for a"
                        + " new link.");
    }

    /** Nobody may index it, and its address goes nowhere else. */
    private static void hide(Context context) {
        context.header("X-Robots-Tag", "noindex, nofollow, noarchive");
        context.header("Referrer-Policy", "no-referrer");
    }
}
