package news.stet.wire.crawl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page as understood from crawled text. Nothing here is guessed silently: what was doubtful is in
 * {@code warnings}, and what belongs to no other field stays in the body, in the order of the file.
 *
 * @param kicker the label that stood before the headline, as it was written, without its colon
 * @param source who published the page, from a line such as "Harbour News - Old Port"
 * @param located the place of that line
 * @param credits the media that the text credits, in the order of their first mention; never a
 *     person
 * @param entries other stories, from a list that leaked into the page as a debug dump, in the order
 *     of the dump
 * @param encoding the name of the character encoding that the file was read in
 */
public record CrawledPage(
        CrawledType type,
        @Nullable String kicker,
        String headline,
        @Nullable CrawledTime published,
        @Nullable CrawledStandfirst standfirst,
        @Nullable String source,
        @Nullable String located,
        List<String> byline,
        List<CrawledBlock> body,
        List<String> credits,
        List<CrawledEntry> entries,
        String encoding,
        List<String> warnings)
        implements Crawled {}
