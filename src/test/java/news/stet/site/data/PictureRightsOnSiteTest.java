package news.stet.site.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import news.stet.media.MediaEdits;
import news.stet.media.MediaLibrary;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.TestDatabase;
import news.stet.site.SampleSite;
import news.stet.story.ChangeLog;
import news.stet.story.MediaUses;
import news.stet.story.Story;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(TestDatabase.class)
class PictureRightsOnSiteTest {
    private final Database database;
    private final SampleSite site;
    private final String name = "quay-" + System.nanoTime();
    private final long picture;
    private final Story story;

    PictureRightsOnSiteTest(Database database) {
        this.database = database;
        this.site = new SampleSite(database);
        this.picture =
                database.write(handle ->
                        handle.createQuery(
                                        """
                                        insert into media (kind, format, sha256, bytes, width, height, folder, name,
                                            colour, file_name, caption, alt, credit, creator, copyright, source,
                                            licence_url, acquire_url, added_at, added_by)
                                        values ('picture', 'jpeg', sha256(:name::bytea), 1, 1600, 900, '2026/05/04',
                                            :name, '#336699', 'f', 'The quay', 'A quay', 'Ada Lens', 'Bo',
                                            '© Ada Lens', 'trainedAlgorithmicMedia', 'https://example.org/licence',
                                            'https://example.org/buy', now(), 'x')
                                        returning id
                                        """)
                                .bind("name", name)
                                .mapTo(Long.class)
                                .one());
        this.story =
                site.publish(
                        "en",
                        "article",
                        "The quay opens",
                        "\"mainMedia\": {\"type\": \"picture\", \"media\": \"%d\"}, \"body\": [{\"type\": \"box\", \"body\": [{\"type\": \"picture\", \"media\": \"%d\"}]}]"
                                .formatted(picture, picture));
    }

    private void set(String what) {
        database.write(handle -> {
            handle.createUpdate("update media set " + what + " where id = :id")
                    .bind("id", picture)
                    .execute();
            var item = MediaLibrary.findAll(handle, List.of(picture)).get(picture);
            MediaUses.edited(
                    handle,
                    Objects.requireNonNull(item),
                    MediaEdits.Change.LOOK,
                    site.clock.instant());
            return picture;
        });
    }

    private Document page() {
        return Jsoup.parse(site.text(Objects.requireNonNull(story.path())));
    }

    private boolean pageShows() {
        return page().html().contains(name);
    }

    private boolean shows(String path) {
        return site.text(path).contains(name);
    }

    @Test
    void whatReadersMayNotSeeIsNowhere() {
        List<String> everywhere =
                List.of(
                        "/en/",
                        "/en/feed.rss",
                        "/en/feed.json",
                        "/en/boxes/latest.json",
                        "/sitemap.xml");
        assertThat(everywhere).allMatch(this::shows);
        assertThat(pageShows()).isTrue();

        set("shown = false");

        assertThat(everywhere).noneMatch(this::shows);
        assertThat(pageShows()).isFalse();
        assertThat(page().select("meta[property=og:image]")).isEmpty();
    }

    @Test
    void whatIsForTheSiteAloneIsNeitherSharedNorFed() {
        set("uses = '{site}'");

        assertThat(page().select("figure.hero img")).isNotEmpty();
        assertThat(page().select("meta[property=og:image]")).isEmpty();
        assertThat(shows("/en/feed.rss")).isFalse();
        assertThat(shows("/en/boxes/latest.json")).isFalse();
        assertThat(shows("/en/")).isTrue();
    }

    @Test
    void theSitemapNamesThePictureThatLeads() {
        Document map = Jsoup.parse(site.text("/sitemap.xml"), "", Parser.xmlParser());

        assertThat(map.select("image|loc").eachText())
                .contains(SampleSite.URL + "/media/2026/05/04/" + name + "_16x9_1280.jpg")
                .doesNotHaveDuplicates();
    }

    @Test
    void readersAndMachinesAreToldWhoseItIsAndHowItWasMade() {
        assertThat(page().select("figure.hero .made").text()).isEqualTo("Made with AI");

        JsonNode image =
                Json.read(page().select("script[type=application/ld+json]").html()).at("/image/0");
        assertThat(image.get("creditText").stringValue()).isEqualTo("Ada Lens");
        assertThat(image.at("/creator/name").stringValue()).isEqualTo("Bo");
        assertThat(image.get("copyrightNotice").stringValue()).isEqualTo("© Ada Lens");
        assertThat(image.get("license").stringValue()).isEqualTo("https://example.org/licence");
        assertThat(image.get("acquireLicensePage").stringValue())
                .isEqualTo("https://example.org/buy");
        assertThat(image.get("digitalSourceType").stringValue())
                .endsWith("/trainedAlgorithmicMedia");
    }

    @Test
    void whereItIsUsedIsKnownWithWhoPutItThere() {
        assertThat(new MediaUses(database).list(SampleSite.EDITOR, picture))
                .singleElement()
                .satisfies(use -> {
                    assertThat(use.story()).isEqualTo(story.id());
                    assertThat(use.live()).isTrue();
                    assertThat(use.working()).isTrue();
                    assertThat(use.by()).isEqualTo("Edda Tor");
                });
        assertThat(new MediaUses(database).counts(List.of(picture))).containsEntry(picture, 1);
    }

    @Test
    void theLogNamesThePictureAndTheMonthItLeads() {
        var log = new ChangeLog(database);
        long before = log.head();
        set("shown = false");

        assertThat(log.list(before, 10))
                .extracting(ChangeLog.Change::key)
                .containsExactly(
                        "files:2026/05/04/" + name,
                        "media:" + picture,
                        "month:en/2026-05",
                        "still:" + picture);
    }
}
