package news.stet.story.difference;

import java.util.Map;
import java.util.Set;
import news.stet.story.Block;

/** How alike two blocks are, found out once for each of them. */
final class Likeness {
    /** The very same block counts a little more than one with the same words. */
    static final double EQUAL = 1.01;

    /** Below it two blocks are better told apart than laid into each other. */
    static final double RELATED = 0.4;

    /** From here on a block elsewhere is the same one, moved. */
    static final double MOVED = 0.7;

    /** Kinds that a writer turns into each other. */
    private static final Set<String> TEXTS =
            Set.of(
                    "paragraph",
                    "heading2",
                    "heading3",
                    "heading4",
                    "quotation",
                    "pullquote",
                    "listPlain",
                    "listOrdered");

    private final String kind;
    private final Map<String, Long> profile;
    private final long size;

    Likeness(Block block) {
        Face face = Face.of(block);
        kind = face.kind();
        profile = face.profile();
        size = profile.values().stream().mapToLong(it -> it).sum();
    }

    /** From 0, nothing in common, to 1, all: twice the common words by the words of both. */
    double to(Likeness other) {
        if (!kind.equals(other.kind) && !(TEXTS.contains(kind) && TEXTS.contains(other.kind))) {
            return 0;
        }
        if (size == 0 || other.size == 0) {
            return 0;
        }
        long common = 0;
        for (Map.Entry<String, Long> word : profile.entrySet()) {
            common += Math.min(word.getValue(), other.profile.getOrDefault(word.getKey(), 0L));
        }
        return 2.0 * common / (size + other.size);
    }
}
