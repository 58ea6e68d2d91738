package news.stet.desk;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import news.stet.people.Secret;
import news.stet.people.Sessions;
import org.jspecify.annotations.Nullable;

/** The cookie that holds a session's secret, and the token its forms carry. */
final class SessionCookie {
    private final DeskCookie cookie;

    SessionCookie(URI deskUrl) {
        cookie = DeskCookie.of(deskUrl, "stet");
    }

    @Nullable String read(Context context) {
        return cookie.read(context);
    }

    void set(Context context, Secret secret) {
        cookie.set(context, secret.text(), (int) Sessions.LONGEST.toSeconds());
    }

    void clear(Context context) {
        cookie.clear(context);
    }

    Cookie written(String value) {
        return cookie.written(value);
    }

    /**
     * What a form must send along. It follows from the secret, which no page and no script can
     * read, and does not give it away.
     */
    static String formToken(String secret) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(("form " + secret).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static boolean isFormToken(@Nullable String given, String secret) {
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8),
                        formToken(secret).getBytes(StandardCharsets.UTF_8));
    }
}
