package news.stet.desk.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.stet.platform.Messages;
import news.stet.platform.Problem;

/**
 * What is wrong and what to do, in the reader's language. Problems are told in English, for
 * programs and logs; people get the sentence of the bundle {@code problems} whose English form fits
 * it, and the English one where none does. Safe for any thread.
 */
public final class ProblemWords {
    private static final String PART = "problems";
    private static final int MOST_ARGUMENTS = 6;

    /** What may stand in a sentence as a word of the desk's own. */
    private static final List<String> WORDS = List.of("status.", "role.", "verb.", "field.");

    private static final List<Known> KNOWN = known();
    private static final Map<Locale, ProblemWords> LOADED = new ConcurrentHashMap<>();

    private final boolean english;
    private final Messages sentences;
    private final Messages desk;

    /**
     * @param whole whether nothing is filled in
     */
    private record Known(String key, Pattern english, boolean whole) {}

    private ProblemWords(Locale locale) {
        english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        sentences = Messages.of(PART, locale);
        desk = Messages.of("desk", locale);
    }

    /** The words of that language. */
    public static ProblemWords of(Locale locale) {
        return LOADED.computeIfAbsent(locale, ProblemWords::new);
    }

    private static List<Known> known() {
        Messages messages = Messages.of(PART, Locale.ENGLISH);
        Object[] places = new Object[MOST_ARGUMENTS];
        for (int i = 0; i < places.length; i++) {
            places[i] = "\u0001" + i + "\u0002";
        }
        List<Known> all = new ArrayList<>();
        for (String key : messages.keys()) {
            String pattern =
                    Pattern.quote(messages.get(key, places))
                            .replaceAll("\u0001([0-9])\u0002", "\\\\E(?<a$1>.+?)\\\\Q");
            boolean whole = !pattern.contains("(?<a");
            all.add(new Known(key, Pattern.compile(pattern, Pattern.DOTALL), whole));
        }
        return List.copyOf(all);
    }

    /** The notice with its sentences in this language. */
    Notice say(Notice notice) {
        return english || notice.good()
                ? notice
                : new Notice(false, say(notice.text(), notice.fields()), say(notice.fields()));
    }

    /** A problem's sentence; when it only counts up its fields, that of the first one. */
    public String say(String detail, List<Problem.Field> fields) {
        String whole = say(detail);
        if (!whole.equals(detail) || fields.isEmpty() || english) {
            return whole;
        }
        Problem.Field first = say(fields.getFirst());
        return "%s: %s. %s.".formatted(name(first.path()), first.problem(), first.fix());
    }

    /** Each field with what is wrong and what to do. */
    public List<Problem.Field> say(List<Problem.Field> fields) {
        return fields.stream().map(this::say).toList();
    }

    private Problem.Field say(Problem.Field field) {
        return english
                ? field
                : new Problem.Field(field.path(), say(field.problem()), say(field.fix()));
    }

    private String name(String path) {
        String key = "field." + path.replaceAll("\\[.*", "");
        return desk.keys().contains(key) ? desk.get(key) : path;
    }

    private String say(String text) {
        if (english) {
            return text;
        }
        for (Known known : KNOWN) {
            Matcher found = known.english().matcher(text);
            if (found.matches()) {
                return sentences.get(known.key(), arguments(found));
            }
        }
        return text;
    }

    private Object[] arguments(Matcher found) {
        Object[] arguments = new Object[found.groupCount()];
        for (int i = 0; i < arguments.length; i++) {
            List<String> words = List.of(found.group("a" + i).split(", ", -1));
            arguments[i] =
                    String.join(desk.get("word.and"), words.stream().map(this::word).toList());
        }
        return arguments;
    }

    private String word(String word) {
        for (String group : WORDS) {
            if (desk.keys().contains(group + word)) {
                return desk.get(group + word);
            }
        }
        for (Known known : KNOWN) {
            // What a file seems to be, for example: a sentence within a sentence.
            if (known.whole() && known.english().matcher(word).matches()) {
                return sentences.get(known.key());
            }
        }
        return word;
    }
}
