package news.stet.wire.crawl;

import org.jspecify.annotations.Nullable;

/**
 * Quoted words within a paragraph.
 *
 * @param start offset of the first quoted character (after the opening mark), in UTF-16 units
 * @param end offset after the last quoted character (at the closing mark)
 * @param speaker who speaks, where the sentence names somebody; never a pronoun
 */
public record CrawledQuote(int start, int end, @Nullable String speaker) {}
