package news.stet.fronts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A front with a story in every slot for which there is one.
 *
 * @param until when it stops to be so by itself; null when it stays
 */
public record Filled(List<Full> containers, @Nullable Instant until) {
    public Filled {
        containers = List.copyOf(containers);
    }

    /** A container with what stands in it; a slot for which there is no story is left out. */
    public record Full(Container container, List<Standing> standing) {
        public Full {
            standing = List.copyOf(standing);
        }
    }

    /**
     * A story in a slot.
     *
     * @param slot from 0
     * @param placed what editors said of it; null when the query brought it
     */
    public record Standing(int slot, long story, @Nullable Placed placed) {
        /** How much of the front's attention it takes, beside an ordinary slot's 1. */
        public int weight(FrontLayout layout) {
            int own = placed == null ? 1 : placed.size().weight();
            return layout.leads() && slot == 0 ? own * 2 : own;
        }
    }

    /** All stories that are shown, those linked below others too. */
    public List<Long> shown() {
        List<Long> shown = new ArrayList<>(stories());
        for (Full full : containers) {
            for (Standing one : full.standing()) {
                if (one.placed() != null) {
                    shown.addAll(one.placed().sublinks());
                }
            }
        }
        return shown;
    }

    /** All stories, top first. */
    public List<Long> stories() {
        return containers.stream()
                .flatMap(it -> it.standing().stream())
                .map(Standing::story)
                .toList();
    }
}
