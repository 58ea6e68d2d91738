package news.stet.fronts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import news.stet.people.Actor;

/**
 * What editors made of a front. None twice: a story stands in one slot at most.
 *
 * @param containers from top to bottom; none leaves the front to itself, newest first
 */
public record FrontContent(List<Container> containers) {
    /** One and four, as a front that arranges itself has them. */
    private static final int IN_SECTION = 5;

    /** A front that nobody arranged. */
    public static final FrontContent NONE = new FrontContent(List.of());

    public FrontContent {
        containers = List.copyOf(containers);
    }

    /** Whether readers get the front that arranges itself. */
    public boolean isAutomatic() {
        return containers.isEmpty();
    }

    /** All stories that editors put somewhere, top first. */
    public List<Placed> placed() {
        return containers.stream().flatMap(it -> it.placed().stream()).toList();
    }

    /**
     * What a front begins with when editors take it over: the places that it has by itself.
     *
     * @param sections those of the edition, in their order
     */
    static FrontContent begin(FrontId front, List<String> sections) {
        List<Container> begun = new ArrayList<>();
        FillQuery own = FillQuery.ofSection(front.section());
        begun.add(
                open("top", FrontLayout.LEAD_SUPPORTING, own, FrontLayout.LEAD_SUPPORTING.slots()));
        if (front.section() == null) {
            begun.add(
                    open("recent", FrontLayout.RECENT, FillQuery.ANY, FrontLayout.RECENT.slots()));
            sections.forEach(section ->
                    begun.add(
                            open(
                                    "in-" + section,
                                    FrontLayout.LEAD_SUPPORTING,
                                    FillQuery.ofSection(section),
                                    IN_SECTION)));
        }
        return new FrontContent(begun);
    }

    private static Container open(String id, FrontLayout layout, FillQuery query, int slots) {
        return new Container(id, layout, "", query, Collections.nCopies(slots, Slot.OPEN));
    }

    /** The same with who put each story there: as before where it stayed, else this actor now. */
    FrontContent stamped(FrontContent before, Actor actor, Instant now) {
        Map<String, Placed> known = new HashMap<>();
        before.containers.forEach(container ->
                container
                        .placed()
                        .forEach(one -> known.put(container.id() + " " + one.story(), one)));
        return new FrontContent(
                containers.stream()
                        .map(container ->
                                container.with(
                                        container.slots().stream()
                                                .map(slot ->
                                                        stamp(container, slot, known, actor, now))
                                                .toList()))
                        .toList());
    }

    private static Slot stamp(
            Container container, Slot slot, Map<String, Placed> known, Actor actor, Instant now) {
        Placed placed = slot.placed();
        if (placed == null) {
            return slot;
        }
        Placed then = known.get(container.id() + " " + placed.story());
        return new Slot(
                then == null
                        ? placed.stamped(actor.name(), now)
                        : placed.stamped(
                                Objects.requireNonNullElse(then.by(), actor.name()),
                                Objects.requireNonNullElse(then.at(), now)));
    }
}
