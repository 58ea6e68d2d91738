package news.stet.story.difference;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import news.stet.story.Mark;
import news.stet.story.RichText;

/**
 * A word, a mark of punctuation or a space, as Unicode breaks words; so Arabic and Persian come out
 * whole, with their joiners. Text compares by it.
 */
record Token(String text, List<Mark> marks) {
    static List<Token> of(RichText text) {
        List<Token> tokens = new ArrayList<>();
        BreakIterator words = BreakIterator.getWordInstance(ULocale.ROOT);
        for (RichText.Span span : spans(text)) {
            words.setText(span.text());
            int from = words.first();
            for (int to = words.next(); to != BreakIterator.DONE; to = words.next()) {
                tokens.add(new Token(span.text().substring(from, to), span.marks()));
                from = to;
            }
        }
        return tokens;
    }

    /** The text's spans, neighbours of equal marks made one. */
    private static List<RichText.Span> spans(RichText text) {
        return text(text.spans().stream().map(it -> new Token(it.text(), it.marks())).toList())
                .spans();
    }

    /** The tokens as one text again. */
    static RichText text(List<Token> tokens) {
        List<RichText.Span> spans = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        List<Mark> marks = List.of();
        for (Token token : tokens) {
            if (!token.marks.equals(marks)) {
                add(spans, words, marks);
                marks = token.marks;
            }
            words.append(token.text);
        }
        add(spans, words, marks);
        return new RichText(spans);
    }

    private static void add(List<RichText.Span> spans, StringBuilder words, List<Mark> marks) {
        if (!words.isEmpty()) {
            spans.add(new RichText.Span(words.toString(), marks));
            words.setLength(0);
        }
    }

    boolean isWord() {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
