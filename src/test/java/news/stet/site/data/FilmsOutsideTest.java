package news.stet.site.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.TestDatabase;
import news.stet.site.Answer;
import news.stet.site.SampleSite;
import news.stet.site.SiteRequest;
import news.stet.story.Order;
import news.stet.story.Story;
import news.stet.story.Verb;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A film that was made for readers, as other people's programs and pages find it. */
@ExtendWith(TestDatabase.class)
class FilmsOutsideTest {
    private static final String URL = SampleSite.URL;
    private static final String FOLDER = "/media/2026/05/04/dock-77aa/";

    private final Database database;
    private final SampleSite site;
    private long film;
    private Story story;

    FilmsOutsideTest(Database database) {
        this.database = database;
        this.site = new SampleSite(database);
    }

    @BeforeEach
    void publish() {
        film =
                database.write(handle -> {
                    long poster =
                            handle.createQuery(
                                            """
                                            insert into media (kind, format, sha256, bytes, width, height, folder, name,
                                                colour, file_name, caption, alt, credit, creator, added_at, added_by)
                                            values ('picture', 'jpeg', sha256('still'::bytea), 1, 1920, 1080, '2026/05/04',
                                                'dock-25f-9a9a', '#336699', 'f', '', '', '', '', now(), 'x')
                                            on conflict (sha256) do update set width = 1920 returning id
                                            """)
                                    .mapTo(Long.class)
                                    .one();
                    long id =
                            handle.createQuery(
                                            """
                                            insert into media (kind, format, sha256, bytes, width, height, duration_ms, folder,
                                                name, colour, poster, file_name, caption, alt, credit, creator, added_at, added_by)
                                            values ('video', 'mov', sha256('dock'::bytea), 9, 1920, 1080, 65400, '2026/05/04',
                                                'dock-77aa', '#336699', :poster, 'f', '', '', '', '', now(), 'x')
                                            on conflict (sha256) do update set width = 1920 returning id
                                            """)
                                    .bind("poster", poster)
                                    .mapTo(Long.class)
                                    .one();
                    handle.execute(
                            """
                            insert into film (media, state, seen_at, version, made) values (?, 'made', now(), 3,
                                '{"progressive": "720.mp4", "bytes": 555, "width": 1280, "height": 720, "playlist": true,
                                  "storyboard": true, "rate": 25, "frames": [25]}')
                            on conflict (media) do nothing
                            """,
                            id);
                    handle.execute(
                            """
                            insert into caption (media, language, version, text, at, by_name)
                            values (?, 'en', 1, 'WEBVTT', now(), 'x'), (?, 'fa', 2, 'WEBVTT', now(), 'x')
                            on conflict do nothing
                            """,
                            id,
                            id);
                    return id;
                });
        story =
                site.publish(
                        "en",
                        "video",
                        "The \"dock\" opens",
                        """
                        "standfirst": "After ten years.", "mainMedia": {"type": "video", "media": "%d"}
                        """
                                .formatted(film));
    }

    private String path() {
        return Optional.ofNullable(story.path()).orElseThrow();
    }

    private Answer.Page page(String path, String query) {
        Answer answer = site.pages.answer(SiteRequest.parse(path, query).orElseThrow());
        return (Answer.Page) answer;
    }

    private static String text(Answer.Page page) {
        return new String(page.body(), StandardCharsets.UTF_8);
    }

    private String oembed(String more) {
        return "url=" + URLEncoder.encode(URL + path(), StandardCharsets.UTF_8) + more;
    }

    @Test
    void thePageLoadsNothingAndOffersCaptionsAndAllSizes() {
        Answer.Page page = page(path(), "");
        Element video = Jsoup.parse(text(page)).expectFirst("video");
        assertThat(video.attr("preload")).isEqualTo("none");
        assertThat(video.attr("src")).isEqualTo(FOLDER + "v3/720.mp4");
        assertThat(video.attr("data-playlist")).isEqualTo(FOLDER + "v3/master.m3u8");
        assertThat(video.select("track[srclang=en][default]").attr("src"))
                .isEqualTo(FOLDER + "captions/en-1.vtt");
        assertThat(video.select("track[srclang=fa]").hasAttr("default")).isFalse();
        assertThat(page.headers().get("Content-Security-Policy"))
                .contains("media-src 'self' blob:", "frame-ancestors 'none'", "script-src 'self';");
        assertThat(page.keys()).contains("media:" + film);
    }

