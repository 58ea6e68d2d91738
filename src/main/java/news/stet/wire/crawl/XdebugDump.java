package news.stet.wire.crawl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an array as xdebug prints it: a line a value, inner arrays by indentation, no closing
 * brackets.
 */
final class XdebugDump {
    private static final Pattern LINE =
            Pattern.compile(
                    "[ \\t]*(?:'?(?<key>\\w+)'?\\s*=>)?[ \\t]*(?:array\\s*\\(size=\\d+\\)|empty"
                            + "|string '(?<text>[^\n]{0,5000}?)' \\(length=\\d+\\)"
                            + "|(?:int|float|boolean)\\s+(?<number>[\\w.+-]+)|null)?[ \\t]*(?:\n|\\z)",
                    Pattern.CASE_INSENSITIVE);

    private XdebugDump() {}

    static DumpPart read(String text, int start) {
        List<Map<String, String>> rows = new ArrayList<>();
        Map<String, String> row = new LinkedHashMap<>();
        int at = start;
        Matcher line = LINE.matcher(text).region(at, text.length());
        while (line.lookingAt() && !line.group().isBlank()) {
            String key = line.group("key");
            String value = line.group("text") == null ? line.group("number") : line.group("text");
            if (key != null && value != null) {
                String name = key.toLowerCase(Locale.ROOT);
                if (row.containsKey(name)) {
                    rows.add(row);
                    row = new LinkedHashMap<>();
                }
                row.put(name, QuoteMark.of("'").unescape(value));
            }
            at = line.end();
            line.region(at, text.length());
        }
        rows.add(row);
        // The last line end stays, it parts the page's paragraphs.
        int end = at > start && text.charAt(at - 1) == '\n' ? at - 1 : at;
        return new DumpPart(end, rows, true);
    }
}
