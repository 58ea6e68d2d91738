package news.stet.wire.crawl;

import java.util.List;

/** One block of a crawled body. */
public sealed interface CrawledBlock {

    /** A paragraph with its text unchanged, and the quotations that stand in it. */
    record Paragraph(String text, List<CrawledQuote> quotes) implements CrawledBlock {}

    /** A paragraph that was nothing but a quotation and, after a dash, the name of its speaker. */
    record Quotation(String text, String speaker) implements CrawledBlock {}
}
