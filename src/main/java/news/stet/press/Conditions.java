package news.stet.press;

import java.time.Instant;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

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

    /**
     * The tag by which the reader knows this page already, for a 304; null when it must be sent.
     *
     * @param tag of the form it would be sent in
     */
    static @Nullable String known(HttpFields headers, String tag, Ready page) {
        String known = headers.get(HttpHeader.IF_NONE_MATCH);
        if (known == null) {
            String since = headers.get(HttpHeader.IF_MODIFIED_SINCE);
            return since != null
                            && page.sheet().changed() * 1000
                                    <= headers.getDateField(HttpHeader.IF_MODIFIED_SINCE.asString())
                    ? tag
                    : null;
        }
        if (known.equals(tag)) {
            return tag;
        }
        for (String field : headers.getValuesList(HttpHeader.IF_NONE_MATCH)) {
            for (String one : field.split(",", -1)) {
                String plain = one.strip();
                plain = plain.startsWith("W/") ? plain.substring(2) : plain;
                if (plain.equals("*")) {
                    return tag;
                }
                if (isOf(plain, page.sheet().tag())) {
                    return plain;
                }
            }
        }
        return null;
    }

    /** Whatever the encoding. */
    private static boolean isOf(String tag, String page) {
        int end = 1 + page.length();
        return tag.length() > end
                && tag.startsWith(page, 1)
                && tag.charAt(0) == '"'
                && (tag.charAt(end) == '"' || tag.charAt(end) == '-')
                && tag.endsWith("\"");
    }

    /** Whether a range asked for still belongs to this file. */
    static boolean rangeHolds(HttpFields headers, String tag) {
        String wanted = headers.get(HttpHeader.IF_RANGE);
        return wanted == null || wanted.equals(tag);
    }
}
