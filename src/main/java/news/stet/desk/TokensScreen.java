package news.stet.desk;

import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import news.stet.desk.view.Notice;
import news.stet.desk.view.Page;
import news.stet.desk.view.PlaceChoice;
import news.stet.desk.view.TokensView;
import news.stet.people.Grant;
import news.stet.people.Role;
import news.stet.platform.Problem;
import org.jspecify.annotations.Nullable;

/** Tokens of programs, for administrators. */
final class TokensScreen {
    private static final String PATH = "/tokens";

    private final Parts parts;
    private final Pages pages;

    TokensScreen(Parts parts, Pages pages) {
        this.parts = parts;
        this.pages = pages;
    }

    void routes(Routes routes) {
        routes.get(PATH, Access.SESSION, context -> show(context, null, null));
        routes.post(PATH, Access.SESSION, this::add);
        routes.post("/tokens/{id}/revoke", Access.SESSION, this::revoke);
    }

    private void add(Context context) {
        try {
            String secret =
                    parts.tokens()
                            .add(
                                    Gate.actor(context),
                                    Form.text(context, "name"),
                                    PeopleScreen.role(context),
                                    grants(context),
                                    expiry(context))
                            .secret()
                            .text();
            show(context, null, secret);
        } catch (Problem problem) {
            context.status(problem.kind().status());
            show(context, Notice.of(problem), null);
        }
    }

    /** For one place, when one was chosen: the role counts there, and nowhere else. */
    private static List<Grant> grants(Context context) {
        String place = Form.text(context, "place");
        if (place.isEmpty()) {
            return List.of();
        }
        PlaceChoice chosen = PlaceChoice.parse(place);
        return List.of(new Grant(placeRole(context), chosen.edition(), chosen.section()));
    }

    private static Role placeRole(Context context) {
        return Role.find(Form.text(context, "place-role"))
                .orElseThrow(() ->
                        Problem.invalid("place-role", "is no role", "Choose one of the list"));
    }

    private @Nullable Instant expiry(Context context) {
        String days = Form.text(context, "days");
        return days.matches("[1-9][0-9]{0,3}")
                ? parts.clock().instant().plus(Duration.ofDays(Long.parseLong(days)))
                : null;
    }

    private void revoke(Context context) {
        Answers.doing(
                context,
                PATH,
                "tokens.revoked",
                () -> parts.tokens().revoke(Gate.actor(context), Form.id(context)),
                notice -> show(context, notice, null));
    }

    private void show(Context context, @Nullable Notice notice, @Nullable String secret) {
        Page page = pages.page(context, "tokens.title", "tokens");
        ZoneId zone = parts.editions().list().getFirst().timeZone();
        pages.show(
                context,
                "tokens",
                new TokensView(
                        notice == null ? page : page.with(notice),
                        parts.tokens().list(Gate.actor(context)),
                        secret,
                        PlaceChoice.all(parts.editions().list()),
                        parts.clock().instant(),
                        zone));
    }
}
