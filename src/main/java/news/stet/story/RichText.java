package news.stet.story;

import java.util.List;
import java.util.stream.Collectors;

/** Inline text: runs of words with their marks, in order. No HTML anywhere. */
public record RichText(List<Span> spans) {
    public static final RichText EMPTY = new RichText(List.of());

    /** One run of words; all marks hold for the whole run. */
    public record Span(String text, List<Mark> marks) {
        public Span {
            marks = List.copyOf(marks);
        }
    }

    public RichText {
        spans = List.copyOf(spans);
    }

    /** Text without marks; empty text gives {@link #EMPTY}. */
    public static RichText of(String text) {
        return text.isEmpty() ? EMPTY : new RichText(List.of(new Span(text, List.of())));
    }

    public boolean isEmpty() {
        return spans.stream().allMatch(span -> span.text().isBlank());
    }

    /** The words alone. */
    public String plain() {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }
}
