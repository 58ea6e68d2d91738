package news.stet.search;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.SplittingBreakIterator;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.jspecify.annotations.Nullable;

/**
 * Finds the words of a search in texts as the index found them: without endings, in any form. For
 * one thread.
 */
final class Marking {
    private static final int MOST_PASSAGES = 2;
    private static final int MOST_CHARACTERS = 400;
    private static final int MOST_LOOKED_AT = 200_000;

    private final Analyzer words;
    private final @Nullable Query wanted;

    /**
     * @param analyzer what queries are made with
     * @param written what knows the words of texts
     */
    Marking(Analyzer analyzer, WrittenWords written, Asked asked) {
        this.words = written.analyzer();
        this.wanted = Wording.words(analyzer, asked);
    }

    /** The sentences with most of the words; the beginning of the text when there are none. */
    List<Excerpt.Piece> excerpt(String language, String text) {
        if (wanted == null || text.isEmpty()) {
            return Excerpt.of(text);
        }
        String field = StoryDocument.BODY + Analysis.field(language);
        var highlighter =
                UnifiedHighlighter.builderWithoutSearcher(words)
                        .withFieldMatcher(any -> true)
                        .withMaxLength(MOST_LOOKED_AT)
                        // A line without a full stop, as a heading, ends with its line.
                        .withBreakIterator(() ->
                                new SplittingBreakIterator(
                                        BreakIterator.getSentenceInstance(
                                                Locale.forLanguageTag(language)),
                                        '\n'))
                        .withFormatter(new Pieces())
                        .build();
        try {
            Object found = highlighter.highlightWithoutSearcher(field, wanted, text, MOST_PASSAGES);
            return found instanceof Marked marked && !marked.pieces().isEmpty()
                    ? marked.pieces()
                    : Excerpt.of(text);
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory cannot be read", e);
        }
    }

    private record Marked(List<Excerpt.Piece> pieces) {}

    private static final class Pieces extends PassageFormatter {
        @Override
        public Marked format(Passage[] passages, String text) {
            List<Excerpt.Piece> pieces = new ArrayList<>();
            int end = 0;
            for (Passage passage : passages) {
                if (passage.getNumMatches() == 0) {
                    continue;
                }
                if (passage.getStartOffset() > end) {
                    add(pieces, pieces.isEmpty() ? "… " : " … ", false);
                }
                end = add(pieces, passage, text);
            }
            if (!pieces.isEmpty() && end < text.length()) {
                add(pieces, " …", false);
            }
            return new Marked(pieces);
        }

        /** A sentence without end is cut where readers have seen enough of it. */
        private static int add(List<Excerpt.Piece> pieces, Passage passage, String text) {
            int at = passage.getStartOffset();
            int first = passage.getMatchStarts()[0];
            if (first - at > MOST_CHARACTERS / 2) {
                at = text.lastIndexOf(' ', first - MOST_CHARACTERS / 4);
                at = Math.max(at, passage.getStartOffset());
            }
            int until = passage.getEndOffset();
            if (until - at > MOST_CHARACTERS) {
                until = Math.max(first, text.lastIndexOf(' ', at + MOST_CHARACTERS));
            }
            for (int i = 0; i < passage.getNumMatches(); i++) {
                int start = passage.getMatchStarts()[i];
                int end = passage.getMatchEnds()[i];
                if (start >= at && end <= until) {
                    add(pieces, text.substring(at, start), false);
                    add(pieces, text.substring(start, end), true);
                    at = end;
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
}
