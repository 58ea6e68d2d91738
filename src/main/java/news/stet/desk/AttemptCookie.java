package news.stet.desk;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.net.URI;
import java.time.Duration;
import news.stet.people.Secret;

/**
 * The cookie that ties what a browser was asked (a passkey's signature, a turn at the provider) to
 * its answer. Lax, because the provider sends the browser back from another site.
 */
final class AttemptCookie {
    private static final int LIFE_SECONDS = (int) Duration.ofMinutes(5).toSeconds();

    private final boolean secure;
    private final String name;

    AttemptCookie(URI deskUrl) {
        secure = "https".equals(deskUrl.getScheme());
        name = secure ? "__Host-stet-attempt" : "stet-attempt";
    }

    /** The secret, which the browser forgets; empty when there is none. */
    String take(Context context) {
        String secret = context.cookie(name);
        write(context, "", 0);
        return secret == null ? "" : secret;
    }

    void set(Context context, Secret secret) {
        write(context, secret.text(), LIFE_SECONDS);
    }

    private void write(Context context, String value, int maxAgeSeconds) {
        Cookie cookie = written(value);
        cookie.setMaxAge(maxAgeSeconds);
        context.cookie(cookie);
    }

    Cookie written(String value) {
        return new Cookie(name, value, "/", 0, secure, true, null, SameSite.LAX);
    }
}
