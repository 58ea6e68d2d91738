package news.stet.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import news.stet.platform.Json;
import news.stet.story.shape.Faults;
import news.stet.story.shape.MomentShape;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A story's content between JSON and {@link StoryContent}. */
public final class StoryJson {
    private StoryJson() {}

    /**
     * Checks and reads what somebody sent.
     *
     * @throws news.stet.platform.Problem INVALID with every fault's path and fix
     */
    public static StoryContent read(JsonNode node) {
        Faults faults = new Faults();
        StoryShape.story().check(node, "", faults);
        faults.throwIfAny();
        StoryContent content = readChecked(node);
        StoryRules.check(content, faults);
        faults.throwIfAny();
        return content;
    }

    /** The publication time somebody asked for beside the content; null when nobody did. */
    public static @Nullable Instant publishedAt(JsonNode node) {
        return moment(node, "publishedAt");
    }

    /** Reads what the database keeps; it was checked before it went in. */
    public static StoryContent readKept(String json) {
        return readChecked(Json.mapper().readTree(json));
    }

    /** Reads what was checked before, as from the database. */
    static StoryContent readChecked(JsonNode node) {
        JsonNode headlines = node.path("headlines");
        JsonNode media = node.get("mainMedia");
        JsonNode urgency = node.get("urgency");
        String language = line(node, "language");
        return new StoryContent(
                node.get("edition").stringValue(),
                StoryType.get(node.get("type").stringValue()),
                node.get("section").stringValue(),
                language == null ? "" : language,
                lines(node, "topics").stream().map(Words::slug).distinct().toList(),
                line(node, "slugline"),
                Words.clean(node.get("headline").stringValue()),
                line(headlines, "short"),
                line(headlines, "social"),
                line(node, "kicker"),
                RichTextJson.read(node.get("standfirst")),
                lines(node, "byline"),
                line(node, "dateline"),
                line(node, "located"),
                line(node, "source"),
                lines(node, "credits"),
                urgency == null || urgency.isNull()
                        ? StoryContent.DEFAULT_URGENCY
                        : urgency.intValue(),
                line(node, "ednote"),
                moment(node, "embargoedUntil"),
                media == null || media.isNull() ? null : BlockJson.read(media),
                BlockJson.readAll(node.get("body")));
    }

    static @Nullable String line(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : Words.clean(value.stringValue());
    }

    private static List<String> lines(JsonNode node, String name) {
        List<String> lines = new ArrayList<>();
        JsonNode values = node.get(name);
        if (values != null && values.isArray()) {
            values.forEach(value -> lines.add(Words.clean(value.stringValue())));
        }
        return lines;
    }

    private static @Nullable Instant moment(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : MomentShape.read(value);
    }

    /** The content as JSON, every field there, in the contract's order. */
    public static ObjectNode write(StoryContent content) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("edition", content.edition())
                .put("type", content.type().slug())
                .put("section", content.section())
                .put("language", content.language());
        putAll(node, "topics", content.topics());
        node.put("slugline", content.slugline()).put("headline", content.headline());
        ObjectNode headlines = node.putObject("headlines");
        put(headlines, "short", content.shortHeadline());
        put(headlines, "social", content.socialHeadline());
        node.put("kicker", content.kicker());
        if (content.standfirst().isEmpty()) {
            node.putNull("standfirst");
        } else {
            node.set("standfirst", RichTextJson.write(content.standfirst()));
        }
        putAll(node, "byline", content.byline());
        node.put("dateline", content.dateline())
                .put("located", content.located())
                .put("source", content.source());
        putAll(node, "credits", content.credits());
        node.put("urgency", content.urgency()).put("ednote", content.ednote());
        node.put(
                "embargoedUntil",
                content.embargoedUntil() == null ? null : content.embargoedUntil().toString());
        if (content.mainMedia() == null) {
            node.putNull("mainMedia");
        } else {
            node.set("mainMedia", BlockJson.write(content.mainMedia()));
        }
        node.set("body", BlockJson.writeAll(content.body()));
        return node;
    }

    private static void putAll(ObjectNode node, String name, List<String> values) {
        ArrayNode array = node.putArray(name);
        values.forEach(array::add);
    }

    static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }
}
