package news.stet.platform;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The order in which people look up names, and where their words may be cut: by the rules of
 * languages, not by numbers of characters. Safe for any thread.
 */
public final class Alphabet {
    private static final Map<String, Collator> BY_LANGUAGE = new ConcurrentHashMap<>();

    private Alphabet() {}

    /**
     * Names of people, in whatever scripts they are: accents and capitals stand with their letters.
     */
    public static <T> List<T> sorted(List<T> things, Function<T, String> name) {
        return sorted(things, name, "");
    }

    /**
     * By the alphabet of one language.
     *
     * @param language BCP 47; empty for what all have in common
     */
    public static <T> List<T> sorted(List<T> things, Function<T, String> name, String language) {
        Collator collator =
                BY_LANGUAGE.computeIfAbsent(
                        language,
                        tag -> Collator.getInstance(ULocale.forLanguageTag(tag)).freeze());
        return things.stream()
                .sorted(Comparator.comparing(name, (one, other) -> collator.compare(one, other)))
                .toList();
    }

    /** The text, or its beginning with an ellipsis: so many characters as people count them. */
    public static String cut(String text, int most) {
        BreakIterator characters = BreakIterator.getCharacterInstance(ULocale.ROOT);
        characters.setText(text);
        int end = characters.next(most);
        return end == BreakIterator.DONE || end == text.length()
                ? text
                : text.substring(0, end).stripTrailing() + "…";
    }
}
