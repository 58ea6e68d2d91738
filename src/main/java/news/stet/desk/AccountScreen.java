package news.stet.desk;

import io.javalin.http.Context;
import java.time.ZoneId;
import java.util.List;
import news.stet.desk.view.AccountView;
import news.stet.desk.view.Notice;
import news.stet.desk.view.Page;
import news.stet.people.Actor;
import news.stet.people.Person;
import news.stet.people.SignedIn;
import org.jspecify.annotations.Nullable;

/** One's own account: name, language of the desk, password, open sessions. */
final class AccountScreen {
    private final Parts parts;
    private final Pages pages;
    private final SessionCookie cookie;

    AccountScreen(Parts parts, Pages pages, SessionCookie cookie) {
        this.parts = parts;
        this.pages = pages;
        this.cookie = cookie;
    }

    void routes(Routes routes) {
        routes.get("/account", Access.SESSION, context -> show(context, null));
        routes.post("/account", Access.SESSION, this::edit);
        routes.post("/account/password", Access.SESSION, this::changePassword);
        routes.post("/account/sessions/{id}/end", Access.SESSION, this::endSession);
    }

    private void edit(Context context) {
        doing(
                context,
                "account.saved",
                () ->
                        parts.accounts()
                                .editProfile(
                                        Gate.actor(context),
                                        Form.text(context, "name"),
                                        Form.text(context, "language")));
    }

    private void changePassword(Context context) {
        doing(
                context,
                "account.passwordChanged",
                () -> {
                    Actor self = Gate.actor(context);
                    parts.accounts()
                            .changePassword(
                                    self,
                                    Form.raw(context, "present"),
                                    Form.raw(context, "password"));
                    Person person = parts.accounts().get(self.id());
                    String device = context.userAgent() == null ? "" : context.userAgent();
                    cookie.set(context, parts.sessions().open(person, device, context.ip()));
                });
    }

    private void endSession(Context context) {
        doing(
                context,
                "account.sessionEnded",
                () -> {
                    Actor self = Gate.actor(context);
                    parts.sessions().revoke(self, self.id(), Form.id(context));
                });
    }

    private void doing(Context context, String done, Runnable act) {
        Answers.doing(context, "/account", done, act, notice -> show(context, notice));
    }

    private void show(Context context, @Nullable Notice notice) {
        SignedIn signedIn = Gate.signedIn(context).orElseThrow();
        Page page = pages.page(context, "account.title", "account");
        List<AccountView.Open> sessions =
                parts.sessions().list(signedIn.actor(), signedIn.person().id()).stream()
                        .map(it -> new AccountView.Open(it, it.id() == signedIn.session()))
                        .toList();
        ZoneId zone = parts.editions().list().getFirst().timeZone();
        pages.show(
                context,
                "account",
                new AccountView(
                        notice == null ? page : page.with(notice),
                        signedIn.person(),
                        sessions,
                        zone));
    }
}
