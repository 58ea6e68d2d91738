package news.stet.site.page;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import news.stet.platform.Messages;
import news.stet.search.Excerpt;
import news.stet.search.Found;
import news.stet.site.Answer;
import news.stet.site.LiveCard;
import news.stet.site.Place;
import news.stet.site.SiteEdition;
import news.stet.site.SiteReader;
import news.stet.site.SiteRequest;
import news.stet.site.SiteSection;
import news.stet.site.SiteTopic;
import news.stet.site.view.CardView;
import news.stet.site.view.Frame;
import news.stet.site.view.Framed;
import news.stet.site.view.Head;
import news.stet.site.view.PictureView;
import news.stet.story.StoryType;
import org.jspecify.annotations.Nullable;

/** What a search in an edition finds, and the ways to narrow it: all of them links. */
public record SearchPage(Layout layout) {
    private static final int SIZE = 20;

    /**
     * A link that asks for something else.
     *
     * @param count how many it finds, as the edition writes numbers; empty when nobody counted
     * @param chosen whether this is what is shown; the link then takes it back
     */
    public record Choice(String label, String path, String count, boolean chosen) {}

    /** Choices of one kind, under its name. */
    public record Group(String title, List<Choice> choices) {}

    /** One of the values that a field of the form offers. */
    public record Offer(String value, String label, boolean chosen) {}

    /**
     * What the fields of the form say.
     *
     * @param person whoever wrote it, as typed
     * @param from a day as ISO has it; empty for none
     * @param until the last day; empty for none
     * @param open whether they are shown from the start: before a search, and where they narrow it
     */
    public record Fields(
            List<Offer> sections,
            List<Offer> types,
            String person,
            String from,
            String until,
            boolean open) {}

