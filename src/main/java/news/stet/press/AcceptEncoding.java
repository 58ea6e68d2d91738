package news.stet.press;

import java.util.Arrays;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Which encoding a reader wants of those there are (RFC 9110, section 12.5.3). Among equals the
 * smaller body wins: brotli, gzip, identity. Where nothing there is acceptable the answer is
 * identity all the same: every reader can read it, and a 406 would help nobody.
 */
final class AcceptEncoding {
    /** What browsers, crawlers and tools send; read without making anything. */
    private static final Map<String, Encoding[]> COMMON;

    static {
        Encoding[] both = {Encoding.BROTLI, Encoding.GZIP, Encoding.IDENTITY};
        Encoding[] gzip = {Encoding.GZIP, Encoding.IDENTITY};
        COMMON =
                Map.of(
                        "gzip, deflate, br, zstd", both,
                        "gzip, deflate, br", both,
                        "gzip,deflate,br", both,
                        "deflate, gzip, br, zstd", both,
                        "br, gzip", both,
                        "gzip, br", both,
                        "gzip, deflate", gzip,
                        "gzip,deflate", gzip,
                        "gzip", gzip);
    }

    private static final Encoding[] NO_WISH = {Encoding.IDENTITY};

    private AcceptEncoding() {}

    /**
     * What to send.
     *
     * @param gzip whether the body is there as gzip
     * @param brotli whether it is there as brotli
     */
    static Encoding best(HttpFields headers, boolean gzip, boolean brotli) {
        for (Encoding one : wishes(headers)) {
            boolean there =
                    switch (one) {
                        case BROTLI -> brotli;
                        case GZIP -> gzip;
                        case IDENTITY -> true;
                    };
            if (there) {
                return one;
            }
        }
        return Encoding.IDENTITY;
    }

    private static Encoding[] wishes(HttpFields headers) {
        Encoding[] wishes = NO_WISH;
        int fields = 0;
        for (HttpField field : headers) {
            if (field.getHeader() == HttpHeader.ACCEPT_ENCODING) {
                if (fields++ > 0) {
                    return wishes(String.join(",", headers.getValuesList(field.getHeader())));
                }
                String value = field.getValue();
                wishes = value == null ? NO_WISH : wishes(value);
            }
        }
        return wishes;
    }

    /** The acceptable ones, best first. */
    static Encoding[] wishes(String value) {
        Encoding[] common = COMMON.get(value);
        if (common != null) {
            return common;
        }
        var weights = EncodingWeights.read(value);
        return Arrays.stream(new Encoding[] {Encoding.BROTLI, Encoding.GZIP, Encoding.IDENTITY})
                .filter(one -> weights.of(one) > 0)
                .sorted((a, b) -> weights.of(b) - weights.of(a))
                .toArray(Encoding[]::new);
    }
}
