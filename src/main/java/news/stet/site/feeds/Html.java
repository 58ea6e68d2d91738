package news.stet.site.feeds;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import news.stet.platform.BidiText;
import news.stet.story.Mark;
import news.stet.story.RichText;
import org.jspecify.annotations.Nullable;

/**
 * HTML for readers that have no style sheet of ours: plain elements, absolute addresses, every word
 * escaped. Not safe for several threads.
 */
final class Html {
    private static final Pattern WEB =
            Pattern.compile("(?:https?://|mailto:|tel:)[^\\s<>\"\\\\]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[^\\s<>\"\\\\]*");
    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}");

    private final URI siteUrl;
    private boolean rightToLeft = false;
    private final StringBuilder out = new StringBuilder(4_096);

    Html(URI siteUrl) {
        this.siteUrl = siteUrl;
    }

    /** An element begins; attributes are names and values in turn, those without value left out. */
    Html begin(String name, @Nullable String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            String value = attributes[i + 1];
            if (value != null) {
                out.append(' ').append(attributes[i]).append("=\"");
                out.append(escaped(value).replace("\"", "&quot;")).append('"');
            }
        }
        out.append('>');
        return this;
    }

    Html end(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    /** Whether its words run from right to left, from here on. */
    void direct(boolean toLeft) {
        rightToLeft = toLeft;
    }

    Html words(String text) {
        out.append(escaped(BidiText.part(text, rightToLeft)).replace("\n", "<br>"));
        return this;
    }

    Html element(String name, String text) {
        return begin(name).words(text).end(name);
    }

    Html element(String name, RichText text) {
        return begin(name).rich(text).end(name);
    }

    Html elements(String name, List<RichText> texts) {
        texts.forEach(text -> element(name, text));
        return this;
    }

    Html rich(RichText text) {
        for (RichText.Span span : text.spans()) {
            Deque<String> closing = new ArrayDeque<>();
            span.marks().forEach(mark -> open(mark, closing));
            words(span.text());
            closing.forEach(this::end);
        }
        return this;
    }

    private void open(Mark mark, Deque<String> closing) {
        switch (mark) {
            case Mark.Strong _ -> open("strong", null, null, closing);
            case Mark.Em _ -> open("em", null, null, closing);
            case Mark.Link link -> {
                String address = absolute(link.href());
                if (address != null) {
                    open("a", "href", address, closing);
                }
            }
            // The words bring their own quotation marks; readers of feeds would add more.
            case Mark.Quote _ -> {}
            case Mark.Code _ -> open("code", null, null, closing);
            case Mark.Sub _ -> open("sub", null, null, closing);
            case Mark.Sup _ -> open("sup", null, null, closing);
            case Mark.Lang lang -> {
                if (TAG.matcher(lang.lang()).matches()) {
                    open("span", "lang", lang.lang(), closing);
                }
            }
            case Mark.Dir dir -> {
                if (dir.dir().equals("rtl") || dir.dir().equals("ltr")) {
                    open("span", "dir", dir.dir(), closing);
                }
            }
        }
    }

    private void open(
            String name,
            @Nullable String attribute,
            @Nullable String value,
            Deque<String> closing) {
        if (attribute == null) {
            begin(name);
        } else {
            begin(name, attribute, value);
        }
        closing.push(name);
    }

    /**
     * The address with the site's own in front of a path; null for what is neither web nor mail.
     */
    @Nullable String absolute(String href) {
        return WEB.matcher(href).matches()
                ? href
                : OURS.matcher(href).matches() ? siteUrl + href : null;
    }

    /** Words between elements. */
    static String escaped(String text) {
        return XmlWriter.clean(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    int length() {
        return out.length();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
