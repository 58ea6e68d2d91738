package news.stet.story.difference;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import news.stet.story.Rewording;

/** What readers are shown of a difference: the changed words with the sentence around them. */
public final class Rewordings {
    /** A correction is no rewriting; whoever changed more tells readers in the note. */
    private static final int MOST = 6;

    /** Characters of what was kept beside a change. */
    private static final int CONTEXT = 140;

    /** Characters of what went or came. */
    private static final int LONGEST = 400;

    private static final Set<String> SEEN =
            Set.of(
                    "headline",
                    "kicker",
                    "standfirst",
                    "byline",
                    "dateline",
                    "located",
                    "source",
                    "credits",
                    "mainMedia");

    private Rewordings() {}

    /** The rewordings in the order of the page; none when readers see no other words. */
    public static List<Rewording> of(Difference difference) {
        Stream<WordDifference> fields =
                difference.fields().stream()
                        .filter(field -> SEEN.contains(field.name()))
                        .flatMap(field -> words(field.part()));
        return Stream.concat(fields, words(difference.body()))
                .filter(WordDifference::differs)
                .flatMap(words -> rewordings(words).stream())
                .limit(MOST)
                .toList();
    }

    private static Stream<WordDifference> words(List<BlockChange> blocks) {
        return blocks.stream()
                .filter(block -> !(block instanceof BlockChange.Same))
                .flatMap(block -> block.parts().stream())
                .flatMap(Rewordings::words);
    }

    private static Stream<WordDifference> words(Part part) {
        return switch (part) {
            case Part.Words words -> Stream.of(words.words());
            case Part.Inside inside -> words(inside.blocks());
            case Part.Value _ -> Stream.empty();
        };
    }

    /** One rewording, or several where much lies between the changes. */
    private static List<Rewording> rewordings(WordDifference difference) {
        List<Rewording> rewordings = new ArrayList<>();
        List<Rewording.Stretch> open = new ArrayList<>();
        List<Piece> pieces = difference.pieces();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            String words = piece.text().plain();
            if (piece.kind() != Piece.Kind.KEPT) {
                add(open, piece.kind(), shortened(words, LONGEST));
            } else if (i == 0) {
                add(open, Piece.Kind.KEPT, lastSentence(words));
            } else if (i == pieces.size() - 1) {
                add(open, Piece.Kind.KEPT, firstSentence(words));
            } else if (words.length() <= CONTEXT) {
                add(open, Piece.Kind.KEPT, words);
            } else {
                add(open, Piece.Kind.KEPT, firstSentence(words));
                rewordings.add(new Rewording(open));
                open.clear();
                add(open, Piece.Kind.KEPT, lastSentence(words));
            }
        }
        rewordings.add(new Rewording(open));
        return rewordings.stream().filter(Rewordings::saysSomething).toList();
    }

    private static void add(List<Rewording.Stretch> open, Piece.Kind kind, String words) {
        if (!words.isEmpty()) {
            open.add(new Rewording.Stretch(kind, words));
        }
    }

    private static boolean saysSomething(Rewording rewording) {
        return rewording.stretches().stream()
                .anyMatch(it -> it.kind() != Piece.Kind.KEPT && !it.words().isBlank());
    }

    private static String shortened(String words, int longest) {
        return words.length() <= longest ? words : words.substring(0, atWord(words, longest)) + "…";
    }

    private static int atWord(String words, int place) {
        BreakIterator breaks = BreakIterator.getWordInstance(ULocale.ROOT);
        breaks.setText(words);
        return breaks.preceding(place);
    }

    /** What leads up to a change: from the beginning of its sentence, if that is near. */
    private static String lastSentence(String words) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(ULocale.ROOT);
        breaks.setText(words);
        int from = breaks.last() == 0 ? 0 : breaks.preceding(words.length());
        // A sentence that has ended belongs to what was before.
        String last = words.substring(from);
        boolean ended = last.matches("(?s).*[.!?؟۔…]\\s*");
        if (ended) {
            return "";
        }
        return last.length() <= CONTEXT
                ? last
                : "…" + words.substring(atWord(words, words.length() - CONTEXT));
    }

    /** What follows a change to the end of its sentence. */
    private static String firstSentence(String words) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(ULocale.ROOT);
        breaks.setText(words);
        int to = breaks.next();
        String first = to == BreakIterator.DONE ? words : words.substring(0, to);
        return shortened(first.stripTrailing(), CONTEXT);
    }
}
