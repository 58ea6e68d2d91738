package news.stet.search;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds the words of a search in texts as the index finds them, without endings and in any form,
 * and takes out the sentences that have most of them. For one thread.
 */
final class Marking {
    private static final int MOST_PASSAGES = 2;
    private static final int MOST_CHARACTERS = 400;
    private static final int MOST_LOOKED_AT = 200_000;

    /** More than is shown of a text in which nothing was found. */
    private static final int BEGINNING = 1_000;

    private final WrittenWords written;
    private final List<Wording.Sought> sought;
    private final Map<String, List<Wanted>> wanted = new HashMap<>();

    Marking(WrittenWords written, Asked asked) {
        this.written = written;
        this.sought = Wording.sought(asked);
    }

    /**
     * One of the things looked for, in one language.
     *
     * @param words one, or several that stand together
     * @param phrase whether they must stand as they are
     * @param begun whether more letters may follow
     */
    private record Wanted(List<WrittenWords.Word> words, boolean phrase, boolean begun) {
        boolean standsAt(List<WrittenWords.Word> text, int at) {
            if (words.isEmpty() || at + words.size() > text.size()) {
                return false;
            }
            for (int i = 0; i < words.size(); i++) {
                if (!isAt(words.get(i), text.get(at + i))) {
                    return false;
                }
            }
            return true;
        }

        private boolean isAt(WrittenWords.Word word, WrittenWords.Word there) {
            return word.asItIs().equals(there.asItIs())
                    || !phrase && word.plain().equals(there.plain())
                    || begun && there.asItIs().startsWith(word.asItIs());
        }
    }

    /**
     * A place where something wanted stands.
     *
     * @param of which of all that is wanted
     */
    private record Mark(int start, int end, int of) {}

    /** The sentences with most of the words; the beginning of the text when there are none. */
    List<Excerpt.Piece> excerpt(String language, String whole) {
        String text = whole.substring(0, Math.min(whole.length(), MOST_LOOKED_AT));
        List<Mark> marks = marks(Analysis.field(language), text);
        if (marks.isEmpty()) {
            return beginning(text);
        }
        List<Passage> best = new ArrayList<>(passages(marks, language, text));
        var weights = new Weights(text.length(), marks);
        best.sort(
                Comparator.comparingDouble((Passage one) -> weights.of(one))
                        .reversed()
                        .thenComparingInt(one -> one.start));
        return Passage.pieces(
                best.stream()
                        .limit(MOST_PASSAGES)
                        .sorted(Comparator.comparingInt(one -> one.start))
                        .toList(),
                text);
    }

    private static List<Excerpt.Piece> beginning(String text) {
        int end = text.length() <= BEGINNING ? text.length() : text.lastIndexOf(' ', BEGINNING);
        return Excerpt.of(text.substring(0, end < 0 ? BEGINNING : end), List.of());
    }

    private List<Mark> marks(String end, String text) {
        List<Wanted> all = wanted.computeIfAbsent(end, this::wanted);
        if (all.isEmpty()) {
            return List.of();
        }
        List<Mark> marks = new ArrayList<>();
        List<WrittenWords.Word> words = written.of(end, text);
        for (int i = 0; i < words.size(); i++) {
            for (int of = 0; of < all.size(); of++) {
                if (all.get(of).standsAt(words, i)) {
                    int last = i + all.get(of).words().size() - 1;
                    for (int at = i; at <= last; at++) {
                        marks.add(new Mark(words.get(at).start(), words.get(at).end(), of));
                    }
                }
            }
        }
        return marks;
    }

    private List<Wanted> wanted(String end) {
        List<Wanted> all = new ArrayList<>();
        for (Wording.Sought one : sought) {
            List<WrittenWords.Word> words = written.of(end, one.words());
            boolean begun =
                    one.begun()
                            && words.size() == 1
                            && Wording.mayBeBegun(words.getFirst().asItIs());
            all.add(new Wanted(words, one.phrase(), begun));
        }
        return all;
    }

