package news.stet.fronts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import news.stet.platform.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Two fronts made from the same third, put together piece by piece ({@link FrontUnits}). What both
 * changed to something different is a clash, and so is what only one of them left there to change.
 */
final class FrontMerge {
    private final Map<String, JsonNode> base;
    private final Map<String, JsonNode> mine;
    private final Map<String, JsonNode> theirs;
    private final Map<String, JsonNode> merged = new LinkedHashMap<>();
    private final Set<String> clashes = new LinkedHashSet<>();

    /**
     * A piece that both changed.
     *
     * @param path as a person finds it
     * @param mine as JSON; null when it is not there any more
     */
    record Clash(String path, @Nullable String mine, @Nullable String theirs) {}

    private FrontMerge(FrontContent base, FrontContent mine, FrontContent theirs) {
        this.base = FrontUnits.of(base);
        this.mine = FrontUnits.of(mine);
        this.theirs = FrontUnits.of(theirs);
    }

    static FrontMerge of(FrontContent base, FrontContent mine, FrontContent theirs) {
        FrontMerge merge = new FrontMerge(base, mine, theirs);
        merge.merge();
        return merge;
    }

    private void merge() {
        Set<String> units = new LinkedHashSet<>(theirs.keySet());
        units.addAll(mine.keySet());
        for (String unit : units) {
            JsonNode one = mine.get(unit);
            JsonNode other = theirs.get(unit);
            JsonNode was = base.get(unit);
            JsonNode taken = other;
            if (!Objects.equals(one, was) && !Objects.equals(one, other)) {
                if (Objects.equals(other, was)) {
                    taken = one;
                } else if (unit.equals(FrontUnits.ORDER)) {
                    taken = order().orElse(other);
                } else {
                    clashes.add(unit);
                }
            }
            if (taken != null) {
                merged.put(unit, taken);
            }
        }
        merged.keySet().forEach(this::requireWhole);
        requireOnce();
    }

    /** Both added or took away containers; only one of them, if any, moved the others about. */
    private Optional<JsonNode> order() {
        List<String> was = ids(base);
        List<String> one = ids(mine);
        List<String> other = ids(theirs);
        List<String> kept = was.stream().filter(one::contains).filter(other::contains).toList();
        if (!kept.equals(one.stream().filter(kept::contains).toList())) {
            clashes.add(FrontUnits.ORDER);
            return Optional.empty();
        }
        List<String> all = new ArrayList<>(other);
        all.removeIf(id -> was.contains(id) && !one.contains(id));
        for (int i = 0; i < one.size(); i++) {
            String id = one.get(i);
            if (!was.contains(id) && !all.contains(id)) {
                all.add(i == 0 ? 0 : all.indexOf(one.get(i - 1)) + 1, id);
            }
        }
        ArrayNode order = Json.mapper().createArrayNode();
        all.forEach(order::add);
        return Optional.of(order);
    }

    private static List<String> ids(Map<String, JsonNode> units) {
        List<String> ids = new ArrayList<>();
        JsonNode order = units.get(FrontUnits.ORDER);
        if (order != null) {
            order.forEach(id -> ids.add(id.stringValue()));
        }
        return ids;
    }

    /** What belongs to a container or a story that one of them took away. */
    private void requireWhole(String unit) {
        int end = unit.indexOf('/', 2);
        if (end > 0 && !merged.containsKey(unit.substring(0, end))) {
            clashes.add(unit.substring(0, end));
        }
        JsonNode value = merged.get(unit);
        if (unit.contains("/slots/") && value != null && !value.stringValue().isEmpty()) {
            String story = "s/" + value.stringValue();
            if (!merged.containsKey(story)) {
                clashes.add(story);
            }
        }
    }

    private void requireOnce() {
        Set<String> seen = new HashSet<>();
        merged.forEach((unit, value) -> {
            if (unit.contains("/slots/") && !value.stringValue().isEmpty()) {
                String story = "s/" + value.stringValue();
                if (!seen.add(story)) {
                    clashes.add(story);
                }
            }
        });
        merged.keySet().stream()
                .filter(unit -> unit.startsWith("s/") && unit.indexOf('/', 2) < 0)
                .filter(unit -> !seen.contains(unit))
                .forEach(clashes::add);
    }

    boolean isClean() {
        return clashes.isEmpty();
    }

    /** What both changed, and to what. */
    List<Clash> clashes() {
        return clashes.stream()
                .map(unit ->
                        new Clash(
                                FrontUnits.path(unit),
                                said(mine.get(unit)),
                                said(theirs.get(unit))))
                .toList();
    }

    private static @Nullable String said(@Nullable JsonNode node) {
        return node == null ? null : node.isString() ? node.stringValue() : node.toString();
    }

    /** Both together; only when {@link #isClean}. */
    FrontContent content() {
        return FrontUnits.join(merged);
    }

    /** The names of the pieces in which two fronts differ, those of the second first. */
    static List<String> differing(FrontContent from, FrontContent to) {
        Map<String, JsonNode> before = FrontUnits.of(from);
        Map<String, JsonNode> after = FrontUnits.of(to);
        Set<String> units = new LinkedHashSet<>(after.keySet());
        units.addAll(before.keySet());
        units.removeIf(unit -> Objects.equals(before.get(unit), after.get(unit)));
        return List.copyOf(units);
    }
}
