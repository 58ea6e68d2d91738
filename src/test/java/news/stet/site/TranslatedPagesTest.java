package news.stet.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.TestDatabase;
import news.stet.story.Order;
import news.stet.story.Story;
import news.stet.story.Translations;
import news.stet.story.Verb;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@NullMarked
@ExtendWith(TestDatabase.class)
class TranslatedPagesTest {
    private static final Pattern ALTERNATE =
            Pattern.compile("rel=\"alternate\"[^>]*?href=\"([^\"]+)\"[^>]*? hreflang=\"([^\"]+)\"");

    private final SampleSite site;
    private final Translations translations;

    TranslatedPagesTest(Database database) {
        site = new SampleSite(database);
        translations = new Translations(database, site.clock);
    }

    private Map<String, String> alternates(String path) {
        Map<String, String> found = new TreeMap<>();
        Matcher link = ALTERNATE.matcher(site.text(path));
        while (link.find()) {
            found.put(link.group(2), link.group(1));
        }
        return found;
    }

    private static String path(Story story) {
        return Objects.requireNonNull(story.path());
    }

    private static String url(Story story) {
        return SampleSite.URL
                + new Place.Story(
                                story.content().edition(),
                                story.content().section(),
                                Objects.requireNonNull(story.slug()),
                                story.id())
                        .path();
    }

    @Test
    void pagesOfOneStoryNameEachOtherAlikeAndLeadThere() {
        Story english = site.publish("The bridge is open");
        Story arabic = site.publish("ar", "article", "الجسر مفتوح", "");
        assertThat(alternates(path(english))).isEmpty();

        translations.link(SampleSite.EDITOR, arabic.id(), english.id(), null);

        Map<String, String> same =
                Map.of("en", url(english), "ar", url(arabic), "x-default", url(english));
        assertThat(alternates(path(english))).isEqualTo(same);
        assertThat(alternates(path(arabic))).isEqualTo(same);
        String arabicPath = url(arabic).substring(SampleSite.URL.length());
        assertThat(site.text(path(english)))
                .contains(
                        "<li><a href=\"" + arabicPath + "\" lang=\"ar\" hreflang=\"ar\"",
                        "class=\"languages\"");
        assertThat(site.text("/sitemap.xml"))
                .contains("hreflang=\"ar\" href=\"" + url(arabic) + "\"");
        assertThat(site.text("/en/feed.atom")).contains("hreflang=\"ar\"");
        assertThat(site.text("/en/feed.rss")).contains("hreflang=\"ar\"");
        assertThat(
                        Json.read(site.page("/ar/feed.json").body())
                                .at("/items/0/_stet/translations/0/url")
                                .stringValue())
                .isEqualTo(url(english));

        site.newsroom.act(Verb.WITHHOLD, SampleSite.EDITOR, arabic.id(), Order.PLAIN);
        assertThat(alternates(path(english))).as("nobody is led to what is not there").isEmpty();
    }

    @Test
    void frontsNameThoseOfTheOtherEditions() {
        Map<String, String> fronts = alternates("/ar/");

        assertThat(fronts)
                .containsEntry("en", SampleSite.URL + "/en/")
                .containsEntry("ar", SampleSite.URL + "/ar/")
                .containsEntry("x-default", SampleSite.URL + "/en/");
        assertThat(alternates("/en/")).isEqualTo(fronts);
    }
}
