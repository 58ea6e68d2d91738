package news.stet.site;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import news.stet.fronts.Filled;
import news.stet.fronts.FrontContent;
import news.stet.fronts.FrontId;
import news.stet.media.Format;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import news.stet.platform.Settings;
import news.stet.platform.Templates;
import news.stet.search.SearchIndex;
import news.stet.site.data.BoxPage;
import news.stet.site.data.OEmbed;
import news.stet.site.data.Robots;
import news.stet.site.data.Sitemaps;
import news.stet.site.data.VideoSitemap;
import news.stet.site.feeds.FeedPage;
import news.stet.site.page.ArchivePage;
import news.stet.site.page.BoxFragment;
import news.stet.site.page.EmbedPage;
import news.stet.site.page.ErrorPage;
import news.stet.site.page.FrontPage;
import news.stet.site.page.Layout;
import news.stet.site.page.PersonPage;
import news.stet.site.page.SearchPage;
import news.stet.site.page.SectionPage;
import news.stet.site.page.StoryPage;
import news.stet.site.page.Suggestions;
import news.stet.site.page.TopicPage;
import news.stet.site.theme.ThemedTemplates;
import news.stet.story.Story;
import news.stet.story.StoryContent;
import org.jspecify.annotations.Nullable;

/**
 * The site's one way in: a request goes in, an answer comes out. Answers are functions of what one
 * {@link SiteReader} read. Safe for any thread.
 */
public final class SitePages {
    /** For its words alone, when no edition is known. */
    private static final SiteEdition NOWHERE =
            new SiteEdition("", "", "", "en", "UTC", "yyyy-MM-dd", 0, true);

    private final Map<String, SiteEdition> known = new ConcurrentHashMap<>();
    private final Database database;
    private volatile @Nullable Shelf shelf;
    private volatile @Nullable SearchIndex index;
    private final InstantSource clock;
    private final Supplier<Set<Format>> formats;
    private final Assets assets;
    private final ThemedTemplates templates;
    private final URI siteUrl;
    private final FrontPage front;
    private final SectionPage section;
    private final StoryPage story;
    private final ArchivePage archive;
    private final TopicPage topic;
    private final PersonPage person;
    private final SearchPage search;
    private final FeedPage feeds;
    private final Sitemaps sitemaps;
    private final VideoSitemap videos;
    private final EmbedPage embed;
    private final BoxPage boxes;
    private final BoxFragment fragment;
    private final OEmbed oembed;
    private final Robots robots;
    private final ErrorPage errors;

    /**
     * The pages of a site.
     *
     * @param formats what this machine can make renditions in; asked when the first page is made
     */
    public SitePages(
            Settings settings,
            Database database,
            InstantSource clock,
            Supplier<Set<Format>> formats) {
        this.formats = formats;
        this.siteUrl = settings.siteUrl();
        this.database = database;
        this.clock = clock;
        this.assets = new Assets(settings.liveTemplates());
        this.templates = new ThemedTemplates(new Templates(settings.liveTemplates()));
        var layout = new Layout(settings, templates, assets);
        this.front = new FrontPage(layout);
        this.section = new SectionPage(layout);
        this.story = new StoryPage(layout);
        this.archive = new ArchivePage(layout);
        this.topic = new TopicPage(layout);
        this.person = new PersonPage(layout);
        this.search = new SearchPage(layout);
        Origins origins = new Origins(settings.siteUrl());
        this.feeds = new FeedPage(origins);
        this.sitemaps = new Sitemaps(origins);
        this.videos = new VideoSitemap(origins);
        this.embed = new EmbedPage(layout);
        this.boxes = new BoxPage(origins);
        this.fragment = new BoxFragment(layout);
        this.oembed = new OEmbed(origins, Places::find);
        this.robots = new Robots(origins);
        this.errors = new ErrorPage(layout);
    }

    /** The templates that pages are made with, which a theme has to fit. */
    public ThemedTemplates templates() {
        return templates;
    }

