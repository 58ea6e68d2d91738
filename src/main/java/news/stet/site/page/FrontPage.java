package news.stet.site.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import news.stet.fronts.Filled;
import news.stet.fronts.FrontContent;
import news.stet.fronts.FrontFill;
import news.stet.fronts.FrontId;
import news.stet.site.Answer;
import news.stet.site.Counterparts;
import news.stet.site.FrontReader;
import news.stet.site.LiveCard;
import news.stet.site.Place;
import news.stet.site.SiteEdition;
import news.stet.site.SiteReader;
import news.stet.site.SiteSection;
import news.stet.site.data.FeedLinks;
import news.stet.site.view.CardView;
import news.stet.site.view.ContainerView;
import news.stet.site.view.Frame;
import news.stet.site.view.Framed;
import news.stet.site.view.Head;
import news.stet.site.view.PictureView;
import news.stet.story.Story;
import news.stet.story.StoryContent;
import org.jspecify.annotations.Nullable;

/**
 * An edition's front: as its editors arranged it, or else by itself: the newest story large, then
 * the others, then each section's own.
 */
public record FrontPage(Layout layout) {
    private static final int UNDER_LEAD = 2;
    private static final int BESIDE_LEAD = 3;
    private static final int LATEST = 8;
    private static final int TOP = 1 + UNDER_LEAD + BESIDE_LEAD;
    private static final int IN_SECTION = 5;

    /**
     * The day of the edition is the latest among these, which few old ones brought in do not
     * change.
     */
    private static final int RECENT = 25;

    /** A section shows again what the top shows, rather than fewer than these. */
    private static final int LEAST_IN_SECTION = 3;

    /**
     * What the template prints.
     *
     * @param lead null while nothing is published
     * @param seconds beside the lead, with pictures
     * @param thirds under the lead, smaller
     * @param latest headlines only
     */
    public record View(
            Frame frame,
            @Nullable CardView lead,
            List<CardView> seconds,
            List<CardView> thirds,
            List<CardView> latest,
            List<SectionBlock> sections)
            implements Framed {}

    /** The newest of a section that the top of the front does not show. */
    public record SectionBlock(SiteSection section, CardView first, List<CardView> others) {}

    /**
     * What the template of an arranged front prints.
     *
     * @param containers none while nothing is published
     */
    public record Arranged(Frame frame, List<ContainerView> containers) implements Framed {}

    /** The front of that edition; empty when there is no such edition. */
    public Optional<Answer> answer(SiteReader reader, Place.Front place) {
        return reader.findEdition(place.edition()).map(edition -> answer(reader, edition));
    }

    /** The front as it would be with a text that readers do not see yet. */
    public Answer.Page preview(SiteReader reader, Story story, StoryContent content) {
        SiteEdition edition = reader.findEdition(content.edition()).orElseThrow();
        LiveCard card = StoryPage.card(reader, story, content);
        var stories = new FrontReader(reader, card);
        FrontContent live = stories.findLive(front(edition));
        if (!live.isAutomatic()) {
            return arranged(reader, edition, stories, live);
        }
        List<LiveCard> recent = new ArrayList<>();
        recent.add(card);
        recent.addAll(
                without(
                        reader.listCards(reader.listLatest(edition.code(), RECENT)),
                        Set.of(card.story()),
                        RECENT));
        recent.sort(Comparator.comparingLong(LiveCard::sort).reversed());
        return page(reader, edition, recent);
    }

    private Answer answer(SiteReader reader, SiteEdition edition) {
        var stories = new FrontReader(reader);
        FrontContent live = stories.findLive(front(edition));
        return live.isAutomatic()
                ? automatic(reader, edition)
                : arranged(reader, edition, stories, live);
    }

    private static FrontId front(SiteEdition edition) {
        return new FrontId(edition.code(), null);
    }

    /** The front as readers would get it with that arrangement. */
    public Answer.Page arranged(SiteReader reader, SiteEdition edition, FrontContent content) {
        return arranged(reader, edition, new FrontReader(reader), content);
    }

    private Answer.Page arranged(
            SiteReader reader, SiteEdition edition, FrontReader stories, FrontContent content) {
        if (content.isAutomatic()) {
            return automatic(reader, edition);
        }
        Filled filled = FrontFill.fill(front(edition), content, stories);
        List<LiveCard> cards = stories.cards(filled.stories());
        return arranged(
                reader,
                edition,
                Containers.views(reader, edition, stories, filled),
                day(edition, cards),
                filled.until());
    }

    /** The front with those stories where they stood. */
    public Answer.Page then(
            SiteReader reader, SiteEdition edition, Filled filled, List<LiveCard> cards) {
        return arranged(
                reader,
                edition,
                Containers.views(reader, edition, cards, filled),
                day(edition, cards),
                null);
    }

