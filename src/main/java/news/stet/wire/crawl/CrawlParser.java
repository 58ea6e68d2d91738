package news.stet.wire.crawl;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * Reads the text of one crawled page. Pure: the same bytes give the same page, and no bytes make it
 * fail.
 */
public final class CrawlParser {
    /** Far more than the longest page; a larger file is a mistake. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final int MAX_HEADLINE_CHARS = 300;

    private static final Pattern HTML =
            Pattern.compile(
                    "\\A\\s*(?:<!doctype|<html|<\\?xml|<head|<body)", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONTROLS =
            Pattern.compile("[[\\p{Cc}\uFDD0-\uFDEF\uFFFE\uFFFF]&&[^\t\n]]");

    private CrawlParser() {}

    /** The page that the bytes hold, or why they hold none. */
    public static Crawled parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return new Unreadable(
                    "it has "
                            + bytes.length
                            + " bytes, more than the "
                            + MAX_BYTES
                            + " of any page");
        }
        return switch (TextDecoder.decode(bytes)) {
            case Unreadable unreadable -> unreadable;
            case Decoding.Text decoded -> read(decoded);
        };
    }

    private static Crawled read(Decoding.Text decoded) {
        if (HTML.matcher(decoded.text()).find()) {
            return new Unreadable("it is HTML, not the text of a page");
        }
        DumpFinder.Found found =
                DumpFinder.find(String.join("\n", Paragraphs.lines(decoded.text())));
        String plain = Parser.unescapeEntities(found.text(), true);
        PageHead head = PageHead.read(Paragraphs.lines(CONTROLS.matcher(plain).replaceAll("")));
        if (head == null) {
            return new Unreadable(
                    found.entries().isEmpty()
                            ? "it has no line that could be a headline"
                            : "it holds a dumped list of stories, but no headline");
        }
        if (head.headline().length() > MAX_HEADLINE_CHARS) {
            return new Unreadable(
                    "its first line has %d characters, too many for a headline (%d)"
                            .formatted(head.headline().length(), MAX_HEADLINE_CHARS));
        }
        if (head.published() == null && head.body().isEmpty() && head.standfirst() == null) {
            return new Unreadable("it has one line only, no publication time and no text");
        }
        if (!head.isOfAPage()) {
            return new Unreadable(
                    "nothing in it tells of a news page: no publication time, source line or byline");
        }
        return page(decoded, found, head);
    }

    private static CrawledPage page(Decoding.Text decoded, DumpFinder.Found found, PageHead head) {
        List<String> prose = new ArrayList<>();
        if (head.standfirst() != null) {
            prose.add(head.standfirst());
        }
        prose.addAll(head.body());
        List<String> warnings = new ArrayList<>(decoded.warnings());
        warnings.addAll(found.warnings());
        warnings.addAll(head.warnings());
        for (int i = 0; i < head.body().size(); i++) {
            if (Quotations.isOpen(head.body().get(i))) {
                warnings.add("A quotation in paragraph " + (i + 1) + " is not closed.");
            }
        }
        if (decoded.text().indexOf('\uFFFD') >= 0) {
            warnings.add("Some characters had been lost before; they are shown as \uFFFD.");
        }
        return new CrawledPage(
                head.label().type(),
                head.label().kicker(),
                head.headline(),
                head.published(),
                head.standfirst() == null ? null : Quotations.standfirst(head.standfirst()),
                head.source(),
                head.located(),
                head.byline(),
                head.body().stream().map(Quotations::block).toList(),
                Credits.find(prose),
                found.entries(),
                decoded.encoding(),
                List.copyOf(warnings));
    }
}