    /** Style and fonts that the pages name. */
    public Assets assets() {
        return assets;
    }

    /**
     * The answer to a GET.
     *
     * @throws Problem UNAVAILABLE when the database does not answer
     */
    public Answer answer(SiteRequest request) {
        return read(request).answer();
    }

    /** The same with where in the change log it belongs; read as of one moment. */
    public Reading read(SiteRequest request) {
        catchUp(request);
        return read(reader -> answer(request, reader));
    }

    /** Before the connection is taken, as this takes one too. */
    private void catchUp(SiteRequest request) {
        SearchIndex searched = index;
        Shelf shared = shelf;
        if (searched != null
                && shared != null
                && Places.find(request).filter(SitePages::searches).isPresent()) {
            searched.catchUp(shared.followed());
        }
    }

    private static boolean searches(Place place) {
        return place instanceof Place.Search || place instanceof Place.Suggest;
    }

    /**
     * What readers of an edition are told where nothing is, or nothing any more.
     *
     * @param status 404 or 410
     */
    public Reading readError(int status, String edition) {
        return read(reader -> errors.page(reader, status, edition));
    }

    /**
     * The answers to several GETs, all read as of one moment, in their order. For stories that
     * costs a fraction of reading them one by one.
     */
    public List<Reading> readAll(List<SiteRequest> requests) {
        return snapshot(
                true,
                snapshot -> {
                    SiteReader common = reader(snapshot);
                    story.expect(common, common.listStories(stories(requests)));
                    return requests.stream()
                            .map(request -> read(snapshot, reader -> answer(request, reader)))
                            .toList();
                });
    }

    private static List<Long> stories(List<SiteRequest> requests) {
        List<Long> stories = new ArrayList<>();
        for (SiteRequest request : requests) {
            if (Places.find(request).orElse(null) instanceof Place.Story place) {
                stories.add(place.id());
            }
        }
        return stories;
    }

    private Reading read(Function<SiteReader, Answer> reading) {
        return snapshot(false, snapshot -> read(snapshot, reading));
    }

    private Reading read(Snapshot snapshot, Function<SiteReader, Answer> reading) {
        SiteReader reader = reader(snapshot);
        Answer answer = reading.apply(reader);
        reader.editionsRead().forEach(edition -> known.put(edition.code(), edition));
        return new Reading(answer, snapshot.seq());
    }

    private SiteReader reader(Snapshot snapshot) {
        return new SiteReader(snapshot, clock, formats.get(), index);
    }

    /**
     * Reads as of one moment.
     *
     * @param passing whether most of it is not asked for again soon
     */
    private <T> T snapshot(boolean passing, Function<Snapshot, T> reading) {
        // Before the connection is taken: finding out may take a second.
        var unused = formats.get();
        Shelf shared = shelf;
        long followed = shared == null ? 0 : shared.followed();
        return database.snapshot(
                handle -> reading.apply(new Snapshot(handle, followed, shared, passing)));
    }

    /**
     * From now on pages share what they read, as long as it is fresh. Called once, by who follows
     * the change log.
     */
    public void share(Freshness freshness) {
        shelf = new Shelf(freshness);
    }

    /** From now on searches ask that index. Called once, by who keeps it up to date. */
    public void searchBy(SearchIndex searched) {
        index = searched;
    }

    /**
     * The address under which the answer to a request may be kept if it is a page; empty for what
     * is made for one request alone, as a search is.
     */
    public Optional<String> address(SiteRequest request) {
        return Places.find(request).filter(place -> keeps(place, request)).map(Place::path);
    }

    /**
     * Whether a query may choose another page than the one kept at its path; one that does not, as
     * of a newsletter's links, is passed over.
     */
    public static boolean chooses(@Nullable String query) {
        return query != null && query.contains("page=");
    }

    /** Where a live story stands; empty when it is not live. */
    public Optional<String> findPath(long story) {
        return snapshot(false, snapshot -> reader(snapshot).findCard(story).map(LiveCard::path));
    }

