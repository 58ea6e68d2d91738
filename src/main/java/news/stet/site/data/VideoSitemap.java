package news.stet.site.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import news.stet.media.Film;
import news.stet.media.MediaItem;
import news.stet.media.MediaKind;
import news.stet.site.Answer;
import news.stet.site.BulkReader;
import news.stet.site.EditionLink;
import news.stet.site.LiveCard;
import news.stet.site.LiveStory;
import news.stet.site.Origins;
import news.stet.site.Place;
import news.stet.site.SiteEdition;
import news.stet.site.SiteMedia;
import news.stet.site.SiteReader;
import news.stet.site.feeds.XmlWriter;
import news.stet.site.feeds.XmlWriter.Namespace;
import news.stet.story.Block;
import news.stet.story.StoryType;

/**
 * {@code /sitemap-video.xml}: the newest film stories with their films, as search engines for films
 * read them.
 */
public record VideoSitemap(Origins origins) {
    /** Of each edition; older films have been found long ago. */
    private static final int MOST = 500;

    private static final int MAX_DESCRIPTION_CHARS = 2_000;
    private static final long LONGEST_SECONDS = 28_800;
    private static final Namespace SITEMAP =
            new Namespace("", "http://www.sitemaps.org/schemas/sitemap/0.9");
    private static final Namespace VIDEO =
            new Namespace("video", "http://www.google.com/schemas/sitemap-video/1.1");

    /** Of one host; see {@link EditionLink#at}. */
    public Answer answer(SiteReader reader, Place.VideoSitemap place) {
        XmlWriter out = new XmlWriter("urlset", List.of(SITEMAP, VIDEO));
        for (EditionLink link : EditionLink.at(reader.listEditions(), place.home())) {
            SiteEdition edition = reader.findEdition(link.code()).orElseThrow();
            List<LiveStory> stories = reader.listStories(newest(reader, link.code()));
            reader.expectMedia(
                    stories.stream()
                            .flatMap(story -> story.content().allMedia().stream())
                            .distinct()
                            .toList());
            stories.forEach(story -> story(out, reader, edition, story));
        }
        return new Answer.Page(
                "application/xml; charset=utf-8", out.done(), null, reader.keys(), Map.of());
    }

    private static List<Long> newest(SiteReader reader, String edition) {
        BulkReader bulk = new BulkReader(reader);
        List<Long> stories = new ArrayList<>();
        for (BulkReader.Month month : bulk.listMonths(edition)) {
            bulk.listMonth(edition, month.month()).stream()
                    .map(BulkReader.Address::card)
                    .filter(card -> card.type() == StoryType.VIDEO)
                    .map(LiveCard::story)
                    .forEach(stories::add);
            if (stories.size() >= MOST) {
                return stories.subList(0, MOST);
            }
        }
        return stories;
    }

    private void story(XmlWriter out, SiteReader reader, SiteEdition edition, LiveStory story) {
        List<SiteMedia> films =
                story.content()
                        .allBlocks()
                        .filter(Block.Video.class::isInstance)
                        .map(Block.Video.class::cast)
                        .flatMap(video -> reader.findMedia(video.media()).stream())
                        .filter(media -> media.item().kind() == MediaKind.VIDEO)
                        .toList();
        if (films.isEmpty()) {
            return;
        }
        out.begin("url").text("loc", origins.of(edition) + story.card().path());
        films.forEach(film -> film(out, reader, edition, story, film));
        out.end();
    }

    private void film(
            XmlWriter out,
            SiteReader reader,
            SiteEdition edition,
            LiveStory story,
            SiteMedia media) {
        LiveCard card = story.card();
        MediaItem item = media.item();
        String description = card.standfirst().isBlank() ? card.title() : card.standfirst();
        out.begin("video:video")
                .text(
                        "video:thumbnail_loc",
                        origins.of(edition) + media.address("16x9", 1280, "jpg"))
                .text("video:title", card.title())
                .text(
                        "video:description",
                        description.substring(
                                0, Math.min(description.length(), MAX_DESCRIPTION_CHARS)));
        reader.findFilm(item.id())
                .filter(Film::plays)
                .ifPresent(made ->
                        out.text("video:content_loc", origins.of(edition) + made.progressive()));
        out.text(
                "video:player_loc",
                origins.of(edition)
                        + new Place.Embed(edition.code(), card.story(), item.id()).path());
        item.duration()
                .map(length -> Math.round(length.toMillis() / 1000.0))
                .filter(seconds -> seconds > 0 && seconds <= LONGEST_SECONDS)
                .ifPresent(seconds -> out.text("video:duration", Long.toString(seconds)));
        out.text("video:publication_date", StoryTimes.local(card.publishedAt(), edition))
                .text("video:family_friendly", "yes")
                .text("video:live", "no")
                .end();
    }
}
