package news.stet.desk;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.Optional;
import news.stet.people.Asked;
import news.stet.people.Person;
import news.stet.people.SignInMethod;
import news.stet.people.SignedIn;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What all ways of coming in have in common: cookies, addresses, where to go afterwards. */
final class Door {
    static final String USUAL = "/stories";

    private final Parts parts;
    private final SessionCookie session;
    private final AttemptCookie attempt;
    private final ClientAddress address;
    private final Gate gate;

    Door(Parts parts, SessionCookie session, Gate gate) {
        this.parts = parts;
        this.session = session;
        this.gate = gate;
        this.attempt = new AttemptCookie(parts.settings().deskUrl());
        this.address = new ClientAddress(parts.settings().door());
    }

    String address(Context context) {
        return address.of(context);
    }

    Optional<SignedIn> find(Context context) {
        return gate.find(session.read(context));
    }

    /** Opens a session; the browser's one from before ends. */
    void open(Context context, Person person, SignInMethod method) {
        open(context, person, method, parts.clock().instant());
    }

    /** The same for somebody who showed elsewhere, at that moment, who they are. */
    void open(Context context, Person person, SignInMethod method, Instant shownAt) {
        String device = context.userAgent() == null ? "" : context.userAgent();
        String before = session.read(context);
        session.set(
                context,
                parts.sessions().open(person, method, device, address.of(context), shownAt));
        if (before != null && !before.isEmpty()) {
            parts.sessions().close(before);
        }
    }

    void close(Context context) {
        String secret = session.read(context);
        if (secret != null) {
            parts.sessions().close(secret);
        }
        session.clear(context);
    }

    AttemptCookie attempt() {
        return attempt;
    }

    /** Answers with what the browser's authenticator is asked. */
    void ask(Context context, Asked asked) {
        attempt.set(context, asked.attempt());
        context.contentType("application/json").result(asked.options());
    }

    /** Answers a script with where to go. */
    static void sendOn(Context context, String next) {
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("next", next);
        context.contentType("application/json").result(Json.write(json));
    }

    /** A member of the request's JSON as text; empty when it is not there. */
    static String text(JsonNode json, String name) {
        JsonNode value = json.get(name);
        return value == null ? "" : value.isString() ? value.stringValue() : value.toString();
    }

    /**
     * The request's JSON.
     *
     * @throws Problem UNSUPPORTED for anything else, as another site's form could send it
     */
    static JsonNode json(Context context) {
        String type = context.contentType();
        if (type == null || !type.startsWith("application/json")) {
            throw new Problem(Problem.Kind.UNSUPPORTED, "Send JSON here.");
        }
        return Json.read(context.bodyAsBytes());
    }

    /** Only places on the desk itself: a link must not lead a person who signs in elsewhere. */
    static String next(@Nullable String asked) {
        boolean here = asked != null && asked.matches("/(?![/\\\\])[\\w/?&=.%+-]*");
        return here && asked != null ? asked : USUAL;
    }
}
