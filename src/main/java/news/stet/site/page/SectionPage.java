package news.stet.site.page;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import news.stet.site.Answer;
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

/** A section's own page: its stories, newest first, and the way into its archive. */
public record SectionPage(Layout layout) {
    private static final int SIZE = 24;
    private static final int LEADING = 3;

    /**
     * What the template prints.
     *
     * @param lead the newest; null without any
     * @param seconds the two after it
     * @param older where the list goes on; null when this is all
     */
    public record View(
            Frame frame,
            SiteSection section,
            @Nullable CardView lead,
            List<CardView> seconds,
            List<CardView> others,
            @Nullable Month older,
            List<Month> months) {}

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
        List<LiveCard> shown =
                reader.listCards(reader.listSection(edition.code(), section.slug(), SIZE));
        int leading = Math.min(LEADING, shown.size());
        Cards cards = new Cards(reader, edition);
        List<Integer> months = reader.listMonths(edition.code(), section.slug());
        Head head =
                Head.of(
                                section.name(),
                                edition.messages()
                                        .get("section.description", section.name(), edition.name()),
                                layout.absolute(section.path()))
                        .with(FeedLinks.of(edition, Optional.of(section)));
        View view =
                new View(
                        layout.frame(reader, edition, head, section.slug()),
                        section,
                        leading == 0
                                ? null
                                : cards.card(shown.getFirst(), PictureView.Place.LEAD, true),
                        cards.all(
                                shown.subList(Math.min(1, leading), leading),
                                PictureView.Place.CARD),
                        cards.all(shown.subList(leading, shown.size()), PictureView.Place.SMALL),
                        shown.size() < SIZE
                                ? null
                                : older(edition, section, shown.getLast(), months),
                        months.stream().map(month -> Month.of(section, edition, month)).toList());
        return layout.page(reader, "section", view);
    }

    /** The month in which the list goes on where this page ends. */
    private static @Nullable Month older(
            SiteEdition edition, SiteSection section, LiveCard last, List<Integer> months) {
        LocalDate day = last.publishedAt().atZone(edition.zone()).toLocalDate();
        int month = day.getYear() * 100 + day.getMonthValue();
        return months.contains(month) ? Month.of(section, edition, month) : null;
    }
}
