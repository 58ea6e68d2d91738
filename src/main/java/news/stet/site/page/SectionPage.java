package news.stet.site.page;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import news.stet.fronts.Filled;
import news.stet.fronts.FrontContent;
import news.stet.fronts.FrontFill;
import news.stet.fronts.FrontId;
import news.stet.site.Answer;
import news.stet.site.Counterparts;
import news.stet.site.Counterparts.InLanguage;
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
import org.jspecify.annotations.Nullable;

/**
 * A section's own page: what its editors arranged, its stories, newest first, and the way into its
 * archive.
 */
public record SectionPage(Layout layout) {
    private static final int SIZE = 24;
    private static final int LEADING = 3;

    /**
     * What the template prints.
     *
     * @param containers what editors arranged; then there is no lead
     * @param lead the newest; null without any
     * @param seconds the two after it
     * @param older where the list goes on; null when this is all
     */
    public record View(
            Frame frame,
            SiteSection section,
            List<ContainerView> containers,
            @Nullable CardView lead,
            List<CardView> seconds,
            List<CardView> others,
            @Nullable Month older,
            List<Month> months)
            implements Framed {}

    /** A month of the archive. */
    public record Month(String path, String name) {
        static Month of(SiteSection section, SiteEdition edition, int number) {
            YearMonth month = YearMonth.of(number / 100, number % 100);
            return new Month(
                    new Place.Archive(
                                    section.edition(),
                                    section.slug(),
                                    month.getYear(),
                                    month.getMonthValue())
                            .path(),
                    edition.month(month));
        }
    }

    /** That section; empty when there is none. */
    public Optional<Answer> answer(SiteReader reader, Place.Section place) {
        return reader.findEdition(place.edition())
                .flatMap(edition ->
                        reader.findSection(place.edition(), place.section())
                                .map(section -> answer(reader, edition, section)));
    }

    private Answer answer(SiteReader reader, SiteEdition edition, SiteSection section) {
        var stories = new FrontReader(reader);
        return arranged(reader, edition, section, stories.findLive(front(section)));
    }

    private static FrontId front(SiteSection section) {
        return new FrontId(section.edition(), section.slug());
    }

    /** The section as readers would get it with that arrangement; empty when there is none. */
    public Optional<Answer.Page> arranged(
            SiteReader reader, SiteEdition edition, String slug, FrontContent content) {
        return reader.findSection(edition.code(), slug)
                .map(section -> arranged(reader, edition, section, content));
    }

    private Answer.Page arranged(
            SiteReader reader, SiteEdition edition, SiteSection section, FrontContent content) {
        var stories = new FrontReader(reader);
        Filled filled = FrontFill.fill(front(section), content, stories);
        return page(
                reader,
                edition,
                section,
                filled,
                Containers.views(reader, edition, stories, filled),
                reader.listCards(reader.listSection(edition.code(), section.slug(), SIZE)));
    }

    /**
     * The section with those stories where they stood.
     *
     * @param newest its stories of then, the newest first
     */
    public Optional<Answer.Page> then(
            SiteReader reader,
            SiteEdition edition,
            String slug,
            Filled filled,
            List<LiveCard> cards,
            List<LiveCard> newest) {
        return reader.findSection(edition.code(), slug)
                .map(section ->
                        page(
                                reader,
                                edition,
                                section,
                                filled,
                                Containers.views(reader, edition, cards, filled),
                                newest.stream().limit(SIZE).toList()));
    }

    /** The section with that in its containers. */
    private Answer.Page page(
            SiteReader reader,
            SiteEdition edition,
            SiteSection section,
            Filled filled,
            List<ContainerView> containers,
            List<LiveCard> newest) {
        Set<Long> above = Set.copyOf(filled.stories());
        List<LiveCard> shown =
                newest.stream().filter(card -> !above.contains(card.story())).toList();
        int leading = containers.isEmpty() ? Math.min(LEADING, shown.size()) : 0;
        Cards cards = new Cards(reader, edition);
        List<Integer> months = reader.listMonths(edition.code(), section.slug());
        List<InLanguage> same = Counterparts.ofSection(reader, section);
        Head head =
                Head.of(
                                section.name(),
                                edition.messages()
                                        .get("section.description", section.name(), edition.name()),
                                layout.absolute(edition, section.path()))
                        .with(links(reader, edition, section, same));
        View view =
                new View(
                        layout.frame(reader, edition, head, section.slug()).with(same),
                        section,
                        containers,
                        leading == 0
                                ? null
                                : cards.card(shown.getFirst(), PictureView.Place.LEAD, true),
                        cards.all(
                                shown.subList(Math.min(1, leading), leading),
                                PictureView.Place.CARD),
                        cards.all(shown.subList(leading, shown.size()), PictureView.Place.SMALL),
                        newest.size() < SIZE
                                ? null
                                : older(edition, section, newest.getLast(), months),
                        months.stream().map(month -> Month.of(section, edition, month)).toList());
        Answer.Page page = layout.page(reader, "section", view);
        return new Answer.Page(
                page.contentType(), page.body(), filled.until(), page.keys(), page.headers());
    }

    private List<Head.Link> links(
            SiteReader reader, SiteEdition edition, SiteSection section, List<InLanguage> same) {
        return Stream.concat(
                        FeedLinks.of(edition, Optional.of(section)).stream(),
                        layout.alternates().links(reader, same).stream())
                .toList();
    }

    /** The month in which the list goes on where this page ends. */
    private static @Nullable Month older(
            SiteEdition edition, SiteSection section, LiveCard last, List<Integer> months) {
        LocalDate day = last.publishedAt().atZone(edition.zone()).toLocalDate();
        int month = day.getYear() * 100 + day.getMonthValue();
        return months.contains(month) ? Month.of(section, edition, month) : null;
    }
}
