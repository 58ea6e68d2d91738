package news.stet.story;

import java.util.ArrayList;
import java.util.List;
import news.stet.story.BlockDiff.Hunk;
import tools.jackson.databind.JsonNode;

/**
 * The blocks of two versions of one body put together. Changes at different blocks stand beside
 * each other; blocks both added at the same place are both kept; a block both changed is a clash.
 */
public final class BlockMerge {
    /** A run of blocks of the merged body. */
    public sealed interface Piece {
        /** Of these nobody doubts. */
        record Agreed(List<JsonNode> blocks) implements Piece {}

        /** Both made something different of {@code base}; either may have taken it away. */
        record Clash(List<JsonNode> base, List<JsonNode> mine, List<JsonNode> theirs)
                implements Piece {}
    }

    private final List<JsonNode> base;
    private final Changes mine;
    private final Changes theirs;
    private final List<Piece> pieces = new ArrayList<>();

    /** One side's changes, read from first to last. */
    private static final class Changes {
        private final List<Hunk> hunks;
        private int at;

        Changes(List<Hunk> hunks) {
            this.hunks = hunks;
        }

        /** What this side put in before that block, leaving it behind. */
        List<JsonNode> insertedAt(int place) {
            List<JsonNode> blocks = new ArrayList<>();
            while (at < hunks.size()
                    && hunks.get(at).isInsertion()
                    && hunks.get(at).from() == place) {
                blocks.addAll(hunks.get(at++).blocks());
            }
            return blocks;
        }

        /** How far the change at that block reaches; the block itself when there is none. */
        int reach(int from, int end) {
            int reach = end;
            for (int i = at; i < hunks.size() && hunks.get(i).from() < reach; i++) {
                if (hunks.get(i).from() >= from) {
                    reach = Math.max(reach, hunks.get(i).to());
                }
            }
            return reach;
        }

        boolean touches(int from, int end) {
            return at < hunks.size() && hunks.get(at).from() < end && hunks.get(at).from() >= from;
        }

        /** What this side made of the blocks from there until before {@code end}. */
        List<JsonNode> applied(List<JsonNode> base, int from, int end) {
            List<JsonNode> blocks = new ArrayList<>();
            int place = from;
            while (at < hunks.size() && hunks.get(at).from() < end) {
                Hunk hunk = hunks.get(at++);
                blocks.addAll(base.subList(place, hunk.from()));
                blocks.addAll(hunk.blocks());
                place = hunk.to();
            }
            blocks.addAll(base.subList(place, end));
            return blocks;
        }
    }

    private BlockMerge(List<JsonNode> base, List<JsonNode> mine, List<JsonNode> theirs) {
        this.base = base;
        this.mine = new Changes(BlockDiff.between(base, mine));
        this.theirs = new Changes(BlockDiff.between(base, theirs));
    }

    static BlockMerge of(List<JsonNode> base, List<JsonNode> mine, List<JsonNode> theirs) {
        BlockMerge merge = new BlockMerge(base, mine, theirs);
        merge.walk();
        return merge;
    }

    private void walk() {
        int place = 0;
        while (true) {
            putIn(mine.insertedAt(place), theirs.insertedAt(place));
            if (place == base.size()) {
                return;
            }
            int end = place + 1;
            for (int reach = -1; reach != end; ) {
                reach = end;
                end = theirs.reach(place, mine.reach(place, end));
            }
            boolean byMe = mine.touches(place, end);
            boolean byThem = theirs.touches(place, end);
            List<JsonNode> one = mine.applied(base, place, end);
            List<JsonNode> other = theirs.applied(base, place, end);
            if (byMe && byThem && !keys(one).equals(keys(other))) {
                pieces.add(new Piece.Clash(List.copyOf(base.subList(place, end)), one, other));
            } else {
                agree(byMe && !byThem ? one : other);
            }
            place = end;
        }
    }

    /** In one order for whoever asks, so that both sides see the same. */
    private void putIn(List<JsonNode> one, List<JsonNode> other) {
        String oneKey = keys(one);
        String otherKey = keys(other);
        boolean first = oneKey.compareTo(otherKey) <= 0;
        agree(first ? one : other);
        if (!oneKey.equals(otherKey)) {
            agree(first ? other : one);
        }
    }

    private static String keys(List<JsonNode> blocks) {
        return String.join("\n", blocks.stream().map(JsonKey::of).toList());
    }

    private void agree(List<JsonNode> blocks) {
        if (blocks.isEmpty()) {
            return;
        }
        if (!pieces.isEmpty() && pieces.getLast() instanceof Piece.Agreed before) {
            List<JsonNode> all = new ArrayList<>(before.blocks());
            all.addAll(blocks);
            pieces.set(pieces.size() - 1, new Piece.Agreed(all));
        } else {
            pieces.add(new Piece.Agreed(blocks));
        }
    }

    boolean isClean() {
        return pieces.stream().allMatch(Piece.Agreed.class::isInstance);
    }

    List<Piece> pieces() {
        return List.copyOf(pieces);
    }

    /** All blocks; where it clashes, that side's. */
    List<JsonNode> with(Merge.Side side) {
        List<JsonNode> blocks = new ArrayList<>();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Agreed agreed -> blocks.addAll(agreed.blocks());
                case Piece.Clash clash ->
                        blocks.addAll(
                                switch (side) {
                                    case MINE -> clash.mine();
                                    case THEIRS -> clash.theirs();
                                });
            }
        }
        return blocks;
    }
}