    /**
     * What the template prints.
     *
     * @param asked whether the reader looked for anything
     * @param narrowed whether more than words was asked for
     * @param count how many there are, in words; null when nobody counted
     * @param partly whether these have only most of the words
     * @param orders by what they may be sorted; none where nothing was found
     * @param kept what a new search keeps of this one and no field says, by name
     * @param chosen what narrows the search; each link takes one of them off, the last all of them
     *     where there are several
     * @param instead what the reader may have meant; null when nobody knows
     */
    public record View(
            Frame frame,
            boolean asked,
            boolean narrowed,
            String query,
            @Nullable String count,
            boolean partly,
            List<Choice> orders,
            List<Group> groups,
            Map<String, String> kept,
            Fields fields,
            List<Choice> chosen,
            @Nullable Choice instead,
            List<CardView> cards,
            Paging paging)
            implements Framed {}

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
        SearchAsk ask = SearchAsk.of(place, edition, request.query());
        String query = ask.words();
        Found found = reader.search(ask.asked(), SIZE + 1, (page - 1) * SIZE);
        if (found.hits().isEmpty() && page > 1) {
            return Optional.empty();
        }
        boolean more =
                found.total() == Found.UNCOUNTED
                        ? found.hits().size() > SIZE
                        : found.total() > (long) page * SIZE;
        List<CardView> cards = cards(reader, edition, found.hits().stream().limit(SIZE).toList());
        String title =
                query.isEmpty()
                        ? edition.messages().get("search.title")
                        : edition.messages().get("search.title-for", query);
        Frame frame = layout.frame(reader, edition, Head.of(title, "", null), null, query, null);
        Map<String, String> kept = new LinkedHashMap<>(ask.chosen());
        kept.keySet().retainAll(List.of("topic", "sort"));
        View view =
                new View(
                        frame,
                        !query.isEmpty() || ask.narrowed(),
                        ask.narrowed(),
                        query,
                        count(edition, found),
                        found.partly() && !found.hits().isEmpty(),
                        found.total() > 1 && !query.isEmpty() ? orders(ask) : List.of(),
                        groups(reader, ask, found),
                        kept,
                        fields(reader, ask),
                        taken(reader, ask),
                        instead(ask, found),
                        cards,
                        Paging.of(ask.path() + "&", page, more));
        return Optional.of(layout.page(reader, "search", view));
    }

    private static Fields fields(SiteReader reader, SearchAsk ask) {
        List<Offer> sections =
                reader.listSections(ask.edition().code()).stream()
                        .map(it -> offer(ask, "section", it.slug(), it.name()))
                        .toList();
        List<Offer> types =
                Arrays.stream(StoryType.values())
                        .map(StoryType::slug)
                        .map(it -> offer(ask, "type", it, label(reader, ask, "type", it)))
                        .toList();
        return new Fields(
                withUnknown(ask, "section", sections),
                withUnknown(ask, "type", types),
                ask.get("person"),
                ask.get("from"),
                ask.get("until"),
                ask.narrowed() || ask.words().isEmpty());
    }

    private static Offer offer(SearchAsk ask, String name, String value, String label) {
        return new Offer(value, label, ask.get(name).equals(value));
    }

    /** What an address asks for and there is not stays asked for until somebody takes it off. */
    private static List<Offer> withUnknown(SearchAsk ask, String name, List<Offer> known) {
        String now = ask.get(name);
        if (now.isEmpty() || known.stream().anyMatch(Offer::chosen)) {
            return known;
        }
        List<Offer> all = new ArrayList<>(known);
        all.add(new Offer(now, now, true));
        return all;
    }

    /** What narrows the search, as links that take it off. */
    private static List<Choice> taken(SiteReader reader, SearchAsk ask) {
        List<Choice> taken = new ArrayList<>();
        for (String name : SearchAsk.NARROWING) {
            String value = ask.get(name);
            if (!value.isEmpty()) {
                String said =
                        switch (name) {
                            case "from", "until" -> ask.shownDay(name);
                            default -> label(reader, ask, name, value);
                        };
                String label = ask.edition().messages().get("search.is-" + name, said);
                taken.add(new Choice(label, ask.path(name, null), "", true));
            }
        }
        if (taken.size() > 1) {
            String all = ask.edition().messages().get("search.take-all");
            taken.add(new Choice(all, ask.pathOfWords(), "", false));
        }
        return taken;
    }

    private static @Nullable String count(SiteEdition edition, Found found) {
        if (found.total() <= 0) {
            return null;
        }
        return edition.messages()
                .get(found.counted() ? "search.count" : "search.more", found.total());
    }

    private static List<Choice> orders(SearchAsk ask) {
        Messages messages = ask.edition().messages();
        return List.of(
                new Choice(messages.get("search.best"), ask.path("sort", null), "", !ask.byDate()),
                new Choice(
                        messages.get("search.newest"), ask.path("sort", "date"), "", ask.byDate()));
    }

    private static List<Group> groups(SiteReader reader, SearchAsk ask, Found found) {
        NumberFormat numbers = NumberFormat.getIntegerInstance(ask.edition().locale());
        List<Group> groups = new ArrayList<>();
        for (String kind : List.of("section", "type", "topic")) {
            List<Choice> choices = new ArrayList<>();
            String now = ask.chosen().get(kind);
            for (Found.Facet facet : found.facets().getOrDefault(kind, List.of())) {
                boolean here = facet.value().equals(now);
                choices.add(
                        new Choice(
                                label(reader, ask, kind, facet.value()),
                                ask.path(kind, here ? null : facet.value()),
                                found.counted() ? numbers.format(facet.count()) : "",
                                here));
            }
            if (now != null && choices.stream().noneMatch(Choice::chosen)) {
                choices.add(
                        new Choice(label(reader, ask, kind, now), ask.path(kind, null), "", true));
            }
            // One value alone narrows nothing.
            if (choices.size() > 1 || now != null) {
                groups.add(new Group(ask.edition().messages().get("search.by-" + kind), choices));
            }
        }
        return groups;
    }

    private static String label(SiteReader reader, SearchAsk ask, String kind, String value) {
        SiteEdition edition = ask.edition();
        return switch (kind) {
            case "section" ->
                    reader.findSection(edition.code(), value).map(SiteSection::name).orElse(value);
            case "topic" ->
                    reader.findTopic(edition.code(), value).map(SiteTopic::name).orElse(value);
            case "type" ->
                    StoryType.find(value).isPresent()
                            ? edition.messages().get("search.type-" + value)
                            : value;
            default -> value;
        };
    }

    private static @Nullable Choice instead(SearchAsk ask, Found found) {
        String words = found.instead();
        return words == null ? null : new Choice(words, ask.path("q", words), "", false);
    }

    /** Read together: each by itself would cost more than to find them. */
    private static List<CardView> cards(
            SiteReader reader, SiteEdition edition, List<Found.Hit> hits) {
        Map<Long, List<Excerpt.Piece>> excerpts =
                hits.stream().collect(Collectors.toMap(Found.Hit::story, Found.Hit::excerpt));
        List<LiveCard> live = reader.listCards(hits.stream().map(Found.Hit::story).toList());
        return new Cards(reader, edition)
                .all(live, PictureView.Place.SMALL).stream()
                        .map(card ->
                                new CardView(
                                        edition,
                                        card.card(),
                                        card.label(),
                                        card.picture(),
                                        excerpts.getOrDefault(card.card().story(), List.of())))
                        .toList();
    }
}
