package news.stet.site.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A block of a story, ready to print; what it names has been read. */
public sealed interface BlockView {
    /**
     * @param dateline where the story was written, before its first words; null elsewhere
     */
    record Paragraph(RichHtml text, @Nullable String dateline) implements BlockView {}

    record Heading(int level, RichHtml text) implements BlockView {}

    record Listing(boolean ordered, List<RichHtml> items) implements BlockView {}

    record Quotation(RichHtml text, @Nullable String speaker, @Nullable String source)
            implements BlockView {}

    record PullQuote(RichHtml text, @Nullable String speaker) implements BlockView {}

    record Picture(PictureView picture) implements BlockView {}

    record Film(FilmView film) implements BlockView {}

    record Sound(SoundView sound) implements BlockView {}

    record Gallery(String label, List<PictureView> pictures) implements BlockView {}

    /**
     * @param name for who cannot see it, when it has no caption
     */
    record Table(
            @Nullable String caption, String name, List<RichHtml> header, List<List<RichHtml>> rows)
            implements BlockView {}

    /**
     * @param name for who cannot see it
     */
    record Box(@Nullable String title, String name, List<BlockView> body) implements BlockView {}

    /** A plain link: nothing of the provider is loaded. */
    record Embed(String url, String title, String notice) implements BlockView {}

    record Story(CardView card, String label) implements BlockView {}

    record Post(
            String anchor,
            String moment,
            String time,
            @Nullable String headline,
            @Nullable String keyLabel,
            List<BlockView> body)
            implements BlockView {}
}
