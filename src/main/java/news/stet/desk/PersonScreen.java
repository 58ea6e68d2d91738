package news.stet.desk;

import io.javalin.http.Context;
import java.util.function.BiConsumer;
import news.stet.desk.view.AccountView;
import news.stet.desk.view.Notice;
import news.stet.desk.view.Page;
import news.stet.desk.view.PersonView;
import news.stet.desk.view.PlaceChoice;
import news.stet.people.Actor;
import news.stet.people.Grant;
import news.stet.platform.Problem;
import org.jspecify.annotations.Nullable;

/** One account, for administrators: roles, ways to sign in, sessions, letting go. */
final class PersonScreen {
    private final Parts parts;
    private final Pages pages;

    PersonScreen(Parts parts, Pages pages) {
        this.parts = parts;
        this.pages = pages;
    }

    void routes(Routes routes) {
        routes.get("/people/{id}", Access.SESSION, context -> show(context, null, null));
        routes.post("/people/{id}/link", Access.SESSION, this::giveLink);
        does(routes, "role", "people.changed", this::changeRole);
        does(routes, "grant", "people.changed", this::grant);
        does(routes, "withdraw", "people.changed", this::withdraw);
        does(routes, "sessions/end", "people.sessionsEnded", this::endSessions);
        does(routes, "passkey/take", "people.passkeyRemoved", this::takePasskey);
        does(routes, "provider/unlink", "people.providerParted", this::unlinkProvider);
        does(
                routes,
                "deactivate",
                "people.deactivated",
                (actor, context) -> parts.accounts().deactivate(actor, Form.id(context)));
        does(
                routes,
                "reactivate",
                "people.reactivated",
                (actor, context) -> parts.accounts().reactivate(actor, Form.id(context)));
    }

    /** A form's way: done, and back to the person with word of it. */
    private void does(Routes routes, String what, String done, BiConsumer<Actor, Context> act) {
        routes.post(
                "/people/{id}/" + what,
                Access.SESSION,
                context ->
                        Answers.doing(
                                context,
                                PeopleScreen.PATH + "/" + Form.id(context),
                                done,
                                () -> act.accept(Gate.actor(context), context),
                                notice -> show(context, notice, null)));
    }

    private void changeRole(Actor actor, Context context) {
        parts.accounts().changeRole(actor, Form.id(context), PeopleScreen.role(context));
    }

    private void grant(Actor actor, Context context) {
        PlaceChoice place = PlaceChoice.parse(Form.text(context, "place"));
        parts.roles()
                .grant(
                        actor,
                        Form.id(context),
                        new Grant(PeopleScreen.role(context), place.edition(), place.section()));
    }

    private void withdraw(Actor actor, Context context) {
        PlaceChoice place = PlaceChoice.parse(Form.text(context, "place"));
        parts.roles().withdraw(actor, Form.id(context), place.edition(), place.section());
    }

    private void endSessions(Actor actor, Context context) {
        parts.sessions().revokeAll(actor, Form.id(context));
    }

    private void takePasskey(Actor actor, Context context) {
        String key = Form.text(context, "passkey");
        long id = key.matches("[0-9]{1,18}") ? Long.parseLong(key) : 0;
        parts.waysIn().takePasskey(actor, Form.id(context), id);
    }

    private void unlinkProvider(Actor actor, Context context) {
        parts.waysIn().unlinkProvider(actor, Form.id(context));
    }

    /** The link is on the page that answers and nowhere else; it cannot be shown again. */
    private void giveLink(Context context) {
        try {
            String path = parts.accounts().renewLink(Gate.actor(context), Form.id(context)).path();
            show(context, null, parts.settings().deskUrl() + path);
        } catch (Problem problem) {
            context.status(problem.kind().status());
            show(context, Notice.of(problem), null);
        }
    }

    private void show(Context context, @Nullable Notice notice, @Nullable String link) {
        Actor actor = Gate.actor(context);
        long id = Form.id(context);
        Page page = pages.page(context, "people.one", "people");
        var editions = parts.editions().list();
        pages.show(
                context,
                "person",
                new PersonView(
                        notice == null ? page : page.with(notice),
                        parts.accounts().getAny(actor, id),
                        parts.waysIn().get(actor, id),
                        parts.passkeys().list(actor, id),
                        parts.sessions().list(actor, id).stream()
                                .map(it -> new AccountView.Open(it, false))
                                .toList(),
                        PlaceChoice.all(editions),
                        link,
                        editions.getFirst().timeZone()));
    }
}
