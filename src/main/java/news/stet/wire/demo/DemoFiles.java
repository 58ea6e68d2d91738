package news.stet.wire.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.stet.people.Role;
import news.stet.platform.Json;
import news.stet.story.EditionStyle;
import tools.jackson.databind.JsonNode;

/** The sample newsroom as it lies in the program: stories, drawings, people, editions. */
final class DemoFiles {
    private static final List<String> STORY_FILES =
            List.of(
                    "en-world",
                    "en-politics",
                    "en-business",
                    "en-science",
                    "en-culture",
                    "en-sport",
                    "en-more",
                    "en-desk",
                    "ar-1",
                    "ar-2",
                    "ar-desk",
                    "fa-1",
                    "es-1");

    /** How to draw a picture. */
    record Drawing(Painter painter, Palette palette, long seed) {}

    /** Who works here, and the names their stories are signed with. */
    record Colleague(String name, String email, Role role, String language, List<String> bylines) {}

    /** An edition with the names of its sections and topics by slug, and who publishes it. */
    record DemoEdition(JsonNode node) {
        String code() {
            return text("code");
        }

        String text(String name) {
            return node.get(name).stringValue();
        }

        /** Plain but for its calendars. */
        EditionStyle style() {
            EditionStyle plain = EditionStyle.PLAIN;
            return new EditionStyle(
                    calendar("calendar").orElse(plain.calendar()),
                    calendar("secondCalendar").orElse(null),
                    plain.digits(),
                    plain.latinSlugs(),
                    plain.standing(),
                    plain.fallback());
        }

        private Optional<EditionStyle.Calendar> calendar(String name) {
            return Optional.ofNullable(node.get(name))
                    .map(JsonNode::stringValue)
                    .flatMap(EditionStyle.Calendar::find);
        }

        Map<String, String> names(String name) {
            Map<String, String> names = new LinkedHashMap<>();
            node.get(name)
                    .properties()
                    .forEach(entry -> names.put(entry.getKey(), entry.getValue().stringValue()));
            return names;
        }
    }

    private DemoFiles() {}

    static List<DemoStory> stories() {
        return STORY_FILES.stream()
                .flatMap(file -> read(file).valueStream())
                .map(DemoStory::of)
                .toList();
    }

    static Map<String, Drawing> drawings() {
        Map<String, Drawing> drawings = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : read("drawings").properties()) {
            JsonNode drawing = entry.getValue();
            drawings.put(
                    entry.getKey(),
                    new Drawing(
                            Painter.valueOf(drawing.get("painter").stringValue()),
                            Palette.valueOf(drawing.get("palette").stringValue()),
                            drawing.get("seed").longValue()));
        }
        return drawings;
    }

    static List<Colleague> colleagues() {
        return read("people")
                .valueStream()
                .map(person ->
                        new Colleague(
                                person.get("name").stringValue(),
                                person.get("email").stringValue(),
                                Role.find(person.get("role").stringValue()).orElseThrow(),
                                person.get("language").stringValue(),
                                person.get("bylines")
                                        .valueStream()
                                        .map(JsonNode::stringValue)
                                        .toList()))
                .toList();
    }

    /** Fronts, boxes, series and the texts of topics. */
    static JsonNode arrangement() {
        return read("arrangement");
    }

    static List<DemoEdition> editions() {
        return read("editions").valueStream().map(DemoEdition::new).toList();
    }

    private static JsonNode read(String name) {
        try (InputStream in = DemoFiles.class.getResourceAsStream("/demo/" + name + ".json")) {
            if (in == null) {
                throw new IOException("demo/" + name + ".json is not in the program");
            }
            return Json.read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
