package news.stet.site.feeds;

import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import news.stet.media.MediaKind;
import news.stet.media.Use;
import news.stet.site.LiveStory;
import news.stet.site.PublicCorrection;
import news.stet.site.SiteEdition;
import news.stet.site.SiteMedia;
import news.stet.site.SiteReader;
import news.stet.story.Block;
import news.stet.story.EmbedProvider;
import news.stet.story.RichText;
import news.stet.story.StoryContent;
import org.jspecify.annotations.Nullable;

/**
 * A story whole, as HTML for feeds. What is not there any more, a picture or another story, leaves
 * no trace; a film is its poster, linked to the story's page, where it plays.
 */
final class BlockHtml {
    private static final String RATIO = "16x9";
    private static final int PICTURE_WIDTH = 1280;

    /** Of a live story; all of them are on its page. */
    private static final int MAX_POSTS = 30;

    private final SiteReader reader;
    private final SiteEdition edition;
    private final URI siteUrl;
    private final String page;
    private final Html html;

    private BlockHtml(SiteReader reader, SiteEdition edition, URI siteUrl, String page) {
        this.reader = reader;
        this.edition = edition;
        this.siteUrl = siteUrl;
        this.page = page;
        this.html = new Html(siteUrl);
    }

    static String of(SiteReader reader, SiteEdition edition, URI siteUrl, LiveStory story) {
        BlockHtml blocks = new BlockHtml(reader, edition, siteUrl, siteUrl + story.card().path());
        blocks.story(story.content(), story.corrections());
        return blocks.html.toString();
    }

    private void story(StoryContent content, List<PublicCorrection> corrections) {
        // Most readers of feeds look at neither the feed's language nor its direction.
        boolean rightToLeft =
                FeedEntry.rightToLeft(java.util.Locale.forLanguageTag(content.language()));
        html.direct(rightToLeft);
        if (rightToLeft) {
            html.begin("div", "dir", "rtl", "lang", content.language());
        }
        int before = html.length();
        if (content.mainMedia() != null) {
            block(content.mainMedia());
        }
        if (!content.standfirst().isEmpty()) {
            html.begin("p").element("strong", content.standfirst()).end("p");
        }
        if (content.dateline() != null) {
            html.element("p", content.dateline());
        }
        ordered(content.body()).forEach(this::block);
        if (!content.credits().isEmpty()) {
            String names = String.join(edition.messages().get("story.and"), content.credits());
            html.begin("p")
                    .element("small", edition.messages().get("story.credits") + " " + names)
                    .end("p");
        }
        for (PublicCorrection correction : corrections) {
            html.begin("p")
                    .element("strong", edition.messages().get("story.correction"))
                    .words(" (" + edition.time(correction.at()) + "): " + correction.note())
                    .end("p");
        }
        if (html.length() == before) {
            link(page, content.headline());
        }
        if (rightToLeft) {
            html.end("div");
        }
    }

    /** Posts newest first and not without end, after everything else. */
    private static Stream<Block> ordered(List<Block> body) {
        return Stream.concat(
                body.stream().filter(block -> !(block instanceof Block.Post)),
                body.stream()
                        .filter(Block.Post.class::isInstance)
                        .map(Block.Post.class::cast)
                        .sorted(Comparator.comparing(Block.Post::at).reversed())
                        .limit(MAX_POSTS));
    }

