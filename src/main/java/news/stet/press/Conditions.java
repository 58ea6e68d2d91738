package news.stet.press;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** What a request makes its answer depend on (RFC 9110, sections 12 and 13). */
final class Conditions {
    private Conditions() {}

    /**
     * The tag by which the reader knows this already, for a 304; null when it must be sent.
     *
     * @param tag of the form it would be sent in
     * @param text what the tags of all its forms begin with, without quotes
     * @param changed in whole seconds since 1970
     */
    static @Nullable String known(HttpFields headers, String tag, String text, long changed) {
        String known = headers.get(HttpHeader.IF_NONE_MATCH);
        if (known == null) {
            // -1 when there is no such date.
            long since = headers.getDateField(HttpHeader.IF_MODIFIED_SINCE.asString());
            return since >= 0 && changed * 1000 <= since ? tag : null;
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
                if (isOf(plain, text)) {
                    return plain;
                }
            }
        }
        return null;
    }

    /** Whatever the encoding. */
    private static boolean isOf(String tag, String text) {
        int end = 1 + text.length();
        return tag.length() > end
                && tag.startsWith(text, 1)
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
