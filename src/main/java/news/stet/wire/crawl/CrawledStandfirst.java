package news.stet.wire.crawl;

import org.jspecify.annotations.Nullable;

/**
 * The paragraph between headline and source line, whole in {@code text}.
 *
 * @param quotation the quoted words, without their marks, if the paragraph is a quotation
 * @param speaker who said them, if the paragraph names somebody
 * @param occasion the sentence that tells where or when they were said, if there is one
 */
public record CrawledStandfirst(
        String text,
        @Nullable String quotation,
        @Nullable String speaker,
        @Nullable String occasion) {}
