package news.stet.site.data;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import news.stet.site.Answer;
import news.stet.site.BulkReader;
import news.stet.site.LiveCard;
import news.stet.site.Place;
import news.stet.site.SiteEdition;
import news.stet.site.SiteReader;
import news.stet.site.SiteSection;
import news.stet.site.feeds.XmlWriter;
import news.stet.site.feeds.XmlWriter.Namespace;
import org.jspecify.annotations.Nullable;

/**
 * The sitemaps of sitemaps.org and the news sitemap. A small site has one; a larger one an index of
 * parts, one for each month of an edition, so that a new story touches only its own month.
 */
public record Sitemaps(URI siteUrl) {
    /** Up to that many stories there is one sitemap; far below the protocol's 50,000. */
    public static final int ONE_SITEMAP = 2_000;

    /** What the news sitemap may hold at most. */
    public static final int NEWS_SIZE = 1_000;

    private static final Duration NEWS_AGE = Duration.ofDays(2);
    private static final String TYPE = "application/xml; charset=utf-8";
    private static final Namespace SITEMAP =
            new Namespace("", "http://www.sitemaps.org/schemas/sitemap/0.9");
    private static final Namespace NEWS =
            new Namespace("news", "http://www.google.com/schemas/sitemap-news/0.9");

    /** {@code /sitemap.xml} */
    public Answer all(SiteReader reader) {
        BulkReader bulk = new BulkReader(reader);
        return bulk.countStories() > ONE_SITEMAP ? index(reader, bulk) : one(reader, bulk);
    }

    private Answer one(SiteReader reader, BulkReader bulk) {
        XmlWriter out = new XmlWriter("urlset", List.of(SITEMAP));
        for (SiteEdition edition : reader.listEditions()) {
            pages(out, reader, bulk, edition);
            reader.listLatest(edition.code(), ONE_SITEMAP, 0).forEach(card -> story(out, card));
        }
        return answer(reader, out);
    }

    private Answer index(SiteReader reader, BulkReader bulk) {
        XmlWriter out = new XmlWriter("sitemapindex", List.of(SITEMAP));
        for (SiteEdition edition : reader.listEditions()) {
            List<BulkReader.Month> months = bulk.listMonths(edition.code());
            part(out, edition, 0, newest(months));
            months.forEach(month -> part(out, edition, month.month(), month.updatedAt()));
        }
        return answer(reader, out);
    }

    private void part(XmlWriter out, SiteEdition edition, int month, @Nullable Instant updatedAt) {
        out.begin("sitemap");
        location(out, new Place.SitemapPart(edition.code(), month).path(), updatedAt);
        out.end();
    }

    /** One month of an edition, or its fronts; empty when there is none. */
    public Optional<Answer> part(SiteReader reader, Place.SitemapPart place) {
        Optional<SiteEdition> edition = reader.findEdition(place.edition());
        if (edition.isEmpty()) {
            return Optional.empty();
        }
        BulkReader bulk = new BulkReader(reader);
        XmlWriter out = new XmlWriter("urlset", List.of(SITEMAP));
        if (place.month() == 0) {
            pages(out, reader, bulk, edition.get());
            return Optional.of(answer(reader, out));
        }
        List<LiveCard> stories = bulk.listMonth(place.edition(), place.month());
        stories.forEach(card -> story(out, card));
        return stories.isEmpty() ? Optional.empty() : Optional.of(answer(reader, out));
    }

    /** Everything of an edition but its stories: front, sections, months, topics. */
    private void pages(XmlWriter out, SiteReader reader, BulkReader bulk, SiteEdition edition) {
        url(out, edition.path(), newest(bulk.listMonths(edition.code())));
        for (SiteSection section : reader.listSections(edition.code())) {
            List<BulkReader.Month> months = bulk.listMonthsOf(edition.code(), section.slug());
            url(out, section.path(), newest(months));
            for (BulkReader.Month month : months) {
                Place archive =
                        new Place.Archive(
                                edition.code(),
                                section.slug(),
                                month.month() / 100,
                                month.month() % 100);
                url(out, archive.path(), month.updatedAt());
            }
        }
        for (BulkReader.TopicInUse topic : bulk.listTopicsInUse(edition.code())) {
            url(out, new Place.Topic(topic.edition(), topic.topic()).path(), topic.updatedAt());
        }
    }

    private static @Nullable Instant newest(List<BulkReader.Month> months) {
        return months.stream()
                .map(BulkReader.Month::updatedAt)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private void story(XmlWriter out, LiveCard card) {
        url(out, card.path(), card.updatedAt());
    }

    private void url(XmlWriter out, String path, @Nullable Instant updatedAt) {
        out.begin("url");
        location(out, path, updatedAt);
        out.end();
    }

    private void location(XmlWriter out, String path, @Nullable Instant updatedAt) {
        out.text("loc", siteUrl + path);
        if (updatedAt != null) {
            out.text("lastmod", updatedAt.truncatedTo(ChronoUnit.SECONDS).toString());
        }
    }

    /** {@code /sitemap-news.xml}: what was first published in the last two days. */
    public Answer news(SiteReader reader) {
        Map<String, SiteEdition> editions =
                reader.listEditions().stream()
                        .collect(Collectors.toMap(SiteEdition::code, edition -> edition));
        XmlWriter out = new XmlWriter("urlset", List.of(SITEMAP, NEWS));
        BulkReader bulk = new BulkReader(reader);
        List<LiveCard> recent = bulk.listSince(reader.now().minus(NEWS_AGE), NEWS_SIZE);
        Map<Long, String> headlines = bulk.headlines(recent);
        for (LiveCard card : recent) {
            SiteEdition edition = editions.get(card.edition());
            if (edition != null) {
                out.begin("url").text("loc", siteUrl + card.path()).begin("news:news");
                out.begin("news:publication")
                        .text("news:name", edition.name())
                        .text("news:language", newsLanguage(edition))
                        .end();
                out.text("news:publication_date", StoryTimes.local(card.publishedAt(), edition))
                        .text("news:title", headlines.getOrDefault(card.story(), card.headline()))
                        .end()
                        .end();
            }
        }
        return answer(reader, out);
    }

    /** Two or three letters, but Chinese, by the format's own rule, with its script's home. */
    private static String newsLanguage(SiteEdition edition) {
        String language = edition.locale().getLanguage();
        boolean traditional =
                edition.locale().getScript().equals("Hant")
                        || edition.locale().getCountry().equals("TW");
        return language.equals("zh") ? traditional ? "zh-tw" : "zh-cn" : language;
    }

    private static Answer answer(SiteReader reader, XmlWriter out) {
        return new Answer.Page(TYPE, out.done(), null, reader.keys(), Map.of());
    }
}
