package news.stet.wire.crawl;

import java.util.List;
import org.jsoup.parser.Parser;

/**
 * How strings are marked in a dump, after what the way to the page may have done to the plain
 * quotation mark.
 *
 * @param written the mark, the same before and after a string
 */
record QuoteMark(String written) {
    /** Longer than any title; keeps the search for a missing mark short. */
    private static final int MAX_STRING_CHARS = 20_000;

    private static final QuoteMark ESCAPED = new QuoteMark("\\\"");

    /** Word processors and blogs turn plain marks into these, and not always in pairs. */
    private static final QuoteMark TYPOGRAPHIC = new QuoteMark("\u201C\u201D\u201E\u2033");

    private static final List<QuoteMark> OTHERS =
            List.of(
                    ESCAPED,
                    new QuoteMark("\""),
                    new QuoteMark("&quot;"),
                    new QuoteMark("&#34;"),
                    new QuoteMark("&#034;"),
                    new QuoteMark("&#x22;"),
                    new QuoteMark("'"));

    /** The kind of mark that these characters are one of. */
    static QuoteMark of(String written) {
        return OTHERS.stream()
                .filter(mark -> mark.written.equals(written))
                .findFirst()
                .orElse(TYPOGRAPHIC);
    }

    /** Length of the mark that stands at the offset, 0 if none does. */
    int lengthAt(String text, int at) {
        if (at >= text.length()) {
            return 0;
        }
        if (equals(TYPOGRAPHIC)) {
            return written.indexOf(text.charAt(at)) >= 0 ? 1 : 0;
        }
        return text.startsWith(written, at) ? written.length() : 0;
    }

    /**
     * Offset of the mark that closes the string whose content begins at the offset, or -1 if it
     * breaks off. Titles hold unescaped marks, so a closing one is known by what follows it.
     */
    int closeOf(String text, int start, boolean key) {
        int limit = Math.min(text.length(), start + MAX_STRING_CHARS);
        int at = start;
        while (at < limit && !text.startsWith("\n\n", at)) {
            int length = lengthAt(text, at);
            if (length > 0 && (key ? endsKey(text, at + length) : endsValue(text, at + length))) {
                return at;
            }
            at += length == 0 && text.charAt(at) == '\\' ? escapeLength(text, at) : 1;
        }
        return -1;
    }

    /**
     * In an escaped dump a mark within a title is three backslashes and the mark, another escape
     * two and a letter.
     */
    private int escapeLength(String text, int at) {
        return equals(ESCAPED) && text.startsWith("\\\\\\", at) ? 4 : 2;
    }

    private boolean endsKey(String text, int at) {
        int next = skipBlanks(text, at);
        return next < text.length() && text.charAt(next) == ':';
    }

    private boolean endsValue(String text, int at) {
        int next = skipBlanks(text, at);
        if (next == text.length() || "}]".indexOf(text.charAt(next)) >= 0) {
            return true;
        }
        if (text.charAt(next) != ',') {
            return false;
        }
        int after = skipBlanks(text, next + 1);
        return after == text.length()
                || lengthAt(text, after) > 0
                || "{[".indexOf(text.charAt(after)) >= 0;
    }

    private static int skipBlanks(String text, int at) {
        int next = at;
        while (next < text.length() && Blank.is(text.charAt(next))) {
            next++;
        }
        return next;
    }

    /**
     * The string's own characters: JSON escapes and HTML entities resolved, as often as they were
     * applied.
     */
    String unescape(String raw) {
        String once = equals(ESCAPED) ? unslash(raw) : raw;
        String plain = Parser.unescapeEntities(unescapeJson(once), true);
        return Blank.single(Parser.unescapeEntities(plain, true));
    }

    private static String unslash(String raw) {
        StringBuilder plain = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            boolean slash = raw.charAt(i) == '\\' && i + 1 < raw.length();
            if (slash && "\\\"'".indexOf(raw.charAt(i + 1)) >= 0) {
                i++;
            }
            plain.append(raw.charAt(i));
        }
        return plain.toString();
    }

    private static String unescapeJson(String raw) {
        StringBuilder plain = new StringBuilder(raw.length());
        int at = 0;
        while (at < raw.length()) {
            char c = raw.charAt(at);
            if (c != '\\' || at + 1 >= raw.length()) {
                plain.append(c);
                at++;
                continue;
            }
            char kind = raw.charAt(at + 1);
            at += 2;
            switch (kind) {
                case 'n', 'r', 't', 'f', 'b' -> plain.append(' ');
                case 'u' -> {
                    String digits = raw.substring(at, Math.min(raw.length(), at + 4));
                    if (digits.matches("[0-9a-fA-F]{4}")) {
                        char code = (char) Integer.parseInt(digits, 16);
                        plain.append(code < ' ' ? ' ' : code);
                        at += 4;
                    } else {
                        plain.append("\\u");
                    }
                }
                default -> plain.append(kind);
            }
        }
        return withoutHalves(plain.toString());
    }

    /** One half of a pair that stands for a character, left alone by a cut, is no text. */
    private static String withoutHalves(String text) {
        return text.codePoints()
                .map(code -> code >= 0xD800 && code <= 0xDFFF ? 0xFFFD : code)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
