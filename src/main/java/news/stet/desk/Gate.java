package news.stet.desk;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;
import news.stet.people.Actor;
import news.stet.people.Sessions;
import news.stet.people.SignedIn;
import news.stet.people.Tokens;
import news.stet.platform.Problem;
import org.jspecify.annotations.Nullable;

/** Stands before every route: lets in whom it is for, and no write that somebody else began. */
public final class Gate {
    /** The form field with the session's token. */
    static final String FORM_TOKEN = "form-token";

    private static final String HEADER_TOKEN = "X-Form-Token";
    private static final String BEARER = "bearer ";
    private static final String ACTOR = "stet.actor";
    private static final String SIGNED_IN = "stet.signed-in";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final SessionCookie cookie;
    private final Sessions sessions;
    private final Tokens tokens;
    private final SameOrigin sameOrigin;

    Gate(SessionCookie cookie, Sessions sessions, Tokens tokens, SameOrigin sameOrigin) {
        this.cookie = cookie;
        this.sessions = sessions;
        this.tokens = tokens;
        this.sameOrigin = sameOrigin;
    }

    /** Who acts in this request; only on routes that are not open. */
    public static Actor actor(Context context) {
        Actor actor = context.attribute(ACTOR);
        if (actor == null) {
            throw new IllegalStateException("asked who acts on an open route");
        }
        return actor;
    }

    /** Who is signed in, empty on open routes for strangers and for programs with a token. */
    static Optional<SignedIn> signedIn(Context context) {
        SignedIn signedIn = context.attribute(SIGNED_IN);
        return Optional.ofNullable(signedIn);
    }

    /**
     * @throws Problem UNAUTHENTICATED or FORBIDDEN
     */
    void pass(Route route, Context context) {
        boolean writing = writes(route);
        switch (route.access()) {
            case OPEN -> {
                if (writing) {
                    sameOrigin.require(context);
                }
            }
            case SESSION -> passSession(context, writing);
            case TOKEN_OR_SESSION -> {
                String authorization = context.header("Authorization");
                if (authorization == null) {
                    passSession(context, writing);
                } else {
                    context.attribute(ACTOR, byToken(authorization));
                }
            }
        }
    }

    /** Whether a request there may change something. */
    static boolean writes(Route route) {
        return !READING.contains(route.method());
    }

    private void passSession(Context context, boolean writing) {
        String secret = cookie.read(context);
        SignedIn signedIn = find(secret).orElseThrow(Gate::signInFirst);
        if (writing) {
            sameOrigin.require(context);
            requireFormToken(context, secret);
        }
        context.attribute(SIGNED_IN, signedIn);
        context.attribute(ACTOR, signedIn.actor());
    }

    /** Whose session the request brings, wherever it goes. */
    Optional<SignedIn> find(@Nullable String secret) {
        return secret == null || secret.isEmpty() ? Optional.empty() : sessions.find(secret);
    }

    private static void requireFormToken(Context context, @Nullable String secret) {
        String given = context.header(HEADER_TOKEN);
        if (given == null && (context.isFormUrlencoded() || context.isMultipartFormData())) {
            given = context.formParam(FORM_TOKEN);
        }
        if (secret == null || !SessionCookie.isFormToken(given, secret)) {
            throw new Problem(
                    Problem.Kind.FORBIDDEN,
                    "This form was made for another session and was not sent; go back, load the"
                            + " page again and send it from there.");
        }
    }

    private Actor byToken(String authorization) {
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new Problem(
                    Problem.Kind.UNAUTHENTICATED,
                    "The Authorization header is not understood; send it as: Bearer TOKEN.");
        }
        return tokens.find(authorization.substring(BEARER.length()).strip())
                .orElseThrow(() ->
                        new Problem(
                                Problem.Kind.UNAUTHENTICATED,
                                "No token in use is this one; it may have been revoked. Make a new"
                                        + " one at the desk or with stet token add."));
    }

    private static Problem signInFirst() {
        return new Problem(
                Problem.Kind.UNAUTHENTICATED,
                "Nobody is signed in here; sign in at the desk, or send a token as Authorization:"
                        + " Bearer TOKEN.");
    }
}