    private static List<Passage> passages(List<Mark> marks, String language, String text) {
        BreakIterator sentences =
                BreakIterator.getSentenceInstance(Locale.forLanguageTag(language));
        sentences.setText(text);
        List<Passage> passages = new ArrayList<>();
        for (Mark mark : marks) {
            if (passages.isEmpty() || mark.start() >= passages.getLast().end) {
                // A line without a full stop, as a heading or a speaker's name, ends with its line.
                int line = text.lastIndexOf('\n', mark.start()) + 1;
                int next = text.indexOf('\n', mark.start());
                int start = Math.max(line, sentences.preceding(mark.start() + 1));
                int end = sentences.following(mark.start());
                int last = next < 0 ? text.length() : next;
                passages.add(new Passage(start, end < 0 ? last : Math.min(end, last)));
            }
            passages.getLast().marks.add(mark);
        }
        return passages;
    }

    /** A sentence with what was found in it. */
    private static final class Passage {
        final int start;
        final int end;
        final List<Mark> marks = new ArrayList<>();

        Passage(int start, int end) {
            this.start = start;
            this.end = end;
        }

        static List<Excerpt.Piece> pieces(List<Passage> passages, String text) {
            List<Excerpt.Piece> pieces = new ArrayList<>();
            int end = 0;
            for (Passage passage : passages) {
                if (passage.start > end) {
                    add(pieces, pieces.isEmpty() ? "… " : " … ", false);
                }
                end = passage.addTo(pieces, text);
            }
            if (end < text.length()) {
                add(pieces, " …", false);
            }
            return pieces;
        }

        /** A sentence without end is cut where readers have seen enough of it. */
        private int addTo(List<Excerpt.Piece> pieces, String text) {
            int at = start;
            int first = marks.getFirst().start();
            if (first - at > MOST_CHARACTERS / 2) {
                at = Math.max(at, text.lastIndexOf(' ', first - MOST_CHARACTERS / 4));
            }
            int until = end;
            if (until - at > MOST_CHARACTERS) {
                until = Math.max(first, text.lastIndexOf(' ', at + MOST_CHARACTERS));
            }
            for (Mark mark : marks) {
                if (mark.start() >= at && mark.end() <= until) {
                    add(pieces, text.substring(at, mark.start()), false);
                    add(pieces, text.substring(mark.start(), mark.end()), true);
                    at = mark.end();
                }
            }
            add(pieces, text.substring(at, until), false);
            return until;
        }

        private static void add(List<Excerpt.Piece> pieces, String text, boolean marked) {
            if (!text.isEmpty()) {
                pieces.add(new Excerpt.Piece(text.replace('\n', ' '), marked));
            }
        }
    }

    /**
     * How well a passage stands for a text: BM25 with passages for documents, as Lucene's
     * PassageScorer has it. What the text seldom says counts more, and what stands further up.
     */
    private static final class Weights {
        /** Of BM25. */
        private static final double K1 = 1.2;

        private static final double B = 0.75;

        /** Characters of an average passage. */
        private static final double USUAL = 87;

        private final Map<Integer, Double> rarity = new HashMap<>();

        Weights(int length, List<Mark> marks) {
            Map<Integer, Integer> counts = new HashMap<>();
            marks.forEach(mark -> counts.merge(mark.of(), 1, Integer::sum));
            double passages = 1 + length / USUAL;
            counts.forEach((of, count) ->
                    rarity.put(of, (K1 + 1) * Math.log(1 + (passages + 0.5) / (count + 0.5))));
        }

        double of(Passage passage) {
            Map<Integer, Integer> counts = new HashMap<>();
            passage.marks.forEach(mark -> counts.merge(mark.of(), 1, Integer::sum));
            double length = K1 * (1 - B + B * (passage.end - passage.start) / USUAL);
            double weight = 0;
            for (var count : counts.entrySet()) {
                double often = count.getValue() / (count.getValue() + length);
                weight += often * rarity.getOrDefault(count.getKey(), 0.0);
            }
            return weight * (1 + 1 / Math.log(USUAL + passage.start));
        }
    }
}
