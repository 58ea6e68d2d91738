package news.stet.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import news.stet.people.Colleagues.Colleague;

/** Finds who is named in a text by an @ and their name, as in {@code @Ada Writer}. */
final class Mentions {
    private Mentions() {}

    /** Ids of those named, in the order of the text; of two names the longer one that fits. */
    static List<Long> in(String text, List<Colleague> colleagues) {
        String folded = fold(text);
        List<Colleague> longestFirst =
                colleagues.stream()
                        .sorted(Comparator.comparingInt(it -> -it.name().length()))
                        .toList();
        List<Long> found = new ArrayList<>();
        for (int at = folded.indexOf('@'); at >= 0; at = folded.indexOf('@', at + 1)) {
            for (Colleague colleague : longestFirst) {
                String name = fold(colleague.name());
                if (!name.isEmpty()
                        && folded.startsWith(name, at + 1)
                        && endsThere(folded, at + 1 + name.length())) {
                    found.add(colleague.id());
                    break;
                }
            }
        }
        return found.stream().distinct().toList();
    }

    /** So that Ann is not found in Anna. */
    private static boolean endsThere(String text, int end) {
        return end >= text.length() || !Character.isLetterOrDigit(text.codePointAt(end));
    }

    private static String fold(String text) {
        return Words.normalise(text).toLowerCase(Locale.ROOT);
    }
}
