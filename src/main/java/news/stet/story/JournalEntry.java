package news.stet.story;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import news.stet.platform.Problem;
import news.stet.story.shape.Faults;
import news.stet.story.shape.ObjectShape;
import news.stet.story.shape.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What changed at one screen in one moment: fields with their new values, the body as a splice of
 * blocks. The changes are made to what the same screen had after its entry before; the first entry
 * on a revision, to that revision. Values are checked when they are folded into a revision, not
 * here: a text that is too long for print is still a text that somebody wrote.
 *
 * @param client one screen of one person
 * @param n from 1, without gaps
 * @param base the revision that the screen took over last
 * @param changes by field; {@code body} is {@code {from, remove, insert}}
 */
public record JournalEntry(UUID client, int n, int base, ObjectNode changes) {
    /** A screen sends what changed in a second, or all that was typed while it was away. */
    public static final int MAX_ENTRIES = 500;

    private static final int MAX_CHARS = 4_000_000;
    private static final int MAX_BLOCKS = 5_000;
    private static final Pattern CLIENT =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final List<String> FIELDS = StoryShape.fields();

    /**
     * Reads what a screen sent: one entry, or {@code {"entries": […]}} in their order.
     *
     * @throws Problem INVALID with what is not right and where
     */
    public static List<JournalEntry> readAll(JsonNode sent) {
        Faults faults = new Faults();
        boolean many = sent.has("entries");
        (many ? shapeOfMany() : shape()).check(sent, "", faults);
        faults.throwIfAny();
        List<JsonNode> nodes = many ? sent.get("entries").valueStream().toList() : List.of(sent);
        for (int i = 0; i < nodes.size(); i++) {
            checkChanges(nodes.get(i), many ? "entries[" + i + "]." : "", faults);
        }
        faults.throwIfAny();
        List<JournalEntry> entries = nodes.stream().map(JournalEntry::read).toList();
        for (int i = 1; i < entries.size(); i++) {
            if (entries.get(i).n() != entries.get(i - 1).n() + 1
                    || !entries.get(i).client().equals(entries.getFirst().client())) {
                throw Problem.invalid(
                        "entries[" + i + "].n",
                        "does not follow the one before",
                        "Send the entries of one client in order, without gaps");
            }
        }
        return entries;
    }

    /** What may be sent, also for the published document. */
    public static ObjectShape shapeOfMany() {
        return new ObjectShape().required("entries", Shape.list(shape(), 1, MAX_ENTRIES));
    }

    private static ObjectShape shape() {
        return new ObjectShape()
                .required("client", clientShape())
                .required("n", Shape.number(1, Integer.MAX_VALUE))
                .required("base", Shape.id())
                .required("changes", Shape.object());
    }

    /** The name of a screen: a UUID. */
    public static Shape clientShape() {
        return Shape.matching(36, CLIENT.pattern(), "a UUID in small letters");
    }

    private static void checkChanges(JsonNode entry, String path, Faults faults) {
        JsonNode changes = entry.get("changes");
        if (changes.isEmpty()) {
            faults.add(path + "changes", "says nothing", "Send an object of changed fields");
            return;
        }
        for (String field : changes.propertyNames()) {
            if (!FIELDS.contains(field)) {
                faults.add(
                        path + "changes." + field,
                        "is not a field of a story",
                        "Remove it; known are " + String.join(", ", FIELDS));
            }
        }
        if (changes.has("body")) {
            new ObjectShape()
                    .required("from", Shape.number(0, MAX_BLOCKS))
                    .required("remove", Shape.number(0, MAX_BLOCKS))
                    .required("insert", Shape.list(Shape.object(), 0, MAX_BLOCKS))
                    .check(changes.get("body"), path + "changes.body", faults);
        }
        if (changes.toString().length() > MAX_CHARS) {
            faults.add(path + "changes", "is longer than any story", "Send less");
        }
        if (!isText(changes)) {
            faults.add(
                    path + "changes",
                    "has half a character or one that is no text (U+0000)",
                    "Remove it");
        }
    }

    /** What the database can keep as text. */
    private static boolean isText(JsonNode node) {
        if (node.isString()) {
            return node.stringValue()
                    .codePoints()
                    .noneMatch(c -> c == 0 || c >= 0xD800 && c <= 0xDFFF);
        }
        return node.valueStream().allMatch(JournalEntry::isText);
    }

    private static JournalEntry read(JsonNode entry) {
        return new JournalEntry(
                UUID.fromString(entry.get("client").stringValue()),
                entry.get("n").intValue(),
                Integer.parseInt(entry.get("base").stringValue()),
                (ObjectNode) entry.get("changes"));
    }

    /**
     * How many blocks the body has after this.
     *
     * @param before how many it had
     * @throws Problem INVALID for a splice of blocks that are not there
     */
    int blocksAfter(int before) {
        JsonNode splice = changes.get("body");
        if (splice == null) {
            return before;
        }
        int removed = splice.get("remove").intValue();
        if (splice.get("from").intValue() + removed > before) {
            throw Problem.invalid(
                    "changes.body",
                    "takes blocks away that are not there: the body has " + before,
                    "Load the story and begin again with a new client and the whole difference");
        }
        return before - removed + splice.get("insert").size();
    }

    /** Makes changes to a content; nothing is shared with either. */
    static ObjectNode apply(ObjectNode content, JsonNode changes) {
        ObjectNode after = content.deepCopy();
        for (String field : changes.propertyNames()) {
            if (field.equals("body")) {
                after.set("body", spliced(content.path("body"), changes.get("body")));
            } else {
                after.set(field, changes.get(field).deepCopy());
            }
        }
        return after;
    }

    private static ArrayNode spliced(JsonNode body, JsonNode splice) {
        ArrayNode after = news.stet.platform.Json.mapper().createArrayNode();
        int from = splice.get("from").intValue();
        int end = from + splice.get("remove").intValue();
        for (int i = 0; i < from; i++) {
            after.add(body.get(i));
        }
        splice.get("insert").forEach(after::add);
        for (int i = end; i < body.size(); i++) {
            after.add(body.get(i));
        }
        return after;
    }
}
