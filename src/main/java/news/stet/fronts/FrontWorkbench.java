package news.stet.fronts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A front under the hands of one editor: acts go in, a front comes out. Not for several threads.
 */
final class FrontWorkbench {
    private final List<Container> containers;
    private final String fresh;

    /**
     * @param fresh a name that no container here has had before
     */
    FrontWorkbench(FrontContent content, String fresh) {
        this.containers = new ArrayList<>(content.containers());
        this.fresh = fresh;
    }

    FrontContent content() {
        return new FrontContent(containers);
    }

    /**
     * @throws Problem NOT_FOUND for a container or story that is not there
     */
    void act(FrontAct act) {
        switch (act) {
            case FrontAct.Place place -> place(place);
            case FrontAct.Remove remove -> {
                int container = indexOf(placed(remove.story()));
                set(container, opened(containers.get(container), remove.story()));
            }
            case FrontAct.Change change -> change(change);
            case FrontAct.AddContainer add -> add(add);
            case FrontAct.RemoveContainer remove -> containers.remove(get(remove.container()));
            case FrontAct.MoveContainer move -> {
                Container moved = get(move.container());
                containers.remove(moved);
                containers.add(Math.min(move.at(), containers.size()), moved);
            }
            case FrontAct.ChangeContainer change -> change(change);
        }
    }

    private void set(int index, List<Slot> slots) {
        containers.set(index, containers.get(index).with(slots));
    }

    private Container get(String id) {
        return containers.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new Problem(
                                Problem.Kind.NOT_FOUND,
                                "The front has no container "
                                        + id
                                        + "; load it again and choose one that is there."));
    }

    private int indexOf(Container container) {
        return containers.indexOf(container);
    }

    private Optional<Container> findPlaced(long story) {
        return containers.stream()
                .filter(one -> one.slots().stream().anyMatch(slot -> slot.holds(story)))
                .findFirst();
    }

    private Container placed(long story) {
        return findPlaced(story)
                .orElseThrow(() ->
                        new Problem(
                                Problem.Kind.NOT_FOUND,
                                "Nobody put the story "
                                        + story
                                        + " on this front; place it first."));
    }

    private static List<Slot> opened(Container container, long story) {
        return container.slots().stream()
                .map(slot -> slot.holds(story) ? Slot.OPEN : slot)
                .toList();
    }

    private static int slotOf(Container container, long story) {
        for (int i = 0; i < container.slots().size(); i++) {
            if (container.slots().get(i).holds(story)) {
                return i;
            }
        }
        return -1;
    }

    private void place(FrontAct.Place act) {
        int to = indexOf(get(act.container()));
        Placed placed = Placed.plain(act.story());
        int from = -1;
        Optional<Container> before = findPlaced(act.story());
        if (before.isPresent()) {
            int slot = slotOf(before.get(), act.story());
            Placed there = before.get().slots().get(slot).placed();
            placed = there == null ? placed : there;
            int index = indexOf(before.get());
            from = index == to ? slot : -1;
            set(index, opened(before.get(), act.story()));
        }
        List<Slot> slots = new ArrayList<>(containers.get(to).slots());
        int target = free(slots, wanted(slots, act));
        if (from >= 0 && from < target) {
            shiftUp(slots, from, target);
            slots.set(target, new Slot(placed));
        } else {
            pushDown(slots, target, new Slot(placed));
        }
        set(to, slots);
    }

    private static int wanted(List<Slot> slots, FrontAct.Place act) {
        Integer slot = act.slot();
        return slot == null
                ? Math.max(0, slots.indexOf(Slot.OPEN))
                : Math.min(slot, slots.size() - 1);
    }

    /** That slot, or the nearest below, or above, that no sticky story has. */
    private static int free(List<Slot> slots, int wanted) {
        for (int i = wanted; i < slots.size(); i++) {
            if (!slots.get(i).isSticky()) {
                return i;
            }
        }
        for (int i = wanted - 1; i >= 0; i--) {
            if (!slots.get(i).isSticky()) {
                return i;
            }
        }
        throw new Problem(
                Problem.Kind.CONFLICT,
                "Every slot of this container holds a sticky story; let one of them go first.");
    }

    /** What a story passes on its way down moves up into the slot that it left. */
    private static void shiftUp(List<Slot> slots, int from, int to) {
        int gap = from;
        for (int i = from + 1; i <= to; i++) {
            if (!slots.get(i).isSticky()) {
                slots.set(gap, slots.get(i));
                gap = i;
            }
        }
    }

    private static void pushDown(List<Slot> slots, int at, Slot put) {
        Slot carried = put;
        for (int i = at; i < slots.size(); i++) {
            if (!slots.get(i).isSticky()) {
                carried = slots.set(i, carried);
                if (carried.isOpen()) {
                    return;
                }
            }
        }
    }

    private void change(FrontAct.Change act) {
        Container container = placed(act.story());
        int slot = slotOf(container, act.story());
        ObjectNode node = Json.mapper().createObjectNode();
        FrontJson.write(node, container.slots().get(slot).placed());
        act.fields()
                .properties()
                .forEach(field -> {
                    if (field.getValue().isNull()) {
                        node.remove(field.getKey());
                    } else {
                        node.set(field.getKey(), field.getValue());
                    }
                });
        List<Slot> slots = new ArrayList<>(container.slots());
        slots.set(slot, new Slot(FrontJson.placed(node)));
        set(indexOf(container), slots);
    }

    private void add(FrontAct.AddContainer act) {
        FrontLayout layout =
                FrontLayout.find(act.fields().get("layout").stringValue()).orElseThrow();
        FillQuery query =
                switch (layout) {
                    case LIVE -> FillQuery.ofType("live");
                    case VIDEO -> FillQuery.ofType("video");
                    case LEAD, LEAD_SUPPORTING, GRID, LIST, STRIP, OPINION, RECENT -> FillQuery.ANY;
                };
        Container added =
                new Container(
                        freshId(),
                        layout,
                        "",
                        query,
                        Collections.nCopies(layout.slots(), Slot.OPEN));
        if (containers.size() >= FrontJson.MAX_CONTAINERS) {
            throw new Problem(
                    Problem.Kind.CONFLICT,
                    "The front has "
                            + containers.size()
                            + " containers, which is enough; take one away first.");
        }
        int at = act.at() == null ? containers.size() : Math.min(act.at(), containers.size());
        containers.add(at, changed(added, act.fields()));
    }

    private String freshId() {
        long others = containers.stream().filter(it -> it.id().startsWith(fresh)).count();
        return others == 0 ? fresh : fresh + "-" + others;
    }

    private void change(FrontAct.ChangeContainer act) {
        Container container = get(act.container());
        containers.set(indexOf(container), changed(container, act.fields()));
    }

    private static Container changed(Container container, ObjectNode fields) {
        List<Slot> slots = new ArrayList<>(container.slots());
        if (fields.hasNonNull("slots")) {
            int count = fields.get("slots").intValue();
            while (slots.size() > count) {
                slots.removeLast();
            }
            while (slots.size() < count) {
                slots.add(Slot.OPEN);
            }
        }
        ArrayNode whole = Json.mapper().createArrayNode();
        ObjectNode node = whole.addObject();
        node.setAll((ObjectNode) FrontJson.write(new FrontContent(List.of(container))).get(0));
        for (String field : List.of("title", "layout", "query")) {
            if (fields.hasNonNull(field)) {
                node.set(field, fields.get(field));
            }
        }
        return FrontJson.readKept(whole).containers().getFirst().with(slots);
    }
}
