package news.stet.desk;

import io.javalin.http.Context;
import java.util.List;
import news.stet.desk.view.Notice;
import news.stet.people.SignedIn;
import news.stet.platform.Problem;
import tools.jackson.databind.JsonNode;

/** Changing how one signs in: passkeys, recovery codes, doing without a password. */
final class WaysInScreen {
    private final Parts parts;
    private final Door door;
    private final AccountScreen account;

    WaysInScreen(Parts parts, Door door, AccountScreen account) {
        this.parts = parts;
        this.door = door;
        this.account = account;
    }

    void routes(Routes routes) {
        routes.post("/account/passkeys/options", Access.SESSION, this::ask);
        routes.post("/account/passkeys", Access.SESSION, this::add);
        routes.post("/account/passkeys/{id}/rename", Access.SESSION, this::rename);
        routes.post("/account/passkeys/{id}/remove", Access.SESSION, this::remove);
        routes.post("/account/recovery-codes", Access.SESSION, this::makeCodes);
        routes.post("/account/password/set", Access.SESSION, this::setPassword);
        routes.post("/account/password/remove", Access.SESSION, this::removePassword);
    }

    private static SignedIn self(Context context) {
        return Gate.signedIn(context).orElseThrow();
    }

    private void ask(Context context) {
        door.ask(context, parts.passkeys().beginAdding(self(context)));
    }

    private void add(Context context) {
        JsonNode json = Door.json(context);
        parts.passkeys()
                .add(
                        self(context),
                        door.attempt().take(context),
                        Door.text(json, "name"),
                        Door.text(json, "answer"));
        Door.sendOn(context, AccountScreen.PATH + "?done=account.passkeyAdded");
    }

    private void rename(Context context) {
        doing(
                context,
                "account.passkeyRenamed",
                () ->
                        parts.passkeys()
                                .rename(
                                        self(context),
                                        Form.id(context),
                                        Form.text(context, "name")));
    }

    private void remove(Context context) {
        doing(
                context,
                "account.passkeyRemoved",
                () -> parts.passkeys().remove(self(context), Form.id(context)));
    }

    /** The codes are on the answer's page, and nowhere else ever again. */
    private void makeCodes(Context context) {
        try {
            account.show(context, null, parts.recoveryCodes().make(self(context)));
        } catch (Problem problem) {
            context.status(problem.kind().status());
            account.show(context, Notice.of(problem), List.of());
        }
    }

    private void setPassword(Context context) {
        doing(
                context,
                "account.passwordChanged",
                () -> parts.waysIn().setPassword(self(context), Form.raw(context, "password")));
    }

    private void removePassword(Context context) {
        doing(
                context,
                "account.passwordRemoved",
                () -> parts.waysIn().removePassword(self(context)));
    }

    private void doing(Context context, String done, Runnable act) {
        Answers.doing(
                context,
                AccountScreen.PATH,
                done,
                act,
                notice -> account.show(context, notice, List.of()));
    }
}
