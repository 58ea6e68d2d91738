package news.stet.site;

import java.util.Map;

/** What browsers are told to refuse in our pages (CSP 3). */
public final class ContentPolicy {
    /** The header's name. */
    public static final String HEADER = "Content-Security-Policy";

    /** Of pages that say nothing else. The search field asks for what somebody may be typing. */
    public static final String PAGES =
            policy("media-src 'self'; connect-src 'self'", "frame-ancestors 'none'");

    /** A script may fetch a film's pieces and hand them to the browser, as some browsers need. */
    private static final String CLIMBING = "media-src 'self' blob:; connect-src 'self'";

    private ContentPolicy() {}

    private static String policy(String media, String framing) {
        return "default-src 'none'; img-src 'self'; "
                + media
                + "; style-src 'self'; font-src 'self'; script-src 'self'; form-action 'self'; "
                + framing
                + "; base-uri 'none'";
    }

    /** The header of a page with a film in several sizes. */
    public static Map<String, String> films() {
        return Map.of(HEADER, policy(CLIMBING, "frame-ancestors 'none'"));
    }

    /** The header of a piece of a page that anybody may put into a page of theirs. */
    public static Map<String, String> fragment() {
        return Map.of(
                HEADER,
                "default-src 'none'; img-src 'self'; form-action 'none'; base-uri 'none';"
                        + " frame-ancestors *",
                "Access-Control-Allow-Origin",
                "*",
                "Cross-Origin-Resource-Policy",
                "cross-origin",
                "X-Robots-Tag",
                "noindex");
    }

    /** The header of a player that anybody may put into a page of theirs. */
    public static Map<String, String> embedded() {
        return Map.of(
                HEADER,
                policy(CLIMBING, "frame-ancestors *"),
                // What stands in others' pages is asked for by others' pages.
                "Cross-Origin-Resource-Policy",
                "cross-origin");
    }
}
