package news.stet.wire.crawl;

import news.stet.story.Status;

/** What became of one file. */
public sealed interface ImportOutcome {

    /** It is a story now, with the stories of its list beside it. */
    record Imported(long story, Status status, CrawledPage page, int newEntries)
            implements ImportOutcome {}

    /** It had been taken in before; nothing was changed. */
    record Unchanged(long story) implements ImportOutcome {}

    /** It can be taken in; nothing was written. */
    record Understood(CrawledPage page) implements ImportOutcome {}

    /** It cannot be taken in; the reason is a clause for people. */
    record Failed(String reason) implements ImportOutcome {}
}
