package news.stet.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import news.stet.site.SiteHosts.Way.Here;
import news.stet.site.SiteHosts.Way.There;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class SiteHostsTest {
    private static final URI SITE = URI.create("https://news.example.org");
    private final SiteHosts hosts =
            new SiteHosts(
                    SITE,
                    Map.of("en", "", "es", "", "ar", "ar.example.org", "fa", "fa.example.com"));

    @ParameterizedTest
    @CsvSource({
        "news.example.org, /ar/world/x-12, https://ar.example.org/ar/world/x-12",
        "NEWS.example.org.:443, /ar, https://ar.example.org/ar",
        "news.example.org, /sitemap-ar-202605.xml, https://ar.example.org/sitemap-ar-202605.xml",
        "fa.example.com, /ar/feed.rss, https://ar.example.org/ar/feed.rss",
        "ar.example.org, /en/, https://news.example.org/en/",
        "ar.example.org:8080, /sitemap-en-000000.xml, https://news.example.org/sitemap-en-000000.xml"
    })
    void whatIsAtHomeElsewhereIsThereForGood(String host, String path, String location) {
        assertThat(hosts.way(host, path, null)).isEqualTo(new There(location, true));
        assertThat(hosts.way(host, path, "q=a%20b"))
                .isEqualTo(new There(location + "?q=a%20b", true));
    }

    @ParameterizedTest
    @CsvSource({
        "news.example.org, /en/world/x-12",
        "news.example.org, /",
        "news.example.org, /sitemap.xml",
        "news.example.org, /sitemap-news.xml",
        "news.example.org, /nowhere/",
        "ar.example.org, /ar/world/x-12",
        "ar.example.org, /media/2026/05/04/x_16x9_640.webp",
        "ar.example.org, /oembed",
        "ar.example.org, /nowhere/",
        "AR.example.org:8080, /ar/",
        "127.0.0.1:8080, /ar/world/x-12",
        "evil.example, /sitemap.xml",
        "evil.example, /ar/",
        "[::1]:8080, /ar/"
    })
    void allElseIsAnsweredWhereItIsAskedFor(String host, String path) {
        assertThat(hosts.way(host, path, null)).isEqualTo(new Here(path));
    }

    @Test
    void aRequestWithoutAHostIsAnswered() {
        assertThat(hosts.way(null, "/ar/", null)).isEqualTo(new Here("/ar/"));
    }

    /** Not every program that shows a box or a film of ours follows to another address. */
    @ParameterizedTest
    @ValueSource(strings = {"/ar/boxes/latest.json", "/ar/boxes/top.html", "/ar/embed/1000007-17"})
    void whatOtherPeoplesPagesShowGoesOnWorkingEverywhere(String path) {
        assertThat(hosts.way("news.example.org", path, null)).isEqualTo(new Here(path));
        assertThat(hosts.way("fa.example.com", path, null)).isEqualTo(new Here(path));
    }

    @Test
    void aHostHasItsOwnRootSitemapsAndRobots() {
        assertThat(hosts.way("ar.example.org", "/", null)).isEqualTo(new There("/ar/", false));
        assertThat(hosts.way("ar.example.org", "/robots.txt", null))
                .isEqualTo(new Here("/ar/robots.txt"));
        assertThat(hosts.way("fa.example.com", "/sitemap.xml", null))
                .isEqualTo(new Here("/fa/sitemap.xml"));
    }

    @Test
    void aSiteThatMovedToAnEditionsHostSendsNobodyInCircles() {
        SiteHosts moved = new SiteHosts(SITE, Map.of("en", "", "ar", "news.example.org"));

        assertThat(moved.isEmpty()).isTrue();
        assertThat(moved.way("news.example.org", "/en/", null)).isEqualTo(new Here("/en/"));
    }

    @Test
    void whatIsKeptIsWhatWasKnown() {
        var editions =
                List.of(
                        new EditionLink("en", "en"),
                        new EditionLink("ar", "ar", false, "ar.example.org"));
        SiteHosts read = SiteHosts.read(SITE, SiteHosts.write(editions));

        assertThat(read.way("news.example.org", "/ar/", null))
                .isEqualTo(new There("https://ar.example.org/ar/", true));
        assertThat(read.way("ar.example.org", "/en/", null))
                .isEqualTo(new There("https://news.example.org/en/", true));
    }
}
