package news.stet.story;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import news.stet.platform.Json;
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
                        : edition.map(it -> section(it, source.section())).orElse(source.section());
        ObjectNode json = StoryJson.write(source);
        json.put("edition", code).put("section", section);
        edition.ifPresent(it -> json.put("language", it.language()));
        lead(json, counterparts(handle, source.shownStories(), code));
        return StoryJson.readKept(Json.write(json));
    }

    /** Of the same name, else the first. */
    private static String section(Edition edition, String wanted) {
        return edition.section(wanted)
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
