package news.stet.desk;

import io.javalin.http.Context;
import java.util.function.Supplier;
import news.stet.desk.view.Notice;
import news.stet.desk.view.Page;
import news.stet.desk.view.PeopleView;
import news.stet.people.OneTimeLink;
import news.stet.people.Role;
import news.stet.platform.Problem;
import org.jspecify.annotations.Nullable;

/** Everybody with an account, for administrators: invite, change, let go. */
final class PeopleScreen {
    private static final String PATH = "/people";

    private final Parts parts;
    private final Pages pages;

    PeopleScreen(Parts parts, Pages pages) {
        this.parts = parts;
        this.pages = pages;
    }

    void routes(Routes routes) {
        routes.get(PATH, Access.SESSION, context -> show(context, null, null));
        routes.post(
                PATH,
                Access.SESSION,
                context ->
                        giveLink(
                                context,
                                () ->
                                        parts.accounts()
                                                .invite(
                                                        Gate.actor(context),
                                                        Form.text(context, "email"),
                                                        role(context),
                                                        Form.text(context, "language"))));
        routes.post(
                "/people/{id}/link",
                Access.SESSION,
                context ->
                        giveLink(
                                context,
                                () ->
                                        parts.accounts()
                                                .renewLink(Gate.actor(context), Form.id(context))));
        routes.post(
                "/people/{id}/role",
                Access.SESSION,
                context ->
                        doing(
                                context,
                                "people.changed",
                                () ->
                                        parts.accounts()
                                                .changeRole(
                                                        Gate.actor(context),
                                                        Form.id(context),
                                                        role(context))));
        routes.post(
                "/people/{id}/deactivate",
                Access.SESSION,
                context ->
                        doing(
                                context,
                                "people.deactivated",
                                () ->
                                        parts.accounts()
                                                .deactivate(
                                                        Gate.actor(context), Form.id(context))));
        routes.post(
                "/people/{id}/reactivate",
                Access.SESSION,
                context ->
                        doing(
                                context,
                                "people.reactivated",
                                () ->
                                        parts.accounts()
                                                .reactivate(
                                                        Gate.actor(context), Form.id(context))));
    }

    private static Role role(Context context) {
        return Role.find(Form.text(context, "role"))
                .orElseThrow(() -> Problem.invalid("role", "is no role", "Choose one of the list"));
    }

    private void doing(Context context, String done, Runnable act) {
        Answers.doing(context, PATH, done, act, notice -> show(context, notice, null));
    }

    /** The link is on the page that answers and nowhere else; it cannot be shown again. */
    private void giveLink(Context context, Supplier<OneTimeLink> make) {
        try {
            show(context, null, parts.settings().deskUrl() + make.get().path());
        } catch (Problem problem) {
            context.status(problem.kind().status());
            show(context, Notice.of(problem), null);
        }
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
