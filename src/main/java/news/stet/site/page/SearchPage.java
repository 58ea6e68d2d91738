package news.stet.site.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import news.stet.search.Asked;
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
    private static final int MAX_QUERY_CHARS = 200;
    private static final List<String> NARROWING =
            List.of("section", "type", "topic", "person", "from", "until");

    /**
     * A link that asks for something else.
     *
     * @param count how many it finds, as the edition writes numbers; empty when nobody counted
     * @param chosen whether this is what is shown; the link then takes it back
     */
    public record Choice(String label, String path, String count, boolean chosen) {}

    /** Choices of one kind, under its name. */
    public record Group(String title, List<Choice> choices) {}

    /**
     * What the template prints.
     *
     * @param asked whether the reader looked for anything
     * @param count how many there are, in words; null when nobody counted
     * @param partly whether these have only most of the words
     * @param orders by what they may be sorted; none where nothing was found
     * @param kept what a new search keeps of this one, by the names of the form
     * @param instead what the reader may have meant; null when nobody knows
     */
    public record View(
            Frame frame,
            boolean asked,
            String query,
            @Nullable String count,
            boolean partly,
            List<Choice> orders,
            List<Group> groups,
            Map<String, String> kept,
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
        String query = shortened(request.query().getOrDefault("q", "").strip());
        Asked asked = asked(edition, query, request.query());
        Found found = reader.search(asked, SIZE + 1, (page - 1) * SIZE);
        if (found.hits().isEmpty() && page > 1) {
            return Optional.empty();
        }
        boolean more =
                found.total() == Found.UNCOUNTED
                        ? found.hits().size() > SIZE
                        : found.total() > (long) page * SIZE;
        List<CardView> cards = cards(reader, edition, found.hits().stream().limit(SIZE).toList());
        Map<String, String> chosen = chosen(query, request.query());
        String title =
                query.isEmpty()
                        ? edition.messages().get("search.title")
                        : edition.messages().get("search.title-for", query);
        Frame frame = layout.frame(reader, edition, Head.of(title, "", null), null, query, null);
        Map<String, String> kept = new LinkedHashMap<>(chosen);
        kept.remove("q");
        View view =
                new View(
                        frame,
                        !query.isEmpty(),
                        query,
                        count(edition, found),
                        found.partly() && !found.hits().isEmpty(),
                        found.total() > 1 ? orders(edition, place, chosen) : List.of(),
                        groups(reader, edition, place, chosen, found),
                        kept,
                        instead(place, chosen, found),
                        cards,
                        Paging.of(path(place, chosen) + "&", page, more));
        return Optional.of(layout.page(reader, "search", view));
    }

    /** What cannot be read is as if nobody had asked for it. */
    private static Asked asked(SiteEdition edition, String query, Map<String, String> values) {
        return new Asked(
                edition.code(),
                edition.language(),
                query,
                value(values, "section"),
                value(values, "topic"),
                value(values, "type"),
                value(values, "person"),
                day(edition, value(values, "from"), 0),
                day(edition, value(values, "until"), 1),
                "date".equals(values.get("sort")));
    }

    private static @Nullable String value(Map<String, String> values, String name) {
        String value = values.getOrDefault(name, "").strip();
        return value.isEmpty() ? null : shortened(value);
    }

    private static @Nullable Instant day(SiteEdition edition, @Nullable String day, int after) {
        try {
            return day == null
                    ? null
                    : LocalDate.parse(day).plusDays(after).atStartOfDay(edition.zone()).toInstant();
        } catch (DateTimeException none) {
            return null;
        }
    }

    /** What was asked, by the names in the address, in one order. */
    private static Map<String, String> chosen(String query, Map<String, String> values) {
        Map<String, String> chosen = new LinkedHashMap<>();
        chosen.put("q", query);
        for (String name : NARROWING) {
            String value = value(values, name);
            if (value != null) {
                chosen.put(name, value);
            }
        }
        if ("date".equals(values.get("sort"))) {
            chosen.put("sort", "date");
        }
        return chosen;
    }

    private static String path(Place.Search place, Map<String, String> chosen) {
        return place.path()
                + chosen.entrySet().stream()
                        .map(one ->
                                one.getKey()
                                        + "="
                                        + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String path(
            Place.Search place, Map<String, String> chosen, String name, @Nullable String value) {
        Map<String, String> other = new LinkedHashMap<>(chosen);
        other.remove(name);
        if (value != null) {
            other.put(name, value);
        }
        return path(place, other);
    }

    private static @Nullable String count(SiteEdition edition, Found found) {
        if (found.total() <= 0) {
            return null;
        }
        return edition.messages()
                .get(found.counted() ? "search.count" : "search.more", found.total());
    }

    private static List<Choice> orders(
            SiteEdition edition, Place.Search place, Map<String, String> chosen) {
        boolean byDate = chosen.containsKey("sort");
        return List.of(
                new Choice(
                        edition.messages().get("search.best"),
                        path(place, chosen, "sort", null),
                        "",
                        !byDate),
                new Choice(
                        edition.messages().get("search.newest"),
                        path(place, chosen, "sort", "date"),
                        "",
                        byDate));
    }

    private static List<Group> groups(
            SiteReader reader,
            SiteEdition edition,
            Place.Search place,
            Map<String, String> chosen,
            Found found) {
        NumberFormat numbers = NumberFormat.getIntegerInstance(edition.locale());
        List<Group> groups = new ArrayList<>();
        for (String kind : List.of("section", "type", "topic")) {
            List<Choice> choices = new ArrayList<>();
            String now = chosen.get(kind);
            for (Found.Facet facet : found.facets().getOrDefault(kind, List.of())) {
                boolean here = facet.value().equals(now);
                choices.add(
                        new Choice(
                                label(reader, edition, kind, facet.value()),
                                path(place, chosen, kind, here ? null : facet.value()),
                                found.counted() ? numbers.format(facet.count()) : "",
                                here));
            }
            if (now != null && choices.stream().noneMatch(Choice::chosen)) {
                choices.add(
                        new Choice(
                                label(reader, edition, kind, now),
                                path(place, chosen, kind, null),
                                "",
                                true));
            }
            // One value alone narrows nothing.
            if (choices.size() > 1 || now != null) {
                groups.add(new Group(edition.messages().get("search.by-" + kind), choices));
            }
        }
        return groups;
    }

    private static String label(SiteReader reader, SiteEdition edition, String kind, String value) {
        return switch (kind) {
            case "section" ->
                    reader.findSection(edition.code(), value).map(SiteSection::name).orElse(value);
            case "topic" ->
                    reader.findTopic(edition.code(), value).map(SiteTopic::name).orElse(value);
            default ->
                    StoryType.find(value).isPresent()
                            ? edition.messages().get("search.type-" + value)
                            : value;
        };
    }

    private static @Nullable Choice instead(
            Place.Search place, Map<String, String> chosen, Found found) {
        String words = found.instead();
        return words == null ? null : new Choice(words, path(place, chosen, "q", words), "", false);
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

    private static String shortened(String query) {
        return query.length() <= MAX_QUERY_CHARS
                ? query
                : query.substring(0, query.offsetByCodePoints(0, MAX_QUERY_CHARS / 2));
    }
}
