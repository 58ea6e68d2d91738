package news.stet.story;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What a person typed, as a query PostgreSQL takes: every word, the last one perhaps only begun.
 */
public final class TsQuery {
    /** More words than this narrow nothing and cost much. */
    private static final int MAX_WORDS = 20;

    private TsQuery() {}

    /** Never throws: signs and operators are only separators. Empty input finds nothing. */
    public static String allOf(String typed) {
        String[] words =
                Arrays.stream(Words.folded(typed).split("[^\\p{L}\\p{M}\\p{Nd}]+"))
                        .filter(word -> !word.isEmpty() && word.length() < 100)
                        .limit(MAX_WORDS)
                        .toArray(String[]::new);
        return Arrays.stream(words)
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" & ", "", words.length == 0 ? "" : ":*"));
    }
}
