package news.stet.site.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import news.stet.search.Search;
import news.stet.site.Answer;
import news.stet.site.Place;
import news.stet.site.SiteEdition;
import news.stet.site.SiteReader;
import news.stet.site.SiteRequest;
import news.stet.site.view.CardView;
import news.stet.site.view.Frame;
import news.stet.site.view.Head;
import news.stet.site.view.PictureView;

/** What a search in an edition finds. */
public record SearchPage(Layout layout) {
    private static final int SIZE = 20;
    private static final int MAX_QUERY_CHARS = 200;

    /**
     * What the template prints.
     *
     * @param asked whether the reader looked for anything
     */
    public record View(
            Frame frame, boolean asked, String query, List<CardView> cards, Paging paging) {}

    /** That page of what is found; empty when there is no such edition or page. */
    public Optional<Answer> answer(SiteReader reader, Place.Search place, SiteRequest request) {
        Optional<Integer> page = Paging.number(request);
        return page.isEmpty()
                ? Optional.empty()
                : reader.findEdition(place.edition())
                        .flatMap(edition -> answer(reader, place, edition, request, page.get()));
    }

    private Optional<Answer> answer(
            SiteReader reader,
            Place.Search place,
            SiteEdition edition,
            SiteRequest request,
            int page) {
        String query = shortened(request.query().getOrDefault("q", "").strip());
        List<Search.Hit> hits = reader.search(edition.code(), query, SIZE + 1, (page - 1) * SIZE);
        if (hits.isEmpty() && page > 1) {
            return Optional.empty();
        }
        boolean more = hits.size() > SIZE;
        List<CardView> cards =
                hits.stream().limit(SIZE).flatMap(hit -> card(reader, edition, hit)).toList();
        String path = place.path() + "?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&";
        String title =
                query.isEmpty()
                        ? edition.messages().get("search.title")
                        : edition.messages().get("search.title-for", query);
        Frame frame = layout.frame(reader, edition, Head.of(title, "", null), null, query, null);
        View view = new View(frame, !query.isEmpty(), query, cards, Paging.of(path, page, more));
        return Optional.of(layout.page(reader, "search", view));
    }

    private static java.util.stream.Stream<CardView> card(
            SiteReader reader, SiteEdition edition, Search.Hit hit) {
        return reader.findCard(hit.story()).stream()
                .map(card -> new Cards(reader, edition).card(card, PictureView.Place.SMALL, false))
                .map(card ->
                        new CardView(
                                edition, card.card(), card.label(), card.picture(), hit.excerpt()));
    }

    private static String shortened(String query) {
        return query.length() <= MAX_QUERY_CHARS
                ? query
                : query.substring(0, query.offsetByCodePoints(0, MAX_QUERY_CHARS / 2));
    }
}
