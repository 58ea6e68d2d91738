package news.stet.story.difference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import news.stet.story.Block;
import news.stet.story.difference.BlockChange.Added;
import news.stet.story.difference.BlockChange.Came;
import news.stet.story.difference.BlockChange.Changed;
import news.stet.story.difference.BlockChange.Left;
import news.stet.story.difference.BlockChange.Removed;
import news.stet.story.difference.BlockChange.Same;

/** Lays the blocks of two texts beside each other. */
final class Alignment {
    /**
     * Pairs looked at in one place; a text wholly rewritten at length is told apart, not compared.
     */
    private static final long MAX_PAIRS = 100_000;

    private Alignment() {}

    static List<BlockChange> of(List<Block> before, List<Block> after) {
        int head = 0;
        int shorter = Math.min(before.size(), after.size());
        while (head < shorter && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && before.get(before.size() - 1 - tail)
                        .equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        List<BlockChange> changes = new ArrayList<>();
        after.subList(0, head).forEach(block -> changes.add(new Same(block)));
        changes.addAll(
                between(
                        before.subList(head, before.size() - tail),
                        after.subList(head, after.size() - tail)));
        after.subList(after.size() - tail, after.size())
                .forEach(block -> changes.add(new Same(block)));
        return moved(changes);
    }

    /** Of very long texts only what lies between equal blocks is compared. */
    private static List<BlockChange> between(List<Block> before, List<Block> after) {
        if ((long) before.size() * after.size() <= MAX_PAIRS) {
            return pair(before, after);
        }
        List<BlockChange> changes = new ArrayList<>();
        for (Runs.Run<Block> run : Runs.of(before, after)) {
            if (run.same()) {
                run.after().forEach(block -> changes.add(new Same(block)));
            } else {
                changes.addAll(pair(run.before(), run.after()));
            }
        }
        return changes;
    }

    /** Finds, in order, the pairs that are most alike, by the usual table of best scores. */
    private static List<BlockChange> pair(List<Block> before, List<Block> after) {
        if ((long) before.size() * after.size() > MAX_PAIRS) {
            return apart(before, after);
        }
        List<Likeness> ones = before.stream().map(Likeness::new).toList();
        List<Likeness> others = after.stream().map(Likeness::new).toList();
        double[][] like = new double[before.size()][after.size()];
        double[][] best = new double[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                like[i][j] =
                        before.get(i).equals(after.get(j))
                                ? Likeness.EQUAL
                                : ones.get(i).to(others.get(j));
                double together =
                        like[i][j] < Likeness.RELATED ? 0 : like[i][j] + best[i + 1][j + 1];
                best[i][j] = Math.max(together, Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
        return trace(before, after, like, best);
    }

    private static List<BlockChange> apart(List<Block> before, List<Block> after) {
        List<BlockChange> changes = new ArrayList<>();
        before.forEach(block -> changes.add(new Removed(block)));
        after.forEach(block -> changes.add(new Added(block)));
        return changes;
    }

    private static List<BlockChange> trace(
            List<Block> before, List<Block> after, double[][] like, double[][] best) {
        List<BlockChange> changes = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() && j < after.size()) {
            boolean together =
                    like[i][j] >= Likeness.RELATED && best[i][j] == like[i][j] + best[i + 1][j + 1];
            if (together) {
                Block was = before.get(i++);
                Block is = after.get(j++);
                changes.add(was.equals(is) ? new Same(is) : new Changed(was, is));
            } else if (best[i + 1][j] >= best[i][j + 1]) {
                changes.add(new Removed(before.get(i++)));
            } else {
                changes.add(new Added(after.get(j++)));
            }
        }
        changes.addAll(apart(before.subList(i, before.size()), after.subList(j, after.size())));
        return changes;
    }

    /** A removed block and an added one that are nearly the same are one that moved. */
    private static List<BlockChange> moved(List<BlockChange> changes) {
        Deque<Integer> removed = new ArrayDeque<>();
        for (int i = 0; i < changes.size(); i++) {
            if (changes.get(i) instanceof Removed) {
                removed.add(i);
            }
        }
        long added = changes.stream().filter(Added.class::isInstance).count();
        if (removed.isEmpty() || added == 0 || removed.size() * added > MAX_PAIRS) {
            return changes;
        }
        Map<Integer, Likeness> open = new TreeMap<>();
        for (int i = 0; i < changes.size(); i++) {
            if (changes.get(i) instanceof Added there) {
                open.put(i, new Likeness(there.block()));
            }
        }
        int move = 0;
        for (int from : removed) {
            Block block = ((Removed) changes.get(from)).block();
            int to = mostLike(new Likeness(block), open);
            if (to >= 0) {
                move++;
                Block now = ((Added) changes.get(to)).block();
                changes.set(from, new Left(block, move));
                changes.set(to, new Came(block, now, move));
                open.remove(to);
            }
        }
        return changes;
    }

    /** The place of the added block that is most like it; -1 when none is. */
    private static int mostLike(Likeness block, Map<Integer, Likeness> open) {
        int found = -1;
        double most = 0;
        for (Map.Entry<Integer, Likeness> added : open.entrySet()) {
            double like = block.to(added.getValue());
            if (like >= Likeness.MOVED && like > most) {
                found = added.getKey();
                most = like;
            }
        }
        return found;
    }
}