    private void block(Block block) {
        switch (block) {
            case Block.Paragraph paragraph -> {
                if (!paragraph.text().isEmpty()) {
                    html.element("p", paragraph.text());
                }
            }
            case Block.Heading heading -> html.element("h" + heading.level(), heading.text());
            case Block.Listing list -> {
                String name = list.ordered() ? "ol" : "ul";
                html.begin(name).elements("li", list.items()).end(name);
            }
            case Block.Quotation quotation -> quotation(quotation);
            case Block.PullQuote _ -> {}
            case Block.Picture picture -> picture(picture);
            case Block.Video video -> film(video);
            case Block.Gallery gallery -> gallery.pictures().forEach(this::picture);
            case Block.Table table -> table(table);
            case Block.Box box -> {
                html.begin("aside");
                if (box.title() != null) {
                    html.element("h3", box.title());
                }
                box.body().forEach(this::block);
                html.end("aside");
            }
            case Block.Embed embed ->
                    EmbedProvider.of(embed.url())
                            .ifPresent(provider ->
                                    link(
                                            embed.url(),
                                            Objects.requireNonNullElse(
                                                    embed.title(), provider.title())));
            case Block.StoryLink link ->
                    reader.findCard(link.id())
                            .ifPresent(card -> link(siteUrl + card.path(), card.headline()));
            case Block.Post post -> {
                html.element("h3", edition.time(post.at().truncatedTo(ChronoUnit.SECONDS)));
                if (post.headline() != null) {
                    html.element("h4", post.headline());
                }
                post.body().forEach(this::block);
            }
        }
    }

    private void link(String address, String words) {
        html.begin("p").begin("a", "href", address).words(words).end("a").end("p");
    }

    private void quotation(Block.Quotation quotation) {
        html.begin("blockquote").element("p", quotation.text());
        String from =
                Stream.of(quotation.speaker(), quotation.source())
                        .filter(Objects::nonNull)
                        .collect(java.util.stream.Collectors.joining(", "));
        if (!from.isEmpty()) {
            html.begin("p").words("— ").element("cite", from).end("p");
        }
        html.end("blockquote");
    }

    private void picture(Block.Picture picture) {
        reader.findMedia(picture.media())
                .filter(media -> media.allows(Use.FEEDS))
                .ifPresent(media ->
                        figure(
                                media,
                                Objects.requireNonNullElse(first(picture.alt(), media.alt()), ""),
                                first(picture.caption(), media.caption()),
                                first(picture.credit(), media.credit()),
                                null));
    }

    private void film(Block.Video video) {
        reader.findItem(video.media())
                .filter(item -> item.kind() == MediaKind.AUDIO)
                .ifPresent(item -> {
                    String said = item.details().caption();
                    String words = Objects.requireNonNullElse(video.caption(), said);
                    link(page, words.isEmpty() ? page : words);
                });
        reader.findMedia(video.media())
                .filter(media -> media.allows(Use.FEEDS))
                .ifPresent(media -> {
                    String caption = first(video.caption(), media.caption());
                    figure(
                            media,
                            Objects.requireNonNullElse(first(media.alt(), caption), ""),
                            caption,
                            first(video.credit(), media.credit()),
                            page);
                });
    }

    private void figure(
            SiteMedia media,
            String alt,
            @Nullable String caption,
            @Nullable String credit,
            @Nullable String link) {
        html.begin("figure");
        if (link != null) {
            html.begin("a", "href", link);
        }
        html.begin(
                "img",
                "src",
                siteUrl + media.address(RATIO, PICTURE_WIDTH, "jpg"),
                "alt",
                alt,
                "width",
                Integer.toString(media.width(RATIO, PICTURE_WIDTH)),
                "height",
                Integer.toString(media.height(RATIO, PICTURE_WIDTH)));
        if (link != null) {
            html.end("a");
        }
        if (caption != null || credit != null) {
            html.begin("figcaption").words(caption == null ? "" : caption);
            if (credit != null) {
                html.words(caption == null ? "" : " ").element("small", credit);
            }
            html.end("figcaption");
        }
        html.end("figure");
    }

    private void table(Block.Table table) {
        html.begin("table");
        if (table.caption() != null) {
            html.element("caption", table.caption());
        }
        if (!table.header().isEmpty()) {
            html.begin("thead").begin("tr").elements("th", table.header()).end("tr").end("thead");
        }
        html.begin("tbody");
        for (List<RichText> row : table.rows()) {
            html.begin("tr").elements("td", row).end("tr");
        }
        html.end("tbody").end("table");
    }

    private static @Nullable String first(@Nullable String own, @Nullable String other) {
        return own == null ? other : own;
    }
}
