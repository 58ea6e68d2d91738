package news.stet.site.data;

import static org.assertj.core.api.Assertions.assertThat;

import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.TestDatabase;
import news.stet.site.SampleSite;
import news.stet.site.feeds.FeedRules;
import news.stet.story.Story;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Pictures and films as boxes, feeds and story heads name them. */
@ExtendWith(TestDatabase.class)
class MediaInDocumentsTest {
    private static final String URL = SampleSite.URL;

    private final Database database;
    private final SampleSite site;
    private final long picture;
    private final long film;

    MediaInDocumentsTest(Database database) {
        this.database = database;
        this.site = new SampleSite(database);
        this.picture = media("picture", "jpeg", "bridge-1f3a", 1600, 1200, null, null);
        long poster = media("picture", "jpeg", "dock-poster-9a9a", 1920, 1080, null, null);
        this.film = media("video", "mp4", "dock-77aa", 1920, 1080, 65_400L, poster);
    }

    /** A row of the library; the bytes behind it are nobody's matter here. */
    private long media(
            String kind,
            String format,
            String name,
            int width,
            int height,
            @Nullable Long millis,
            @Nullable Long poster) {
        return database.write(handle ->
                handle.createQuery(
                                """
                                insert into media (kind, format, sha256, bytes, width, height, duration_ms,
                                    folder, name, colour, poster, file_name, caption, alt, credit,
                                    creator, added_at, added_by)
                                values (:kind, :format, sha256(:name::bytea), 123456, :width, :height,
                                    :millis, '2026/05/04', :name, '#336699', :poster, 'file',
                                    'Caption of ' || :name, 'Alt of ' || :name, 'Ada Lens', '', now(), 'x')
                                on conflict (sha256) do update set kind = excluded.kind returning id
                                """)
                        .bind("kind", kind)
                        .bind("format", format)
                        .bind("name", name)
                        .bind("width", width)
                        .bind("height", height)
                        .bind("millis", millis)
                        .bind("poster", poster)
                        .mapTo(Long.class)
                        .one());
    }

    private Story withPicture(String type) {
        return site.publish(
                "en",
                type,
                "The bridge",
                """
                "mainMedia": {"type": "picture", "media": "%d", "alt": "Steel at dawn", "credit": "Bo Lens"}
                """
                        .formatted(picture));
    }

    private JsonNode data(Story story) {
        return Json.read(html(story).select("script[type=application/ld+json]").html());
    }

    private Document html(Story story) {
        String path = story.path();
        return Jsoup.parse(site.text(path == null ? "" : path));
    }

