package news.stet.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import news.stet.desk.view.FrontView;
import news.stet.desk.view.Page;
import news.stet.fronts.Container;
import news.stet.fronts.FillQuery;
import news.stet.fronts.Filled;
import news.stet.fronts.Front;
import news.stet.fronts.FrontCards;
import news.stet.fronts.FrontContent;
import news.stet.fronts.Placed;
import news.stet.fronts.Slot;
import news.stet.people.Actor;
import news.stet.people.Permission;
import news.stet.story.Edition;
import news.stet.story.Section;
import org.jspecify.annotations.Nullable;

/** Puts together what a front's editors see: every slot of the draft and what stands in it. */
final class FrontBoard {
    /** A story that was placed so long ago should be looked at again. */
    private static final Duration STALE = Duration.ofHours(12);

    private final Parts parts;

    FrontBoard(Parts parts) {
        this.parts = parts;
    }

    FrontView view(Page page, Actor actor, Front front, String script) {
        Edition edition = parts.editions().find(front.id().edition()).orElseThrow();
        FrontContent draft = front.draft();
        Filled filled = parts.fronts().fill(front.id(), draft);
        Set<Long> wanted = new HashSet<>(filled.stories());
        draft.placed().forEach(placed -> wanted.addAll(placed.sublinks()));
        Map<Long, FrontCards.Card> cards = parts.frontCards().find(wanted);
        FrontContent seen = front.live().isAutomatic() ? draft : front.live();
        List<FrontView.Part> containers = new ArrayList<>();
        for (Filled.Full full : filled.containers()) {
            containers.add(part(page, edition, full, cards, find(seen, full.container().id())));
        }
        return new FrontView(
                page,
                front,
                edition,
                name(edition, front),
                parts.editions().list().stream()
                        .filter(it -> !it.code().equals(edition.code()))
                        .toList(),
                containers,
                front.live().isAutomatic() && !draft.isAutomatic() ? 1 : front.differences().size(),
                actor.may(Permission.PUBLISH, front.id().edition(), front.id().section()),
                script);
    }

    static String name(Edition edition, Front front) {
        return edition.sections().stream()
                .filter(it -> it.slug().equals(front.id().section()))
                .map(Section::name)
                .findFirst()
                .orElse(edition.name());
    }

    private static Optional<Container> find(FrontContent content, String id) {
        return content.containers().stream().filter(it -> it.id().equals(id)).findFirst();
    }

    private FrontView.Part part(
            Page page,
            Edition edition,
            Filled.Full full,
            Map<Long, FrontCards.Card> cards,
            Optional<Container> seen) {
        Container container = full.container();
        Map<Integer, Filled.Standing> standing = new HashMap<>();
        full.standing().forEach(one -> standing.put(one.slot(), one));
        Instant now = parts.clock().instant();
        List<FrontView.Row> rows = new ArrayList<>();
        for (int i = 0; i < container.slots().size(); i++) {
            Slot slot = container.slots().get(i);
            Placed placed = slot.placed();
            Filled.Standing stands = standing.get(i);
            Slot was =
                    seen.filter(it -> it.slots().size() > rows.size())
                            .map(it -> it.slots().get(rows.size()))
                            .orElse(Slot.OPEN);
            rows.add(
                    new FrontView.Row(
                            i,
                            stands == null ? null : cards.get(stands.story()),
                            placed,
                            placed != null && (stands == null || stands.placed() == null),
                            staleHours(placed, now),
                            !same(placed, was.placed()),
                            links(placed, cards)));
        }
        boolean changed =
                seen.filter(it ->
                                it.layout() == container.layout()
                                        && it.title().equals(container.title())
                                        && it.query().equals(container.query()))
                        .isEmpty();
        return new FrontView.Part(
                container,
                name(page, edition, container),
                asked(page, edition, container.query()),
                changed,
                rows);
    }

    /** What editors call a container: its title, its section or its layout. */
    static String name(Page page, Edition edition, Container container) {
        if (!container.title().isEmpty()) {
            return container.title();
        }
        return edition.sections().stream()
                .filter(it -> it.slug().equals(container.query().section()))
                .map(Section::name)
                .findFirst()
                .orElse(page.text("front.layout." + container.layout().slug()));
    }

    private static Map<Long, String> links(
            @Nullable Placed placed, Map<Long, FrontCards.Card> cards) {
        Map<Long, String> links = new LinkedHashMap<>();
        if (placed != null) {
            placed.sublinks()
                    .forEach(story -> {
                        FrontCards.Card card = cards.get(story);
                        links.put(story, card == null ? "" : card.headline());
                    });
        }
        return links;
    }

    private static boolean same(@Nullable Placed one, @Nullable Placed other) {
        return Objects.equals(one, other);
    }

    private static long staleHours(@Nullable Placed placed, Instant now) {
        if (placed == null || placed.at() == null || placed.sticky()) {
            return 0;
        }
        Duration stood = Duration.between(placed.at(), now);
        return stood.compareTo(STALE) < 0 ? 0 : stood.toHours();
    }

    /** What fills the open slots, in words. */
    private static String asked(Page page, Edition edition, FillQuery query) {
        String section =
                edition.sections().stream()
                        .filter(it -> it.slug().equals(query.section()))
                        .map(Section::name)
                        .findFirst()
                        .orElse(query.section());
        return Stream.of(
                        query.edition(),
                        section,
                        query.topic() == null ? null : "#" + query.topic(),
                        query.type() == null ? null : page.text("type." + query.type()),
                        query.hours() == null
                                ? null
                                : page.text("fronts.withinHours", query.hours()),
                        query.pictures() == null
                                ? null
                                : page.text(
                                        query.pictures() ? "front.pictured" : "front.unpictured"))
                .filter(Objects::nonNull)
                .reduce((one, other) -> one + " · " + other)
                .orElse(page.text("front.newest"));
    }
}
