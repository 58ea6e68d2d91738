package news.stet.story;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words by which a story is found. */
final class SearchText {
    /**
     * PostgreSQL refuses a tsvector of more than a mebibyte; a text of this length cannot give one.
     */
    private static final int MAX_CHARS = 200_000;

    /** Longer "words" are no words, and PostgreSQL refuses those over two kibibytes. */
    private static final String NO_WORDS = "\\S{200,}";

    private SearchText() {}

    static String of(StoryContent content) {
        String all =
                Stream.of(
                                Stream.of(content.headline()),
                                Stream.ofNullable(content.shortHeadline()),
                                Stream.ofNullable(content.kicker()),
                                Stream.ofNullable(content.slugline()),
                                Stream.of(content.standfirst().plain()),
                                content.byline().stream(),
                                Stream.ofNullable(content.located()),
                                Stream.ofNullable(content.source()),
                                content.credits().stream(),
                                content.topics().stream(),
                                Stream.of(content.bodyText()))
                        .flatMap(words -> words)
                        .collect(Collectors.joining("\n"));
        return Words.folded(cut(all)).replaceAll(NO_WORDS, " ");
    }

    private static String cut(String text) {
        if (text.length() <= MAX_CHARS) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_CHARS - 1)) ? MAX_CHARS - 1 : MAX_CHARS;
        return text.substring(0, end);
    }
}
