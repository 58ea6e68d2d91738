package news.stet.desk;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A cookie of the desk: no script reads it, no other site's form brings it along, and where the
 * desk has TLS it comes over nothing else. Lax, because a provider of sign-ins sends the browser
 * back from another site.
 */
record DeskCookie(String name, boolean secure) {
    static DeskCookie of(URI deskUrl, String name) {
        boolean secure = "https".equals(deskUrl.getScheme());
        // Browsers take a __Host- cookie only over TLS, and from no neighbouring domain.
        return new DeskCookie(secure ? "__Host-" + name : name, secure);
    }

    @Nullable String read(Context context) {
        return context.cookie(name);
    }

    void set(Context context, String value, int maxAgeSeconds) {
        Cookie cookie = written(value);
        cookie.setMaxAge(maxAgeSeconds);
        context.cookie(cookie);
    }

    void clear(Context context) {
        set(context, "", 0);
    }

    Cookie written(String value) {
        return new Cookie(name, value, "/", 0, secure, true, null, SameSite.LAX);
    }
}
