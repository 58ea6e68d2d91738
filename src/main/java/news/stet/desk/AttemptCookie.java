package news.stet.desk;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import java.net.URI;
import java.time.Duration;
import news.stet.people.Secret;

/**
 * The cookie that ties what a browser was asked (a passkey's signature, a turn at the provider) to
 * its answer.
 */
final class AttemptCookie {
    private static final int LIFE_SECONDS = (int) Duration.ofMinutes(5).toSeconds();

    private final DeskCookie cookie;

    AttemptCookie(URI deskUrl) {
        cookie = DeskCookie.of(deskUrl, "stet-attempt");
    }

    /** The secret, which the browser forgets; empty when there is none. */
    String take(Context context) {
        String secret = cookie.read(context);
        cookie.clear(context);
        return secret == null ? "" : secret;
    }

    void set(Context context, Secret secret) {
        cookie.set(context, secret.text(), LIFE_SECONDS);
    }

    Cookie written(String value) {
        return cookie.written(value);
    }
}
