package news.stet.story;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One piece of a story's body. The same blocks give the page, the feeds, JSON-LD and plain text.
 */
public sealed interface Block {
    record Paragraph(RichText text) implements Block {}

    /**
     * @param level 2 to 4; the headline is 1
     */
    record Heading(int level, RichText text) implements Block {}

    record Listing(boolean ordered, List<RichText> items) implements Block {}

    /** Words somebody said or wrote, set apart. */
    record Quotation(RichText text, @Nullable String speaker, @Nullable String source)
            implements Block {}

    /** A sentence of the story itself, repeated large; readers of feeds are spared it. */
    record PullQuote(RichText text, @Nullable String speaker) implements Block {}

    /** A picture of the library; a missing caption, alt or credit is taken from there. */
    record Picture(
            long media, @Nullable String caption, @Nullable String alt, @Nullable String credit)
            implements Block {}

    /** A film of the library. */
    record Video(long media, @Nullable String caption, @Nullable String credit) implements Block {}

    /** Pictures to leaf through. */
    record Gallery(List<Picture> pictures) implements Block {}

    /**
     * @param header one cell a column, or none
     * @param rows all of the same number of cells
     */
    record Table(@Nullable String caption, List<RichText> header, List<List<RichText>> rows)
            implements Block {}

    /**
     * Background set apart from the story: paragraphs, headings, lists, quotations and pictures.
     */
    record Box(@Nullable String title, List<Block> body) implements Block {}

    /** Something of an allowed provider; readers load it only when they ask for it. */
    record Embed(String url, @Nullable String title) implements Block {}

    /** Another story, to read with this one. */
    record StoryLink(long id) implements Block {}

    /** One entry of a live story, newest first by its time. */
    record Post(Instant at, @Nullable String headline, boolean key, List<Block> body)
            implements Block {}

    /** The words readers see in this block, in order; what is counted and searched. */
    default Stream<String> words() {
        return switch (this) {
            case Paragraph paragraph -> Stream.of(paragraph.text().plain());
            case Heading heading -> Stream.of(heading.text().plain());
            case Listing list -> list.items().stream().map(RichText::plain);
            case Quotation quotation ->
                    Stream.concat(
                            Stream.of(quotation.text().plain()),
                            Stream.ofNullable(quotation.speaker()));
            case PullQuote _ -> Stream.empty();
            case Picture picture -> Stream.ofNullable(picture.caption());
            case Video video -> Stream.ofNullable(video.caption());
            case Gallery gallery -> gallery.pictures().stream().flatMap(Block::words);
            case Table table ->
                    Stream.concat(Stream.of(table.header()), table.rows().stream())
                            .flatMap(List::stream)
                            .map(RichText::plain);
            case Box box ->
                    Stream.concat(
                            Stream.ofNullable(box.title()),
                            box.body().stream().flatMap(Block::words));
            case Embed embed -> Stream.ofNullable(embed.title());
            case StoryLink _ -> Stream.empty();
            case Post post ->
                    Stream.concat(
                            Stream.ofNullable(post.headline()),
                            post.body().stream().flatMap(Block::words));
        };
    }

    /** This block and all inside it. */
    default Stream<Block> withAllInside() {
        return switch (this) {
            case Box box ->
                    Stream.concat(
                            Stream.of(box), box.body().stream().flatMap(Block::withAllInside));
            case Post post ->
                    Stream.concat(
                            Stream.of(post), post.body().stream().flatMap(Block::withAllInside));
            case Gallery gallery -> Stream.concat(Stream.of(gallery), gallery.pictures().stream());
            case Paragraph _,
                    Heading _,
                    Listing _,
                    Quotation _,
                    PullQuote _,
                    Picture _,
                    Video _,
                    Table _,
                    Embed _,
                    StoryLink _ ->
                    Stream.of(this);
        };
    }
}
