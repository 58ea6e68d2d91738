package news.stet.fronts;

import java.util.List;

/**
 * A place on a front with ordered slots.
 *
 * @param id its name on this front, kept while it stands there
 * @param title above it; empty for none
 * @param query what fills its open slots
 */
public record Container(
        String id, FrontLayout layout, String title, FillQuery query, List<Slot> slots) {
    public Container {
        slots = List.copyOf(slots);
    }

    Container with(List<Slot> others) {
        return new Container(id, layout, title, query, others);
    }

    /** The stories that editors put there. */
    public List<Placed> placed() {
        return slots.stream()
                .flatMap(slot -> java.util.Optional.ofNullable(slot.placed()).stream())
                .toList();
    }
}