    /** Whether the request's address is of a form that the site has. */
    public boolean names(SiteRequest request) {
        return Places.find(request).isPresent();
    }

    /** What beside the database pages are made of: another word, other pages. */
    public String making() {
        return siteUrl + " " + new TreeSet<>(formats.get());
    }

    private static boolean keeps(Place place, SiteRequest request) {
        return switch (place) {
            case Place.Search _, Place.Suggest _, Place.OEmbed _ -> false;
            case Place.Topic _, Place.Person _ ->
                    request.query().getOrDefault("page", "1").equals("1");
            case Place.Root _,
                    Place.Front _,
                    Place.Section _,
                    Place.Story _,
                    Place.Archive _,
                    Place.Feed _,
                    Place.Box _,
                    Place.Sitemap _,
                    Place.SitemapPart _,
                    Place.NewsSitemap _,
                    Place.VideoSitemap _,
                    Place.Embed _,
                    Place.Style _,
                    Place.Logo _,
                    Place.Robots _ ->
                    true;
        };
    }

    /** What readers are told while the database does not answer; it reads nothing. */
    public Answer.Page unavailable(SiteRequest request) {
        String code = request.segments().isEmpty() ? "" : request.segments().getFirst();
        return errors.unavailable(known.getOrDefault(code, NOWHERE));
    }

    /**
     * The page a story would have with that content, for the desk only: readers see what was
     * published.
     */
    public Answer.Page preview(Story draft, StoryContent content) {
        Set<Format> readable = formats.get();
        return database.read(handle -> {
            Snapshot snapshot = new Snapshot(handle, 0, null, true);
            return story.preview(new SiteReader(snapshot, clock, readable, index), draft, content);
        });
    }

    /** The front with that content on it, for the desk only. */
    public Answer.Page previewFront(Story draft, StoryContent content) {
        Set<Format> readable = formats.get();
        return database.read(handle -> {
            Snapshot snapshot = new Snapshot(handle, 0, null, true);
            return front.preview(new SiteReader(snapshot, clock, readable, index), draft, content);
        });
    }

    /**
     * A front with another arrangement, for the desk only: readers see what was published.
     *
     * @throws Problem NOT_FOUND when there is no such edition or section
     */
    public Answer.Page previewFront(FrontId which, FrontContent content) {
        return previewFront(
                which,
                (reader, edition) ->
                        which.section() == null
                                ? Optional.of(front.arranged(reader, edition, content))
                                : section.arranged(reader, edition, which.section(), content));
    }

    /**
     * A front with what stood on it, its stories in the words of then; for the desk only.
     *
     * @param filled what its containers showed; none where it arranged itself
     * @param live the newest stories of then, the newest first
     * @throws Problem NOT_FOUND when there is no such edition or section
     */
    public Answer.Page frontThen(FrontId which, Filled filled, List<Long> live, Instant at) {
        return previewFront(
                which,
                (reader, edition) -> {
                    List<LiveCard> cards = ThenReader.cards(reader.handle(), filled.shown(), at);
                    if (which.section() == null && !filled.containers().isEmpty()) {
                        return Optional.of(front.then(reader, edition, filled, cards));
                    }
                    List<LiveCard> newest = ThenReader.cards(reader.handle(), live, at);
                    return which.section() == null
                            ? Optional.of(front.then(reader, edition, newest))
                            : section.then(reader, edition, which.section(), filled, cards, newest);
                });
    }

    private Answer.Page previewFront(
            FrontId which, BiFunction<SiteReader, SiteEdition, Optional<Answer.Page>> making) {
        Set<Format> readable = formats.get();
        return database.read(handle -> {
            Snapshot snapshot = new Snapshot(handle, 0, null, true);
            var reader = new SiteReader(snapshot, clock, readable, index);
            return reader.findEdition(which.edition())
                    .flatMap(edition -> making.apply(reader, edition))
                    .orElseThrow(() ->
                            new Problem(
                                    Problem.Kind.NOT_FOUND,
                                    "There is no front " + which.slug() + " on the site."));
        });
    }

