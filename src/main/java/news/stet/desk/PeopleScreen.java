package news.stet.desk;

import io.javalin.http.Context;
import news.stet.desk.view.Notice;
import news.stet.desk.view.Page;
import news.stet.desk.view.PeopleView;
import news.stet.people.Role;
import news.stet.platform.Problem;
import org.jspecify.annotations.Nullable;

/** Everybody with an account, for administrators, and inviting. */
final class PeopleScreen {
    static final String PATH = "/people";

    private final Parts parts;
    private final Pages pages;

    PeopleScreen(Parts parts, Pages pages) {
        this.parts = parts;
        this.pages = pages;
    }

    void routes(Routes routes) {
        routes.get(PATH, Access.SESSION, context -> show(context, null, null));
        routes.post(PATH, Access.SESSION, this::invite);
    }

    /** The link is on the page that answers and nowhere else; it cannot be shown again. */
    private void invite(Context context) {
        try {
            String path =
                    parts.accounts()
                            .invite(
                                    Gate.actor(context),
                                    Form.text(context, "email"),
                                    role(context),
                                    Form.text(context, "language"))
                            .path();
            show(context, null, parts.settings().deskUrl() + path);
        } catch (Problem problem) {
            context.status(problem.kind().status());
            show(context, Notice.of(problem), null);
        }
    }

    static Role role(Context context) {
        return Role.find(Form.text(context, "role"))
                .orElseThrow(() -> Problem.invalid("role", "is no role", "Choose one of the list"));
    }

    private void show(Context context, @Nullable Notice notice, @Nullable String link) {
        Page page = pages.page(context, "people.title", "people");
        pages.show(
                context,
                "people",
                new PeopleView(
                        notice == null ? page : page.with(notice),
                        parts.accounts().list(Gate.actor(context)),
                        link));
    }
}
