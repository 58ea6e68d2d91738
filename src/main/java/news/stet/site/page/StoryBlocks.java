package news.stet.site.page;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import news.stet.site.SiteEdition;
import news.stet.site.SiteReader;
import news.stet.site.view.BlockView;
import news.stet.site.view.PictureView;
import news.stet.site.view.RichHtml;
import news.stet.story.Block;
import news.stet.story.EmbedProvider;
import news.stet.story.RichText;
import org.jspecify.annotations.Nullable;

/** A story's blocks with what they name: pictures, films, other stories. */
record StoryBlocks(SiteReader reader, SiteEdition edition, FilmViews films) {
    /** All that can be shown: a picture that is gone, or a story not live, leaves no trace. */
    List<BlockView> all(List<? extends Block> blocks) {
        List<BlockView> views = new ArrayList<>();
        blocks.forEach(block -> block(block).ifPresent(views::add));
        return views;
    }

    /** The same, with the dateline before the first words if they are words. */
    List<BlockView> all(List<? extends Block> blocks, @Nullable String dateline) {
        List<BlockView> views = all(blocks);
        if (dateline != null
                && !views.isEmpty()
                && views.getFirst() instanceof BlockView.Paragraph first) {
            views.set(0, new BlockView.Paragraph(first.text(), dateline));
        }
        return views;
    }

    private Optional<BlockView> block(Block block) {
        return switch (block) {
            case Block.Paragraph paragraph ->
                    paragraph.text().isEmpty()
                            ? Optional.empty()
                            : Optional.of(new BlockView.Paragraph(rich(paragraph.text()), null));
            case Block.Heading heading ->
                    Optional.of(new BlockView.Heading(heading.level(), rich(heading.text())));
            case Block.Listing list ->
                    Optional.of(new BlockView.Listing(list.ordered(), rich(list.items())));
            case Block.Quotation quotation ->
                    Optional.of(
                            new BlockView.Quotation(
                                    rich(quotation.text()),
                                    quotation.speaker(),
                                    quotation.source()));
            case Block.PullQuote quote ->
                    Optional.of(new BlockView.PullQuote(rich(quote.text()), quote.speaker()));
            case Block.Picture picture ->
                    picture(picture, PictureView.Place.BODY, false).map(BlockView.Picture::new);
            case Block.Video video ->
                    films.sound(video)
                            .<BlockView>map(BlockView.Sound::new)
                            .or(() -> films.film(video).map(BlockView.Film::new));
            case Block.Gallery gallery -> gallery(gallery);
            case Block.Table table ->
                    Optional.of(
                            new BlockView.Table(
                                    table.caption(),
                                    edition.messages().get("table.label"),
                                    rich(table.header()),
                                    table.rows().stream().map(row -> rich(row)).toList()));
            case Block.Box box -> Optional.of(box(box));
            case Block.Embed embed -> embed(embed);
            case Block.StoryLink link -> story(link);
            case Block.Post post -> Optional.of(post(post));
        };
    }

    private RichHtml rich(RichText text) {
        return new RichHtml(text, edition.rightToLeft());
    }

    private List<RichHtml> rich(List<RichText> texts) {
        return texts.stream().map(text -> rich(text)).toList();
    }

    /** A picture of the library; what the story does not say of it is taken from there. */
    Optional<PictureView> picture(Block.Picture picture, PictureView.Place place, boolean eager) {
        return reader.findMedia(picture.media())
                .map(media ->
                        new PictureView(
                                media,
                                PictureView.Ratio.WIDE,
                                place,
                                Objects.requireNonNullElse(first(picture.alt(), media.alt()), ""),
                                first(picture.caption(), media.caption()),
                                first(picture.credit(), media.credit()),
                                eager,
                                media.made(edition.messages())));
    }

    private Optional<BlockView> gallery(Block.Gallery gallery) {
        List<PictureView> pictures =
                gallery.pictures().stream()
                        .flatMap(one -> picture(one, PictureView.Place.BODY, false).stream())
                        .toList();
        return pictures.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new BlockView.Gallery(
                                edition.messages().get("gallery.label", pictures.size()),
                                pictures));
    }

    private BlockView box(Block.Box box) {
        String name = Objects.requireNonNullElse(box.title(), edition.messages().get("box.label"));
        return new BlockView.Box(box.title(), name, all(box.body()));
    }

    private Optional<BlockView> embed(Block.Embed embed) {
        return EmbedProvider.of(embed.url())
                .map(provider ->
                        new BlockView.Embed(
                                embed.url(),
                                Objects.requireNonNullElse(embed.title(), embed.url()),
                                edition.messages().get("embed.notice", provider.title())));
    }

    private Optional<BlockView> story(Block.StoryLink link) {
        return reader.findCard(link.id())
                .map(card ->
                        new BlockView.Story(
                                new Cards(reader, edition)
                                        .card(card, PictureView.Place.SMALL, false),
                                edition.messages().get("story.read-also")));
    }

    private BlockView post(Block.Post post) {
        Instant at = post.at().truncatedTo(ChronoUnit.SECONDS);
        return new BlockView.Post(
                "post-" + at.getEpochSecond(),
                at.toString(),
                edition.listTime(at),
                post.headline(),
                post.key() ? edition.messages().get("post.key") : null,
                all(post.body()));
    }

    private static @Nullable String first(@Nullable String own, @Nullable String other) {
        return own == null ? other : own;
    }
}