    @Test
    void otherPagesAreToldHowToShowTheFilm() {
        Element link =
                Jsoup.parse(text(page(path(), "")))
                        .expectFirst("link[type=application/json+oembed]");
        assertThat(link.attr("href")).startsWith(URL + "/oembed?format=json&url=https%3A%2F%2F");

        JsonNode said = Json.read(text(page("/oembed", oembed("&maxwidth=320"))));

        assertThat(said.get("type").stringValue()).isEqualTo("video");
        assertThat(said.get("version").stringValue()).isEqualTo("1.0");
        assertThat(said.get("width").intValue()).isEqualTo(320);
        assertThat(said.get("height").intValue()).isEqualTo(220);
        assertThat(said.get("thumbnail_url").stringValue())
                .isEqualTo(URL + "/media/2026/05/04/dock-25f-9a9a_16x9_640.jpg");
        Element frame =
                Jsoup.parseBodyFragment(said.get("html").stringValue()).expectFirst("iframe");
        assertThat(frame.attr("title")).isEqualTo("The \"dock\" opens");
        assertThat(frame.attr("src")).isEqualTo(URL + "/en/embed/" + story.id() + "-" + film);
        Document xml =
                Jsoup.parse(text(page("/oembed", oembed("&format=xml"))), "", Parser.xmlParser());
        assertThat(xml.select("oembed > type").text()).isEqualTo("video");
    }

    @Test
    void whatIsNoFilmOfOursIsNotShownElsewhere() {
        for (String query :
                new String[] {
                    "",
                    "url=https%3A%2F%2Fother.example%2F",
                    oembed("&format=yaml"),
                    "url=" + URL + "/en/world/nothing-999999999"
                }) {
            assertThat(site.pages.answer(SiteRequest.parse("/oembed", query).orElseThrow()))
                    .as(query)
                    .isInstanceOf(Answer.Missing.class);
        }
        String other = "/en/embed/" + story.id() + "-" + (film - 1);
        assertThat(site.pages.answer(SiteRequest.parse(other, "").orElseThrow()))
                .isInstanceOf(Answer.Missing.class);
    }

    @Test
    void thePlayerMayStandInAnyPageAndIsGoneWithItsStory() {
        String path = "/en/embed/" + story.id() + "-" + film;
        Answer.Page page = page(path, "");

        assertThat(page.headers().get("Content-Security-Policy")).contains("frame-ancestors *");
        Document html = Jsoup.parse(text(page));
        assertThat(html.select("video").attr("preload")).isEqualTo("none");
        assertThat(html.select("link[rel=canonical]").attr("href")).isEqualTo(URL + path());
        assertThat(html.select("meta[name=robots]").attr("content")).isEqualTo("noindex");

        site.newsroom.act(Verb.KILL, SampleSite.EDITOR, story.id(), Order.PLAIN);

        assertThat(site.pages.answer(SiteRequest.parse(path, "").orElseThrow()))
                .isInstanceOf(Answer.Gone.class);
    }

