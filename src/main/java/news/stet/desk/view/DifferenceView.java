package news.stet.desk.view;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import news.stet.story.RevisionLine;
import news.stet.story.StoryType;
import news.stet.story.difference.BlockChange;
import news.stet.story.difference.Difference;
import news.stet.story.difference.Part;
import news.stet.story.difference.Piece;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two revisions.
 *
 * @param lines every revision to choose from, the newest first
 * @param language of the story, BCP 47
 */
public record DifferenceView(
        Page page,
        long story,
        String language,
        List<RevisionLine> lines,
        int from,
        int to,
        Difference difference,
        ZoneId zone) {
    private static final Set<String> OF_BLOCKS =
            Set.of("caption", "alt", "credit", "speaker", "source", "title", "headline", "address");

    /** A stretch of blocks: shown, or folded away because nothing happened in it. */
    public record Stretch(boolean folded, List<BlockChange> blocks) {}

    /** One block that stays is shown beside each change, so that its place is seen. */
    public static List<Stretch> stretches(List<BlockChange> blocks) {
        List<Stretch> stretches = new ArrayList<>();
        List<BlockChange> open = new ArrayList<>();
        boolean folding = false;
        for (int i = 0; i < blocks.size(); i++) {
            boolean far = same(blocks, i - 1) && same(blocks, i) && same(blocks, i + 1);
            if (far != folding && !open.isEmpty()) {
                stretches.add(new Stretch(folding, List.copyOf(open)));
                open.clear();
            }
            folding = far;
            open.add(blocks.get(i));
        }
        if (!open.isEmpty()) {
            stretches.add(new Stretch(folding, List.copyOf(open)));
        }
        return stretches;
    }

    private static boolean same(List<BlockChange> blocks, int i) {
        return i < 0 || i >= blocks.size() || blocks.get(i) instanceof BlockChange.Same;
    }

    /** What became of a block, as a style and the end of a message's key; empty for nothing. */
    public static String state(BlockChange change) {
        return switch (change) {
            case BlockChange.Same _ -> "";
            case BlockChange.Changed _ -> "changed";
            case BlockChange.Added _ -> "added";
            case BlockChange.Removed _ -> "removed";
            case BlockChange.Left _ -> "left";
            case BlockChange.Came _ -> "came";
        };
    }

    /** Whether a part has to be shown: what did not change in a block that did is not. */
    public static boolean shown(BlockChange change, Part part) {
        return part.name().equals("text")
                || part.name().equals("body")
                || part.differs()
                || !(change instanceof BlockChange.Changed || change instanceof BlockChange.Came);
    }

    /** The key of a part's label; null where none is needed. */
    public static @Nullable String label(Part part) {
        if (part.name().equals("text") || part.name().equals("body")) {
            return null;
        }
        return OF_BLOCKS.contains(part.name())
                ? "block." + part.name()
                : "history.part." + part.name();
    }

    /** A chosen value in the interface's words. */
    public static String value(Page page, String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "–";
        }
        return switch (name) {
            case "kind" -> page.text("block." + value);
            case "type" ->
                    StoryType.find(value).map(it -> page.text("type." + it.slug())).orElse(value);
            case "key" -> page.text(value.equals("true") ? "history.yes" : "history.no");
            default -> value;
        };
    }

    public int added() {
        return difference.words(Piece.Kind.ADDED);
    }

    public int removed() {
        return difference.words(Piece.Kind.REMOVED);
    }
}
