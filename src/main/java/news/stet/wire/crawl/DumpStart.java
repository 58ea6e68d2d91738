package news.stet.wire.crawl;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The place in a text where a debug dump begins.
 *
 * @param from offset of its first character
 * @param end offset after the characters by which it was known
 * @param open offset of the bracket of its list, for {@link Kind#LIST}
 * @param mark how its strings are marked
 */
record DumpStart(Kind kind, int from, int end, int open, QuoteMark mark) {

    enum Kind {
        /** JSON, with or without the {@code string(779) "} of a var_dump before it. */
        LIST,
        /** JSON whose beginning was cut off: it starts with a key. */
        LIST_REST,
        /** An array or object as PHP prints it. */
        CONTAINER,
        /** An array as xdebug prints it, by indentation. */
        INDENTED,
        /** A dumped string that is not JSON. */
        COUNTED,
        /** Dumped values of which nothing is wanted. */
        VALUE
    }

    private static final String MARK =
            "\\\\\"|\"|&quot;|&#0?34;|&#x22;|[\\u201C\\u201D\\u201E\\u2033]|'";

    private static final Pattern START =
            Pattern.compile(
                    String.join(
                            "|",
                            "(?<list>(?:\\bstring\\s{0,5}\\(\\d+\\)\\s*|\\bstring(?:\\s|</?\\w{1,8}[^>\n]{0,80}>){1,8}(?='))?(?:"
                                    + MARK
                                    + ")?\\s{0,50}"
                                    + "(?<open>\\[\\s{0,50}\\{|\\[\\s{0,50}\\[\\s{0,50}\\{|\\{)\\s{0,50}(?<mark>"
                                    + MARK
                                    + ")\\w+(?:"
                                    + MARK
                                    + ")\\s*:)",
                            "(?<container>" + PhpDump.CONTAINER.pattern() + ")",
                            "(?<indented>\\barray\\s*\\(size=\\d+\\))",
                            "(?<value>\\bstring '[^\n]{0,2000}?'\\s*\\(length=\\d+\\)"
                                    + "|(?m:^)[ \\t]*(?:(?:int|float|bool)\\([\\w.+-]+\\)|NULL|\\S{1,200}\\.php:\\d+:"
                                    + "|(?:PHP )?(?:Notice|Warning|Deprecated|(?:Fatal|Parse) error): [^\n]{1,500} on line \\d+)[ \\t]*(?m:$))",
                            "(?<counted>\\bstring\\s{0,5}\\(\\d*(?:\\)\\s*(?:[\"\\u201C\\u201D]|&quot;|\\z)|(?=\\s*\\z)))",
                            "(?<rest>(?<restmark>"
                                    + MARK
                                    + ")(?:id|sort|contenttypeid|pic|title)\\k<restmark>\\s*:\\s*\\k<restmark>)"),
                    Pattern.CASE_INSENSITIVE);

    /** The first dump at or after the offset, or null if the rest of the text holds none. */
    static @Nullable DumpStart next(String text, int at) {
        Matcher found = START.matcher(text);
        if (!found.find(at)) {
            return null;
        }
        int from = found.start();
        int end = found.end();
        if (found.group("list") != null) {
            return new DumpStart(
                    Kind.LIST, from, end, found.start("open"), QuoteMark.of(found.group("mark")));
        }
        if (found.group("rest") != null) {
            QuoteMark mark = QuoteMark.of(found.group("restmark"));
            return new DumpStart(Kind.LIST_REST, from, end, from, mark);
        }
        Kind kind =
                found.group("container") != null
                        ? Kind.CONTAINER
                        : found.group("indented") != null
                                ? Kind.INDENTED
                                : found.group("counted") != null ? Kind.COUNTED : Kind.VALUE;
        return new DumpStart(kind, from, end, from, QuoteMark.of("\""));
    }

    /** Reads the dump as far as it goes. */
    DumpPart read(String text) {
        return switch (kind) {
            case LIST -> LenientJson.read(text, open, mark);
            case LIST_REST -> LenientJson.readRest(text, from, mark);
            case CONTAINER -> PhpDump.read(text, from);
            case INDENTED -> XdebugDump.read(text, from);
            case COUNTED -> countedString(text);
            case VALUE -> new DumpPart(end, List.of(), true);
        };
    }

    private DumpPart countedString(String text) {
        int close = PhpDump.endOfCounted(text, from);
        return new DumpPart(close, List.of(), close < text.length() || text.endsWith("\""));
    }
}
