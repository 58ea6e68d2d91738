package news.stet.site.feeds;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import news.stet.media.Film;
import news.stet.media.MediaItem;
import news.stet.media.MediaKind;
import news.stet.media.Use;
import news.stet.platform.BidiText;
import news.stet.site.Answer;
import news.stet.site.Counterparts;
import news.stet.site.Counterparts.InLanguage;
import news.stet.site.LiveCard;
import news.stet.site.LiveStory;
import news.stet.site.Origins;
import news.stet.site.PeopleReader;
import news.stet.site.Place;
import news.stet.site.SiteEdition;
import news.stet.site.SiteMedia;
import news.stet.site.SiteReader;
import news.stet.site.SiteTopic;
import news.stet.story.StoryContent;
import org.jspecify.annotations.Nullable;

/**
 * The feeds of an edition, a section, a topic or a person: the newest stories, whole.
 *
 * @param origin how addresses of the edition begin; what names a story for good begins with the
 *     site's own, and stays when the edition gets a host
 */
public record FeedPage(Origins origins, URI origin) {
    /** How many stories a feed has. */
    public static final int SIZE = 50;

    private static final String RATIO = "16x9";
    private static final int PICTURE_WIDTH = 1280;

    public FeedPage(Origins origins) {
        this(origins, origins.siteUrl());
    }

    /** What a feed is about, before its stories are read. */
    private record Subject(
            SiteEdition edition,
            String title,
            String description,
            List<Long> stories,
            List<InLanguage> same) {}

    /** The feed, empty if there is no such edition, section, topic or person. */
    public Optional<Answer> answer(SiteReader reader, Place.Feed place) {
        return subject(reader, place.of())
                .map(subject ->
                        new FeedPage(origins, origins.of(subject.edition()))
                                .answer(reader, place, subject));
    }

    private Optional<Subject> subject(SiteReader reader, Place of) {
        Optional<SiteEdition> found = of.editionCode().flatMap(reader::findEdition);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        SiteEdition edition = found.get();
        if (of instanceof Place.Section place) {
            return reader.findSection(place.edition(), place.section())
                    .map(section -> {
                        var ids = reader.listSection(place.edition(), place.section(), SIZE);
                        return part(
                                edition,
                                section.name(),
                                "section.description",
                                ids,
                                Counterparts.ofSection(reader, section));
                    });
        }
        if (of instanceof Place.Topic place) {
            return reader.findTopic(place.edition(), place.topic())
                    .map(topic -> {
                        var ids = reader.listTopic(place.edition(), place.topic(), SIZE);
                        return part(
                                edition,
                                topic.name(),
                                "topic.description",
                                ids,
                                Counterparts.ofTopic(reader, topic));
                    });
        }
        if (of instanceof Place.Person place) {
            PeopleReader people = new PeopleReader(reader);
            return people.findName(place.edition(), place.person())
                    .map(name ->
                            part(
                                    edition,
                                    name,
                                    "person.description",
                                    people.list(place.edition(), place.person(), SIZE),
                                    Counterparts.ofPerson(
                                            reader, place.edition(), place.person())));
        }
        return Optional.of(
                new Subject(
                        edition,
                        edition.name(),
                        edition.tagline().isBlank() ? edition.name() : edition.tagline(),
                        reader.listLatest(edition.code(), SIZE),
                        Counterparts.fronts(reader)));
    }

    private static Subject part(
            SiteEdition edition,
            String name,
            String description,
            List<Long> stories,
            List<InLanguage> same) {
        return new Subject(
                edition,
                edition.messages().get("frame.title", name, edition.name()),
                edition.messages().get(description, name, edition.name()),
                stories,
                same);
    }

    private Answer answer(SiteReader reader, Place.Feed place, Subject subject) {
        Feed feed = feed(reader, place, subject);
        byte[] body =
                switch (place.format()) {
                    case RSS -> RssWriter.write(feed);
                    case ATOM -> AtomWriter.write(feed);
                    case JSON -> JsonFeedWriter.write(feed);
                };
        return new Answer.Page(
                type(place.format()) + "; charset=utf-8",
                body,
                null,
                reader.keys(),
                Map.of("Access-Control-Allow-Origin", "*"));
    }

    /** The media type of a format, for its links. */
    public static String type(Place.FeedFormat format) {
        return switch (format) {
            case RSS -> RssWriter.TYPE;
            case ATOM -> AtomWriter.TYPE;
            case JSON -> JsonFeedWriter.TYPE;
        };
    }

    private Feed feed(SiteReader reader, Place.Feed place, Subject subject) {
        SiteEdition edition = subject.edition();
        List<LiveStory> stories = reader.listStories(subject.stories());
        reader.expectMedia(
                stories.stream().flatMap(story -> story.content().allMedia().stream()).toList());
        List<FeedEntry> entries = new ArrayList<>();
        for (LiveStory story : stories) {
            entries.add(entry(reader, edition, story));
        }
        Instant updatedAt =
                stories.stream()
                        .map(LiveStory::updatedAt)
                        .max(Instant::compareTo)
                        .orElse(Instant.EPOCH);
        return new Feed(
                // No day in it: a feed has none. The authority is the site's host all the same.
                "tag:" + host() + ",2026:feed" + place.of().path(),
                address(place.path()),
                address(place.of().path()),
                edition.alone(subject.title()),
                edition.alone(subject.description()),
                edition.language(),
                edition.name(),
                updatedAt,
                elsewhere(reader, subject.same(), place.of().path()),
                entries);
    }