    private Element item(Story story) {
        return Jsoup.parse(site.text("/en/feed.rss"), "", Parser.xmlParser())
                .select("item")
                .stream()
                .filter(one -> one.select("guid").text().endsWith(":" + story.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aBoxNamesThePictureWithoutHost() {
        Story story = withPicture("article");

        JsonNode item =
                Json.read(site.text("/en/boxes/latest.json"))
                        .valueStream()
                        .filter(one ->
                                one.get("id").stringValue().equals(Long.toString(story.id())))
                        .findFirst()
                        .orElseThrow();

        assertThat(item.get("pic").stringValue())
                .isEqualTo("/media/2026/05/04/bridge-1f3a_4x3_640.jpg");
        // Its caption may change without a sign here; how it looks may not.
        assertThat(site.page("/en/boxes/latest.json").keys())
                .contains("still:" + picture)
                .noneMatch(key -> key.startsWith("media:"));
    }

    @Test
    void aPictureIsOfferedInThreeFrames() {
        Story story = withPicture("article");

        JsonNode images = data(story).get("image");

        assertThat(images.valueStream().map(image -> image.get("url").stringValue()))
                .containsExactly(
                        URL + "/media/2026/05/04/bridge-1f3a_16x9_1280.jpg",
                        URL + "/media/2026/05/04/bridge-1f3a_4x3_1280.jpg",
                        // The picture is only 1,200 pixels high.
                        URL + "/media/2026/05/04/bridge-1f3a_1x1_1200.jpg");
        assertThat(images.get(0).get("height").intValue()).isEqualTo(720);
        assertThat(images.get(2).get("height").intValue()).isEqualTo(1200);
        Document html = html(story);
        assertThat(html.select("meta[property=og:image]").attr("content"))
                .isEqualTo(URL + "/media/2026/05/04/bridge-1f3a_16x9_1280.jpg");
        assertThat(html.select("meta[property=og:image:height]").attr("content")).isEqualTo("720");
        assertThat(html.select("meta[property=twitter:card]").attr("content"))
                .isEqualTo("summary_large_image");
    }

    @Test
    void aGalleryListsItsPicturesWithTheStorysOwnWords() {
        Story story = withPicture("gallery");

        JsonNode gallery = data(story).get("hasPart");

        assertThat(gallery.get("@type").stringValue()).isEqualTo("ImageGallery");
        assertThat(gallery.at("/image/0/creditText").stringValue()).isEqualTo("Bo Lens");
        assertThat(gallery.at("/image/0/caption").stringValue())
                .isEqualTo("Caption of bridge-1f3a");
    }

    @Test
    void aFeedShowsThePictureInTheStoryAndBesideIt() {
        Element item = item(withPicture("article"));

        Element figure = Jsoup.parseBodyFragment(item.select("content|encoded").text()).body();
        assertThat(figure.select("figure img").attr("src"))
                .isEqualTo(URL + "/media/2026/05/04/bridge-1f3a_16x9_1280.jpg");
        assertThat(figure.select("figure img").attr("alt")).isEqualTo("Steel at dawn");
        assertThat(figure.select("figcaption").text()).isEqualTo("Caption of bridge-1f3a Bo Lens");
        assertThat(item.select("media|thumbnail").attr("height")).isEqualTo("720");
        assertThat(item.select("enclosure")).isEmpty();
    }

    private void made() {
        database.write(handle ->
                handle.execute(
                        """
                        insert into film (media, state, seen_at, version, made) values (?, 'made', now(), 1,
                            '{"progressive": "720.mp4", "bytes": 123456, "width": 1280, "height": 720}')
                        on conflict do nothing
                        """,
                        film));
    }

    private Story withFilm() {
        return site.publish(
                "en",
                "video",
                "The dock opens",
                """
                "standfirst": "After ten years.", "mainMedia": {"type": "video", "media": "%d"}
                """
                        .formatted(film));
    }

    @Test
    void aFilmThatIsNotMadeYetIsShownByItsPosterAlone() {
        database.write(handle -> handle.execute("delete from film where media = ?", film));
        Story story = withFilm();

        // What the camera wrote is for nobody.
        assertThat(item(story).select("enclosure, media|content[medium=video]")).isEmpty();
        assertThat(data(story).get("video").has("contentUrl")).isFalse();
        assertThat(html(story).select("video").hasAttr("src")).isFalse();
        assertThat(html(story).select("video").attr("poster")).contains("dock-poster");
        assertThat(html(story).select(".soon").text()).contains("being made ready");
        assertThat(html(story).select("meta[property^=og:video]")).isEmpty();
    }

    @Test
    void aFilmIsEnclosedAndDescribedOnceItIsMade() {
        made();
        Story story = withFilm();

        Element item = item(story);
        String file = "/media/2026/05/04/dock-77aa/v1/720.mp4";
        assertThat(item.select("enclosure").attr("url")).isEqualTo(URL + file);
        assertThat(item.select("enclosure").attr("length")).isEqualTo("123456");
        assertThat(item.select("enclosure").attr("type")).isEqualTo("video/mp4");
        assertThat(item.select("media|content media|thumbnail").attr("url"))
                .isEqualTo(URL + "/media/2026/05/04/dock-poster-9a9a_16x9_1280.jpg");

        JsonNode video = data(story).get("video");
        assertThat(video.get("contentUrl").stringValue()).isEqualTo(URL + file);
        assertThat(video.get("duration").stringValue()).isEqualTo("PT1M5S");
        assertThat(video.get("description").stringValue()).isEqualTo("After ten years.");
        assertThat(video.get("thumbnailUrl").valueStream().map(JsonNode::stringValue))
                .first()
                .isEqualTo(URL + "/media/2026/05/04/dock-poster-9a9a_16x9_1280.jpg");
        assertThat(html(story).select("video").attr("src")).isEqualTo(file);
        assertThat(html(story).select("meta[property=og:video:type]").attr("content"))
                .isEqualTo("video/mp4");
    }

    @Test
    void feedsWithPicturesAndFilmsKeepTheRules() {
        withPicture("article");
        made();
        site.publish(
                "en",
                "video",
                "Film",
                "\"mainMedia\": {\"type\": \"video\", \"media\": \"%d\"}".formatted(film));

        assertThat(FeedRules.rss(site.page("/en/feed.rss").body(), URL + "/en/feed.rss")).isEmpty();
        assertThat(FeedRules.atom(site.page("/en/feed.atom").body(), URL + "/en/feed.atom"))
                .isEmpty();
        assertThat(FeedRules.json(site.page("/en/feed.json").body(), URL + "/en/feed.json"))
                .isEmpty();
        assertThat(site.page("/en/feed.rss").keys()).contains("media:" + picture, "media:" + film);
    }
}