    private Answer answer(SiteRequest request, SiteReader reader) {
        Optional<Place> found = Places.find(request);
        if (found.isEmpty()) {
            return errors.missing(reader, request.segments().stream().findFirst());
        }
        Place place = found.get();
        Answer answer =
                answer(place, request, reader)
                        .orElseGet(() -> errors.missing(reader, place.editionCode()));
        boolean slash = place.path().endsWith("/");
        return answer instanceof Answer.Page page && request.slash() != slash
                ? new Answer.Moved(place.path(), true, page.keys())
                : answer;
    }

    /** The table of contents of the site; empty when nothing is there. */
    private Optional<Answer> answer(Place place, SiteRequest request, SiteReader reader) {
        return switch (place) {
            case Place.Root _ -> Optional.of(root(reader));
            case Place.Front asked -> front.answer(reader, asked);
            case Place.Section asked -> section.answer(reader, asked);
            case Place.Story asked -> story.answer(reader, asked, errors);
            case Place.Archive asked -> archive.answer(reader, asked);
            case Place.Topic asked -> topic.answer(reader, asked, request);
            case Place.Person asked -> person.answer(reader, asked, request);
            case Place.Search asked -> search.answer(reader, asked, request);
            case Place.Suggest asked -> Suggestions.answer(reader, asked, request);
            case Place.Feed asked -> feeds.answer(reader, asked);
            case Place.Box asked ->
                    asked.form() == Place.BoxForm.HTML
                            ? fragment.answer(reader, asked)
                            : boxes.find(reader, asked);
            case Place.Sitemap asked ->
                    atHome(reader, asked.home(), () -> sitemaps.all(reader, asked));
            case Place.SitemapPart asked -> sitemaps.part(reader, asked);
            case Place.NewsSitemap asked ->
                    atHome(reader, asked.home(), () -> sitemaps.news(reader, asked));
            case Place.VideoSitemap asked ->
                    atHome(reader, asked.home(), () -> videos.answer(reader, asked));
            case Place.Embed asked -> embed.answer(reader, asked, errors);
            case Place.Style asked -> SiteLook.answer(reader, assets, asked);
            case Place.Logo asked -> SiteLook.answer(reader, assets, asked);
            case Place.OEmbed _ -> oembed.answer(reader, request);
            case Place.Robots asked ->
                    atHome(reader, asked.home(), () -> robots.answer(reader, asked));
        };
    }

    /** A document for a whole host, if there is that host. */
    private static Optional<Answer> atHome(
            SiteReader reader, String home, Supplier<Answer> document) {
        return EditionLink.isHome(reader.listEditions(), home)
                ? Optional.of(document.get())
                : Optional.empty();
    }

    private static Answer root(SiteReader reader) {
        return new Answer.Moved(
                new Place.Front(reader.getDefaultEdition()).path(), false, reader.keys());
    }

    /** Where the style sheets and logos of editions with a look of their own are. */
    public List<String> listLooks() {
        return snapshot(
                false,
                snapshot -> {
                    SiteReader reader = reader(snapshot);
                    return reader.listEditions().stream()
                            .flatMap(edition ->
                                    SiteLook.of(reader, assets, edition.code()).listPaths())
                            .toList();
                });
    }

    /** What a listener must know of hosts, for {@link #hosts}; kept as pages are. */
    public Reading readHosts() {
        return read(reader ->
                new Answer.Page(
                        "application/json",
                        SiteHosts.write(reader.listEditions()),
                        null,
                        reader.keys(),
                        Map.of()));
    }

    /** What {@link #readHosts} said; nothing for no hosts. */
    public SiteHosts hosts(byte @Nullable [] said) {
        return said == null ? SiteHosts.none(siteUrl) : SiteHosts.read(siteUrl, said);
    }
}
