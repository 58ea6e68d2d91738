package news.stet.press;

import java.time.Instant;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** What a request makes its answer depend on (RFC 9110, sections 12 and 13). */
final class Conditions {
    private Conditions() {}

    /** Whether the reader has this already: 304. */
    static boolean unchanged(HttpFields headers, String tag, Instant changed) {
        String known = headers.get(HttpHeader.IF_NONE_MATCH);
        if (known != null) {
            return matches(headers.getValuesList(HttpHeader.IF_NONE_MATCH), tag);
        }
        long since = headers.getDateField(HttpHeader.IF_MODIFIED_SINCE.asString());
        return since >= 0 && changed.toEpochMilli() <= since;
    }

    private static boolean matches(List<String> fields, String tag) {
        for (String field : fields) {
            for (String one : field.split(",", -1)) {
                String known = one.strip();
                if (known.equals("*") || known.equals(tag) || known.equals("W/" + tag)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a range asked for still belongs to this file. */
    static boolean rangeHolds(HttpFields headers, String tag) {
        String wanted = headers.get(HttpHeader.IF_RANGE);
        return wanted == null || wanted.equals(tag);
    }

    static boolean takesGzip(HttpFields headers) {
        for (String field : headers.getValuesList(HttpHeader.ACCEPT_ENCODING)) {
            for (String one : field.split(",", -1)) {
                String[] parts = one.strip().split(";", 2);
                boolean named = parts[0].strip().equalsIgnoreCase("gzip");
                if (named) {
                    return parts.length == 1 || !parts[1].strip().matches("q=0(\\.0*)?");
                }
            }
        }
        return false;
    }
}
