package news.stet.desk;

import io.javalin.http.Context;
import java.net.URI;

/** What every answer of the desk tells browsers to refuse. */
final class SecurityHeaders {
    private final String policy;

    /**
     * @param siteUrl pictures and films may come from the site too
     */
    SecurityHeaders(URI siteUrl) {
        policy =
                String.join(
                        "; ",
                        "default-src 'none'",
                        "script-src 'self'",
                        "style-src 'self'",
                        "font-src 'self'",
                        "img-src 'self' data: " + siteUrl,
                        "media-src 'self' " + siteUrl,
                        "connect-src 'self'",
                        // html.js makes the first; the editor's library makes the second, for what
                        // is pasted, and looks through that in a document of its own.
                        "require-trusted-types-for 'script'",
                        "trusted-types stet-desk ProseMirrorClipboard",
                        "frame-src 'self'",
                        "form-action 'self'",
                        "base-uri 'none'",
                        "frame-ancestors 'none'");
    }

    void set(Context context) {
        context.header("Content-Security-Policy", policy);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "same-origin");
        context.header("Cross-Origin-Opener-Policy", "same-origin");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
        // Nothing of a newsroom may stay in a cache; what may, says so itself.
        context.header("Cache-Control", "no-store");
    }

    /** For a page that the desk shows inside one of its own. */
    static void allowFraming(Context context) {
        context.header(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:;"
                        + " media-src 'self'; base-uri 'none'; form-action 'none';"
                        + " frame-ancestors 'self'");
    }
}
