package news.stet.wire.crawl;

/**
 * Another story in a page's list, named as the list names it; an absent value is an empty string.
 */
public record CrawledEntry(
        String id, String sort, String contenttypeid, String pic, String title) {}
