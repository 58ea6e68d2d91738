package news.stet.desk;

import io.javalin.http.Context;
import news.stet.desk.view.LookView;
import news.stet.desk.view.Notice;
import news.stet.desk.view.Page;
import news.stet.people.Permission;
import news.stet.platform.Problem;
import news.stet.story.Edition;
import org.jspecify.annotations.Nullable;

/** Under which host readers find an edition, and how it looks there; for administrators. */
final class LookScreen {
    private final Parts parts;
    private final Pages pages;

    LookScreen(Parts parts, Pages pages) {
        this.parts = parts;
        this.pages = pages;
    }

    void routes(Routes routes) {
        routes.get("/editions/{code}/look", Access.SESSION, this::open);
        routes.post("/editions/{code}/host", Access.SESSION, this::host);
    }

    private Edition edition(Context context) {
        Gate.actor(context).require(Permission.MANAGE_SETTINGS);
        String code = context.pathParam("code");
        return parts.editions()
                .find(code)
                .orElseThrow(() ->
                        new Problem(
                                Problem.Kind.NOT_FOUND, "There is no edition " + code + "."));
    }

    private void open(Context context) {
        Edition edition = edition(context);
        show(context, edition, parts.homes().find(edition.code()).orElse(""), null);
    }

    private void host(Context context) {
        Edition edition = edition(context);
        String host = Form.text(context, "host");
        Answers.doing(
                context,
                "/editions/" + edition.code() + "/look",
                "look.hostSaved",
                () -> parts.homes().give(Gate.actor(context), edition.code(), host),
                notice -> show(context, edition, host, notice));
    }

    private void show(Context context, Edition edition, String host, @Nullable Notice notice) {
        Page page = pages.page(context, "look.title", "editions");
        pages.show(
                context,
                "look",
                new LookView(
                        notice == null ? page : page.with(notice),
                        edition,
                        host,
                        parts.homes().address(edition.basePath())));
    }
}
