package news.stet.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import news.stet.desk.api.ApiCaller;
import news.stet.journeys.Newsrooms.Demo;
import news.stet.platform.Json;
import news.stet.site.feeds.FeedRules;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The sample newsroom's site as a careful reader finds it, in all editions. */
@ExtendWith(Newsrooms.class)
class SiteQualityTest {
    private static final List<String> EDITIONS = List.of("en", "ar", "fa", "es");

    /** Of each direction one: every kind of page is looked at in these, few in the others. */
    private static final List<String> DIRECTIONS = List.of("en", "ar");

    private static final int PAGE_BYTES = 14 * 1024;
    private static final int FONT_BYTES = 60_000;

    /** Of pictures, which are cut when first asked for, so many are asked for. */
    private static final int PICTURES = 40;

    private static final int AT_ONCE = 4;

    /** Every page of the sitemap by address, fetched once. */
    private static final Map<String, Reader.Got> FETCHED = new ConcurrentHashMap<>();

    private final RunningStet stet;
    private final ApiCaller api;

    SiteQualityTest(Demo newsroom) {
        stet = newsroom.stet();
        api = stet.api();
    }

    @AfterEach
    void nothingFailedInside() {
        stet.assertNoFaults();
    }

    @Test
    void everyPageIsValidHtml() throws Exception {
        Map<String, String> pages = new LinkedHashMap<>();
        fetch(sitemap()).forEach((url, got) -> pages.put(url, got.body()));
        others().forEach(url -> pages.put(url, Reader.get(url).body()));
        assertThat(pages).hasSizeGreaterThan(100);
        assertThat(pages.values()).allMatch(page -> page.contains("<html"));
        assertThat(NuChecker.errors(pages)).isEmpty();
    }

    @Test
    void pagesThatSayTheSameNameEachOtherAlike() throws Exception {
        Map<String, Map<String, String>> named = new LinkedHashMap<>();
        fetch(sitemap())
                .forEach((url, got) -> {
                    Map<String, String> languages = new LinkedHashMap<>();
                    for (Element link : got.html().select("link[rel=alternate][hreflang]")) {
                        languages.put(link.attr("hreflang"), link.attr("href"));
                    }
                    if (!languages.isEmpty()) {
                        named.put(url, languages);
                    }
                });

        assertThat(named).hasSizeGreaterThan(50);
        for (String edition : EDITIONS) {
            String front = stet.site("/" + edition + "/");
            assertThat(named.keySet()).contains(front, front + "world/", front + "topics/space/");
            assertThat(named.get(front + "world/")).containsKeys(EDITIONS.toArray(String[]::new));
        }
        named.forEach((url, languages) -> {
            assertThat(languages).as(url).containsKey("x-default").containsValue(url);
            assertThat(languages.values())
                    .as(url)
                    .allSatisfy(other -> assertThat(named.get(other)).isEqualTo(languages));
        });
    }

    @Test
    void whatProgramsAreToldOfTranslationsHoldsBothWays() throws Exception {
        Map<String, JsonNode> works = new LinkedHashMap<>();
        fetch(sitemap())
                .forEach((url, got) -> {
                    for (Element data : got.html().select("script[type='application/ld+json']")) {
                        JsonNode work = Json.read(data.data());
                        works.put(work.get("@id").stringValue(), work);
                        assertThat(work.get("inLanguage").stringValue())
                                .as(url)
                                .isEqualTo(got.html().select("html").attr("lang"));
                    }
                });

        int translations = 0;
        for (Map.Entry<String, JsonNode> work : works.entrySet()) {
            for (JsonNode other : work.getValue().path("workTranslation")) {
                JsonNode found = works.get(other.get("@id").stringValue());
                assertThat(found.at("/translationOfWork/@id").stringValue())
                        .isEqualTo(work.getKey());
                assertThat(other.get("inLanguage")).isEqualTo(found.get("inLanguage"));
                translations++;
            }
        }
        assertThat(translations).isGreaterThan(30);
        assertThat(works.values().stream().filter(work -> work.has("translationOfWork")))
                .hasSize(translations);
    }

