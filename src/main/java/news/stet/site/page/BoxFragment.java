package news.stet.site.page;

import java.util.List;
import java.util.Optional;
import news.stet.fronts.BoxItem;
import news.stet.media.Use;
import news.stet.site.Answer;
import news.stet.site.BulkReader;
import news.stet.site.ContentPolicy;
import news.stet.site.LiveCard;
import news.stet.site.Place;
import news.stet.site.SiteEdition;
import news.stet.site.SiteMedia;
import news.stet.site.SiteReader;
import news.stet.site.data.BoxPage;
import org.jspecify.annotations.Nullable;

/**
 * A box as a piece of HTML for any site to put into a page of its own, by its server or a script of
 * its own: without a script, a style or an identifier of ours, all addresses whole.
 */
public record BoxFragment(Layout layout) {
    private static final int WIDTH = 320;

    /**
     * A story of it.
     *
     * @param picture absolute; null without one
     */
    public record Line(
            String url,
            @Nullable String kicker,
            String title,
            @Nullable String picture,
            int width,
            int height) {}

    /** What the template prints. */
    public record View(SiteEdition edition, String box, String name, List<Line> lines) {}

    /** The box, empty if there is no such edition or box. */
    public Optional<Answer> answer(SiteReader reader, Place.Box place) {
        return reader.findEdition(place.edition())
                .flatMap(edition ->
                        new BulkReader(reader)
                                .findBox(place.edition(), place.box())
                                .map(box -> page(reader, edition, place.box(), box)));
    }

    private Answer page(
            SiteReader reader, SiteEdition edition, String box, BulkReader.ShownBox shown) {
        List<Long> stories =
                shown.items().stream()
                        .filter(BoxItem.Ours.class::isInstance)
                        .map(BoxItem::id)
                        .toList();
        List<LiveCard> cards = reader.listCards(stories);
        List<Line> lines =
                stories.stream()
                        .flatMap(id -> cards.stream().filter(card -> card.story() == id))
                        .map(card -> line(reader, edition, card))
                        .toList();
        var view = new View(edition, box, BoxPage.name(edition, box, shown), lines);
        Answer.Page page = layout.page(reader, "box", view, ContentPolicy.fragment());
        return new Answer.Page(
                page.contentType(), page.body(), shown.until(), page.keys(), page.headers());
    }

    private Line line(SiteReader reader, SiteEdition edition, LiveCard card) {
        Optional<SiteMedia> media =
                reader.findStill(card.media()).filter(it -> it.allows(Use.FEEDS));
        return new Line(
                layout.absolute(edition, card.path()),
                card.kicker(),
                card.headline(),
                media.map(it -> layout.absolute(edition, it.address("16x9", WIDTH, "jpg")))
                        .orElse(null),
                media.map(it -> it.width("16x9", WIDTH)).orElse(0),
                media.map(it -> it.height("16x9", WIDTH)).orElse(0));
    }
}
