package news.stet.site.page;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import news.stet.site.Answer;
import news.stet.site.LiveCard;
import news.stet.site.Place;
import news.stet.site.SiteEdition;
import news.stet.site.SiteReader;
import news.stet.site.SiteRequest;
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
     * @param lead the newest on the first page; null on others
     * @param seconds the two after it
     */
    public record View(
            Frame frame,
            SiteSection section,
            @Nullable CardView lead,
            List<CardView> seconds,
            List<CardView> others,
            Paging paging,
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

    /** That page of that section; empty when there is no such section or page. */
    public Optional<Answer> answer(SiteReader reader, Place.Section place, SiteRequest request) {
        Optional<SiteEdition> edition = reader.findEdition(place.edition());
        Optional<Integer> page = Paging.number(request);
        if (edition.isEmpty() || page.isEmpty()) {
            return Optional.empty();
        }
        return reader.findSection(place.edition(), place.section())
                .flatMap(section -> answer(reader, edition.get(), section, page.get()));
    }

    private Optional<Answer> answer(
            SiteReader reader, SiteEdition edition, SiteSection section, int page) {
        List<LiveCard> read =
                reader.listSection(edition.code(), section.slug(), SIZE + 1, (page - 1) * SIZE);
        if (read.isEmpty() && page > 1) {
            return Optional.empty();
        }
        boolean more = read.size() > SIZE;
        List<LiveCard> shown = read.subList(0, Math.min(SIZE, read.size()));
        int leading = page == 1 ? Math.min(LEADING, shown.size()) : 0;
        Cards cards = new Cards(reader, edition);
        Paging paging = Paging.of(section.path(), page, more);
        Head head =
                Head.of(
                                section.name(),
                                edition.messages()
                                        .get("section.description", section.name(), edition.name()),
                                layout.absolute(Paging.address(section.path(), page)))
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
                        paging,
                        reader.listMonths(edition.code(), section.slug()).stream()
                                .map(month -> Month.of(section, edition, month))
                                .toList());
        return Optional.of(layout.page(reader, "section", view));
    }
}
