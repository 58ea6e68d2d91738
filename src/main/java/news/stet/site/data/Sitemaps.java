package news.stet.site.data;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.stet.site.Answer;
import news.stet.site.BulkReader;
import news.stet.site.Counterpart;
import news.stet.site.Counterparts;
import news.stet.site.Counterparts.InLanguage;
import news.stet.site.EditionLink;
import news.stet.site.LiveCard;
import news.stet.site.Place;
import news.stet.site.SiteEdition;
import news.stet.site.SiteMedia;
import news.stet.site.SiteReader;
import news.stet.site.SiteSection;
import news.stet.site.feeds.XmlWriter;
import news.stet.site.feeds.XmlWriter.Namespace;
import news.stet.site.view.Head.Link;
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
    private static final Namespace IMAGE =
            new Namespace("image", "http://www.google.com/schemas/sitemap-image/1.1");
    private static final Namespace XHTML = new Namespace("xhtml", "http://www.w3.org/1999/xhtml");
    private static final String RATIO = "16x9";
    private static final int PICTURE_WIDTH = 1280;

    /** So many stories' pictures are read together: a month may have thousands. */
    private static final int TOGETHER = 500;

    private static final Namespace NEWS =
            new Namespace("news", "http://www.google.com/schemas/sitemap-news/0.9");

    /** {@code /sitemap.xml} */
    public Answer all(SiteReader reader) {
        BulkReader bulk = new BulkReader(reader);
        return bulk.hasMoreThan(ONE_SITEMAP) ? index(reader, bulk) : one(reader, bulk);
    }

    private Answer one(SiteReader reader, BulkReader bulk) {
        XmlWriter out = new XmlWriter("urlset", List.of(SITEMAP, IMAGE, XHTML));
        for (EditionLink edition : EditionLink.open(reader.listEditions())) {
            pages(out, reader, bulk, edition.code());
            bulk.listMonths(edition.code())
                    .forEach(month ->
                            stories(
                                    out,
                                    reader,
                                    bulk,
                                    bulk.listMonth(edition.code(), month.month())));
        }
        return answer(reader, out, null);
    }

    private Answer index(SiteReader reader, BulkReader bulk) {
        XmlWriter out = new XmlWriter("sitemapindex", List.of(SITEMAP));
        for (EditionLink edition : EditionLink.open(reader.listEditions())) {
            part(out, edition.code(), 0, null);
            bulk.listMonths(edition.code())
                    .forEach(month -> part(out, edition.code(), month.month(), month.updatedAt()));
        }
        return answer(reader, out, null);
    }

    private void part(XmlWriter out, String edition, int month, @Nullable Instant updatedAt) {
        out.begin("sitemap");
        location(out, new Place.SitemapPart(edition, month).path(), updatedAt);
        out.end();
    }

    /** One month of an edition, or its fronts; empty when there is none. */
    public Optional<Answer> part(SiteReader reader, Place.SitemapPart place) {
        if (!reader.hasEdition(place.edition())) {
            return Optional.empty();
        }
        BulkReader bulk = new BulkReader(reader);
        XmlWriter out = new XmlWriter("urlset", List.of(SITEMAP, IMAGE, XHTML));
        if (place.month() == 0) {
            pages(out, reader, bulk, place.edition());
            return Optional.of(answer(reader, out, null));
        }
        List<BulkReader.Address> stories = bulk.listMonth(place.edition(), place.month());
        stories(out, reader, bulk, stories);
        return stories.isEmpty() ? Optional.empty() : Optional.of(answer(reader, out, null));
    }

    /**
     * Everything of an edition but its stories: front, sections, months, topics. They change with
     * every story, so that a date would say nothing and cost a look at all of them.
     */
    private void pages(XmlWriter out, SiteReader reader, BulkReader bulk, String edition) {
        out.begin("url");
        location(out, new Place.Front(edition).path(), null);
        alternates(out, reader, Counterparts.fronts(reader));
        out.end();
        for (SiteSection section : reader.listSections(edition)) {
            url(out, section.path(), null);
            for (int month : reader.listMonths(edition, section.slug())) {
                Place archive =
                        new Place.Archive(edition, section.slug(), month / 100, month % 100);
                url(out, archive.path(), null);
            }
        }
        for (String topic : bulk.listTopicsInUse(edition)) {
            url(out, new Place.Topic(edition, topic).path(), null);
        }
    }

    private void alternates(XmlWriter out, SiteReader reader, List<InLanguage> pages) {
        for (Link link : new Alternates(siteUrl).links(reader, pages)) {
            out.empty(
                    "xhtml:link",
                    "rel",
                    link.rel(),
                    "hreflang",
                    link.language(),
                    "href",
                    link.href());
        }
    }

    private void stories(
            XmlWriter out, SiteReader reader, BulkReader bulk, List<BulkReader.Address> stories) {
        for (int from = 0; from < stories.size(); from += TOGETHER) {
            var some = stories.subList(from, Math.min(stories.size(), from + TOGETHER));
            Map<Long, SiteMedia> leads = bulk.listLeads(some);
            Map<Long, List<Counterpart>> others =
                    Counterparts.ofMonth(
                            reader, some.stream().map(story -> story.card().story()).toList());
            for (BulkReader.Address story : some) {
                out.begin("url");
                location(out, story.card().path(), story.updatedAt());
                Optional.ofNullable(others.get(story.card().story()))
                        .map(same -> Counterparts.inLanguages(reader, story.card(), same))
                        .ifPresent(pages -> alternates(out, reader, pages));
                Optional.ofNullable(story.card().media())
                        .map(leads::get)
                        .ifPresent(lead -> image(out, lead));
                out.end();
            }
        }
    }

    private void image(XmlWriter out, SiteMedia lead) {
        out.begin("image:image")
                .text("image:loc", siteUrl + lead.address(RATIO, PICTURE_WIDTH, "jpg"))
                .end();
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

    /**
     * {@code /sitemap-news.xml}: what was first published in the last two days. It holds until the
     * oldest of it is older.
     */
    public Answer news(SiteReader reader) {
        XmlWriter out = new XmlWriter("urlset", List.of(SITEMAP, NEWS));
        BulkReader bulk = new BulkReader(reader);
        List<LiveCard> recent = bulk.listSince(reader.now().minus(NEWS_AGE), NEWS_SIZE);
        for (LiveCard card : recent) {
            SiteEdition edition = reader.findEdition(card.edition()).orElseThrow();
            out.begin("url").text("loc", siteUrl + card.path()).begin("news:news");
            out.begin("news:publication")
                    .text("news:name", edition.name())
                    .text("news:language", newsLanguage(edition))
                    .end();
            out.text("news:publication_date", StoryTimes.local(card.publishedAt(), edition))
                    .text("news:title", card.title())
                    .end()
                    .end();
        }
        Instant until = recent.isEmpty() ? null : recent.getLast().publishedAt().plus(NEWS_AGE);
        return answer(reader, out, until);
    }

    /** Two or three letters, but Chinese, by the format's own rule, with its script's home. */
    private static String newsLanguage(SiteEdition edition) {
        String language = edition.locale().getLanguage();
        boolean traditional =
                edition.locale().getScript().equals("Hant")
                        || edition.locale().getCountry().equals("TW");
        return language.equals("zh") ? traditional ? "zh-tw" : "zh-cn" : language;
    }

    private static Answer answer(SiteReader reader, XmlWriter out, @Nullable Instant until) {
        return new Answer.Page(TYPE, out.done(), until, reader.keys(), Map.of());
    }
}
