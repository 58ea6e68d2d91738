package news.stet.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.stet.people.Actor;
import news.stet.platform.Database;
import news.stet.platform.Json;
import news.stet.platform.TestDatabase;
import news.stet.story.Editions;
import news.stet.story.InEditions;
import news.stet.story.InEditions.Kind;
import news.stet.story.Order;
import news.stet.story.Story;
import news.stet.story.Translations;
import news.stet.story.Verb;
import org.jsoup.Jsoup;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@NullMarked
@ExtendWith(TestDatabase.class)
class TranslatedPagesTest {
    private static final Pattern ALTERNATE =
            Pattern.compile("rel=\"alternate\"[^>]*?href=\"([^\"]+)\"[^>]*? hreflang=\"([^\"]+)\"");

    private final SampleSite site;
    private final Translations translations;
    private final Editions editions;
    private final InEditions inEditions;

    TranslatedPagesTest(Database database) {
        site = new SampleSite(database);
        translations = new Translations(database, site.clock);
        editions = new Editions(database, site.clock);
        inEditions = new InEditions(database, site.clock);
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

    private static final Actor SYSTEM = Actor.system("test");

    @Test
    void sectionsNameThoseOfTheOtherEditionsWhateverTheyAreCalled() {
        Story english = site.publish("The harbour");

        Map<String, String> same =
                Map.of(
                        "en", SampleSite.URL + "/en/world/",
                        "ar", SampleSite.URL + "/ar/world/",
                        "x-default", SampleSite.URL + "/en/world/");
        assertThat(alternates("/en/world/")).isEqualTo(same);
        assertThat(alternates("/ar/world/")).isEqualTo(same);
        assertThat(site.text("/en/world/")).contains("<a href=\"/ar/world/\" lang=\"ar\"");
        assertThat(site.text("/en/world/2026/05/"))
                .as("a month leads to the section")
                .contains("<a href=\"/ar/world/\" lang=\"ar\"");
        assertThat(alternates("/en/world/2026/05/")).isEmpty();
        assertThat(alternates("/en/sport/")).as("there is none elsewhere").isEmpty();
        assertThat(site.text("/sitemap.xml"))
                .contains("hreflang=\"ar\" href=\"" + SampleSite.URL + "/ar/world/\"");
        assertThat(site.text("/en/world/feed.atom"))
                .contains("hreflang=\"ar\" href=\"" + SampleSite.URL + "/ar/world/\"");
        assertThat(english.path()).isNotNull();

        inEditions.put(SYSTEM, Kind.SECTION, "en", "world", "ar", null);
        assertThat(alternates("/ar/world/")).isEmpty();
        inEditions.put(SYSTEM, Kind.SECTION, "en", "sport", "ar", "world");
        assertThat(alternates("/ar/world/")).containsEntry("en", SampleSite.URL + "/en/sport/");
        inEditions.put(SYSTEM, Kind.SECTION, "en", "world", "ar", "world");
    }

    @Test
    void topicsNameThoseOfOtherEditionsOnceReadersFindThem() {
        site.publish("en", "article", "Lanterns", "\"topics\": [\"lanterns\"]");
        editions.nameTopic(SYSTEM, "ar", "fawanis", "الفوانيس");
        inEditions.put(SYSTEM, Kind.TOPIC, "en", "lanterns", "ar", "fawanis");
        assertThat(alternates("/en/topics/lanterns/")).as("nobody is led to nothing").isEmpty();

        Story arabic = site.publish("ar", "article", "فوانيس", "\"topics\": [\"fawanis\"]");

        Map<String, String> same =
                Map.of(
                        "en", SampleSite.URL + "/en/topics/lanterns/",
                        "ar", SampleSite.URL + "/ar/topics/fawanis/",
                        "x-default", SampleSite.URL + "/en/topics/lanterns/");
        assertThat(alternates("/en/topics/lanterns/")).isEqualTo(same);
        assertThat(alternates("/ar/topics/fawanis/")).isEqualTo(same);
        assertThat(site.text("/sitemap.xml"))
                .contains("hreflang=\"ar\" href=\"" + SampleSite.URL + "/ar/topics/fawanis/\"");
        site.newsroom.act(Verb.WITHHOLD, SampleSite.EDITOR, arabic.id(), Order.PLAIN);
        assertThat(alternates("/en/topics/lanterns/")).isEmpty();
    }

    @Test
    void whoSignsInSeveralEditionsHasAPageInEach() {
        site.publish("en", "article", "Nets", "\"byline\": [\"Nour Haddad\", \"Bo Scribe\"]");
        Story arabic = site.publish("ar", "article", "شباك", "\"byline\": [\"نور حداد\"]");
        String english = "/en/people/Nour-Haddad/";
        String there = new Place.Person("ar", "نور-حداد").path();
        assertThat(site.text(english)).contains("<bdi>Nour Haddad</bdi>", "Nets");
        assertThat(alternates(english)).isEmpty();

        inEditions.put(SYSTEM, Kind.PERSON, "en", "Nour Haddad", "ar", "نور حداد");

        Map<String, String> same =
                Map.of(
                        "en", SampleSite.URL + english,
                        "ar", SampleSite.URL + there,
                        "x-default", SampleSite.URL + english);
        assertThat(alternates(english)).isEqualTo(same);
        assertThat(alternates(there)).isEqualTo(same);
        assertThat(site.text(path(arabic))).contains("rel=\"author\" href=\"" + there + "\"");
        assertThat(site.text(there + "feed.atom")).contains("hreflang=\"en\"");
        assertThat(site.text("/sitemap.xml"))
                .contains("hreflang=\"ar\" href=\"" + SampleSite.URL + there + "\"");
        site.newsroom.act(Verb.WITHHOLD, SampleSite.EDITOR, arabic.id(), Order.PLAIN);
        assertThat(alternates(english)).isEmpty();
        assertThat(site.answer(there)).isInstanceOf(Answer.Missing.class);
    }

    private JsonNode data(Story story) {
        return Json.read(
                Jsoup.parse(site.text(path(story)))
                        .select("script[type=application/ld+json]")
                        .html());
    }

    @Test
    void programsLearnWhichWorkWasTranslatedAndHowItsWriterIsCalledElsewhere() {
        String byline = "\"byline\": [\"Mina Ward\"]";
        Story english = site.publish("en", "article", "The lighthouse", byline);
        Story arabic = site.publish("ar", "article", "المنارة", "");
        assertThat(data(english).has("workTranslation")).isFalse();

        translations.link(SampleSite.EDITOR, arabic.id(), english.id(), null);
        inEditions.put(SYSTEM, Kind.PERSON, "en", "Mina Ward", "ar", "مينا وارد");

        JsonNode source = data(english);
        assertThat(source.at("/workTranslation/0/@id").stringValue())
                .isEqualTo(url(arabic) + "#story");
        assertThat(source.at("/workTranslation/0/inLanguage").stringValue()).isEqualTo("ar");
        assertThat(source.at("/inLanguage").stringValue()).isEqualTo("en");
        assertThat(source.at("/author/0/alternateName/0").stringValue()).isEqualTo("مينا وارد");
        JsonNode translation = data(arabic);
        assertThat(translation.at("/inLanguage").stringValue()).isEqualTo("ar");
        assertThat(translation.at("/translationOfWork/@id").stringValue())
                .isEqualTo(source.at("/@id").stringValue());
        assertThat(translation.has("workTranslation")).isFalse();
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
