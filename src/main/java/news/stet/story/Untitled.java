package news.stet.story;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import news.stet.platform.Problem;

/**
 * The headline of a story that has none yet. A story is kept from its first words on, and every
 * story has a headline; this one says that it is still missing, and nothing goes out under it.
 */
public final class Untitled {
    private static final Map<String, String> WORDS =
            Map.of(
                    "en",
                    "Untitled",
                    "ar",
                    "بلا عنوان",
                    "fa",
                    "بدون عنوان",
                    "es",
                    "Sin titular",
                    "fr",
                    "Sans titre");

    private Untitled() {}

    /** The headline for a story in that language. */
    public static String in(String language) {
        String code = Locale.forLanguageTag(language).getLanguage();
        return WORDS.getOrDefault(code, "Untitled");
    }

    /** Whether that headline stands for a missing one. */
    public static boolean is(String headline) {
        return WORDS.containsValue(headline.strip());
    }

    /** All headlines that stand for a missing one, by language. */
    public static Map<String, String> all() {
        return WORDS;
    }

    /**
     * @throws Problem INVALID when nobody has written a headline yet
     */
    static void refuse(StoryContent content) {
        if (is(content.headline())) {
            throw new Problem(
                    Problem.Kind.INVALID,
                    "headline: is not written yet",
                    List.of(
                            new Problem.Field(
                                    "headline",
                                    "is not written yet",
                                    "Write one; nothing goes out as " + content.headline())));
        }
    }
}
