package news.stet.desk;

import io.javalin.http.Context;
import news.stet.people.Person;
import news.stet.people.SignInMethod;
import tools.jackson.databind.JsonNode;

/** Coming in by a passkey: the browser's script asks, signs and sends. */
final class PasskeySignIn {
    private final Parts parts;
    private final Door door;

    PasskeySignIn(Parts parts, Door door) {
        this.parts = parts;
        this.door = door;
    }

    void routes(Routes routes) {
        routes.post("/sign-in/passkey/options", Access.OPEN, this::ask);
        routes.post("/sign-in/passkey", Access.OPEN, this::signIn);
    }

    private void ask(Context context) {
        parts.signIn().countAsked(door.address(context));
        door.ask(context, parts.passkeys().beginSignIn());
    }

    private void signIn(Context context) {
        JsonNode json = Door.json(context);
        parts.signIn().countAsked(door.address(context));
        Person person =
                parts.passkeys().check(door.attempt().take(context), Door.text(json, "answer"));
        door.open(context, person, SignInMethod.PASSKEY);
        Door.sendOn(context, Door.next(Door.text(json, "next")));
    }
}
