package news.stet.story.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import news.stet.platform.Json;
import news.stet.story.Block;
import news.stet.story.BlockJson;
import news.stet.story.RichText;
import news.stet.story.StoryContent;
import news.stet.story.StoryJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What differs between two texts of a story. It holds enough to make the later text of the earlier
 * one.
 *
 * @param fields those that differ, in the contract's order
 * @param body every block of both texts
 */
public record Difference(List<FieldChange> fields, List<BlockChange> body) {
    private static final List<String> FIELDS =
            List.of(
                    "headline",
                    "headlines.short",
                    "headlines.social",
                    "kicker",
                    "standfirst",
                    "mainMedia",
                    "byline",
                    "dateline",
                    "located",
                    "source",
                    "credits",
                    "edition",
                    "section",
                    "type",
                    "language",
                    "topics",
                    "urgency",
                    "slugline",
                    "ednote",
                    "embargoedUntil");
    private static final Set<String> CHOSEN =
            Set.of("edition", "section", "type", "language", "urgency", "embargoedUntil");

    public Difference {
        fields = List.copyOf(fields);
        body = List.copyOf(body);
    }

    /** What became of one text on its way to another. */
    public static Difference between(StoryContent before, StoryContent after) {
        ObjectNode one = StoryJson.write(before);
        ObjectNode other = StoryJson.write(after);
        List<FieldChange> fields = new ArrayList<>();
        for (String name : FIELDS) {
            JsonNode was = at(one, name);
            JsonNode is = at(other, name);
            if (!was.equals(is)) {
                fields.add(new FieldChange(name, was, is, part(name, before, after, was, is)));
            }
        }
        return new Difference(fields, Alignment.of(before.body(), after.body()));
    }

    private static JsonNode at(JsonNode story, String path) {
        return story.at("/" + path.replace('.', '/'));
    }

    private static Part part(
            String name, StoryContent before, StoryContent after, JsonNode was, JsonNode is) {
        if (name.equals("standfirst")) {
            return new Part.Words(
                    name, WordDifference.between(before.standfirst(), after.standfirst()));
        }
        if (name.equals("mainMedia")) {
            return new Part.Inside(
                    name, Alignment.of(media(before.mainMedia()), media(after.mainMedia())));
        }
        return CHOSEN.contains(name)
                ? new Part.Value(name, text(was), text(is))
                : new Part.Words(name, WordDifference.between(words(was), words(is)));
    }

    private static List<Block> media(@Nullable Block block) {
        return block == null ? List.of() : List.of(block);
    }

    private static @Nullable String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? null : value.asString();
    }

    private static RichText words(JsonNode value) {
        if (value.isArray()) {
            return Face.lines(value.valueStream().map(it -> RichText.of(it.asString())));
        }
        String text = text(value);
        return text == null ? RichText.EMPTY : RichText.of(text);
    }

    /**
     * The later text, made of the earlier one.
     *
     * @throws IllegalArgumentException for another text than the one that was compared
     */
    public StoryContent applyTo(StoryContent before) {
        ObjectNode story = StoryJson.write(before);
        for (FieldChange field : fields) {
            require(at(story, field.name()).equals(field.before()), field.name());
            set(story, field.name(), field.after());
        }
        require(body.stream().flatMap(BlockChange::stood).toList().equals(before.body()), "body");
        story.set("body", BlockJson.writeAll(body.stream().flatMap(BlockChange::stands).toList()));
        return StoryJson.readKept(Json.write(story));
    }

    private static void require(boolean asCompared, String field) {
        if (!asCompared) {
            throw new IllegalArgumentException(field + " is not what was compared");
        }
    }

    private static void set(ObjectNode story, String path, JsonNode value) {
        int dot = path.indexOf('.');
        ObjectNode object = dot < 0 ? story : (ObjectNode) story.get(path.substring(0, dot));
        String name = path.substring(dot + 1);
        if (value instanceof MissingNode) {
            object.remove(name);
        } else {
            object.set(name, value);
        }
    }

    /** Whether the texts are the same. */
    public boolean isEmpty() {
        return fields.isEmpty() && body.stream().allMatch(BlockChange.Same.class::isInstance);
    }

    /** How many words came or went, in fields and body. */
    public int words(Piece.Kind kind) {
        return fields.stream().map(FieldChange::part).mapToInt(part -> words(part, kind)).sum()
                + words(body, kind);
    }

    private static int words(List<BlockChange> blocks, Piece.Kind kind) {
        return blocks.stream()
                .filter(block -> !(block instanceof BlockChange.Same))
                .flatMap(block -> block.parts().stream())
                .mapToInt(part -> words(part, kind))
                .sum();
    }

    private static int words(Part part, Piece.Kind kind) {
        return switch (part) {
            case Part.Words words -> words.words().words(kind);
            case Part.Inside inside -> words(inside.blocks(), kind);
            case Part.Value _ -> 0;
        };
    }
}
