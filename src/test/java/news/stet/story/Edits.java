package news.stet.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import news.stet.platform.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Random edits of one story by two who keep out of each other's way. */
public final class Edits {
    private static final List<String> WORDS =
            List.of("harbour", "bridge", "fog", "pilot", "tide", "lamp", "crane", "rope", "gull");

    private final ObjectNode base;
    private final ObjectNode one;
    private final ObjectNode other;
    private final ObjectNode both;

    /** A story, and for each paragraph at most one of two people who changes it. */
    Edits(Random random) {
        String[] paragraphs = paragraphs(random);
        base = story(List.of(paragraphs));
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        List<String> all = new ArrayList<>();
        for (int i = 0; i < paragraphs.length; i++) {
            String was = paragraphs[i];
            // Paragraphs in between keep what two put in apart.
            int whose = i % 2 == 0 ? random.nextInt(3) : 0;
            List<String> now = whose == 0 ? List.of(was) : changed(was, random);
            first.addAll(whose == 1 ? now : List.of(was));
            second.addAll(whose == 2 ? now : List.of(was));
            all.addAll(now);
        }
        one = story(first);
        other = story(second);
        both = story(all);
    }

    private static List<String> changed(String was, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> List.of();
            case 1 -> List.of(was + " " + sentence(random));
            case 2 -> List.of(was, sentence(random));
            default -> List.of(sentence(random));
        };
    }

    /** Between three and fourteen, all different. */
    static String[] paragraphs(Random random) {
        String[] paragraphs = new String[3 + random.nextInt(12)];
        for (int i = 0; i < paragraphs.length; i++) {
            paragraphs[i] = i + " " + sentence(random);
        }
        return paragraphs;
    }

    private static String sentence(Random random) {
        StringBuilder sentence = new StringBuilder("s").append(random.nextInt(1_000_000));
        for (int i = random.nextInt(6); i >= 0; i--) {
            sentence.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return sentence.toString();
    }

    private static ObjectNode story(List<String> paragraphs) {
        ObjectNode story = Json.mapper().createObjectNode();
        story.put("edition", "en").put("section", "world").put("headline", "H");
        ArrayNode body = story.putArray("body");
        paragraphs.forEach(text -> body.addObject().put("type", "paragraph").put("text", text));
        return story;
    }

    /** The story with anything done to any of its paragraphs. */
    public static ObjectNode anything(ObjectNode story, Random random) {
        List<String> texts = new ArrayList<>();
        story.get("body").forEach(block -> texts.add(block.get("text").stringValue()));
        for (int i = random.nextInt(5); i >= 0; i--) {
            int place = random.nextInt(texts.size() + 1);
            switch (random.nextInt(4)) {
                case 0 -> texts.add(place, sentence(random));
                case 1 -> {
                    if (place < texts.size()) {
                        texts.remove(place);
                    }
                }
                case 2 -> {
                    if (place < texts.size()) {
                        texts.set(place, texts.get(place) + " " + sentence(random));
                    }
                }
                default -> {
                    if (place < texts.size()) {
                        texts.add(random.nextInt(texts.size()), texts.remove(place));
                    }
                }
            }
        }
        return story(texts);
    }

    /** A story to change, of that seed's paragraphs. */
    public static ObjectNode anyStory(Random random) {
        return story(List.of(paragraphs(random)));
    }

    static List<JsonNode> added(ObjectNode base, ObjectNode next) {
        List<JsonNode> added = new ArrayList<>();
        next.get("body").forEach(added::add);
        base.get("body").forEach(added::remove);
        return added;
    }

    ObjectNode base() {
        return base;
    }

    ObjectNode one() {
        return one;
    }

    ObjectNode other() {
        return other;
    }

    ObjectNode both() {
        return both;
    }
}