    /** Up to nine feeds show a story: what is costly in it is made once. */
    private FeedEntry entry(SiteReader reader, SiteEdition edition, LiveStory story) {
        long id = story.card().story();
        return reader.share(
                "feed:" + edition.code() + "/" + id,
                entry -> 1_000 + 2 * entry.html().length(),
                () ->
                        reader.listStories(List.of(id)).stream()
                                .map(again -> making(reader, edition.code(), again))
                                .findFirst()
                                .orElseThrow());
    }

    /** All it is made of is read here, and so noted. */
    private FeedEntry making(SiteReader reader, String code, LiveStory story) {
        SiteEdition edition = reader.findEdition(code).orElseThrow();
        LiveCard card = story.card();
        StoryContent content = story.content();
        String language = content.language().isEmpty() ? edition.language() : content.language();
        boolean rightToLeft = FeedEntry.rightToLeft(Locale.forLanguageTag(language));
        return new FeedEntry(
                storyId(card),
                address(card.path()),
                language,
                BidiText.alone(content.headline(), rightToLeft),
                BidiText.alone(card.standfirst(), rightToLeft),
                BlockHtml.of(reader, edition, origin, story),
                content.byline(),
                categories(reader, story),
                card.publishedAt(),
                story.updatedAt(),
                reader.findMedia(card.media())
                        .filter(media -> media.allows(Use.FEEDS))
                        .map(this::picture)
                        .orElse(null),
                films(reader, card, content),
                elsewhere(reader, Counterparts.inLanguages(reader, card), card.path()));
    }

    /** In other languages, and for those who read none of them. */
    private List<FeedEntry.Elsewhere> elsewhere(
            SiteReader reader, List<InLanguage> pages, String own) {
        Stream<FeedEntry.Elsewhere> others =
                pages.stream()
                        .filter(page -> !page.path().equals(own))
                        .map(page ->
                                new FeedEntry.Elsewhere(address(page), page.edition().language()));
        Stream<FeedEntry.Elsewhere> forOthers =
                Counterparts.forOthers(reader, pages).stream()
                        .map(page ->
                                new FeedEntry.Elsewhere(
                                        address(page), FeedEntry.Elsewhere.FOR_OTHERS));
        return Stream.concat(others, forOthers).toList();
    }

    private URI address(InLanguage page) {
        return URI.create(origins.of(page.edition()) + page.path());
    }

    private List<FeedEntry.Film> films(SiteReader reader, LiveCard card, StoryContent content) {
        return content.allMedia().stream()
                .flatMap(id -> reader.findItem(id).stream())
                .filter(item -> item.kind() != MediaKind.PICTURE)
                .filter(item -> item.rights().allows(Use.FEEDS))
                .flatMap(item ->
                        reader.findFilm(item.id()).filter(Film::plays).stream()
                                .map(film -> film(reader, card, item, film)))
                .toList();
    }

    private FeedEntry.Film film(SiteReader reader, LiveCard card, MediaItem item, Film film) {
        return new FeedEntry.Film(
                address(film.progressive()),
                film.progressiveType(),
                film.made().bytes(),
                film.made().width(),
                film.made().height(),
                film.made().playlist() ? address(film.playlistWithCaptions()) : null,
                item.duration().orElse(null),
                item.details().caption(),
                address(new Place.Embed(card.edition(), card.story(), item.id()).path()),
                reader.findMedia(item.id()).map(this::picture).orElse(null),
                subtitles(film));
    }

    private List<FeedEntry.Subtitle> subtitles(Film film) {
        return film.captions().stream()
                .map(track ->
                        new FeedEntry.Subtitle(address(film.address(track)), track.language()))
                .toList();
    }

    /**
     * The same for good: the host, the day of first publication and the number, none of which
     * changes with headline, section or slug.
     */
    private String storyId(LiveCard card) {
        String day = card.publishedAt().toString().substring(0, 10);
        return "tag:" + host() + "," + day + ":story:" + card.story();
    }

    private String host() {
        return Objects.requireNonNullElse(origins.siteUrl().getHost(), "localhost");
    }

    private FeedEntry.Picture picture(SiteMedia media) {
        return new FeedEntry.Picture(
                address(media.address(RATIO, PICTURE_WIDTH, "jpg")),
                "image/jpeg",
                media.width(RATIO, PICTURE_WIDTH),
                media.height(RATIO, PICTURE_WIDTH),
                orEmpty(media.alt()),
                media.credit());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private List<FeedEntry.Category> categories(SiteReader reader, LiveStory story) {
        List<FeedEntry.Category> categories = new ArrayList<>();
        LiveCard card = story.card();
        reader.findSection(card.edition(), card.section())
                .ifPresent(section ->
                        categories.add(category(section.slug(), section.path(), section.name())));
        for (String topic : story.content().topics()) {
            String path = new Place.Topic(card.edition(), topic).path();
            String name =
                    reader.findTopic(card.edition(), topic).map(SiteTopic::name).orElse(topic);
            categories.add(category(topic, path, name));
        }
        return categories;
    }

    private FeedEntry.Category category(String term, String path, String name) {
        return new FeedEntry.Category(term, address(path), name);
    }

    private URI address(String path) {
        return URI.create(origin + path);
    }
}
