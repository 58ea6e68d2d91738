package news.stet.site.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import news.stet.site.Answer;
import news.stet.site.Keys;
import news.stet.site.LiveCard;
import news.stet.site.Place;
import news.stet.site.SiteEdition;
import news.stet.site.SiteReader;
import news.stet.site.SiteSection;
import news.stet.site.data.FeedLinks;
import news.stet.site.view.CardView;
import news.stet.site.view.Frame;
import news.stet.site.view.Head;
import news.stet.site.view.PictureView;
import org.jspecify.annotations.Nullable;

/** An edition's front: the newest story large, then the others, then each section's own. */
public record FrontPage(Layout layout) {
    private static final int BESIDE_LEAD = 4;
    private static final int LATEST = 8;
    private static final int IN_SECTION = 5;

    /**
     * What the template prints.
     *
     * @param lead null while nothing is published
     * @param seconds beside the lead, with pictures
     * @param latest headlines only
     */
    public record View(
            Frame frame,
            @Nullable CardView lead,
            List<CardView> seconds,
            List<CardView> latest,
            List<SectionBlock> sections) {}

    /** The newest of a section that the top of the front does not show. */
    public record SectionBlock(SiteSection section, CardView first, List<CardView> others) {}

    /** The front of that edition; empty when there is no such edition. */
    public Optional<Answer> answer(SiteReader reader, Place.Front place) {
        return reader.findEdition(place.edition()).map(edition -> answer(reader, place, edition));
    }

    private Answer answer(SiteReader reader, Place.Front place, SiteEdition edition) {
        reader.note(Keys.front(edition.code()));
        Cards cards = new Cards(reader, edition);
        List<LiveCard> newest = reader.listLatest(edition.code(), 1 + BESIDE_LEAD + LATEST, 0);
        List<LiveCard> top = newest.subList(0, Math.min(1 + BESIDE_LEAD, newest.size()));
        Head head =
                Head.of("", edition.tagline(), layout.absolute(place.path()))
                        .with(FeedLinks.of(edition, Optional.empty()));
        View view =
                new View(
                        layout.frame(reader, edition, head, null),
                        top.isEmpty()
                                ? null
                                : cards.card(top.getFirst(), PictureView.Place.LEAD, true),
                        cards.all(top.stream().skip(1).toList(), PictureView.Place.CARD),
                        cards.allPlain(newest.stream().skip(top.size()).toList()),
                        sections(reader, cards, edition, top));
        return layout.page(reader, "front", view, Layout.latest(newest));
    }

    private List<SectionBlock> sections(
            SiteReader reader, Cards cards, SiteEdition edition, List<LiveCard> top) {
        Set<Long> shown = new HashSet<>();
        top.forEach(card -> shown.add(card.story()));
        List<SectionBlock> blocks = new ArrayList<>();
        for (SiteSection section : reader.listSections(edition.code())) {
            List<LiveCard> own =
                    reader
                            .listSection(edition.code(), section.slug(), IN_SECTION + top.size(), 0)
                            .stream()
                            .filter(card -> !shown.contains(card.story()))
                            .limit(IN_SECTION)
                            .toList();
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
}