    /**
     * The front as it arranged itself when those were the newest stories.
     *
     * @param live the newest first, as many as its sections may show
     */
    public Answer.Page then(SiteReader reader, SiteEdition edition, List<LiveCard> live) {
        return page(
                reader,
                edition,
                part(live, 0, RECENT),
                (section, count) ->
                        part(
                                live.stream()
                                        .filter(card -> card.section().equals(section.slug()))
                                        .toList(),
                                0,
                                count));
    }

    /** The front with that in its containers. */
    private Answer.Page arranged(
            SiteReader reader,
            SiteEdition edition,
            List<ContainerView> containers,
            @Nullable String day,
            @Nullable Instant until) {
        Frame frame = layout.frame(reader, edition, head(reader, edition), null, "", day);
        Answer.Page page = layout.page(reader, "arranged", new Arranged(frame, containers));
        return new Answer.Page(page.contentType(), page.body(), until, page.keys(), page.headers());
    }

    private Head head(SiteReader reader, SiteEdition edition) {
        return Head.of("", edition.tagline(), layout.absolute(edition, edition.path()))
                .with(links(reader, edition))
                .with(layout.publisher(reader, edition).site());
    }

    private Answer.Page automatic(SiteReader reader, SiteEdition edition) {
        return page(reader, edition, reader.listCards(reader.listLatest(edition.code(), RECENT)));
    }

    private Answer.Page page(SiteReader reader, SiteEdition edition, List<LiveCard> recent) {
        return page(
                reader,
                edition,
                recent,
                (section, count) ->
                        reader.listCards(
                                reader.listSection(edition.code(), section.slug(), count)));
    }

    /** The newest stories of a section. */
    private interface OfSection {
        List<LiveCard> newest(SiteSection section, int count);
    }

    private Answer.Page page(
            SiteReader reader, SiteEdition edition, List<LiveCard> recent, OfSection lists) {
        Cards cards = new Cards(reader, edition);
        List<LiveCard> newest = part(recent, 0, TOP + LATEST);
        View view =
                new View(
                        layout.frame(
                                reader,
                                edition,
                                head(reader, edition),
                                null,
                                "",
                                day(edition, recent)),
                        newest.isEmpty()
                                ? null
                                : cards.card(newest.getFirst(), PictureView.Place.LEAD, true),
                        cards.all(part(newest, 1, BESIDE_LEAD), PictureView.Place.CARD),
                        cards.all(
                                part(newest, 1 + BESIDE_LEAD, UNDER_LEAD), PictureView.Place.SMALL),
                        cards.allPlain(part(newest, TOP, LATEST)),
                        sections(reader, cards, edition, newest, lists));
        return layout.page(reader, "front", view);
    }

    private List<Head.Link> links(SiteReader reader, SiteEdition edition) {
        List<Head.Link> links = new ArrayList<>(FeedLinks.of(edition, Optional.empty()));
        links.addAll(layout.alternates().links(reader, Counterparts.fronts(reader)));
        return links;
    }

    static @Nullable String day(SiteEdition edition, List<LiveCard> recent) {
        return recent.stream()
                .map(LiveCard::publishedAt)
                .max(Instant::compareTo)
                .map(edition::days)
                .orElse(null);
    }

    private static List<LiveCard> part(List<LiveCard> cards, int from, int count) {
        return cards.stream().skip(from).limit(count).toList();
    }

    private static List<SectionBlock> sections(
            SiteReader reader,
            Cards cards,
            SiteEdition edition,
            List<LiveCard> shown,
            OfSection lists) {
        Set<Long> onTop = ids(part(shown, 0, TOP));
        Set<Long> anywhere = ids(shown);
        List<SectionBlock> blocks = new ArrayList<>();
        for (SiteSection section : reader.listSections(edition.code())) {
            List<LiveCard> all = lists.newest(section, IN_SECTION + shown.size());
            List<LiveCard> fresh = without(all, anywhere, IN_SECTION);
            List<LiveCard> own =
                    fresh.size() < LEAST_IN_SECTION ? without(all, onTop, IN_SECTION) : fresh;
            if (!own.isEmpty()) {
                blocks.add(
                        new SectionBlock(
                                section,
                                cards.card(own.getFirst(), PictureView.Place.CARD, false),
                                cards.all(own.subList(1, own.size()), PictureView.Place.SMALL)));
            }
        }
        return blocks;
    }

    private static Set<Long> ids(List<LiveCard> cards) {
        return cards.stream().map(LiveCard::story).collect(Collectors.toSet());
    }

    private static List<LiveCard> without(List<LiveCard> cards, Set<Long> shown, int most) {
        return cards.stream().filter(card -> !shown.contains(card.story())).limit(most).toList();
    }
}