    @Test
    void feedsKeepTheRulesInEveryLanguage() {
        List<String> wrong = new ArrayList<>();
        for (String edition : EDITIONS) {
            for (String place : List.of("", "science/", "topics/space/")) {
                String feed = stet.site("/" + edition + "/" + place + "feed.");
                wrong.addAll(FeedRules.rss(bytes(feed + "rss"), feed + "rss"));
                wrong.addAll(FeedRules.atom(bytes(feed + "atom"), feed + "atom"));
                wrong.addAll(FeedRules.json(bytes(feed + "json"), feed + "json"));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static byte[] bytes(String url) {
        return Reader.get(url).body().getBytes(StandardCharsets.UTF_8);
    }

    /** The budget of a story's page without its pictures; kept in bench/results/weights.txt. */
    @Test
    void aStoryIsLightInEveryScript() throws Exception {
        for (String edition : EDITIONS) {
            String url = first(sitemap(), stet.site("/" + edition + "/") + "world/[^/]+-[0-9]+");
            var page = Reader.get(url).html();
            page.setBaseUri(url);
            int styled = weight(url) + weight(page.select("link[rel=stylesheet]"));
            int fonts = weight(page.select("link[rel=preload][as=font]"));
            System.out.printf("%s: page and style %d bytes, fonts %d%n", edition, styled, fonts);
            assertThat(styled).as(url).isLessThanOrEqualTo(PAGE_BYTES);
            assertThat(fonts).as(url).isBetween(20_000, FONT_BYTES);
        }
    }

    private static int weight(org.jsoup.select.Elements links) {
        return links.stream().mapToInt(link -> weight(link.absUrl("href"))).sum();
    }

    private static int weight(String url) {
        return Reader.packed(url);
    }

    private List<String> sitemap() {
        var locations = Reader.get(stet.site("/sitemap.xml")).xml().getElementsByTagName("loc");
        List<String> urls = new ArrayList<>();
        for (int i = 0; i < locations.getLength(); i++) {
            urls.add(locations.item(i).getTextContent());
        }
        return urls;
    }

    private static Map<String, Reader.Got> fetch(Iterable<String> urls) throws Exception {
        Map<String, Reader.Got> all = new LinkedHashMap<>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            Map<String, Future<Reader.Got>> asked = new LinkedHashMap<>();
            for (String url : urls) {
                asked.put(url, threads.submit(() -> FETCHED.computeIfAbsent(url, Reader::get)));
            }
            for (Map.Entry<String, Future<Reader.Got>> one : asked.entrySet()) {
                all.put(one.getKey(), one.getValue().get());
            }
        }
        return all;
    }

    /** What no sitemap lists: search, what is not there, what was taken away. */
    private List<String> others() {
        List<String> urls = new ArrayList<>();
        for (String edition : EDITIONS) {
            urls.add(stet.site("/" + edition + "/search"));
            urls.add(stet.site("/" + edition + "/search?q=" + "a%20%D8%A7%3C%22"));
            urls.add(stet.site("/" + edition + "/search?q=2026"));
            urls.add(stet.site("/" + edition + "/world/?page=2"));
            urls.add(stet.site("/" + edition + "/nothing/here-1"));
            urls.add(killed(edition));
        }
        urls.add(stet.site("/no/such/place"));
        return urls;
    }

    private String killed(String edition) {
        var draft =
                api.post(
                        "/api/v1/stories",
                        "{\"edition\": \"%s\", \"type\": \"article\", \"section\": \"world\", \"headline\": \"A\"}"
                                .formatted(edition));
        String verb = "/api/v1/stories/" + draft.id() + "/";
        String url = api.post(verb + "publish", "").text("url");
        assertThat(api.post(verb + "kill", "").status()).isEqualTo(200);
        assertThat(Reader.get(url).status()).isEqualTo(410);
        return url;
    }

    @Test
    void everyLinkWithinTheSiteAnswers() throws Exception {
        List<String> wrong = new ArrayList<>();
        Set<String> links = new LinkedHashSet<>();
        Set<String> media = new LinkedHashSet<>();
        Map<String, Reader.Got> pages = fetch(sitemap());
        pages.forEach((url, got) -> {
            if (got.status() != 200) {
                wrong.add("sitemap: " + got.status() + " " + url);
            }
            for (Element element : html(got, url)) {
                addresses(element)
                        .filter(address -> address.startsWith(stet.site("/")))
                        .map(address -> address.replaceFirst("#.*", ""))
                        .forEach(address ->
                                (address.contains("/media/") ? media : links).add(address));
            }
        });
        assertThat(links).hasSizeGreaterThan(100);
        assertThat(media).hasSizeGreaterThan(PICTURES);
        links.addAll(every(media, media.size() / PICTURES));
        fetch(links)
                .forEach((url, got) -> {
                    if (got.status() != 200) {
                        wrong.add(got.status() + " " + url);
                    }
                });
        assertThat(wrong).isEmpty();
    }

    private static List<Element> html(Reader.Got got, String url) {
        var page = got.html();
        page.setBaseUri(url);
        return page.select("[href], [src], [srcset], [poster]");
    }

    private static Stream<String> addresses(Element element) {
        Stream<String> set =
                Stream.of(element.attr("srcset").split(","))
                        .map(candidate -> candidate.strip().split("\\s+")[0])
                        .filter(candidate -> !candidate.isEmpty())
                        .map(candidate ->
                                element.baseUri().replaceFirst("(//[^/]*).*", "$1") + candidate);
        return Stream.concat(
                set,
                Stream.of("href", "src", "poster")
                        .map(element::absUrl)
                        .filter(address -> !address.isEmpty()));
    }

    private static List<String> every(Set<String> all, int step) {
        List<String> list = List.copyOf(all);
        return Stream.iterate(0, i -> i < list.size(), i -> i + step).map(list::get).toList();
    }

    @Test
    @EnabledIf("news.stet.journeys.Chromium#isAtHand")
    void everyKindOfPageIsAccessibleAndKeepsToItself(Chromium chromium) throws Exception {
        List<String> faults = new ArrayList<>();
        for (Looks looks : Looks.values()) {
            try (var visit = chromium.visit(looks.options())) {
                for (Map.Entry<String, String> kind : kinds().entrySet()) {
                    visit.page.navigate(kind.getValue());
                    visit.keep("site-" + kind.getKey() + "-" + looks);
                    faults.addAll(looks.faults(visit.page));
                }
                visit.assertClean();
            }
        }
        assertThat(faults).isEmpty();
    }

    /** One page of each kind in each edition. */
    private Map<String, String> kinds() throws Exception {
        Map<String, String> kinds = new LinkedHashMap<>();
        List<String> all = sitemap();
        for (String edition : List.of("fa", "es")) {
            kinds.put(edition + "-front", stet.site("/" + edition + "/"));
            richest(edition, "article").ifPresent(url -> kinds.put(edition + "-article", url));
        }
        for (String edition : DIRECTIONS) {
            String base = stet.site("/" + edition + "/");
            kinds.put(edition + "-front", base);
            kinds.put(edition + "-section", base + "world/");
            kinds.put(edition + "-archive", first(all, base + "[a-z]+/[0-9]{4}/[0-9]{2}/"));
            kinds.put(edition + "-topic", first(all, base + "topics/[^/]+/"));
            kinds.put(edition + "-search", base + "search?q=2026");
            kinds.put(edition + "-missing", base + "world/nothing-1");
            for (String type : List.of("article", "video", "gallery", "live")) {
                richest(edition, type).ifPresent(url -> kinds.put(edition + "-" + type, url));
            }
        }
        kinds.put("en-gone", killed("en"));
        assertThat(kinds).hasSizeGreaterThanOrEqualTo(17);
        return kinds;
    }

    private static String first(List<String> urls, String pattern) {
        return urls.stream().filter(url -> url.matches(pattern)).findFirst().orElseThrow();
    }

    /** The story of that type whose page has the most different elements. */
    private java.util.Optional<String> richest(String edition, String type) throws Exception {
        JsonNode list =
                api.get(
                                "/api/v1/stories?status=live&limit=100&edition="
                                        + edition
                                        + "&type="
                                        + type)
                        .json()
                        .get("stories");
        List<String> urls = list.valueStream().map(one -> one.get("url").stringValue()).toList();
        Map<String, Reader.Got> pages = fetch(urls);
        return urls.stream()
                .max(
                        java.util.Comparator.comparing(url ->
                                Objects.requireNonNull(pages.get(url))
                                        .html()
                                        .select("article.story *")
                                        .stream()
                                        .map(element -> element.normalName() + element.className())
                                        .distinct()
                                        .count()));
    }
}
