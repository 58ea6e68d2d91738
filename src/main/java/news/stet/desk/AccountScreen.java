package news.stet.desk;

import io.javalin.http.Context;
import java.time.ZoneId;
import java.util.List;
import news.stet.desk.view.AccountView;
import news.stet.desk.view.Notice;
import news.stet.desk.view.Page;
import news.stet.people.Actor;
import news.stet.people.Person;
import news.stet.people.SignInMethod;
import news.stet.people.SignedIn;
import org.jspecify.annotations.Nullable;

/** One's own account: name, language of the desk, password, open sessions. */
final class AccountScreen {
    static final String PATH = "/account";

    private final Parts parts;
    private final Pages pages;
    private final Door door;

    AccountScreen(Parts parts, Pages pages, Door door) {
        this.parts = parts;
        this.pages = pages;
        this.door = door;
    }

    void routes(Routes routes) {
        routes.get(PATH, Access.SESSION, context -> show(context, null, List.of()));
        routes.post(PATH, Access.SESSION, this::edit);
        routes.post("/account/password", Access.SESSION, this::changePassword);
        routes.post("/account/sessions/{id}/end", Access.SESSION, this::endSession);
        routes.post("/account/sessions/end-others", Access.SESSION, this::endOthers);
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
                    door.open(context, person, SignInMethod.PASSWORD);
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

    private void endOthers(Context context) {
        doing(
                context,
                "account.othersEnded",
                () -> parts.sessions().revokeOthers(Gate.signedIn(context).orElseThrow()));
    }

    private void doing(Context context, String done, Runnable act) {
        Answers.doing(context, PATH, done, act, notice -> show(context, notice, List.of()));
    }

    /**
     * @param codes recovery codes just made, shown this once
     */
    void show(Context context, @Nullable Notice notice, List<String> codes) {
        SignedIn signedIn = Gate.signedIn(context).orElseThrow();
        Page page = pages.page(context, "account.title", "account");
        List<AccountView.Open> sessions =
                parts.sessions().list(signedIn.actor(), signedIn.person().id()).stream()
                        .map(it -> new AccountView.Open(it, it.id() == signedIn.session()))
                        .toList();
        ZoneId zone = parts.editions().list().getFirst().timeZone();
        long person = signedIn.person().id();
        pages.show(
                context,
                "account",
                new AccountView(
                        notice == null ? page : page.with(notice),
                        signedIn.person(),
                        sessions,
                        new AccountView.Ways(
                                parts.waysIn().get(signedIn.actor(), person),
                                parts.passkeys().list(signedIn.actor(), person),
                                codes,
                                parts.waysIn().recent(signedIn),
                                signedIn.isRecent(parts.clock().instant())),
                        zone,
                        pages.asset("passkeys.js")));
    }
}
