package news.stet.wire.crawl;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an array or object as {@code var_dump}, {@code print_r} and {@code var_export} print it,
 * whole or cut off. Every inner array that is whole is kept. One reader reads one stretch; not safe
 * for threads.
 */
final class PhpDump {
    private static final int MAX_DEPTH = 32;

    /** Longer than any value of a list; keeps the work on a damaged count short. */
    private static final int MAX_STRING_CHARS = 5_000;

    /**
     * The beginning of a container: array(4) and a brace, object(stdClass)#1 (5), Array and a
     * bracket.
     */
    static final Pattern CONTAINER =
            Pattern.compile(
                    "\\b(?:array\\s*(?:\\(\\d+\\))?"
                            + "|object\\([\\w\\\\]+\\)\\s*#\\d+\\s*\\(\\d+\\)|stdClass Object)\\s*"
                            + "(?:\\{(?=\\s*(?:\\[|\\}|\\z))|\\((?=\\s*(?:\\[\\w|'\\w+'\\s*=>|\\d+\\s*=>|\\)|\\z)))",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern KEY =
            Pattern.compile("\\[?[\"']?([\\w:.-]+?)[\"']?(?::\\w+)?\\]?\\s*=>\\s*");
    private static final Pattern COUNTED = Pattern.compile("string\\s*\\((\\d+)\\)\\s*\"");
    private static final Pattern CLOSING =
            Pattern.compile("\"(?=\\s*(?:\\[\"?\\w+\"?\\]\\s*=>|\\}|\n|$))");
    private static final Pattern LENGTH = Pattern.compile("\\s*\\(length=\\d+\\)");
    private static final Pattern SCALAR =
            Pattern.compile("(?:int|float|bool|enum)\\s*\\(([^)\n]*)\\)|NULL|null|true|false");
    private static final Pattern BARE_END =
            Pattern.compile(
                    "\n|\\s+\\[\\w+\\]\\s*=>|\\s+\\)(?=\\s|$)|\\s*,\\s*(?:'|\\d+\\s*=>|\\))");

    private final String text;
    private final List<Map<String, String>> rows = new ArrayList<>();
    private int at;

    private PhpDump(String text, int start) {
        this.text = text;
        this.at = start;
    }

    /** Reads the container that begins at the offset. */
    static DumpPart read(String text, int start) {
        PhpDump reader = new PhpDump(text, start);
        boolean whole = reader.readValue(0) != null;
        return new DumpPart(reader.at, reader.rows, whole);
    }

    /**
     * Offset after the string that is dumped at the offset; where it breaks off, its line ends it.
     */
    static int endOfCounted(String text, int start) {
        PhpDump reader = new PhpDump(text, start);
        Matcher counted = reader.at(COUNTED);
        if (counted != null) {
            reader.readCounted(counted);
            return reader.at;
        }
        int line = text.indexOf('\n', start);
        return line < 0 ? text.length() : line;
    }

    private @Nullable String readValue(int depth) {
        if (depth > MAX_DEPTH) {
            return null;
        }
        Matcher container = at(CONTAINER);
        if (container != null) {
            at = container.end();
            return readContainer(text.charAt(at - 1) == '{' ? '}' : ')', depth) ? "" : null;
        }
        Matcher counted = at(COUNTED);
        if (counted != null) {
            return readCounted(counted);
        }
        Matcher scalar = at(SCALAR);
        if (scalar != null) {
            at = scalar.end();
            return scalar.group(1) == null ? "" : scalar.group(1);
        }
        return at < text.length() && text.charAt(at) == '\'' ? readQuoted() : readBare();
    }

    private boolean readContainer(char close, int depth) {
        Map<String, String> row = new LinkedHashMap<>();
        while (true) {
            skipBlanksAndCommas();
            if (at < text.length() && text.charAt(at) == close) {
                at++;
                rows.add(row);
                return true;
            }
            Matcher key = at(KEY);
            if (key == null) {
                return false;
            }
            at = key.end();
            String value = readValue(depth + 1);
            if (value == null) {
                return false;
            }
            row.putIfAbsent(key.group(1).toLowerCase(Locale.ROOT), value);
        }
    }

    /**
     * The count is of bytes; where it does not lead to a closing mark, the page was recoded and the
     * mark decides.
     */
    private @Nullable String readCounted(Matcher counted) {
        int start = counted.end();
        int end = start + charsOfBytes(start, counted.group(1));
        if (end < start || end >= text.length() || text.charAt(end) != '"') {
            end = markBeforeNext(start);
        }
        if (end < 0) {
            int line = text.indexOf('\n', start);
            at = line < 0 ? text.length() : line;
            return null;
        }
        at = end + 1;
        return QuoteMark.of("\"").unescape(text.substring(start, end).replace("\\", "\\\\"));
    }

    private int charsOfBytes(int start, String digits) {
        int wanted = digits.length() > 4 ? MAX_STRING_CHARS + 1 : Integer.parseInt(digits);
        if (wanted > MAX_STRING_CHARS) {
            return -1;
        }
        int end = start;
        int bytes = 0;
        while (bytes < wanted && end < text.length()) {
            int code = text.codePointAt(end);
            bytes += Character.toString(code).getBytes(StandardCharsets.UTF_8).length;
            end += Character.charCount(code);
        }
        return bytes == wanted ? end - start : -1;
    }

    private int markBeforeNext(int start) {
        int end = Math.min(text.length(), start + MAX_STRING_CHARS);
        Matcher next = CLOSING.matcher(text).region(start, end);
        return next.find() ? next.start() : -1;
    }

    private @Nullable String readQuoted() {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != '\'' && text.charAt(end) != '\n') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= text.length() || text.charAt(end) == '\n') {
            at = Math.min(end, text.length());
            return null;
        }
        String raw = text.substring(at + 1, end);
        at = end + 1;
        Matcher length = at(LENGTH);
        if (length != null) {
            at = length.end();
        }
        return QuoteMark.of("'").unescape(raw);
    }

    private String readBare() {
        if (at(KEY) != null) {
            // print_r shows an empty value as nothing at all, so the next key follows at once.
            return "";
        }
        Matcher end = BARE_END.matcher(text);
        int stop = end.find(at) ? end.start() : text.length();
        String raw = text.substring(at, stop);
        at = stop;
        return QuoteMark.of("'").unescape(raw.replace("\\", "\\\\"));
    }

    private @Nullable Matcher at(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(Math.min(at, text.length()), text.length());
        return matcher.lookingAt() ? matcher : null;
    }

    private void skipBlanksAndCommas() {
        int next = at;
        while (next < text.length() && (Blank.is(text.charAt(next)) || text.charAt(next) == ',')) {
            next++;
        }
        if (next < text.length()) {
            at = next;
        }
    }
}
