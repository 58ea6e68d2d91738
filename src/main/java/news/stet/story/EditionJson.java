package news.stet.story;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.story.EditionStyle.Calendar;
import news.stet.story.EditionStyle.Digits;
import news.stet.story.EditionStyle.Standing;
import news.stet.story.InEditions.Named;
import news.stet.story.look.Look;
import news.stet.story.look.LookJson;
import news.stet.story.look.Looks;
import news.stet.story.shape.Faults;
import news.stet.story.shape.ObjectShape;
import news.stet.story.shape.Shape;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Editions as they stand in a file: the form of {@link EditionsFile}. */
final class EditionJson {
    private static final String SLUG = "[a-z][a-z0-9-]*";
    private static final ObjectShape SECTION =
            new ObjectShape()
                    .required("slug", Shape.matching(40, SLUG, "small letters, as in world"))
                    .required("name", Shape.line(100))
                    .optional("elsewhere", Shape.map(Shape.line(40)));
    private static final ObjectShape EDITION =
            new ObjectShape()
                    .required("code", Shape.matching(16, SLUG, "small letters, as in en"))
                    .required("name", Shape.line(200))
                    .required(
                            "language",
                            Shape.matching(
                                    40,
                                    "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}",
                                    "a language tag, as in fa"))
                    .required("timeZone", Shape.line(60))
                    .required("datePattern", Shape.line(100))
                    .required("sections", Shape.list(SECTION, 1, 100))
                    .optional("tagline", Shape.piece(300))
                    .optional("default", Shape.flag())
                    .optional("calendar", Shape.choice(words(Calendar.values())))
                    .optional("secondCalendar", Shape.choice(words(Calendar.values())))
                    .optional("digits", Shape.choice(List.of("", "latn", "arab", "arabext")))
                    .optional("latinSlugs", Shape.flag())
                    .optional("standing", Shape.choice(List.of("open", "paused", "retired")))
                    .optional("fallback", Shape.line(16))
                    .optional("host", Shape.line(253))
                    .optional("look", LookJson.SHAPE);
    private static final ObjectShape FILE =
            new ObjectShape().required("editions", Shape.list(EDITION, 1, 100));

    /**
     * An edition of the file.
     *
     * @param place where it stands, as in {@code editions[2]}
     * @param host as somebody wrote it, empty for none; null when the file says nothing of it
     * @param look null when the file says nothing of it
     * @param elsewhere what its sections are in others: by section, by edition, empty for nothing
     */
    record Entry(
            String place,
            Edition edition,
            @Nullable String host,
            @Nullable Look look,
            Map<String, Map<String, String>> elsewhere) {
        String code() {
            return edition.code();
        }
    }

    private EditionJson() {}

    private static List<String> words(Calendar... calendars) {
        return Stream.of(calendars).map(Calendar::slug).toList();
    }

    /** The file of all editions. */
    static ObjectNode write(Handle handle) {
        ObjectNode file = Json.mapper().createObjectNode();
        ArrayNode list = file.putArray("editions");
        Map<String, String> hosts = Homes.list(handle);
        for (Edition edition : Editions.list(handle)) {
            String code = edition.code();
            Look look = Looks.get(handle, code);
            ObjectNode node = list.addObject();
            write(node, edition);
            node.put("host", hosts.get(code));
            if (look.equals(Look.NONE)) {
                node.putNull("look");
            } else {
                node.set("look", LookJson.write(look));
            }
            write(
                    node.putArray("sections"),
                    edition.sections(),
                    InEditions.elsewhere(
                            handle,
                            InEditions.Kind.SECTION,
                            code,
                            edition.sections().stream().map(Section::slug).toList()));
        }
        return file;
    }

    private static void write(ObjectNode node, Edition edition) {
        EditionStyle style = edition.style();
        Calendar second = style.second();
        node.put("code", edition.code())
                .put("name", edition.name())
                .put("tagline", edition.tagline())
                .put("language", edition.language())
                .put("timeZone", edition.timeZone().getId())
                .put("datePattern", edition.datePattern())
                .put("default", edition.isDefault())
                .put("calendar", style.calendar().slug())
                .put("secondCalendar", second == null ? null : second.slug())
                .put("digits", style.digits().slug())
                .put("latinSlugs", style.latinSlugs())
                .put("standing", style.standing().slug())
                .put("fallback", style.fallback());
    }

    private static void write(
            ArrayNode node, List<Section> sections, Map<String, List<Named>> elsewhere) {
        for (Section section : sections) {
            ObjectNode one =
                    node.addObject().put("slug", section.slug()).put("name", section.name());
            List<Named> others = elsewhere.getOrDefault(section.slug(), List.of());
            if (!others.isEmpty()) {
                ObjectNode there = one.putObject("elsewhere");
                others.forEach(other -> there.put(other.edition(), other.slug()));
            }
        }
    }

    /**
     * What such a file says.
     *
     * @throws Problem INVALID by the place in the file
     */
    static List<Entry> read(JsonNode file) {
        Faults faults = new Faults();
        FILE.check(file, "", faults);
        faults.throwIfAny();
        List<Entry> entries = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (JsonNode node : file.get("editions")) {
            String place = "editions[" + entries.size() + "]";
            entries.add(EditionsFile.at(place, () -> entry(place, node)));
            if (!codes.add(entries.getLast().code())) {
                faults.add(place + ".code", "is there twice", "Say all of an edition in one place");
            }
        }
        faults.throwIfAny();
        return entries;
    }

    private static Entry entry(String place, JsonNode node) {
        Map<String, Map<String, String>> elsewhere = new LinkedHashMap<>();
        for (JsonNode section : node.get("sections")) {
            Map<String, String> there = new LinkedHashMap<>();
            section.path("elsewhere")
                    .properties()
                    .forEach(one ->
                            there.put(
                                    one.getKey(),
                                    one.getValue().isNull() ? "" : one.getValue().stringValue()));
            elsewhere.put(text(section, "slug"), there);
        }
        return new Entry(
                place,
                edition(node),
                node.has("host") ? text(node, "host") : null,
                node.has("look") ? EditionsFile.at("look", () -> look(node.get("look"))) : null,
                elsewhere);
    }

    private static Look look(JsonNode node) {
        return node.isNull() ? Look.NONE : LookJson.read(node);
    }

    private static Edition edition(JsonNode node) {
        return new Edition(
                text(node, "code"),
                text(node, "name"),
                text(node, "tagline"),
                text(node, "language"),
                zone(text(node, "timeZone")),
                text(node, "datePattern"),
                node.path("default").asBoolean(false),
                node.get("sections")
                        .valueStream()
                        .map(one -> new Section(text(one, "slug"), text(one, "name")))
                        .toList(),
                new EditionStyle(
                        Calendar.find(text(node, "calendar")).orElse(Calendar.GREGORIAN),
                        Calendar.find(text(node, "secondCalendar")).orElse(null),
                        Digits.find(text(node, "digits")).orElse(Digits.OWN),
                        node.path("latinSlugs").asBoolean(false),
                        Standing.find(text(node, "standing")).orElse(Standing.OPEN),
                        fallback(node)));
    }

    private static @Nullable String fallback(JsonNode node) {
        return Optional.of(text(node, "fallback")).filter(it -> !it.isEmpty()).orElse(null);
    }

    private static String text(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.get(name).stringValue() : "";
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw Problem.invalid(
                    "timeZone", "is no time zone: " + name, "Write one such as UTC or Asia/Beirut");
        }
    }
}