    @Test
    void aSoundIsHeardOnThePageAndInFeeds() {
        long sound =
                database.write(handle ->
                        handle.createQuery(
                                        """
                                        insert into media (kind, format, sha256, bytes, width, height, duration_ms, folder,
                                            name, colour, file_name, caption, alt, credit, creator, added_at, added_by)
                                        values ('audio', 'mp3', sha256('talk'::bytea), 77, 0, 0, 61000, '2026/05/04',
                                            'talk-11bb', '#000000', 'f', 'The pilot talks', '', '', '', now(), 'x')
                                        on conflict (sha256) do update set width = 0 returning id
                                        """)
                                .mapTo(Long.class)
                                .one());
        Story talk =
                site.publish(
                        "en",
                        "article",
                        "What the pilot says",
                        "\"body\": [{\"type\": \"video\", \"media\": \"%d\"}]".formatted(sound));

        String path = Optional.ofNullable(talk.path()).orElseThrow();
        database.write(handle -> {
            handle.execute(
                    """
                    insert into film (media, state, seen_at, version, made)
                    values (?, 'made', now(), 1, '{"progressive": "sound.m4a", "bytes": 555}')
                    on conflict do nothing
                    """,
                    sound);
            return handle.execute(
                    """
                    insert into caption (media, language, version, text, at, by_name) values
                        (?, 'ar', 1, E'WEBVTT\n\n00:01.000 --> 00:02.000\nمرحبا\n', now(), 'x'),
                        (?, 'en', 1, E'WEBVTT\n\n00:01.000 --> 00:02.000\n<i>Hello</i> there\n', now(), 'x')
                    on conflict do nothing
                    """,
                    sound,
                    sound);
        });

        Answer.Page page = page(path, "");

        Document html = Jsoup.parse(text(page));
        Element audio = html.expectFirst("figure audio");
        assertThat(audio.attr("preload")).isEqualTo("none");
        assertThat(audio.attr("aria-label")).isEqualTo("Sound: The pilot talks");
        assertThat(audio.expectFirst("source").attr("src"))
                .isEqualTo("/media/2026/05/04/talk-11bb/v1/sound.m4a");
        assertThat(html.select("figure details summary"))
                .extracting(Element::text)
                .containsExactly("Transcript", "Transcript: \u2068العربية\u2069");
        assertThat(html.select("figure details div[lang=en]").text()).isEqualTo("Hello there");
        Element item =
                Jsoup.parse(text(page("/en/feed.rss", "")), "", Parser.xmlParser())
                        .select("item")
                        .stream()
                        .filter(one -> one.select("guid").text().endsWith(":" + talk.id()))
                        .findFirst()
                        .orElseThrow();
        assertThat(item.select("enclosure").attr("type")).isEqualTo("audio/mp4");
        assertThat(item.select("media|content").attr("medium")).isEqualTo("audio");
    }

    @Test
    void searchEnginesAndFeedsGetWhatPlaysEverywhere() {
        JsonNode video =
                Json.read(
                                Jsoup.parse(text(page(path(), "")))
                                        .select("script[type=application/ld+json]")
                                        .html())
                        .get("video");
        assertThat(video.get("contentUrl").stringValue()).isEqualTo(URL + FOLDER + "v3/720.mp4");
        assertThat(video.get("embedUrl").stringValue())
                .isEqualTo(URL + "/en/embed/" + story.id() + "-" + film);
        assertThat(video.at("/caption/1/inLanguage").stringValue()).isEqualTo("fa");

        Document map = Jsoup.parse(text(page("/sitemap-video.xml", "")), "", Parser.xmlParser());
        Element url =
                map.select("url").stream()
                        .filter(one -> one.select("loc").text().equals(URL + path()))
                        .findFirst()
                        .orElseThrow();
        assertThat(url.select("video|content_loc").text()).isEqualTo(URL + FOLDER + "v3/720.mp4");
        assertThat(url.select("video|duration").text()).isEqualTo("65");
        assertThat(text(page("/robots.txt", ""))).contains(URL + "/sitemap-video.xml");

        Element item =
                Jsoup.parse(text(page("/en/feed.rss", "")), "", Parser.xmlParser())
                        .select("item")
                        .stream()
                        .filter(one -> one.select("guid").text().endsWith(":" + story.id()))
                        .findFirst()
                        .orElseThrow();
        Map<String, String> film = Map.of("url", URL + FOLDER + "v3/720.mp4", "type", "video/mp4");
        film.forEach(
                (name, value) -> assertThat(item.select("enclosure").attr(name)).isEqualTo(value));
        assertThat(item.select("media|subTitle"))
                .extracting(one -> one.attr("lang"))
                .containsExactly("en", "fa");
        assertThat(item.select("media|player").attr("url")).contains("/en/embed/");
        assertThat(
                        item.select(
                                        "media|group > media|content[type=application/vnd.apple.mpegurl]")
                                .attr("url"))
                .isEqualTo(URL + FOLDER + "captions/master-3-2.m3u8");
    }
}
