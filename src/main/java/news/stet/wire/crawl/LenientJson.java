package news.stet.wire.crawl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON that has been through a debug dump: strings may be marked with {@code "}, {@code \"},
 * the entity of it or typographic quotes, may hold unescaped quotes, and the whole may stop
 * anywhere. Every object that is whole is kept. One reader reads one stretch; not safe for threads.
 */
final class LenientJson {
    /** Nobody dumps deeper; a file made to exhaust the stack does. */
    private static final int MAX_DEPTH = 32;

    private final String text;
    private final QuoteMark mark;
    private final List<Map<String, String>> rows = new ArrayList<>();
    private int at;
    private int lineEnd = -1;
    private boolean damaged;

    private LenientJson(String text, int start, QuoteMark mark) {
        this.text = text;
        this.at = start;
        this.mark = mark;
    }

    /** Reads a list or an object that begins at the offset. */
    static DumpPart read(String text, int start, QuoteMark mark) {
        LenientJson reader = new LenientJson(text, start, mark);
        boolean whole = reader.readValue(0) != null && !reader.damaged;
        return new DumpPart(reader.at, reader.rows, whole);
    }

    /**
     * Reads what is left of a list whose beginning was cut off: pairs, then perhaps more objects.
     */
    static DumpPart readRest(String text, int start, QuoteMark mark) {
        LenientJson reader = new LenientJson(text, start, mark);
        reader.readPairs(new LinkedHashMap<>(), 0);
        reader.rows.clear();
        reader.readItems(0);
        return new DumpPart(reader.at, reader.rows, false);
    }

    /** The plain value, "" for a list or an object; null when the text broke off within it. */
    private @Nullable String readValue(int depth) {
        skipBlanks();
        if (at >= text.length() || depth > MAX_DEPTH) {
            return null;
        }
        if (mark.lengthAt(text, at) > 0) {
            return readString(false);
        }
        if (text.charAt(at) == '[') {
            at++;
            return wholeOrNull(readItems(depth + 1));
        }
        if (text.charAt(at) == '{') {
            at++;
            Map<String, String> row = new LinkedHashMap<>();
            boolean whole = readPairs(row, depth + 1);
            if (whole) {
                rows.add(row);
            }
            return wholeOrNull(whole);
        }
        return readBare();
    }

    private static @Nullable String wholeOrNull(boolean whole) {
        return whole ? "" : null;
    }

    private boolean readItems(int depth) {
        while (true) {
            skipBlanksAndCommas();
            if (at < text.length() && text.charAt(at) == ']') {
                at++;
                return true;
            }
            int item = at;
            if (at >= text.length() || (readValue(depth) == null && !skipToNextObject(item + 1))) {
                return false;
            }
        }
    }

    /** After a damaged object, the next one of the same line is read. */
    private boolean skipToNextObject(int from) {
        damaged = true;
        if (at > lineEnd) {
            int line = text.indexOf('\n', at);
            lineEnd = line < 0 ? text.length() : line;
        }
        int next = text.indexOf('{', Math.max(at, from));
        while (next >= 0 && next < lineEnd) {
            int key = next + 1;
            while (key < text.length() && Blank.is(text.charAt(key))) {
                key++;
            }
            if (mark.lengthAt(text, key) > 0) {
                at = next;
                return true;
            }
            next = text.indexOf('{', next + 1);
        }
        return false;
    }

    private boolean readPairs(Map<String, String> row, int depth) {
        while (true) {
            skipBlanksAndCommas();
            if (at < text.length() && text.charAt(at) == '}') {
                at++;
                return true;
            }
            if (mark.lengthAt(text, at) == 0) {
                return false;
            }
            String key = readString(true);
            skipBlanks();
            if (key == null || at >= text.length() || text.charAt(at) != ':') {
                return false;
            }
            at++;
            String value = readValue(depth);
            if (value == null) {
                return false;
            }
            row.putIfAbsent(key.toLowerCase(Locale.ROOT), value);
        }
    }

    private @Nullable String readString(boolean key) {
        int start = at + mark.lengthAt(text, at);
        int close = mark.closeOf(text, start, key);
        if (close < 0) {
            skipBrokenString();
            return null;
        }
        at = close + mark.lengthAt(text, close);
        return mark.unescape(text.substring(start, close));
    }

    /**
     * The rest of the line is the string's; but a line that begins with the mark is the page's own
     * quotation.
     */
    private void skipBrokenString() {
        if (at > 0 && text.charAt(at - 1) == '\n') {
            return;
        }
        int line = text.indexOf('\n', at);
        at = line < 0 ? text.length() : line;
    }

    private @Nullable String readBare() {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at))
                        || "+-.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        String word = text.substring(start, at);
        if (word.matches("-?\\d[\\d.eE+-]*|true|false")) {
            return word;
        }
        if (word.equals("null")) {
            return "";
        }
        at = start;
        return null;
    }

    /** A dump may be broken over lines, but what follows it must not be swallowed with it. */
    private void skipBlanks() {
        int next = at;
        while (next < text.length() && Blank.is(text.charAt(next))) {
            next++;
        }
        boolean sameLine = text.substring(at, next).indexOf('\n') < 0;
        boolean goesOn = next < text.length() && "[]{},:".indexOf(text.charAt(next)) >= 0;
        if (sameLine || goesOn || mark.lengthAt(text, next) > 0) {
            at = next;
        }
    }

    private void skipBlanksAndCommas() {
        skipBlanks();
        while (at < text.length() && text.charAt(at) == ',') {
            at++;
            skipBlanks();
        }
    }
}
