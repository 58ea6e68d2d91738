package news.stet.wire.crawl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a page sorted into what stands above its text, and the text.
 *
 * @param standfirst the one paragraph between headline and source line
 * @param body all other paragraphs, in their order
 */
record PageHead(
        HeadlineLabel label,
        @Nullable CrawledTime published,
        @Nullable String standfirst,
        @Nullable String source,
        @Nullable String located,
        List<String> byline,
        List<String> body,
        List<String> warnings) {

    String headline() {
        return label.headline();
    }

    /** Whether anything but words was found; any text has a first line and others. */
    boolean isOfAPage() {
        return published != null || source != null || !byline.isEmpty() || label.kicker() != null;
    }

    /** Null if no line can be the headline. */
    static @Nullable PageHead read(List<String> lines) {
        return new PageHeadReader(lines).read();
    }
}
