package news.stet.desk;

import io.javalin.http.Context;
import java.util.Optional;
import news.stet.desk.view.Notice;
import news.stet.desk.view.Page;
import news.stet.desk.view.SignInView;
import news.stet.desk.view.WelcomeView;
import news.stet.people.Invitation;
import news.stet.people.Person;
import news.stet.platform.Problem;
import org.jspecify.annotations.Nullable;

/** Coming in: with a password, or the first time by a one-time link. And going out. */
final class SignInScreen {
    static final String PATH = "/sign-in";

    private final Parts parts;
    private final Pages pages;
    private final SessionCookie cookie;
    private final Gate gate;

    SignInScreen(Parts parts, Pages pages, SessionCookie cookie, Gate gate) {
        this.parts = parts;
        this.pages = pages;
        this.cookie = cookie;
        this.gate = gate;
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
        boolean known = gate.find(cookie.read(context)).isPresent();
        Answers.goTo(context, known ? "/stories" : PATH);
    }

    private void show(Context context) {
        String next = next(context.queryParam("next"));
        if (gate.find(cookie.read(context)).isPresent()) {
            Answers.goTo(context, next);
        } else {
            Page page = pages.page(context, "signIn.title", "");
            pages.show(context, "sign-in", new SignInView(page, "", next));
        }
    }

    private void signIn(Context context) {
        String email = Form.text(context, "email");
        String next = next(context.formParam("next"));
        try {
            Person person =
                    parts.signIn().check(email, Form.raw(context, "password"), context.ip());
            open(context, person);
            Answers.goTo(context, next);
        } catch (Problem problem) {
            context.status(problem.kind().status());
            if (problem.retryAfter() != null) {
                context.header("Retry-After", Long.toString(problem.retryAfter().toSeconds()));
            }
            Page page = pages.page(context, "signIn.title", "").with(Notice.of(problem));
            pages.show(context, "sign-in", new SignInView(page, email, next));
        }
    }

    private void open(Context context, Person person) {
        String device = context.userAgent() == null ? "" : context.userAgent();
        cookie.set(context, parts.sessions().open(person, device, context.ip()));
    }

    private void signOut(Context context) {
        String secret = cookie.read(context);
        if (secret != null) {
            parts.sessions().close(secret);
        }
        cookie.clear(context);
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
            open(context, person);
            Answers.goTo(context, "/stories");
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

    /** Only places on the desk itself: a link must not lead a person who signs in elsewhere. */
    private static String next(@Nullable String asked) {
        boolean here = asked != null && asked.matches("/(?![/\\\\])[\\w/?&=.%+-]*");
        return here && asked != null ? asked : "/stories";
    }
}
