package news.stet.site.page;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.stet.site.Answer;
import news.stet.site.Counterparts;
import news.stet.site.LiveCard;
import news.stet.site.Place;
import news.stet.site.SiteEdition;
import news.stet.site.SiteReader;
import news.stet.site.SiteSection;
import news.stet.site.data.FeedLinks;
import news.stet.site.view.CardView;
import news.stet.site.view.Frame;
import news.stet.site.view.Framed;
import news.stet.site.view.Head;

/** All stories of a section's month, day by day. */
public record ArchivePage(Layout layout) {
    /** More than any newsroom publishes in a section in a month. */
    private static final int MAX = 5_000;

    /** What the template prints. */
    public record View(
            Frame frame,
            SiteSection section,
            String month,
            List<Day> days,
            List<SectionPage.Month> months)
            implements Framed {}

    /** The stories of a day. */
    public record Day(String name, List<CardView> cards) {}

    /** That month; empty when nothing live was published in it. */
    public Optional<Answer> answer(SiteReader reader, Place.Archive place) {
        Optional<SiteEdition> edition = reader.findEdition(place.edition());
        Optional<SiteSection> section =
                edition.flatMap(_ -> reader.findSection(place.edition(), place.section()));
        if (edition.isEmpty() || section.isEmpty()) {
            return Optional.empty();
        }
        List<LiveCard> found =
                reader.listMonth(place.edition(), place.section(), place.number(), MAX);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(answer(reader, place, edition.get(), section.get(), found));
    }

    private Answer answer(
            SiteReader reader,
            Place.Archive place,
            SiteEdition edition,
            SiteSection section,
            List<LiveCard> found) {
        String month = edition.month(YearMonth.of(place.year(), place.month()));
        Head head =
                Head.of(
                                edition.messages().get("archive.title", section.name(), month),
                                "",
                                layout.absolute(edition, place.path()))
                        .with(FeedLinks.of(edition, Optional.of(section)));
        View view =
                new View(
                        layout.frame(reader, edition, head, section.slug())
                                .with(Counterparts.ofSection(reader, section)),
                        section,
                        month,
                        days(new Cards(reader, edition), edition, found),
                        reader.listMonths(edition.code(), section.slug()).stream()
                                .map(number -> SectionPage.Month.of(section, edition, number))
                                .toList());
        return layout.page(reader, "archive", view);
    }

    /** Runs of one day; the order stays the editors'. */
    private static List<Day> days(Cards cards, SiteEdition edition, List<LiveCard> found) {
        List<Day> days = new ArrayList<>();
        LocalDate last = LocalDate.MIN;
        for (LiveCard card : found) {
            LocalDate day = card.publishedAt().atZone(edition.zone()).toLocalDate();
            if (!day.equals(last)) {
                days.add(new Day(edition.day(card.publishedAt()), new ArrayList<>()));
                last = day;
            }
            days.getLast().cards().add(cards.plain(card));
        }
        return days;
    }
}
