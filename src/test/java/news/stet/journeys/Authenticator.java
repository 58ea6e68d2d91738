package news.stet.journeys;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** A device that keeps passkeys, inside Chromium. */
final class Authenticator {
    private final CDPSession session;
    private final String id;

    /**
     * @param verifies whether it finds out who its owner is
     */
    Authenticator(Page page, boolean verifies) {
        session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", verifies);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject arguments = new JsonObject();
        arguments.add("options", options);
        id =
                session.send("WebAuthn.addVirtualAuthenticator", arguments)
                        .get("authenticatorId")
                        .getAsString();
    }

    /** Whether somebody touches it when it is asked. */
    void touched(boolean yes) {
        JsonObject arguments = named();
        arguments.addProperty("enabled", yes);
        session.send("WebAuthn.setAutomaticPresenceSimulation", arguments);
    }

    JsonArray credentials() {
        return session.send("WebAuthn.getCredentials", named()).getAsJsonArray("credentials");
    }

    private JsonObject named() {
        JsonObject arguments = new JsonObject();
        arguments.addProperty("authenticatorId", id);
        return arguments;
    }
}
