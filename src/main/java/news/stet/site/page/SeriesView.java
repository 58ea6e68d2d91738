package news.stet.site.page;

import java.util.ArrayList;
import java.util.List;
import news.stet.site.LiveCard;
import news.stet.site.RelatedReader;
import news.stet.site.SiteEdition;
import news.stet.site.SiteReader;
import news.stet.story.Series;
import org.jspecify.annotations.Nullable;

/**
 * The series that a story is a part of, as its page shows it. Parts are counted as readers see
 * them: those that are live.
 *
 * @param place {@code Part 3 of 5}
 * @param parts that are live, in their order
 * @param before the part before this one; null for the first
 * @param next the part after this one; null for the last
 */
public record SeriesView(
        String name,
        String description,
        String place,
        List<Part> parts,
        @Nullable Part before,
        @Nullable Part next) {
    /**
     * One part.
     *
     * @param number as the edition writes it
     * @param here whether it is this story
     */
    public record Part(String number, String title, String path, boolean here) {}

    /** That of a live story; null when it is in none. */
    static @Nullable SeriesView of(SiteReader reader, SiteEdition edition, long story) {
        return new RelatedReader(reader)
                .findSeries(story)
                .map(series -> of(reader, edition, story, series))
                .orElse(null);
    }

    private static @Nullable SeriesView of(
            SiteReader reader, SiteEdition edition, long story, Series series) {
        List<LiveCard> cards = reader.listCards(series.parts());
        List<Part> parts = new ArrayList<>();
        int here = -1;
        for (LiveCard card : cards) {
            if (card.edition().equals(edition.code())) {
                here = card.story() == story ? parts.size() : here;
                parts.add(
                        new Part(
                                edition.number(parts.size() + 1L),
                                card.title(),
                                card.path(),
                                card.story() == story));
            }
        }
        if (here < 0) {
            return null;
        }
        return new SeriesView(
                series.name(),
                series.description(),
                edition.messages()
                        .get("series.place", here + 1, Math.max(series.planned(), parts.size())),
                parts,
                here > 0 ? parts.get(here - 1) : null,
                here + 1 < parts.size() ? parts.get(here + 1) : null);
    }
}
