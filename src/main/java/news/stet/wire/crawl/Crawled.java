package news.stet.wire.crawl;

/** What reading one crawled file gives: a page, or the reason why there is none. */
public sealed interface Crawled permits CrawledPage, Unreadable {}
