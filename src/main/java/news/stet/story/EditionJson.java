package news.stet.story;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import news.stet.platform.Json;
import news.stet.platform.Problem;
import news.stet.story.EditionStyle.Calendar;
import news.stet.story.EditionStyle.Digits;
import news.stet.story.EditionStyle.Standing;
import news.stet.story.InEditions.Named;
import news.stet.story.shape.Faults;
import news.stet.story.shape.ObjectShape;
import news.stet.story.shape.Shape;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Editions as they stand in a file. */
public final class EditionJson {
    private static final String SLUG = "[a-z][a-z0-9-]*";
    private static final ObjectShape SECTION =
            new ObjectShape()
                    .required("slug", Shape.matching(40, SLUG, "small letters, as in world"))
                    .required("name", Shape.line(100))
                    .optional("elsewhere", Shape.object());
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
                    .optional("fallback", Shape.line(16));
    private static final ObjectShape FILE =
            new ObjectShape().required("editions", Shape.list(EDITION, 1, 100));

    /**
     * An edition with what its sections are in others.
     *
     * @param elsewhere by section: by edition
     */
    public record Entry(Edition edition, Map<String, Map<String, String>> elsewhere) {}

    private EditionJson() {}

    private static List<String> words(Calendar... calendars) {
        return Stream.of(calendars).map(Calendar::slug).toList();
    }

    /** The file of all editions. */
    public static ObjectNode write(Editions editions, InEditions inEditions) {
        ObjectNode file = Json.mapper().createObjectNode();
        ArrayNode list = file.putArray("editions");
        for (Edition edition : editions.list()) {
            write(
                    list.addObject(),
                    edition,
                    inEditions.elsewhere(
                            InEditions.Kind.SECTION,
                            edition.code(),
                            edition.sections().stream().map(Section::slug).toList()));
        }
        return file;
    }

    private static void write(
            ObjectNode node, Edition edition, Map<String, List<Named>> elsewhere) {
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
        ArrayNode sections = node.putArray("sections");
        for (Section section : edition.sections()) {
            ObjectNode one =
                    sections.addObject().put("slug", section.slug()).put("name", section.name());
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
     * @throws Problem INVALID by field
     */
    public static List<Entry> read(JsonNode file) {
        Faults faults = new Faults();
        FILE.check(file, "", faults);
        faults.throwIfAny();
        return file.get("editions").valueStream().map(EditionJson::entry).toList();
    }

    private static Entry entry(JsonNode node) {
        Map<String, Map<String, String>> elsewhere = new LinkedHashMap<>();
        for (JsonNode section : node.get("sections")) {
            Map<String, String> there = new LinkedHashMap<>();
            section.path("elsewhere")
                    .properties()
                    .forEach(one -> there.put(one.getKey(), one.getValue().asString()));
            elsewhere.put(text(section, "slug"), there);
        }
        return new Entry(edition(node), elsewhere);
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
