package news.stet.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.stet.people.Actor;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import news.stet.platform.TestDatabase;
import news.stet.story.ChangeLog;
import news.stet.story.Homes;
import news.stet.story.Story;
import news.stet.story.Translations;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An edition with a host of its own names it wherever it names itself. */
@NullMarked
@ExtendWith(TestDatabase.class)
class HostedEditionTest {
    private static final Actor SYSTEM = Actor.system("test");
    private static final String HOST = "https://ar.example.org";
    private static final Pattern TAG = Pattern.compile("tag:[^,]+,[^<\"]+");

    private final SampleSite site;
    private final Homes homes;
    private final ChangeLog changes;
    private final Translations translations;

    HostedEditionTest(Database database) {
        site = new SampleSite(database);
        homes = new Homes(database, site.clock, URI.create(SampleSite.URL));
        changes = new ChangeLog(database);
        translations = new Translations(database, site.clock);
    }

    @BeforeEach
    void asItWas() {
        homes.give(SYSTEM, "ar", null);
    }

    private static String path(Story story) {
        return Objects.requireNonNull(story.path());
    }

    @Test
    void everythingOfTheEditionNamesItsHost() {
        String more = "\"topics\": [\"bridges\"]";
        Story arabic = site.publish("ar", "article", "Open again", more);
        Story english = site.publish("It is open");
        translations.link(SampleSite.EDITOR, arabic.id(), english.id(), null);
        String before = tags(site.text("/ar/feed.atom"));

        homes.give(SYSTEM, "ar", "ar.example.org");

        String page = site.text(path(arabic));
        assertThat(page)
                .contains(
                        "<link rel=\"canonical\" href=\"" + HOST + path(arabic) + "\">",
                        "property=\"og:url\" content=\"" + HOST + path(arabic) + "\"",
                        "\"url\":\"" + HOST + path(arabic) + "\"",
                        "href=\"" + SampleSite.URL + path(english) + "\" lang=\"en\"")
                .doesNotContain(SampleSite.URL + "/ar/");
        assertThat(site.text(path(english)))
                .contains(
                        "href=\"" + HOST + path(arabic) + "\" lang=\"ar\"",
                        "<link rel=\"canonical\" href=\"" + SampleSite.URL + path(english))
                .doesNotContain(SampleSite.URL + "/ar/", "href=\"/ar/");
        for (String feed : new String[] {"rss", "atom", "json"}) {
            assertThat(site.text("/ar/feed." + feed))
                    .contains(HOST + path(arabic), SampleSite.URL + path(english))
                    .doesNotContain(SampleSite.URL + "/ar/");
        }
        assertThat(tags(site.text("/ar/feed.atom"))).as("names for good").isEqualTo(before);
        assertThat(site.text("/ar/boxes/latest.full.json")).contains(HOST + path(arabic));
        assertThat(site.text("/ar/boxes/latest.html")).contains(HOST + path(arabic));
    }

    private static String tags(String feed) {
        Matcher tag = TAG.matcher(feed);
        StringBuilder all = new StringBuilder();
        while (tag.find()) {
            all.append(tag.group()).append('\n');
        }
        assertThat(all).isNotEmpty();
        return all.toString();
    }

    @Test
    void eachHostHasSitemapsOfItsOwnEditions() {
        Story arabic = site.publish("ar", "article", "In Arabic", "");
        Story english = site.publish("In English");
        assertThat(site.answer("/ar/sitemap.xml")).isInstanceOf(Answer.Missing.class);

        homes.give(SYSTEM, "ar", "ar.example.org");

        assertThat(site.text("/sitemap.xml"))
                .contains(SampleSite.URL + path(english))
                .doesNotContain("<loc>" + HOST, path(arabic));
        assertThat(site.text("/ar/sitemap.xml"))
                .contains("<loc>" + HOST + path(arabic))
                .doesNotContain("<loc>" + SampleSite.URL);
        assertThat(site.text("/sitemap-news.xml")).doesNotContain(path(arabic));
        assertThat(site.text("/ar/sitemap-news.xml")).contains(HOST + path(arabic));
        assertThat(site.text("/robots.txt"))
                .contains("Disallow: /en/search", "Sitemap: " + SampleSite.URL + "/sitemap.xml")
                .doesNotContain("/ar/");
        assertThat(site.text("/ar/robots.txt"))
                .contains("Disallow: /ar/search", "Sitemap: " + HOST + "/sitemap.xml")
                .doesNotContain("/en/", "/ar/sitemap");
    }

    @Test
    void theDeskNamesTheSameAddresses() {
        homes.give(SYSTEM, "ar", "AR.example.org");

        assertThat(homes.address("/ar/world/x-12")).isEqualTo(HOST + "/ar/world/x-12");
        assertThat(homes.address("/en/")).isEqualTo(SampleSite.URL + "/en/");
        assertThat(homes.address("/sitemap.xml")).isEqualTo(SampleSite.URL + "/sitemap.xml");
        assertThat(Homes.origin(URI.create("http://localhost:8080"), "ar.localhost"))
                .isEqualTo("http://ar.localhost:8080");
    }

    @Test
    void aHostThatStaysIsNotToldOfAgain() {
        homes.give(SYSTEM, "ar", "ar.example.org");
        long head = changes.head();

        homes.give(SYSTEM, "ar", "ar.example.org");

        assertThat(changes.list(head, 10)).isEmpty();
    }

    @Test
    void aHostWrittenInAnyScriptIsOneForPrograms() {
        homes.give(SYSTEM, "ar", "\u0623\u062e\u0628\u0627\u0631.example.org");

        assertThat(homes.find("ar").orElseThrow()).startsWith("xn--").endsWith(".example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ar.example.org",
                "ar.example.org/",
                "ar.example.org:80",
                "ar",
                "-a.example.org",
                "a..b",
                "127.0.0.1",
                "news.example.org"
            })
    void noEditionGetsWhatIsNoHostOrTheSitesOwn(String host) {
        assertThatThrownBy(() -> homes.give(SYSTEM, "ar", host))
                .isInstanceOfSatisfying(
                        Problem.class,
                        it -> assertThat(it.fields().getFirst().path()).isEqualTo("host"));
    }

    @Test
    void twoEditionsHaveTwoHosts() {
        homes.give(SYSTEM, "ar", "ar.example.org");

        assertThatThrownBy(() -> homes.give(SYSTEM, "en", "ar.example.org"))
                .hasMessageContaining("The edition ar has the host");
        assertThatThrownBy(() -> homes.give(SYSTEM, "xx", "xx.example.org"))
                .hasMessageContaining("no edition xx");
    }
}
