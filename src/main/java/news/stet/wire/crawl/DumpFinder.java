package news.stet.wire.crawl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes debug dumps out of a page's text, wherever they stand, and reads the lists of stories in
 * them.
 */
final class DumpFinder {
    private static final int MAX_REMNANT_CHARS = 1_000;

    /**
     * What may be left behind a dump: closing marks, the xdebug length, tags of a preformatted
     * block.
     */
    private static final Pattern TAIL =
            Pattern.compile(
                    "(?:[ \\t]*(?:[\"'\\]})\\u201D\\u2033;,]|&quot;|\\\\\"|\\(length=\\d+\\)"
                            + "|</?(?:pre|code|small|font|i|b)\\b[^>\n]{0,200}>))+");

    /** What may be left before it: tags of a preformatted block. */
    private static final Pattern LEAD =
            Pattern.compile("(?:</?(?:pre|code|small|font|i|b)\\b[^>\n]{0,200}>\\s*)+\\z");

    /** Pieces of a list that could not be read on. */
    private static final Pattern SHARD =
            Pattern.compile(
                    "[^\n]{0,20000}(?:[\"\\u201D\\u2033'](?:\\s*:\\s*[\"\\u201C\\u201D'\\d]|\\s*\\})|\\\\\":|&quot;:|[\\]}]\\s*\")");

    private static final Pattern SHARD_LINE =
            Pattern.compile(
                    "\\s*\n?[ \\t]*(?:\\[[\"\\w:]+\\]\\s*=>[^\n]*|[\\w\\\\]+\\(\\d+\\)\\s*[\"{][^\n]*|[{}()\\[\\]]+[ \\t]*(?=\n|\\z))");

    /** A value that lost its beginning, before the rest of a list. */
    private static final Pattern REMNANT =
            Pattern.compile(".*(?:\"|&quot;|[\\u201D\\u2033])\\s*\\}?\\s*,?\\s*\\{?\\s*");

    /** The same, where the object it belongs to is closed and the next one follows. */
    private static final Pattern CLOSED_REMNANT =
            Pattern.compile(".*(?:\"|&quot;|[\\u201D\\u2033])\\s*\\}\\s*,\\s*");

    private DumpFinder() {}

    /**
     * A text without its dumps.
     *
     * @param entries the stories listed in them, in their order, each id once
     */
    record Found(String text, List<CrawledEntry> entries, List<String> warnings) {}

    static Found find(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        Map<String, CrawledEntry> entries = new LinkedHashMap<>();
        List<String> warnings = new ArrayList<>();
        int at = 0;
        DumpStart start = DumpStart.next(text, 0);
        while (start != null) {
            keepBefore(kept, text.substring(at, start.from()), start.kind());
            DumpPart part = start.read(text);
            for (Map<String, String> row : part.rows()) {
                entry(row).ifPresent(entry -> entries.putIfAbsent(entry.id(), entry));
            }
            at = Math.max(part.end(), start.end());
            if (!part.whole()) {
                warnings.add("A debug dump is cut off; the entries that are whole were kept.");
                at = pastShards(text, at);
            }
            at = past(TAIL, text, at);
            join(kept, text, at);
            start = DumpStart.next(text, at);
        }
        kept.append(text, at, text.length());
        return new Found(
                kept.toString(),
                List.copyOf(entries.values()),
                warnings.stream().distinct().toList());
    }

    private static void keepBefore(StringBuilder kept, String before, DumpStart.Kind kind) {
        // Only the last line can hold what belongs to the dump, and no remnant of a value is long.
        int tail = Math.max(before.lastIndexOf('\n') + 1, before.length() - MAX_REMNANT_CHARS);
        String clean = LEAD.matcher(before.substring(tail)).replaceFirst("");
        boolean remnant =
                switch (kind) {
                    case LIST_REST -> REMNANT.matcher(clean).matches();
                    case LIST -> CLOSED_REMNANT.matcher(clean).matches();
                    case CONTAINER, INDENTED, COUNTED, VALUE -> false;
                };
        if (remnant) {
            clean = "";
        }
        kept.append(before, 0, tail);
        kept.append(clean);
    }

    private static Optional<CrawledEntry> entry(Map<String, String> row) {
        String id = row.getOrDefault("id", "");
        String title = row.getOrDefault("title", "");
        if (!id.matches("\\d{1,18}") || title.isBlank()) {
            return Optional.empty();
        }
        String sort = row.getOrDefault("sort", "");
        return Optional.of(
                new CrawledEntry(
                        id,
                        sort.matches("\\d{1,18}") ? sort : "",
                        row.getOrDefault("contenttypeid", ""),
                        row.getOrDefault("pic", ""),
                        title));
    }

    private static int pastShards(String text, int at) {
        int end = past(SHARD, text, at);
        int next = past(SHARD_LINE, text, end);
        while (next > end) {
            end = next;
            next = past(SHARD_LINE, text, end);
        }
        return end;
    }

    private static int past(Pattern pattern, String text, int at) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        return matcher.lookingAt() ? matcher.end() : at;
    }

    /**
     * Where a dump stood within a line, a sentence goes on after a blank and a new one on a new
     * line.
     */
    private static void join(StringBuilder kept, String text, int at) {
        String tail = kept.substring(Math.max(0, kept.length() - 10));
        boolean lineBefore = !tail.isEmpty() && !tail.endsWith("\n");
        boolean lineAfter = at < text.length() && text.charAt(at) != '\n';
        if (lineBefore && lineAfter) {
            kept.append(Paragraphs.endsSentence(Blank.strip(tail)) ? '\n' : ' ');
        }
    }
}
