package news.stet.site.page;

import java.util.List;
import java.util.Optional;
import news.stet.site.Answer;
import news.stet.site.Place;
import news.stet.site.SiteEdition;
import news.stet.site.SiteReader;
import news.stet.site.view.CardView;
import news.stet.site.view.Frame;
import news.stet.site.view.Framed;
import news.stet.site.view.Head;
import news.stet.site.view.PictureView;

/** Why there is no page, in the language of the edition the address speaks of. */
public record ErrorPage(Layout layout) {
    private static final int LATEST = 6;

    /**
     * What the template prints.
     *
     * @param status as in the answer: 404 or 410
     */
    public record View(
            Frame frame, int status, String headline, String words, List<CardView> latest)
            implements Framed {}

    /**
     * There is nothing.
     *
     * @param edition code of the edition the address speaks of, whether or not it exists
     */
    public Answer missing(SiteReader reader, Optional<String> edition) {
        return new Answer.Missing(known(reader, edition), reader.keys());
    }

    /** It was taken away for good. */
    public Answer gone(SiteReader reader, Place.Story place) {
        Optional<String> edition =
                reader.findEditionOf(place.id()).or(() -> Optional.of(place.edition()));
        return new Answer.Gone(known(reader, edition), reader.keys());
    }

    private static String known(SiteReader reader, Optional<String> code) {
        return code.filter(reader::hasEdition).orElseGet(reader::getDefaultEdition);
    }

    /**
     * What readers of an edition are told instead of any page that is not there.
     *
     * @param status 404 or 410
     */
    public Answer.Page page(SiteReader reader, int status, String edition) {
        String code = known(reader, Optional.of(edition));
        SiteEdition of = reader.findEdition(code).orElseThrow();
        return page(reader, of, status, status == 410 ? "gone" : "missing");
    }

    /** The database does not answer; nothing is read for this page. */
    public Answer.Page unavailable(SiteEdition edition) {
        return layout.bare("unavailable", edition);
    }

    private Answer.Page page(SiteReader reader, SiteEdition edition, int status, String key) {
        String headline = edition.messages().get(key + ".headline");
        View view =
                new View(
                        layout.frame(reader, edition, Head.of(headline, "", null), null),
                        status,
                        headline,
                        edition.messages().get(key + ".words"),
                        new Cards(reader, edition)
                                .all(
                                        reader.listCards(reader.listLatest(edition.code(), LATEST)),
                                        PictureView.Place.CARD));
        return layout.page(reader, "error", view);
    }
}
