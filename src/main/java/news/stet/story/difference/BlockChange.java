package news.stet.story.difference;

import java.util.List;
import java.util.stream.Stream;
import news.stet.story.Block;

/** What became of a block. In the order of both texts, and none of them left out. */
public sealed interface BlockChange {
    /** Stayed as it was. */
    record Same(Block block) implements BlockChange {}

    /** Stayed where it was, and says something else. */
    record Changed(Block before, Block after) implements BlockChange {}

    /** Is new. */
    record Added(Block block) implements BlockChange {}

    /** Is gone. */
    record Removed(Block block) implements BlockChange {}

    /**
     * Stood here and stands elsewhere now.
     *
     * @param move tells which {@link Came} it is, from 1
     */
    record Left(Block block, int move) implements BlockChange {}

    /** Stood elsewhere, as a {@link Left} tells, and may say something else now. */
    record Came(Block before, Block after, int move) implements BlockChange {}

    /** The block that stood here; none for what came later. */
    default Stream<Block> stood() {
        return switch (this) {
            case Same same -> Stream.of(same.block());
            case Changed changed -> Stream.of(changed.before());
            case Removed removed -> Stream.of(removed.block());
            case Left left -> Stream.of(left.block());
            case Added _, Came _ -> Stream.empty();
        };
    }

    /** The block that stands here; none for what went. */
    default Stream<Block> stands() {
        return switch (this) {
            case Same same -> Stream.of(same.block());
            case Changed changed -> Stream.of(changed.after());
            case Added added -> Stream.of(added.block());
            case Came came -> Stream.of(came.after());
            case Removed _, Left _ -> Stream.empty();
        };
    }

    /** What the block says, word by word. */
    default List<Part> parts() {
        return switch (this) {
            case Same same -> Face.parts(same.block(), same.block());
            case Changed changed -> Face.parts(changed.before(), changed.after());
            case Added added -> Face.parts(null, added.block());
            case Removed removed -> Face.parts(removed.block(), null);
            case Left left -> Face.parts(left.block(), left.block());
            case Came came -> Face.parts(came.before(), came.after());
        };
    }

    /** The kind of block it is now, or was: {@code paragraph}, {@code heading2}. */
    default String kind() {
        return Face.of(Stream.concat(stands(), stood()).findFirst().orElseThrow()).kind();
    }
}
