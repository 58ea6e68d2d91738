package news.stet.press;

import java.util.List;
import news.stet.site.ContentPolicy;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;

/** What browsers are told not to do with our pages. */
final class SafetyHeaders {
    /** In the form in which they are sent. */
    static final List<HttpField> FIELDS =
            List.of(
                    new PreEncodedHttpField(ContentPolicy.HEADER, ContentPolicy.PAGES),
                    new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
                    new PreEncodedHttpField("Referrer-Policy", "strict-origin-when-cross-origin"),
                    new PreEncodedHttpField(
                            "Permissions-Policy",
                            "camera=(), microphone=(), geolocation=(), payment=(), usb=(),"
                                    + " browsing-topics=()"),
                    new PreEncodedHttpField("Cross-Origin-Opener-Policy", "same-origin"));

    private SafetyHeaders() {}

    static void add(HttpFields.Mutable headers) {
        FIELDS.forEach(headers::put);
    }
}
