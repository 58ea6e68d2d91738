package news.stet.story;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import news.stet.platform.Json;
import news.stet.story.InEditions.Kind;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a translation begins with: the words of its source, in its own edition's language and place,
 * leading to the stories of its own edition where they are there.
 */
final class FirstWords {
    private FirstWords() {}

    static StoryContent of(Handle handle, StoryContent source, Destination to) {
        String code = Objects.requireNonNullElse(to.edition(), source.edition());
        Optional<Edition> edition = Editions.find(handle, code);
        String section =
                to.section() != null
                        ? to.section()
                        : edition.map(it -> section(handle, it, source)).orElse(source.section());
        ObjectNode json = StoryJson.write(source);
        json.put("edition", code).put("section", section);
        edition.ifPresent(it -> json.put("language", it.language()));
        put(json, "byline", elsewhere(handle, Kind.PERSON, source, source.byline(), code));
        put(json, "topics", elsewhere(handle, Kind.TOPIC, source, source.topics(), code));
        lead(json, counterparts(handle, source.shownStories(), code));
        return StoryJson.readKept(Json.write(json));
    }

    private static List<String> elsewhere(
            Handle handle, Kind kind, StoryContent source, List<String> slugs, String code) {
        return InEditions.in(handle, kind, source.edition(), slugs, code);
    }

    private static void put(ObjectNode json, String name, List<String> values) {
        if (!values.isEmpty()) {
            values.stream().distinct().forEach(json.putArray(name)::add);
        }
    }

    /** The one that is the same there, else of the same word, else the first. */
    private static String section(Handle handle, Edition edition, StoryContent source) {
        String wanted = source.section();
        return edition.section(
                        elsewhere(handle, Kind.SECTION, source, List.of(wanted), edition.code())
                                .getFirst())
                .or(() -> edition.sections().stream().findFirst())
                .map(Section::slug)
                .orElse(wanted);
    }

    private static Map<String, String> counterparts(
            Handle handle, List<Long> stories, String edition) {
        Map<String, String> counterparts = new HashMap<>();
        if (!stories.isEmpty()) {
            TranslationRows.groups(handle, stories)
                    .forEach((story, group) ->
                            group.stream()
                                    .filter(one -> one.edition().equals(edition))
                                    .findFirst()
                                    .ifPresent(one ->
                                            counterparts.put(
                                                    Long.toString(story),
                                                    Long.toString(one.story()))));
        }
        return counterparts;
    }

    private static void lead(JsonNode node, Map<String, String> counterparts) {
        if (node instanceof ObjectNode object && object.path("type").asString("").equals("story")) {
            String id = object.get("id").stringValue();
            object.put("id", counterparts.getOrDefault(id, id));
        }
        node.forEach(inside -> lead(inside, counterparts));
    }
}
