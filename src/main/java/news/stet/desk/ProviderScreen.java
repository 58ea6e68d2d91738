package news.stet.desk;

import io.javalin.http.Context;
import java.util.Optional;
import news.stet.desk.view.Notice;
import news.stet.people.ProviderSignIn;
import news.stet.people.SignInMethod;
import news.stet.people.SignedIn;
import news.stet.platform.Problem;

/** There and back: to the newsroom's provider, and in. */
final class ProviderScreen {
    private final Parts parts;
    private final Door door;
    private final SignInScreen signIn;

    ProviderScreen(Parts parts, Door door, SignInScreen signIn) {
        this.parts = parts;
        this.door = door;
        this.signIn = signIn;
    }

    void routes(Routes routes) {
        routes.get("/sign-in/provider", Access.OPEN, this::send);
        routes.get(ProviderSignIn.BACK, Access.OPEN, this::back);
    }

    private void send(Context context) {
        String next = Door.next(context.queryParam("next"));
        try {
            parts.signIn().countAsked(door.address(context));
            // Whoever is in already has come to confirm that it is they.
            boolean again = door.find(context).isPresent();
            ProviderSignIn.Sent sent = provider().begin(next, again);
            door.attempt().set(context, sent.attempt());
            context.header("Location", sent.to().toString()).status(303).result("");
        } catch (Problem problem) {
            refuse(context, problem, next);
        }
    }

    private void back(Context context) {
        String query = context.queryString();
        try {
            ProviderSignIn.Came came =
                    provider().finish(door.attempt().take(context), query == null ? "" : query);
            Optional<SignedIn> here = door.find(context);
            boolean recent = came.shownAt().plus(SignedIn.RECENT).isAfter(parts.clock().instant());
            if (recent && here.filter(it -> it.person().id() == came.person().id()).isPresent()) {
                parts.sessions().confirm(here.get());
            } else {
                door.open(context, came.person(), SignInMethod.PROVIDER, came.shownAt());
            }
            Answers.goTo(context, Door.next(came.next()));
        } catch (Problem problem) {
            refuse(context, problem, Door.USUAL);
        }
    }

    private void refuse(Context context, Problem problem, String next) {
        if (problem.kind() == Problem.Kind.UNAVAILABLE) {
            throw problem;
        }
        context.status(problem.kind().status());
        signIn.show(context, "", next, Notice.of(problem));
    }

    private ProviderSignIn provider() {
        return parts.provider()
                .orElseThrow(() ->
                        new Problem(
                                Problem.Kind.NOT_FOUND,
                                "This newsroom has no provider of its own."));
    }
}
