package news.stet.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two versions of one story made from the same third, put together by field and by block. What only
 * one of them changed is taken; what both changed to the same is taken once; what both changed to
 * something different is a clash, and somebody has to choose. Pure, and the same for both sides:
 * whoever is called mine, the same is taken and the same clashes.
 */
public final class Merge {
    /** Whose version is taken where both changed the same. */
    public enum Side {
        MINE,
        THEIRS
    }

    /** Fields that only mean something together. */
    private static final Map<String, List<String>> TOGETHER =
            Map.of("edition", List.of("edition", "section"), "section", List.of());

    /** An object of texts for different places, each a field of its own. */
    private static final String HEADLINES = "headlines";

    private static final String BODY = "body";

    private final ObjectNode base;
    private final ObjectNode mine;
    private final ObjectNode theirs;
    private final Map<String, Side> taken = new LinkedHashMap<>();
    private final Map<String, Side> headlines = new LinkedHashMap<>();
    private final List<String> clashes = new ArrayList<>();
    private final BlockMerge body;

    private Merge(ObjectNode base, ObjectNode mine, ObjectNode theirs) {
        this.base = base;
        this.mine = mine;
        this.theirs = theirs;
        this.body = BlockMerge.of(blocks(base), blocks(mine), blocks(theirs));
    }

    /**
     * Merges contents in the contract's JSON. A field that one side does not have at all is one it
     * did not change.
     */
    public static Merge of(ObjectNode base, ObjectNode mine, ObjectNode theirs) {
        Merge merge = new Merge(base, mine, theirs);
        merge.compare();
        return merge;
    }

    private static List<JsonNode> blocks(ObjectNode content) {
        List<JsonNode> blocks = new ArrayList<>();
        content.path(BODY).forEach(blocks::add);
        return blocks;
    }

    private void compare() {
        for (String field : names(base, mine, theirs)) {
            if (field.equals(HEADLINES)) {
                compareHeadlines();
            } else if (!field.equals(BODY)) {
                List<String> unit = TOGETHER.getOrDefault(field, List.of(field));
                if (!unit.isEmpty()) {
                    Side side =
                            decide(
                                    field,
                                    key(base, unit, base),
                                    key(mine, unit, base),
                                    key(theirs, unit, base));
                    unit.forEach(name -> taken.put(name, side));
                }
            }
        }
        if (!body.isClean()) {
            clashes.add(BODY);
        }
    }

    private void compareHeadlines() {
        JsonNode was = base.path(HEADLINES);
        JsonNode one = mine.has(HEADLINES) ? mine.path(HEADLINES) : was;
        JsonNode other = theirs.has(HEADLINES) ? theirs.path(HEADLINES) : was;
        for (String name : names(was, one, other)) {
            headlines.put(
                    name,
                    decide(
                            HEADLINES + "." + name,
                            JsonKey.of(was.get(name)),
                            JsonKey.of(one.get(name)),
                            JsonKey.of(other.get(name))));
        }
    }

    private static Set<String> names(JsonNode... nodes) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode node : nodes) {
            names.addAll(node.propertyNames());
        }
        return names;
    }

    private static String key(ObjectNode content, List<String> unit, ObjectNode base) {
        List<String> keys = new ArrayList<>();
        for (String name : unit) {
            keys.add(JsonKey.of(content.has(name) ? content.get(name) : base.get(name)));
        }
        return String.join(" ", keys);
    }

    /** Theirs where both are the same or only they changed it, and, noted as a clash, for now. */
    private Side decide(String field, String was, String one, String other) {
        if (one.equals(other) || one.equals(was)) {
            return Side.THEIRS;
        }
        if (!other.equals(was)) {
            clashes.add(field);
        }
        return Side.MINE;
    }

    /** Whether nothing has to be chosen. */
    public boolean isClean() {
        return clashes.isEmpty();
    }

    /**
     * Fields in which both changed the same, as in {@code headlines.short}; body for its blocks.
     */
    public List<String> clashes() {
        return List.copyOf(clashes);
    }

    /** The body piece by piece, clashes among them. */
    public List<BlockMerge.Piece> body() {
        return body.pieces();
    }

    /** The content put together; where it clashes, that side's. */
    public ObjectNode with(Side side) {
        ObjectNode merged = theirs.objectNode();
        for (Map.Entry<String, Side> field : taken.entrySet()) {
            boolean clash = clashes.contains(field.getKey());
            boolean place = field.getKey().equals("section") && clashes.contains("edition");
            put(merged, field.getKey(), of(clash || place ? side : field.getValue()), base);
        }
        if (names(base, mine, theirs).contains(HEADLINES)) {
            ObjectNode texts = merged.putObject(HEADLINES);
            for (Map.Entry<String, Side> field : headlines.entrySet()) {
                boolean clash = clashes.contains(HEADLINES + "." + field.getKey());
                ObjectNode from = of(clash ? side : field.getValue());
                JsonNode text =
                        (from.has(HEADLINES) ? from : base).path(HEADLINES).get(field.getKey());
                if (text != null && !text.isNull()) {
                    texts.set(field.getKey(), text);
                }
            }
        }
        ArrayNode blocks = merged.putArray(BODY);
        body.with(side).forEach(blocks::add);
        return merged;
    }

    private ObjectNode of(Side side) {
        return switch (side) {
            case MINE -> mine;
            case THEIRS -> theirs;
        };
    }

    private static void put(ObjectNode merged, String name, ObjectNode from, ObjectNode base) {
        @Nullable JsonNode value = from.has(name) ? from.get(name) : base.get(name);
        if (value != null) {
            merged.set(name, value);
        }
    }
}
