package news.stet.story;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything of a story that people write. Immutable; one revision holds one. It comes only through
 * {@link StoryJson}, which checks it by {@link StoryShape}.
 *
 * @param section slug of one of the edition's sections
 * @param language BCP 47; the edition's when nobody said
 * @param topics slugs
 * @param slugline the newsroom's own name for it; never the address
 * @param kicker the label above the headline, as in VIDEO
 * @param dateline where it was written, as printed
 * @param located the place it is about
 * @param source who brings it, as in the source line
 * @param credits whose reporting is used
 * @param urgency 1, the highest, to 9
 * @param ednote for the desk, never published
 * @param embargoedUntil nobody may publish before
 * @param mainMedia the picture or film on top; a {@link Block.Picture} or {@link Block.Video}
 */
public record StoryContent(
        String edition,
        StoryType type,
        String section,
        String language,
        List<String> topics,
        @Nullable String slugline,
        String headline,
        @Nullable String shortHeadline,
        @Nullable String socialHeadline,
        @Nullable String kicker,
        RichText standfirst,
        List<String> byline,
        @Nullable String dateline,
        @Nullable String located,
        @Nullable String source,
        List<String> credits,
        int urgency,
        @Nullable String ednote,
        @Nullable Instant embargoedUntil,
        @Nullable Block mainMedia,
        List<Block> body) {
    /** The urgency when nobody said: the middle. */
    public static final int DEFAULT_URGENCY = 5;

    public StoryContent {
        topics = List.copyOf(topics);
        byline = List.copyOf(byline);
        credits = List.copyOf(credits);
        body = List.copyOf(body);
    }

    /** All words readers see apart from headline and standfirst, one block a line. */
    public String bodyText() {
        return body.stream().flatMap(Block::words).collect(Collectors.joining("\n"));
    }

    /** The number of words in the body, by Unicode word breaks of white space. */
    public int wordCount() {
        String text = bodyText();
        int words = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean space = c == ' ' || c >= '\t' && c <= '\r';
            words += inside || space ? 0 : 1;
            inside = !space;
        }
        return words;
    }

    /** Every block, the main media and those inside others included. */
    public Stream<Block> allBlocks() {
        return Stream.concat(Stream.ofNullable(mainMedia), body.stream())
                .flatMap(Block::withAllInside);
    }

    /**
     * What stands for it in a list: the first picture or film, main media first; null without any.
     */
    public @Nullable Long leadMedia() {
        return allBlocks().flatMap(StoryContent::media).findFirst().orElse(null);
    }

    /** Ids of all pictures and films used. */
    public List<Long> allMedia() {
        return allBlocks().flatMap(StoryContent::media).distinct().toList();
    }

    /** Whether readers would see the same words and pictures; the same story in other respects. */
    boolean saysTheSame(StoryContent other) {
        return headline.equals(other.headline)
                && Objects.equals(shortHeadline, other.shortHeadline)
                && Objects.equals(socialHeadline, other.socialHeadline)
                && Objects.equals(kicker, other.kicker)
                && standfirst.equals(other.standfirst)
                && Objects.equals(dateline, other.dateline)
                && Objects.equals(mainMedia, other.mainMedia)
                && body.equals(other.body);
    }

    /** Ids of the stories it shows as cards. */
    public List<Long> shownStories() {
        return allBlocks()
                .flatMap(block ->
                        block instanceof Block.StoryLink link
                                ? Stream.of(link.id())
                                : Stream.empty())
                .distinct()
                .toList();
    }

    private static Stream<Long> media(Block block) {
        return block instanceof Block.Picture picture
                ? Stream.of(picture.media())
                : block instanceof Block.Video video ? Stream.of(video.media()) : Stream.empty();
    }

    /** The headline for narrow places. */
    public String headlineForLists() {
        return shortHeadline == null ? headline : shortHeadline;
    }

    /** The same in that language. */
    StoryContent withLanguage(String tag) {
        return with(tag, topics);
    }

    StoryContent withTopics(List<String> others) {
        return with(language, others);
    }

    private StoryContent with(String tag, List<String> others) {
        return new StoryContent(
                edition,
                type,
                section,
                tag,
                others,
                slugline,
                headline,
                shortHeadline,
                socialHeadline,
                kicker,
                standfirst,
                byline,
                dateline,
                located,
                source,
                credits,
                urgency,
                ednote,
                embargoedUntil,
                mainMedia,
                body);
    }
}
