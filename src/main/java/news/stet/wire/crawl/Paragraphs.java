package news.stet.wire.crawl;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines made into paragraphs. A line is a paragraph, also where the empty line between two was
 * lost; only lines that a program has broken at a fixed width are put together again.
 */
final class Paragraphs {
    /**
     * Programs break lines between 60 and 120 characters; a paragraph of prose is rarely that even.
     */
    private static final int MIN_WIDTH = 50;

    private static final int MAX_WIDTH = 120;

    /** A broken line is as full as the next word allowed. */
    private static final int MAX_SLACK = 20;

    private static final Pattern LINE_END =
            Pattern.compile("\r\n|[\n\r\u000B\f\u0085\u2028\u2029]");

    private Paragraphs() {}

    /**
     * The lines of a text, each without blanks at its ends; an empty one stays as a sign of a
     * break.
     */
    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        boolean empty = true;
        for (String line : LINE_END.split(text, -1)) {
            String stripped = Blank.strip(line);
            if (!stripped.isEmpty() || !empty) {
                lines.add(stripped);
            }
            empty = stripped.isEmpty();
        }
        return lines;
    }

    static List<String> join(List<String> lines) {
        List<String> paragraphs = new ArrayList<>();
        List<String> group = new ArrayList<>();
        for (String line : lines) {
            if (line.isEmpty()) {
                paragraphs.addAll(joinGroup(group));
                group.clear();
            } else {
                group.add(line);
            }
        }
        paragraphs.addAll(joinGroup(group));
        return paragraphs;
    }

    private static List<String> joinGroup(List<String> group) {
        if (isWrapped(group)) {
            return List.of(String.join(" ", group));
        }
        List<StringBuilder> paragraphs = new ArrayList<>();
        for (String line : group) {
            if (!paragraphs.isEmpty() && goesOn(paragraphs.getLast(), line)) {
                paragraphs.getLast().append(' ').append(line);
            } else {
                paragraphs.add(new StringBuilder(line));
            }
        }
        return paragraphs.stream().map(StringBuilder::toString).toList();
    }

    private static boolean isWrapped(List<String> group) {
        if (group.size() < 3) {
            return false;
        }
        List<String> full = group.subList(0, group.size() - 1);
        int longest = full.stream().mapToInt(String::length).max().orElse(0);
        int shortest = full.stream().mapToInt(String::length).min().orElse(0);
        long open = full.stream().filter(line -> !endsSentence(line)).count();
        return longest >= MIN_WIDTH
                && longest <= MAX_WIDTH
                && longest - shortest <= MAX_SLACK
                && group.getLast().length() <= longest
                && open * 2 > full.size();
    }

    /**
     * Whether a line continues the one before it: that one is open and this one begins with a small
     * letter.
     */
    static boolean goesOn(CharSequence before, String line) {
        return !endsSentence(before) && Character.isLowerCase(line.codePointAt(0));
    }

    /** Whether a text ends as sentences do, also behind a closing quotation mark or bracket. */
    static boolean endsSentence(CharSequence text) {
        int end = text.length();
        while (end > 0 && "\"'\u201D\u2019\u00BB)]".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end > 0 && ".!?\u2026:;\u061F\u061B\u06D4".indexOf(text.charAt(end - 1)) >= 0;
    }
}
