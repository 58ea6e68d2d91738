package news.stet.desk;

import io.javalin.http.Context;
import java.net.URI;
import news.stet.platform.Problem;
import org.jspecify.annotations.Nullable;

/** Refuses writes that a page of another site made a browser send. */
final class SameOrigin {
    private final String deskOrigin;

    SameOrigin(URI deskUrl) {
        this.deskOrigin = deskUrl.toString();
    }

    /**
     * Browsers say where a request comes from, and pages cannot forge it. A client that says
     * nothing is no browser; it has to know the session's token all the same.
     *
     * @throws Problem FORBIDDEN
     */
    void require(Context context) {
        String site = context.header("Sec-Fetch-Site");
        String origin = context.header("Origin");
        // Both must agree where both are sent: neither alone is sent by every browser.
        boolean ours =
                (site == null || site.equals("same-origin") || site.equals("none"))
                        && (origin == null || isOurs(origin, context.header("Host")));
        if (!ours) {
            throw new Problem(
                    Problem.Kind.FORBIDDEN,
                    "This came from a page of another site and was not done; open the desk itself"
                            + " and do it there.");
        }
    }

    private boolean isOurs(String origin, @Nullable String host) {
        return origin.equals(deskOrigin)
                || origin.equals("http://" + host)
                || origin.equals("https://" + host);
    }
}
