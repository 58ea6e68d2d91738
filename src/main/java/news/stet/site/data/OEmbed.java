package news.stet.site.data;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import news.stet.media.MediaItem;
import news.stet.media.MediaKind;
import news.stet.platform.Json;
import news.stet.site.Answer;
import news.stet.site.LiveStory;
import news.stet.site.Origins;
import news.stet.site.Place;
import news.stet.site.SiteEdition;
import news.stet.site.SiteMedia;
import news.stet.site.SiteReader;
import news.stet.site.SiteRequest;
import news.stet.site.feeds.XmlWriter;
import news.stet.story.Block;
import tools.jackson.databind.node.ObjectNode;

/**
 * What other people's pages ask to show a story's film in them (oEmbed 1.0).
 *
 * @param places what a path of the site names
 */
public record OEmbed(Origins origins, Function<SiteRequest, Optional<Place>> places) {
    private static final int WIDTH = 640;
    private static final int LARGEST = 1920;
    private static final int PICTURE_WIDTH = 640;
    private static final int TITLE_HEIGHT = 40;

    /** The link by which programs find it on a story's page. */
    public static String path(URI siteUrl, String storyPath, String format) {
        return "/oembed?format="
                + format
                + "&url="
                + URLEncoder.encode(siteUrl + storyPath, StandardCharsets.UTF_8);
    }

    /** The film of the story asked for; empty when the address has none. */
    public Optional<Answer> answer(SiteReader reader, SiteRequest request) {
        String url = request.query().getOrDefault("url", "");
        String format = request.query().getOrDefault("format", "json");
        String path = origins.path(url, reader.listEditions());
        if (path == null || !List.of("json", "xml").contains(format)) {
            return Optional.empty();
        }
        return SiteRequest.parse(path.replaceAll("[?#].*$", ""), null)
                .flatMap(places)
                .filter(Place.Story.class::isInstance)
                .map(Place.Story.class::cast)
                .flatMap(place -> reader.findStory(place.id()))
                .flatMap(story -> answer(reader, request, story, format));
    }

    private Optional<Answer> answer(
            SiteReader reader, SiteRequest request, LiveStory story, String format) {
        return story.content()
                .allBlocks()
                .filter(Block.Video.class::isInstance)
                .map(Block.Video.class::cast)
                .flatMap(video -> reader.findItem(video.media()).stream())
                .filter(item -> item.kind() == MediaKind.VIDEO)
                .findFirst()
                .map(film -> {
                    ObjectNode said = say(reader, request, story, film);
                    return page(reader, said, format);
                });
    }

    private ObjectNode say(
            SiteReader reader, SiteRequest request, LiveStory story, MediaItem film) {
        SiteEdition edition = reader.findEdition(story.card().edition()).orElseThrow();
        boolean known = film.width() > 0;
        double shape = known ? (double) film.height() / film.width() : 9 / 16.0;
        int width = Math.min(WIDTH, most(request, "maxwidth"));
        int height = (int) Math.round(width * shape) + TITLE_HEIGHT;
        int mostHigh = most(request, "maxheight");
        if (height > mostHigh) {
            height = mostHigh;
            width = (int) Math.clamp(Math.round((height - TITLE_HEIGHT) / shape), 1L, (long) width);
        }
        String title = story.content().headline();
        URI siteUrl = origins.of(edition);
        String player =
                siteUrl + new Place.Embed(edition.code(), story.card().story(), film.id()).path();
        ObjectNode node =
                Json.mapper()
                        .createObjectNode()
                        .put("version", "1.0")
                        .put("type", "video")
                        .put("title", title)
                        .put("provider_name", edition.name())
                        .put("provider_url", siteUrl + edition.path())
                        .put("width", width)
                        .put("height", height)
                        .put("html", frame(player, title, width, height));
        reader.findMedia(film.id()).ifPresent(media -> thumbnail(node, siteUrl, media));
        return node;
    }

    private static void thumbnail(ObjectNode node, URI siteUrl, SiteMedia media) {
        node.put("thumbnail_url", siteUrl + media.address("16x9", PICTURE_WIDTH, "jpg"))
                .put("thumbnail_width", media.width("16x9", PICTURE_WIDTH))
                .put("thumbnail_height", media.height("16x9", PICTURE_WIDTH));
    }

    private static int most(SiteRequest request, String name) {
        String said = request.query().getOrDefault(name, "");
        return said.matches("[1-9][0-9]{1,4}")
                ? Math.clamp(Integer.parseInt(said), 2 * TITLE_HEIGHT, LARGEST)
                : LARGEST;
    }

    private static String frame(String player, String title, int width, int height) {
        return "<iframe src=\"%s\" title=\"%s\" width=\"%d\" height=\"%d\" allow=\"fullscreen\" allowfullscreen loading=\"lazy\"></iframe>"
                .formatted(escaped(player), escaped(title), width, height);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    private static Answer page(SiteReader reader, ObjectNode said, String format) {
        boolean json = format.equals("json");
        byte[] body = json ? Json.write(said).getBytes(StandardCharsets.UTF_8) : xml(said);
        return new Answer.Page(
                json ? "application/json" : "text/xml; charset=utf-8",
                body,
                null,
                reader.keys(),
                Map.of("Access-Control-Allow-Origin", "*"));
    }

    private static byte[] xml(ObjectNode said) {
        XmlWriter out = new XmlWriter("oembed", List.of());
        said.properties().forEach(one -> out.text(one.getKey(), one.getValue().asString()));
        return out.done();
    }
}
