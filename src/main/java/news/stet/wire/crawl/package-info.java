/**
 * Text as a crawler left it: bytes become a page with a type, a headline, a time, a source and
 * paragraphs, or a reason why not. The order of work is {@code TextDecoder}, {@code DumpFinder},
 * {@code PageHead}, {@code Paragraphs}; {@code CrawlParser} puts them together, and {@code
 * CrawlImport} makes a story of the outcome.
 */
@NullMarked
package news.stet.wire.crawl;

import org.jspecify.annotations.NullMarked;
