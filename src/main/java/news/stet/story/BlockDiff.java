package news.stet.story;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What became of a list of blocks, which have no names of their own: they are found again by what
 * they say, and changed ones by the words they share. The editor's {@code merge.js} does the same;
 * both are tested on the same cases.
 */
final class BlockDiff {
    /** Two blocks with less of their words in common are two different ones. */
    private static final double ALIKE = 0.4;

    /** A longer stretch of changes is not looked through for blocks that are alike. */
    private static final int MAX_STRETCH = 100;

    /**
     * One change: the blocks from {@code from} until before {@code to} became {@code blocks}.
     * Either side may be empty, not both.
     */
    record Hunk(int from, int to, List<JsonNode> blocks) {
        boolean isInsertion() {
            return from == to;
        }
    }

    private final List<JsonNode> base;
    private final List<JsonNode> next;
    private final List<Hunk> hunks = new ArrayList<>();

    private BlockDiff(List<JsonNode> base, List<JsonNode> next) {
        this.base = base;
        this.next = next;
    }

    /** The changes in order of their place in {@code base}; none overlaps another. */
    static List<Hunk> between(List<JsonNode> base, List<JsonNode> next) {
        BlockDiff diff = new BlockDiff(base, next);
        diff.compare(
                base.stream().map(JsonKey::of).toList(), next.stream().map(JsonKey::of).toList());
        return diff.hunks;
    }

    private void compare(List<String> old, List<String> now) {
        int start = 0;
        while (start < old.size() && start < now.size() && old.get(start).equals(now.get(start))) {
            start++;
        }
        int oldEnd = old.size();
        int nowEnd = now.size();
        while (oldEnd > start
                && nowEnd > start
                && old.get(oldEnd - 1).equals(now.get(nowEnd - 1))) {
            oldEnd--;
            nowEnd--;
        }
        int[][] common = common(old.subList(start, oldEnd), now.subList(start, nowEnd));
        int i = start;
        int j = start;
        int changedI = i;
        int changedJ = j;
        while (i < oldEnd && j < nowEnd) {
            if (old.get(i).equals(now.get(j))) {
                stretch(changedI, i, changedJ, j);
                i++;
                j++;
                changedI = i;
                changedJ = j;
            } else if (common[i - start + 1][j - start] >= common[i - start][j - start + 1]) {
                i++;
            } else {
                j++;
            }
        }
        stretch(changedI, oldEnd, changedJ, nowEnd);
    }

    /** Lengths of the longest common subsequences of all tails. */
    private static int[][] common(List<String> old, List<String> now) {
        int[][] length = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                length[i][j] =
                        old.get(i).equals(now.get(j))
                                ? length[i + 1][j + 1] + 1
                                : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        return length;
    }

    /** A stretch in which nothing is the same: cut where a block was changed, not replaced. */
    private void stretch(int from, int to, int nextFrom, int nextTo) {
        int removed = to - from;
        int added = nextTo - nextFrom;
        if (removed == added || removed == 0 || added == 0) {
            cut(from, to, nextFrom, nextTo);
            return;
        }
        if (removed > MAX_STRETCH || added > MAX_STRETCH) {
            add(from, to, nextFrom, nextTo);
            return;
        }
        cutAtPairs(from, to, nextFrom, nextTo, pairs(from, to, nextFrom, nextTo));
    }

    /** One block that was changed, counted within its stretch. */
    private record Pair(int old, int now) {}

    /** The pairs that have the most in common, in order. */
    private List<Pair> pairs(int from, int to, int nextFrom, int nextTo) {
        double[][] likeness = likeness(from, to, nextFrom, nextTo);
        List<Pair> pairs = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < to - from && j < nextTo - nextFrom) {
            double pair = alike(from + i, nextFrom + j);
            if (pair > 0 && likeness[i][j] == likeness[i + 1][j + 1] + pair) {
                pairs.add(new Pair(i++, j++));
            } else if (likeness[i + 1][j] >= likeness[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return pairs;
    }

    /**
     * A block that was split stays one change: what was added beside it and is like it belongs to
     * it.
     */
    private void cutAtPairs(int from, int to, int nextFrom, int nextTo, List<Pair> pairs) {
        int doneOld = 0;
        int doneNow = 0;
        for (int k = 0; k < pairs.size(); k++) {
            Pair pair = pairs.get(k);
            Pair after =
                    k + 1 < pairs.size()
                            ? pairs.get(k + 1)
                            : new Pair(to - from, nextTo - nextFrom);
            int old = from + pair.old();
            int start = pair.now();
            while (pair.old() == doneOld
                    && start > doneNow
                    && alike(old, nextFrom + start - 1) > 0) {
                start--;
            }
            int end = pair.now() + 1;
            while (after.old() == pair.old() + 1
                    && end < after.now()
                    && alike(old, nextFrom + end) > 0) {
                end++;
            }
            cut(from + doneOld, old, nextFrom + doneNow, nextFrom + start);
            add(old, old + 1, nextFrom + start, nextFrom + end);
            doneOld = pair.old() + 1;
            doneNow = end;
        }
        cut(from + doneOld, to, nextFrom + doneNow, nextTo);
    }

    /** As many added as removed are pairs, nothing added are removals; the rest is one change. */
    private void cut(int from, int to, int nextFrom, int nextTo) {
        int removed = to - from;
        int added = nextTo - nextFrom;
        if (removed == added || added == 0) {
            for (int i = 0; i < removed; i++) {
                int end = added == 0 ? nextFrom : nextFrom + i + 1;
                add(from + i, from + i + 1, added == 0 ? nextFrom : nextFrom + i, end);
            }
        } else {
            add(from, to, nextFrom, nextTo);
        }
    }

    private void add(int from, int to, int nextFrom, int nextTo) {
        hunks.add(new Hunk(from, to, List.copyOf(next.subList(nextFrom, nextTo))));
    }

    /** The best sums of likeness of all tails, in order. */
    private double[][] likeness(int from, int to, int nextFrom, int nextTo) {
        int removed = to - from;
        int added = nextTo - nextFrom;
        double[][] best = new double[removed + 1][added + 1];
        for (int i = removed - 1; i >= 0; i--) {
            for (int j = added - 1; j >= 0; j--) {
                double pair = alike(from + i, nextFrom + j);
                double rest = Math.max(best[i + 1][j], best[i][j + 1]);
                best[i][j] = pair > 0 ? Math.max(rest, best[i + 1][j + 1] + pair) : rest;
            }
        }
        return best;
    }

    /** The share of words two blocks have in common, 0 when they are none of each other. */
    private double alike(int old, int now) {
        Set<String> one = words(base.get(old));
        Set<String> other = words(next.get(now));
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        int most = Math.max(one.size(), other.size());
        double share = most == 0 ? 0 : (double) both.size() / most;
        return share < ALIKE ? 0 : share;
    }

    private static Set<String> words(JsonNode block) {
        Set<String> words = new HashSet<>();
        collect(block, words);
        return words;
    }

    private static void collect(JsonNode node, Set<String> words) {
        if (node.isString()) {
            for (String word : node.stringValue().split("[ \\t\\n\\r]+")) {
                words.add(word);
            }
            words.remove("");
        } else {
            node.forEach(inner -> collect(inner, words));
        }
    }
}
