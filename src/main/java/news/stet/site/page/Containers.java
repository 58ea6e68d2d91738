package news.stet.site.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import news.stet.fronts.Boost;
import news.stet.fronts.Container;
import news.stet.fronts.Filled;
import news.stet.fronts.FrontLayout;
import news.stet.fronts.Placed;
import news.stet.site.FrontReader;
import news.stet.site.LiveCard;
import news.stet.site.SiteEdition;
import news.stet.site.SiteReader;
import news.stet.site.SiteSection;
import news.stet.site.view.CardView;
import news.stet.site.view.ContainerView;
import news.stet.site.view.PictureView;
import org.jspecify.annotations.Nullable;

/** Makes a filled front into what its template prints. */
final class Containers {
    private final SiteReader reader;
    private final SiteEdition edition;
    private final Cards cards;
    private final Map<Long, LiveCard> known = new HashMap<>();
    private final Set<Long> standing;

    private Containers(
            SiteReader reader, SiteEdition edition, List<LiveCard> cards, Filled filled) {
        this.reader = reader;
        this.edition = edition;
        this.cards = new Cards(reader, edition);
        this.standing = new HashSet<>(filled.stories());
        cards.forEach(card -> known.put(card.story(), card));
    }

    /** The containers that show anything, from top to bottom. */
    static List<ContainerView> views(
            SiteReader reader, SiteEdition edition, FrontReader stories, Filled filled) {
        List<Long> wanted =
                Stream.concat(filled.stories().stream(), sublinks(filled)).distinct().toList();
        return views(reader, edition, stories.cards(wanted), filled);
    }

    static List<ContainerView> views(
            SiteReader reader, SiteEdition edition, List<LiveCard> cards, Filled filled) {
        var containers = new Containers(reader, edition, cards, filled);
        reader.expectMedia(cards.stream().map(LiveCard::media).filter(Objects::nonNull).toList());
        List<ContainerView> views = new ArrayList<>();
        for (Filled.Full full : filled.containers()) {
            if (full.standing().stream().anyMatch(it -> containers.known.containsKey(it.story()))) {
                views.add(containers.view(full, views.isEmpty()));
            }
        }
        return railed(views);
    }

    private static Stream<Long> sublinks(Filled filled) {
        return filled.containers().stream()
                .flatMap(it -> it.standing().stream())
                .flatMap(it -> Optional.ofNullable(it.placed()).stream())
                .flatMap(it -> it.sublinks().stream());
    }

    /** The newest headlines stand beside the lead where they follow it and there is room. */
    private static List<ContainerView> railed(List<ContainerView> views) {
        if (views.size() < 2
                || views.getFirst().layout() != FrontLayout.LEAD_SUPPORTING
                || !views.getFirst().title().isEmpty()
                || views.get(1).layout() != FrontLayout.RECENT) {
            return views;
        }
        ContainerView top = views.getFirst();
        List<ContainerView> railed = new ArrayList<>(views.subList(2, views.size()));
        railed.addFirst(
                new ContainerView(
                        top.id(),
                        top.layout(),
                        top.title(),
                        top.label(),
                        top.path(),
                        true,
                        top.slots(),
                        views.get(1)));
        return railed;
    }

    private ContainerView view(Filled.Full full, boolean first) {
        Container container = full.container();
        List<ContainerView.SlotView> slots = new ArrayList<>();
        for (Filled.Standing one : full.standing()) {
            LiveCard card = known.get(one.story());
            if (card != null) {
                slots.add(slot(container.layout(), one, card, first && slots.isEmpty()));
            }
        }
        Optional<SiteSection> section =
                Optional.ofNullable(container.query().section())
                        .flatMap(slug -> reader.findSection(edition.code(), slug));
        String title = title(container, section, first);
        return new ContainerView(
                container.id(),
                container.layout(),
                title,
                first ? edition.messages().get("front.top") : edition.messages().get("front.more"),
                section.filter(it -> it.name().equals(title)).map(SiteSection::path).orElse(null),
                first,
                slots,
                null);
    }

    private String title(Container container, Optional<SiteSection> section, boolean first) {
        if (!container.title().isEmpty() || first) {
            return container.title();
        }
        return switch (container.layout()) {
            case RECENT -> edition.messages().get("front.latest");
            case LIVE -> edition.messages().get("front.live");
            case VIDEO -> edition.messages().get("front.video");
            case OPINION -> edition.messages().get("front.opinion");
            case LEAD, LEAD_SUPPORTING, GRID, LIST, STRIP ->
                    section.map(SiteSection::name).orElse("");
        };
    }

    private ContainerView.SlotView slot(
            FrontLayout layout, Filled.Standing standing, LiveCard card, boolean top) {
        Placed placed = standing.placed();
        LiveCard shown = placed == null ? card : overridden(card, placed);
        Boost size = placed == null ? Boost.NORMAL : placed.size();
        String crop = placed == null || placed.crop() == null ? "" : placed.crop();
        boolean leads = layout.leads() && standing.slot() == 0;
        CardView view = cards.card(shown, place(layout, size, leads), ratio(crop), top);
        boolean bare = layout == FrontLayout.RECENT;
        String label = placed != null && "".equals(placed.kicker()) ? null : view.label();
        return new ContainerView.SlotView(
                new CardView(edition, shown, label, bare ? null : view.picture(), view.excerpt()),
                size,
                crop,
                language(card),
                placed == null ? List.of() : links(placed));
    }

    private @Nullable String language(LiveCard card) {
        return card.edition().equals(edition.code())
                ? null
                : reader.findEdition(card.edition()).map(SiteEdition::language).orElse(null);
    }

    private List<LiveCard> links(Placed placed) {
        return placed.sublinks().stream()
                .filter(story -> !standing.contains(story))
                .flatMap(story -> Optional.ofNullable(known.get(story)).stream())
                .toList();
    }

    private static LiveCard overridden(LiveCard card, Placed placed) {
        return new LiveCard(
                card.story(),
                card.edition(),
                card.section(),
                card.sort(),
                card.slug(),
                card.type(),
                placed.kicker() == null ? card.kicker() : placed.kicker(),
                Optional.ofNullable(placed.headline())
                        .filter(it -> !it.isBlank())
                        .orElse(card.headline()),
                card.title(),
                placed.standfirst() == null ? card.standfirst() : placed.standfirst(),
                placed.picture() == null ? card.media() : placed.picture(),
                card.publishedAt());
    }

    private static PictureView.Place place(FrontLayout layout, Boost size, boolean leads) {
        if (leads || size == Boost.HUGE) {
            return PictureView.Place.LEAD;
        }
        return switch (layout) {
            case LEAD, LEAD_SUPPORTING, GRID, VIDEO, LIVE -> PictureView.Place.CARD;
            case LIST, STRIP, OPINION, RECENT ->
                    size == Boost.LARGE ? PictureView.Place.CARD : PictureView.Place.SMALL;
        };
    }

    private static PictureView.Ratio ratio(String crop) {
        return switch (crop) {
            case "4x3" -> PictureView.Ratio.CLASSIC;
            case "1x1" -> PictureView.Ratio.SQUARE;
            default -> PictureView.Ratio.WIDE;
        };
    }
}
