package news.stet.story.difference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that a block or a story says, before and after. */
public sealed interface Part {
    /** As the block or the story calls it. */
    String name();

    boolean differs();

    /** Words. */
    record Words(String name, WordDifference words) implements Part {
        @Override
        public boolean differs() {
            return words.differs();
        }
    }

    /** A number, a choice or a time; null where there was none. */
    record Value(String name, @Nullable String before, @Nullable String after) implements Part {
        @Override
        public boolean differs() {
            return before == null ? after != null : !before.equals(after);
        }
    }

    /** Blocks inside. */
    record Inside(String name, List<BlockChange> blocks) implements Part {
        public Inside {
            blocks = List.copyOf(blocks);
        }

        @Override
        public boolean differs() {
            return blocks.stream().anyMatch(block -> !(block instanceof BlockChange.Same));
        }
    }
}
