package news.stet.fronts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import news.stet.story.KeyNames;
import org.jspecify.annotations.Nullable;

/**
 * Fills a front: what editors placed stands where they put it while it is live, and the newest that
 * each container asks for come into the slots between, none twice. Everything else about a front is
 * decided elsewhere, so that pages, the newsroom's record and programs see the same.
 */
public final class FrontFill {
    /** A list is read no deeper than needed: the deeper, the more acts change it. */
    private static final int[] DEPTHS = {8, 25, KeyNames.DEEPEST};

    private final String edition;
    private final Supply supply;
    private final Set<Long> used = new HashSet<>();
    private @Nullable Instant until;

    private FrontFill(String edition, Supply supply) {
        this.edition = edition;
        this.supply = supply;
    }

    /** That front, filled. */
    public static Filled fill(FrontId front, FrontContent content, Supply supply) {
        return new FrontFill(front.edition(), supply).fill(content);
    }

    /**
     * What a query finds.
     *
     * @param until when that changes by itself; null when it does not
     */
    record Open(List<Long> stories, @Nullable Instant until) {}

    /** As many stories as are wanted, without those that stand there anyway. */
    static Open open(
            String edition, FillQuery query, int wanted, List<Long> without, Supply supply) {
        var fill = new FrontFill(edition, supply);
        fill.used.addAll(without);
        List<Long> found = fill.find(query.in(edition), wanted);
        return new Open(found, fill.until);
    }

    private Filled fill(FrontContent content) {
        List<Placed> placed = content.placed().stream().filter(this::isHere).toList();
        Set<Long> live = supply.published(placed.stream().map(Placed::story).toList()).keySet();
        for (Placed one : placed) {
            if (live.contains(one.story())) {
                used.add(one.story());
                used.addAll(one.sublinks());
            }
        }
        List<Filled.Full> full = new ArrayList<>();
        for (Container container : content.containers()) {
            full.add(new Filled.Full(container, standing(container, live)));
        }
        return new Filled(full, until);
    }

    private boolean isHere(Placed placed) {
        if (placed.until() == null) {
            return true;
        }
        if (placed.isOver(supply.now())) {
            return false;
        }
        endsAt(placed.until());
        return true;
    }

    private void endsAt(Instant end) {
        if (until == null || end.isBefore(until)) {
            until = end;
        }
    }

    private List<Filled.Standing> standing(Container container, Set<Long> live) {
        int open = 0;
        for (Slot slot : container.slots()) {
            open += stands(slot, live) ? 0 : 1;
        }
        List<Long> found = open == 0 ? List.of() : find(container.query().in(edition), open);
        List<Filled.Standing> standing = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < container.slots().size(); i++) {
            Slot slot = container.slots().get(i);
            Placed placed = slot.placed();
            if (placed != null && stands(slot, live)) {
                standing.add(new Filled.Standing(i, placed.story(), placed));
            } else if (next < found.size()) {
                standing.add(new Filled.Standing(i, found.get(next++), null));
            }
        }
        return standing;
    }

    private boolean stands(Slot slot, Set<Long> live) {
        Placed placed = slot.placed();
        return placed != null
                && live.contains(placed.story())
                && (placed.until() == null || !placed.isOver(supply.now()));
    }

    private List<Long> find(FillQuery query, int wanted) {
        List<Long> found = new ArrayList<>();
        int seen = 0;
        for (int depth : DEPTHS) {
            List<Long> all = supply.newest(query, depth);
            List<Long> more =
                    all.subList(Math.min(seen, all.size()), all.size()).stream()
                            .filter(story -> !used.contains(story))
                            .toList();
            choose(query, more, wanted, found);
            seen = all.size();
            if (found.size() == wanted || all.size() < depth) {
                break;
            }
        }
        return found;
    }

    /** Reads of no more stories than it takes: what a page has read, it depends on. */
    private void choose(FillQuery query, List<Long> stories, int wanted, List<Long> found) {
        for (int next = 0; next < stories.size() && found.size() < wanted; ) {
            int end = Math.min(stories.size(), next + wanted - found.size());
            List<Long> some = stories.subList(next, end);
            Map<Long, Instant> published = query.asksListOnly() ? Map.of() : supply.published(some);
            for (long story : some) {
                if (isYoung(query, published.get(story))) {
                    found.add(story);
                    used.add(story);
                }
            }
            next = end;
        }
    }

    /** One that will be too old ends what is shown now. */
    private boolean isYoung(FillQuery query, @Nullable Instant published) {
        if (query.hours() == null) {
            return true;
        }
        if (published == null) {
            return false;
        }
        Instant end = published.plus(Duration.ofHours(query.hours()));
        if (!end.isAfter(supply.now())) {
            return false;
        }
        endsAt(end);
        return true;
    }
}
