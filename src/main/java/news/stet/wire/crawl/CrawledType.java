package news.stet.wire.crawl;

/** The type that a page's label announces; a page without a known label is an article. */
public enum CrawledType {
    ARTICLE,
    VIDEO,
    GALLERY,
    LIVE
}
