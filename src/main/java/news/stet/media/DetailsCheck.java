package news.stet.media;

import java.util.ArrayList;
import java.util.List;
import news.stet.platform.Letters;
import news.stet.platform.Problem;

/** How long and of what letters the details of an item may be, for people and for files. */
final class DetailsCheck {
    static final int TEXT = 5_000;
    static final int SENTENCE = 1_000;
    static final int NAME = 300;

    private static final int MAX_LISTED = 100;

    private final List<Problem.Field> wrong = new ArrayList<>();

    String text(String field, String text, int maxChars) {
        String stripped = text.strip().replace("\r\n", "\n");
        if (stripped.length() > maxChars) {
            wrong(field, "it has " + stripped.length() + " characters", "use at most " + maxChars);
        }
        if (!Letters.isPrintable(stripped.replace("\n", ""))) {
            wrong(field, "it holds characters that cannot be shown", "type it again");
        }
        return stripped;
    }

    String taken(String text) {
        if (text.isBlank()) {
            return "";
        }
        return Taken.read(text)
                .orElseGet(() -> {
                    wrong(
                            "taken",
                            "it is no date",
                            "write it as in 2016-12-23 or 2016-12-23T16:28");
                    return "";
                });
    }

    /** Names or words, each on a line, none twice. */
    List<String> list(String field, List<String> texts) {
        List<String> kept =
                texts.stream()
                        .map(one -> text(field, one.replace('\n', ' '), NAME))
                        .filter(one -> !one.isEmpty())
                        .distinct()
                        .toList();
        if (kept.size() > MAX_LISTED) {
            wrong(field, "there are " + kept.size(), "use at most " + MAX_LISTED);
        }
        return kept;
    }

    void wrong(String field, String problem, String fix) {
        wrong.add(new Problem.Field(field, problem, fix));
    }

    void throwIfAny() {
        if (!wrong.isEmpty()) {
            throw new Problem(
                    Problem.Kind.INVALID, "Some details cannot be kept as they are.", wrong);
        }
    }

    /** What a file says, cut to what may be kept: a strange file is no reason to refuse it. */
    static String fitted(String text, int maxChars) {
        StringBuilder kept = new StringBuilder();
        text.strip()
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\t', ' ')
                .codePoints()
                .filter(c -> c == '\n' || Letters.isPrintable(c))
                .takeWhile(c -> kept.length() + Character.charCount(c) <= maxChars)
                .forEach(kept::appendCodePoint);
        return kept.toString().strip();
    }

    static List<String> fitted(List<String> texts) {
        return texts.stream()
                .map(one -> fitted(one.replace('\n', ' '), NAME))
                .filter(one -> !one.isEmpty())
                .distinct()
                .limit(MAX_LISTED)
                .toList();
    }
}
