package news.stet.press;

import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;

/** What browsers are told not to do with our pages. */
final class SafetyHeaders {
    private static final String POLICY =
            "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'self';"
                    + " font-src 'self'; script-src 'self'; form-action 'self';"
                    + " frame-ancestors 'none'; base-uri 'none'";

    /** In the form in which they are sent. */
    static final List<HttpField> FIELDS =
            List.of(
                    new PreEncodedHttpField("Content-Security-Policy", POLICY),
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
