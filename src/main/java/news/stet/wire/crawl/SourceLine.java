package news.stet.wire.crawl;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A line that names who published a page and from where, such as "Harbour News - Old Port". */
record SourceLine(String source, @Nullable String located) {
    private static final int MAX_NAME_CHARS = 40;
    private static final int MAX_NAME_WORDS = 5;

    private static final Pattern LABELLED =
            Pattern.compile(
                    "(?:source|via|المصدر|مصدر|منبع)\\s*[:\uFF1A]\\s*(.+)",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern DASHED =
            Pattern.compile("(.+?)(?:\\s*[\u2013\u2014|\u2015]\\s*|\\s+[-/]\\s*|\\s*[-/]\\s+)(.+)");
    private static final Pattern BYLINE =
            Pattern.compile(
                    "(?:by|written by|بقلم|كتب|كتبت|إعداد)\\s*[:\uFF1A]?\\s+(.+)",
                    Pattern.CASE_INSENSITIVE);

    /** Small words that names may hold. */
    private static final Set<String> SMALL =
            Set.of("of", "the", "and", "de", "la", "al", "el", "du", "on", "for", "&", "in");

    static Optional<SourceLine> find(String line) {
        Matcher labelled = LABELLED.matcher(line);
        boolean isLabelled = labelled.matches();
        String names = isLabelled ? labelled.group(1) : line;
        Matcher dashed = DASHED.matcher(names);
        if (dashed.matches() && isName(dashed.group(1)) && isName(dashed.group(2))) {
            return Optional.of(
                    new SourceLine(Blank.single(dashed.group(1)), Blank.single(dashed.group(2))));
        }
        if (isLabelled && isName(names)) {
            return Optional.of(new SourceLine(Blank.single(names), null));
        }
        return Optional.empty();
    }

    /** The names of a line such as "By Ada Writer and Ben Reader"; empty if it is none. */
    static List<String> findByline(String line) {
        Matcher matcher = BYLINE.matcher(line);
        if (!matcher.matches()) {
            return List.of();
        }
        List<String> names =
                Arrays.stream(
                                matcher.group(1)
                                        .split(
                                                "\\s*(?:,|\u060C|&|\\band\\b)\\s*|\\s+\u0648(?=\\p{L}{3})"))
                        .map(Blank::single)
                        .filter(name -> !name.isEmpty())
                        .toList();
        return names.stream().allMatch(SourceLine::isName) ? names : List.of();
    }

    static boolean isName(String text) {
        String name = Blank.single(text);
        if (name.length() < 2
                || name.length() > MAX_NAME_CHARS
                || name.matches(".*[.!?:;,\"\u201C\u201D\u00AB\u00BB\u061F\u060C]")) {
            return false;
        }
        String[] words = name.split(" ");
        return words.length <= MAX_NAME_WORDS
                && !SMALL.contains(words[0])
                && Arrays.stream(words).allMatch(word -> isNameWord(word));
    }

    private static boolean isNameWord(String word) {
        int first = word.codePointAt(0);
        return SMALL.contains(word)
                || (Character.isLetter(first) && !Character.isLowerCase(first))
                || Character.isDigit(first)
                || word.startsWith("(");
    }
}
