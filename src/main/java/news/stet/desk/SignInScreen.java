package news.stet.desk;

import io.javalin.http.Context;
import java.util.Optional;
import news.stet.desk.view.Notice;
import news.stet.desk.view.Page;
import news.stet.desk.view.SignInView;
import news.stet.desk.view.WelcomeView;
import news.stet.people.Invitation;
import news.stet.people.Person;
import news.stet.people.ProviderSignIn;
import news.stet.people.SignInMethod;
import news.stet.platform.Problem;
import org.jspecify.annotations.Nullable;

/** Coming in: with a password, or the first time by a one-time link. And going out. */
final class SignInScreen {
    static final String PATH = "/sign-in";

    private final Parts parts;
    private final Pages pages;
    private final Door door;

    SignInScreen(Parts parts, Pages pages, Door door) {
        this.parts = parts;
        this.pages = pages;
        this.door = door;
    }

    void routes(Routes routes) {
        routes.get("/", Access.OPEN, this::home);
        routes.get(PATH, Access.OPEN, this::show);
        routes.post(PATH, Access.OPEN, this::signIn);
        routes.post("/sign-out", Access.SESSION, this::signOut);
        routes.get("/welcome/{secret}", Access.OPEN, this::welcome);
        routes.post("/welcome/{secret}", Access.OPEN, this::join);
    }

    private void home(Context context) {
        Answers.goTo(context, door.find(context).isPresent() ? Door.USUAL : PATH);
    }

    private void show(Context context) {
        String next = Door.next(context.queryParam("next"));
        if (door.find(context).isPresent()) {
            Answers.goTo(context, next);
        } else {
            show(context, "", next, null);
        }
    }

    void show(Context context, String email, String next, @Nullable Notice notice) {
        Page page = pages.page(context, "signIn.title", "");
        pages.show(
                context,
                "sign-in",
                new SignInView(
                        notice == null ? page : page.with(notice),
                        email,
                        next,
                        parts.provider().map(ProviderSignIn::name).orElse(null),
                        pages.asset("sign-in.js")));
    }

    private void signIn(Context context) {
        String email = Form.text(context, "email");
        String next = Door.next(context.formParam("next"));
        try {
            Person person =
                    parts.signIn()
                            .check(email, Form.raw(context, "password"), door.address(context));
            door.open(context, person, SignInMethod.PASSWORD);
            Answers.goTo(context, next);
        } catch (Problem problem) {
            status(context, problem);
            show(context, email, next, Notice.of(problem));
        }
    }

    static void status(Context context, Problem problem) {
        context.status(problem.kind().status());
        if (problem.retryAfter() != null) {
            context.header("Retry-After", Long.toString(problem.retryAfter().toSeconds()));
        }
    }

    private void signOut(Context context) {
        door.close(context);
        Answers.goTo(context, PATH);
    }

    private void welcome(Context context) {
        showWelcome(context, invitation(context), null);
    }

    private void join(Context context) {
        Invitation invitation = invitation(context);
        try {
            Person person =
                    parts.accounts()
                            .join(
                                    context.pathParam("secret"),
                                    Form.text(context, "name"),
                                    Form.text(context, "email"),
                                    Form.raw(context, "password"));
            door.open(context, person, SignInMethod.LINK);
            Answers.goTo(context, Door.USUAL);
        } catch (Problem problem) {
            context.status(problem.kind().status());
            showWelcome(context, invitation, problem);
        }
    }

    private Invitation invitation(Context context) {
        return parts.accounts()
                .findInvitation(context.pathParam("secret"))
                .orElseThrow(() ->
                        new Problem(
                                Problem.Kind.GONE,
                                pages.page(context, "welcome.title", "").text("welcome.gone")));
    }

    private void showWelcome(Context context, Invitation invitation, @Nullable Problem problem) {
        Page page = pages.page(context, "welcome.title", "");
        Optional<Person> person = invitation.person();
        pages.show(
                context,
                "welcome",
                new WelcomeView(
                        problem == null ? page : page.with(Notice.of(problem)),
                        person.map(it -> it.email().text()).orElse(Form.text(context, "email")),
                        Form.text(context, "name"),
                        person.isEmpty()));
    }
}
