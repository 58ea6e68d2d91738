package news.stet.wire.crawl;

/**
 * A file that could not be understood; the reason is a clause for people, such as "it is empty".
 */
public record Unreadable(String reason) implements Crawled, Decoding {}
