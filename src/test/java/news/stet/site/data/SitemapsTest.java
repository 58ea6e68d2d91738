package news.stet.site.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import news.stet.platform.Database;
import news.stet.platform.TestDatabase;
import news.stet.site.Answer;
import news.stet.site.SampleSite;
import news.stet.story.Order;
import news.stet.story.Story;
import news.stet.story.Verb;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class SitemapsTest {
    private static final String URL = SampleSite.URL;

    private final Database database;
    private final SampleSite site;

    SitemapsTest(Database database) {
        this.database = database;
        this.site = new SampleSite(database);
    }

    private Document xml(String path) {
        return Jsoup.parse(site.text(path), "", Parser.xmlParser());
    }

    private List<String> locations(String path) {
        return xml(path).select("loc").eachText();
    }

    private static String path(Story story) {
        String path = story.path();
        assertThat(path).isNotNull();
        return path == null ? "" : path;
    }

    @Test
    void aSmallSiteHasOneSitemapWithEveryPage() {
        Story english =
                site.publishOld(
                        Instant.parse("2016-12-23T15:00:22Z"), "Old", "\"topics\": [\"bridges\"]");
        Story arabic = site.publish("ar", "article", "الجسر القديم", "");

        assertThat(locations("/sitemap.xml"))
                .contains(
                        URL + "/en/",
                        URL + "/en/world/",
                        URL + "/en/sport/",
                        URL + "/en/world/2016/12/",
                        URL + "/en/topics/bridges/",
                        URL + path(english),
                        URL + "/ar/",
                        URL + "/ar/world/")
                .doesNotHaveDuplicates()
                .allMatch(location -> location.matches("[\\x21-\\x7e]+"))
                .anyMatch(location -> location.endsWith("-" + arabic.id()));
        Element old =
                xml("/sitemap.xml").select("url").stream()
                        .filter(url -> url.select("loc").text().equals(URL + path(english)))
                        .findFirst()
                        .orElseThrow();
        assertThat(old.select("lastmod").text()).isEqualTo("2016-12-23T15:00:22Z");
    }

    @Test
    void everyListedPageIsThere() {
        site.publish("en", "article", "Listed", "\"topics\": [\"bridges\"]");

        for (String location : locations("/sitemap.xml")) {
            assertThat(site.answer(location.substring(URL.length())))
                    .as(location)
                    .isInstanceOf(Answer.Page.class);
        }
    }

    @Test
    void aMonthIsAPartOfItsOwn() {
        Story old = site.publishOld(Instant.parse("2015-03-31T23:30:00Z"), "In April there", "");
        site.publish("In May");

        // Half an hour before midnight in UTC it was April already where the edition is made.
        assertThat(locations("/sitemap-en-201504.xml")).containsExactly(URL + path(old));
        assertThat(site.page("/sitemap-en-201504.xml").keys())
                .contains("month:en/2015-04")
                .noneMatch(key -> key.startsWith("list:"));
        assertThat(locations("/sitemap-en-000000.xml"))
                .contains(URL + "/en/", URL + "/en/world/2015/04/")
                .doesNotContain(URL + path(old));
        assertThat(site.answer("/sitemap-en-201401.xml")).isInstanceOf(Answer.Missing.class);
        assertThat(site.answer("/sitemap-xx-201504.xml")).isInstanceOf(Answer.Missing.class);
    }

    @Test
    void aLargeSiteHasAnIndexOfMonths() {
        Story first = site.publish("Copied many times");
        copy(first.id(), Sitemaps.ONE_SITEMAP);

        assertThat(xml("/sitemap.xml").select("sitemapindex > sitemap > loc").eachText())
                .contains(
                        URL + "/sitemap-en-000000.xml",
                        URL + "/sitemap-en-202605.xml",
                        URL + "/sitemap-ar-000000.xml");
        assertThat(locations("/sitemap-en-202605.xml"))
                .hasSizeGreaterThan(Sitemaps.ONE_SITEMAP)
                .doesNotHaveDuplicates();
        database.write(handle -> {
            handle.execute("delete from live_story where story > 5000000");
            return handle.execute("delete from story where id > 5000000");
        });
    }

    /** Straight into the tables: two thousand verbs would take a minute. */
    private void copy(long story, int times) {
        database.write(handle -> {
            handle.createUpdate(
                            """
                            insert into story select (jsonb_populate_record(s, jsonb_build_object(
                                'id', 5000000 + n, 'sort', nextval('story_sort')))).*
                            from story s, generate_series(1, :times) n where s.id = :story
                            """)
                    .bind("times", times)
                    .bind("story", story)
                    .execute();
            return handle.createUpdate(
                            """
                            insert into live_story (story, edition, section, month, sort, slug, type,
                                headline, standfirst, published_at, updated_at, content, search)
                            select s.id, l.edition, l.section, l.month, s.sort, l.slug, l.type,
                                l.headline, l.standfirst, l.published_at, l.updated_at, l.content,
                                l.search
                            from live_story l, story s where l.story = :story and s.id > 5000000
                            """)
                    .bind("story", story)
                    .execute();
        });
    }

    @Test
    void theNewsSitemapHoldsTwoDays() {
        Story story =
                site.publish(
                        "en",
                        "article",
                        "Fresh & \"quoted\" ]]>",
                        "\"headlines\": {\"short\": \"Fresh\"}");
        site.publishOld(Instant.parse("2026-05-02T07:59:59Z"), "Too old", "");
        site.publish("ar", "article", "جديد", "");

        Element news =
                xml("/sitemap-news.xml").select("url").stream()
                        .filter(url -> url.select("loc").text().equals(URL + path(story)))
                        .findFirst()
                        .orElseThrow();
        assertThat(news.select("news|name").text()).isEqualTo("The Harbour Post");
        assertThat(news.select("news|language").text()).isEqualTo("en");
        assertThat(news.select("news|title").text()).isEqualTo("Fresh & \"quoted\" ]]>");
        // Lisbon is an hour ahead of UTC in May.
        assertThat(news.select("news|publication_date").text())
                .isEqualTo("2026-05-04T09:00:00+01:00");
        assertThat(xml("/sitemap-news.xml").select("news|title").eachText())
                .contains("جديد")
                .doesNotContain("Too old");
        assertThat(site.page("/sitemap-news.xml").keys())
                .contains("clock", "news:en", "news:ar", "edition:en", "edition:ar");
        assertThat(site.page("/sitemap-news.xml").until())
                .isEqualTo(site.clock.instant().plus(Duration.ofDays(2)));

        site.clock.pass(Duration.ofDays(2).plusSeconds(1));
        assertThat(locations("/sitemap-news.xml")).isEmpty();
    }

    @Test
    void aKilledStoryLeavesTheSitemaps() {
        Story story = site.publish("Leaves the sitemaps");
        assertThat(locations("/sitemap.xml")).contains(URL + path(story));

        site.newsroom.act(Verb.KILL, SampleSite.EDITOR, story.id(), Order.PLAIN);

        assertThat(locations("/sitemap.xml")).doesNotContain(URL + path(story));
        assertThat(locations("/sitemap-news.xml")).doesNotContain(URL + path(story));
    }

    @Test
    void robotsMayReadAllButSearches() {
        assertThat(site.text("/robots.txt"))
                .isEqualTo(
                        """
                        User-agent: *
                        Disallow: /en/search
                        Disallow: /ar/search

                        Sitemap: https://news.example.org/sitemap.xml
                        Sitemap: https://news.example.org/sitemap-news.xml
                        Sitemap: https://news.example.org/sitemap-video.xml
                        """);
        assertThat(site.page("/robots.txt").contentType()).isEqualTo("text/plain; charset=utf-8");
    }
}
