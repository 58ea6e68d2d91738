package news.stet.desk;

import io.javalin.http.Context;
import news.stet.desk.view.ConfirmView;
import news.stet.desk.view.Notice;
import news.stet.desk.view.Page;
import news.stet.people.Factors;
import news.stet.people.Person;
import news.stet.people.ProviderSignIn;
import news.stet.people.SignedIn;
import news.stet.platform.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Showing once more who one is, before ways to sign in are changed. */
final class ConfirmScreen {
    private static final String PATH = "/account/confirm";

    private final Parts parts;
    private final Pages pages;
    private final Door door;

    ConfirmScreen(Parts parts, Pages pages, Door door) {
        this.parts = parts;
        this.pages = pages;
        this.door = door;
    }

    void routes(Routes routes) {
        routes.get(PATH, Access.SESSION, context -> show(context, null));
        routes.post(PATH, Access.SESSION, this::byPassword);
        routes.post("/account/confirm/passkey", Access.SESSION, this::byPasskey);
    }

    private void byPassword(Context context) {
        SignedIn self = Gate.signedIn(context).orElseThrow();
        try {
            Person shown =
                    parts.signIn()
                            .check(
                                    self.person().email().text(),
                                    Form.raw(context, "password"),
                                    door.address(context));
            confirm(self, shown);
            Answers.goTo(context, next(context.formParam("next")));
        } catch (Problem problem) {
            SignInScreen.status(context, problem);
            show(context, Notice.of(problem));
        }
    }

    private void byPasskey(Context context) {
        SignedIn self = Gate.signedIn(context).orElseThrow();
        JsonNode json = Door.json(context);
        confirm(
                self,
                parts.passkeys().check(door.attempt().take(context), Door.text(json, "answer")));
        Door.sendOn(context, next(Door.text(json, "next")));
    }

    private void confirm(SignedIn self, Person shown) {
        if (shown.id() != self.person().id()) {
            throw new Problem(
                    Problem.Kind.FORBIDDEN,
                    "That passkey is " + shown.name() + "'s; use one of your own.");
        }
        parts.sessions().confirm(self);
    }

    private static String next(@Nullable String asked) {
        return asked == null || asked.isEmpty() ? AccountScreen.PATH + "#ways" : Door.next(asked);
    }

    private void show(Context context, @Nullable Notice notice) {
        SignedIn self = Gate.signedIn(context).orElseThrow();
        Page page = pages.page(context, "confirm.title", "account");
        String asked = context.queryParam("next");
        Factors factors = parts.waysIn().get(self.actor(), self.person().id());
        pages.show(
                context,
                "confirm",
                new ConfirmView(
                        notice == null ? page : page.with(notice),
                        self.person().email().text(),
                        factors,
                        factors.provider().isPresent()
                                ? parts.provider().map(ProviderSignIn::name).orElse(null)
                                : null,
                        asked == null ? "" : Door.next(asked),
                        pages.asset("sign-in.js")));
    }
}
