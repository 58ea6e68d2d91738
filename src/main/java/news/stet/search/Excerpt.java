package news.stet.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.stet.story.Words;

/** The few lines of a text in which most of the words somebody looked for stand together. */
public final class Excerpt {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}\u200c]+");
    private static final int LENGTH = 36;

    /** Words before the first match, so that it does not stand without its sentence. */
    private static final int BEFORE = 8;

    /** A run of the text, marked where it is one of the words looked for. */
    public record Piece(String text, boolean marked) {}

    private record Found(int start, int end, boolean match) {}

    private Excerpt() {}

    /** The beginning of a text. */
    static List<Piece> of(String text) {
        return of(text, List.of());
    }

    /**
     * The pieces in order; the beginning of the text when no word is in it.
     *
     * @param words folded, as {@link Words#folded}; the last may be a beginning
     */
    public static List<Piece> of(String text, List<String> words) {
        List<Found> all = split(text, words);
        if (all.isEmpty()) {
            return List.of();
        }
        int from = best(all);
        int to = Math.min(all.size(), from + LENGTH);
        List<Piece> pieces = new ArrayList<>();
        int at = from == 0 ? 0 : all.get(from).start();
        if (from > 0) {
            pieces.add(new Piece("… ", false));
        }
        for (Found word : all.subList(from, to)) {
            if (word.match()) {
                add(pieces, text.substring(at, word.start()), false);
                add(pieces, text.substring(word.start(), word.end()), true);
                at = word.end();
            }
        }
        int end = to == all.size() ? text.length() : all.get(to - 1).end();
        add(pieces, text.substring(at, end), false);
        if (to < all.size()) {
            pieces.add(new Piece(" …", false));
        }
        return pieces;
    }

    private static void add(List<Piece> pieces, String text, boolean marked) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text.replace('\n', ' '), marked));
        }
    }

    private static List<Found> split(String text, List<String> words) {
        List<Found> all = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        // Who looks for nothing sees the beginning, and that there is more.
        int most = words.isEmpty() ? LENGTH + 1 : Integer.MAX_VALUE;
        while (all.size() < most && matcher.find()) {
            all.add(new Found(matcher.start(), matcher.end(), matches(matcher.group(), words)));
        }
        return all;
    }

    private static boolean matches(String word, List<String> words) {
        if (words.isEmpty()) {
            return false;
        }
        String folded = Words.folded(word).strip();
        for (int i = 0; i < words.size(); i++) {
            boolean beginning = i == words.size() - 1;
            if (beginning ? folded.startsWith(words.get(i)) : folded.equals(words.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Where the window with the most matches begins, the first of equals. */
    private static int best(List<Found> all) {
        int best = 0;
        int most = 0;
        int inside = 0;
        for (int i = 0; i < all.size(); i++) {
            inside += all.get(i).match() ? 1 : 0;
            inside -= i >= LENGTH && all.get(i - LENGTH).match() ? 1 : 0;
            if (inside > most) {
                most = inside;
                best = Math.max(0, i - LENGTH + 1);
            }
        }
        int first = best;
        while (first < all.size() && !all.get(first).match()) {
            first++;
        }
        return most == 0 ? 0 : Math.max(0, first - BEFORE);
    }
}
