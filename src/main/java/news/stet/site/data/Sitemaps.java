package news.stet.site.data;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import news.stet.site.Answer;
import news.stet.site.BulkReader;
import news.stet.site.Counterpart;
import news.stet.site.Counterparts;
import news.stet.site.Counterparts.InLanguage;
import news.stet.site.EditionLink;
import news.stet.site.LiveCard;
import news.stet.site.Origins;
import news.stet.site.PeopleReader;
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
public record Sitemaps(Origins origins) {
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

    /** {@code /sitemap.xml} of one host; see {@link EditionLink#at}. */
    public Answer all(SiteReader reader, Place.Sitemap place) {
        BulkReader bulk = new BulkReader(reader);
        List<EditionLink> editions = EditionLink.at(reader.listEditions(), place.home());
        return bulk.hasMoreThan(ONE_SITEMAP)
                ? index(reader, bulk, editions)
                : one(reader, bulk, editions);
    }

    private Answer one(SiteReader reader, BulkReader bulk, List<EditionLink> editions) {
        XmlWriter out = new XmlWriter("urlset", List.of(SITEMAP, IMAGE, XHTML));
        for (EditionLink edition : editions) {
            pages(out, reader, bulk, edition);
            bulk.listMonths(edition.code())
                    .forEach(month ->
                            stories(
                                    out,
                                    reader,
                                    bulk,
                                    edition,
                                    bulk.listMonth(edition.code(), month.month())));
        }
        return answer(reader, out, null);
    }

    private Answer index(SiteReader reader, BulkReader bulk, List<EditionLink> editions) {
        XmlWriter out = new XmlWriter("sitemapindex", List.of(SITEMAP));
        for (EditionLink edition : editions) {
            part(out, edition, 0, null);
            bulk.listMonths(edition.code())
                    .forEach(month -> part(out, edition, month.month(), month.updatedAt()));
        }
        return answer(reader, out, null);
    }

    private void part(XmlWriter out, EditionLink edition, int month, @Nullable Instant updatedAt) {
        out.begin("sitemap");
        location(out, edition, new Place.SitemapPart(edition.code(), month).path(), updatedAt);
        out.end();
    }

    /** One month of an edition, or its fronts; empty when there is none. */
    public Optional<Answer> part(SiteReader reader, Place.SitemapPart place) {
        return reader.listEditions().stream()
                .filter(edition -> edition.code().equals(place.edition()))
                .findFirst()
                .flatMap(edition -> part(reader, edition, place.month()));
    }

    private Optional<Answer> part(SiteReader reader, EditionLink edition, int month) {
        BulkReader bulk = new BulkReader(reader);
        XmlWriter out = new XmlWriter("urlset", List.of(SITEMAP, IMAGE, XHTML));
        if (month == 0) {
            pages(out, reader, bulk, edition);
            return Optional.of(answer(reader, out, null));
        }
        List<BulkReader.Address> stories = bulk.listMonth(edition.code(), month);
        stories(out, reader, bulk, edition, stories);
        return stories.isEmpty() ? Optional.empty() : Optional.of(answer(reader, out, null));
    }

    /**
     * Everything of an edition but its stories: front, sections, months, topics, people. They
     * change with every story, so that a date would say nothing and cost a look at all of them.
     */
    private void pages(XmlWriter out, SiteReader reader, BulkReader bulk, EditionLink link) {
        String edition = link.code();
        url(out, link, reader, new Place.Front(edition).path(), Counterparts.fronts(reader));
        List<SiteSection> sections = reader.listSections(edition);
        Map<String, List<InLanguage>> same =
                Counterparts.ofSections(
                        reader, edition, sections.stream().map(SiteSection::slug).toList());
        for (SiteSection section : sections) {
            url(out, link, reader, section.path(), same.getOrDefault(section.slug(), List.of()));
            for (int month : reader.listMonths(edition, section.slug())) {
                Place archive =
                        new Place.Archive(edition, section.slug(), month / 100, month % 100);
                url(out, link, reader, archive.path(), List.of());
            }
        }
        List<String> topics = bulk.listTopicsInUse(edition);
        Map<String, List<InLanguage>> alike = Counterparts.ofTopics(reader, edition, topics);
        for (String topic : topics) {
            String path = new Place.Topic(edition, topic).path();
            url(out, link, reader, path, alike.getOrDefault(topic, List.of()));
        }
        List<String> people = new PeopleReader(reader).listAll(edition);
        Map<String, List<InLanguage>> named = Counterparts.ofPeople(reader, edition, people);
        for (String person : people) {
            String path = new Place.Person(edition, person).path();
            url(out, link, reader, path, named.getOrDefault(person, List.of()));
        }
    }

    private void alternates(XmlWriter out, SiteReader reader, List<InLanguage> pages) {
        for (Link link : new Alternates(origins).links(reader, pages)) {
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
            XmlWriter out,
            SiteReader reader,
            BulkReader bulk,
            EditionLink edition,
            List<BulkReader.Address> stories) {
        for (int from = 0; from < stories.size(); from += TOGETHER) {
            var some = stories.subList(from, Math.min(stories.size(), from + TOGETHER));
            Map<Long, SiteMedia> leads = bulk.listLeads(some);
            Map<Long, List<Counterpart>> others =
                    Counterparts.ofMonth(
                            reader, some.stream().map(story -> story.card().story()).toList());
            for (BulkReader.Address story : some) {
                out.begin("url");
                location(out, edition, story.card().path(), story.updatedAt());
                Optional.ofNullable(others.get(story.card().story()))
                        .map(same -> Counterparts.inLanguages(reader, story.card(), same))
                        .ifPresent(pages -> alternates(out, reader, pages));
                Optional.ofNullable(story.card().media())
                        .map(leads::get)
                        .ifPresent(lead -> image(out, edition, lead));
                out.end();
            }
        }
    }

    private void image(XmlWriter out, EditionLink edition, SiteMedia lead) {
        out.begin("image:image")
                .text("image:loc", origins.of(edition) + lead.address(RATIO, PICTURE_WIDTH, "jpg"))
                .end();
    }

    private void url(
            XmlWriter out,
            EditionLink edition,
            SiteReader reader,
            String path,
            List<InLanguage> same) {
        out.begin("url");
        location(out, edition, path, null);
        alternates(out, reader, same);
        out.end();
    }

    private void location(
            XmlWriter out, EditionLink edition, String path, @Nullable Instant updatedAt) {
        out.text("loc", origins.of(edition) + path);
        if (updatedAt != null) {
            out.text("lastmod", updatedAt.truncatedTo(ChronoUnit.SECONDS).toString());
        }
    }

    /**
     * {@code /sitemap-news.xml} of one host: what was first published in the last two days. It
     * holds until the oldest of it is older.
     */
    public Answer news(SiteReader reader, Place.NewsSitemap place) {
        XmlWriter out = new XmlWriter("urlset", List.of(SITEMAP, NEWS));
        BulkReader bulk = new BulkReader(reader);
        Set<String> here =
                reader.listEditions().stream()
                        .filter(edition -> edition.isAtHome(place.home()))
                        .map(EditionLink::code)
                        .collect(Collectors.toSet());
        List<LiveCard> recent = bulk.listSince(here, reader.now().minus(NEWS_AGE), NEWS_SIZE);
        for (LiveCard card : recent) {
            SiteEdition edition = reader.findEdition(card.edition()).orElseThrow();
            out.begin("url").text("loc", origins.of(edition) + card.path()).begin("news:news");
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
