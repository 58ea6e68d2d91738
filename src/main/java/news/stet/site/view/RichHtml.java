package news.stet.site.view;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import news.stet.platform.BidiText;
import news.stet.story.Mark;
import news.stet.story.RichText;
import org.jspecify.annotations.Nullable;

/**
 * Inline text as HTML. All words are escaped here, and addresses are looked at once more: whatever
 * the database holds, no script comes out.
 */
public record RichHtml(RichText text, boolean rightToLeft) implements Content {
    private static final Pattern SAFE =
            Pattern.compile("(?:https?://|mailto:|tel:|/(?![/\\\\]))[^\\s<>\"\\\\]*");
    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}");

    /** For who knows nothing of its direction. */
    public RichHtml(RichText text) {
        this(text, false);
    }

    @Override
    public void writeTo(TemplateOutput output) {
        for (RichText.Span span : text.spans()) {
            write(span, output);
        }
    }

    private void write(RichText.Span span, TemplateOutput output) {
        if (span.marks().isEmpty()) {
            words(BidiText.part(span.text(), rightToLeft), output);
            return;
        }
        Deque<String> closing = new ArrayDeque<>();
        for (Mark mark : span.marks()) {
            String opening = opening(mark);
            if (opening != null) {
                output.writeContent("<" + opening + ">");
                closing.push(opening.split(" ", 2)[0]);
            }
        }
        words(span.text(), output);
        closing.forEach(name -> output.writeContent("</" + name + ">"));
    }

    /** Name and attributes of the element for a mark, null when it has none. */
    private static @Nullable String opening(Mark mark) {
        return switch (mark) {
            case Mark.Strong _ -> "strong";
            case Mark.Em _ -> "em";
            case Mark.Link link ->
                    SAFE.matcher(link.href()).matches()
                            ? "a href=\"" + attribute(link.href()) + "\""
                            : null;
            case Mark.Quote _ -> "q";
            case Mark.Code _ -> "code";
            case Mark.Sub _ -> "sub";
            case Mark.Sup _ -> "sup";
            case Mark.Lang lang ->
                    TAG.matcher(lang.lang()).matches() ? "span lang=\"" + lang.lang() + "\"" : null;
            case Mark.Dir dir ->
                    dir.dir().equals("rtl") || dir.dir().equals("ltr")
                            ? "bdi dir=\"" + dir.dir() + "\""
                            : null;
        };
    }

    private static void words(String words, TemplateOutput output) {
        int from = 0;
        for (int at = words.indexOf('\n'); at >= 0; at = words.indexOf('\n', from)) {
            Escape.htmlContent(words.substring(from, at), output);
            output.writeContent("<br>");
            from = at + 1;
        }
        Escape.htmlContent(from == 0 ? words : words.substring(from), output);
    }

    private static String attribute(String value) {
        StringOutput safe = new StringOutput();
        Escape.htmlAttribute(value, safe);
        return safe.toString();
    }
}
