package news.stet.fronts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import news.stet.platform.Json;
import news.stet.story.StoryType;
import news.stet.story.shape.Faults;
import news.stet.story.shape.ObjectShape;
import news.stet.story.shape.Shape;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fronts as JSON: kept, sent and taken in one form, checked on every way in. */
public final class FrontJson {
    static final int MAX_CONTAINERS = 40;
    static final int MAX_SLOTS = 40;
    static final int MAX_SUBLINKS = 6;

    private static final int MAX_HOURS = 10_000;
    private static final Shape NAME =
            Shape.matching(40, "[a-z][a-z0-9-]{0,39}", "1 to 40 of a-z, 0-9 and hyphen");

    /** An override may be empty: it then shows nothing. */
    private static final Shape WORDS = Shape.piece(1_000);

    /** A query as programs send it. */
    public static final ObjectShape QUERY =
            new ObjectShape()
                    .optional("edition", NAME)
                    .optional("section", NAME)
                    .optional("topic", Shape.line(120))
                    .optional(
                            "type",
                            Shape.choice(
                                    java.util.Arrays.stream(StoryType.values())
                                            .map(StoryType::slug)
                                            .toList()))
                    .optional("hours", Shape.number(1, MAX_HOURS))
                    .optional("pictures", Shape.flag());

    /** What can be said of a placed story beside which it is. */
    static ObjectShape overrides() {
        return new ObjectShape()
                .optional("sticky", Shape.flag())
                .optional("kicker", WORDS)
                .optional("headline", WORDS)
                .optional("standfirst", WORDS)
                .optional("picture", Shape.id())
                .optional("crop", Shape.choice(List.of("16x9", "4x3", "1x1")))
                .optional("size", Shape.choice(Boost.slugs()))
                .optional("sublinks", Shape.list(Shape.id(), 0, MAX_SUBLINKS))
                .optional("until", Shape.moment());
    }

    private static final ObjectShape SLOT =
            overrides()
                    .optional("story", Shape.id())
                    .readOnly("by", Shape.line(200))
                    .readOnly("at", Shape.moment());

    private static final ObjectShape CONTAINER =
            new ObjectShape()
                    .required("id", NAME)
                    .required("layout", Shape.choice(FrontLayout.slugs()))
                    .optional("title", Shape.piece(120))
                    .optional("query", QUERY)
                    .required("slots", Shape.list(SLOT, 1, MAX_SLOTS));

    /** What may be sent for the containers of a front. */
    public static final Shape SHAPE = Shape.list(CONTAINER, 0, MAX_CONTAINERS);

    private FrontJson() {}

    /**
     * Reads what somebody sent.
     *
     * @param containers an array
     * @throws news.stet.platform.Problem INVALID naming each field that is not right
     */
    public static FrontContent read(JsonNode containers) {
        Faults faults = new Faults();
        SHAPE.check(containers, "containers", faults);
        faults.throwIfAny();
        FrontContent content = readKept(containers);
        check(content, faults);
        faults.throwIfAny();
        return content;
    }

    private static void check(FrontContent content, Faults faults) {
        Set<String> ids = new HashSet<>();
        Set<Long> stories = new HashSet<>();
        for (int i = 0; i < content.containers().size(); i++) {
            Container container = content.containers().get(i);
            String path = "containers[" + i + "]";
            if (!ids.add(container.id())) {
                faults.add(path + ".id", "is there a second time", "Give each its own");
            }
            for (int slot = 0; slot < container.slots().size(); slot++) {
                Placed placed = container.slots().get(slot).placed();
                if (placed != null && !stories.add(placed.story())) {
                    faults.add(
                            path + ".slots[" + slot + "].story",
                            "names the story " + placed.story() + " a second time",
                            "A story stands once on a front; leave one out");
                }
            }
        }
    }

    /** Reads what was checked before. */
    static FrontContent readKept(JsonNode containers) {
        List<Container> all = new ArrayList<>();
        for (JsonNode one : containers) {
            List<Slot> slots = new ArrayList<>();
            one.path("slots").forEach(slot -> slots.add(slot(slot)));
            all.add(
                    new Container(
                            one.path("id").asString(""),
                            FrontLayout.find(one.path("layout").asString("")).orElseThrow(),
                            one.path("title").asString("").strip(),
                            query(one.path("query")),
                            slots));
        }
        return new FrontContent(all);
    }

    /** Reads a query that was checked before. */
    public static FillQuery query(JsonNode node) {
        return new FillQuery(
                text(node, "edition"),
                text(node, "section"),
                text(node, "topic"),
                text(node, "type"),
                node.hasNonNull("hours") ? node.get("hours").intValue() : null,
                node.hasNonNull("pictures") ? node.get("pictures").booleanValue() : null);
    }

    private static Slot slot(JsonNode node) {
        return node.hasNonNull("story") ? new Slot(placed(node)) : Slot.OPEN;
    }

    /** A placed story of its JSON, in which the story is named. */
    static Placed placed(JsonNode node) {
        List<Long> sublinks = new ArrayList<>();
        node.path("sublinks").forEach(id -> sublinks.add(Long.valueOf(id.stringValue())));
        return new Placed(
                Long.parseLong(node.get("story").stringValue()),
                node.path("sticky").asBoolean(false),
                text(node, "kicker"),
                text(node, "headline"),
                text(node, "standfirst"),
                node.hasNonNull("picture") ? Long.valueOf(node.get("picture").stringValue()) : null,
                text(node, "crop"),
                node.hasNonNull("size") ? Boost.get(node.get("size").stringValue()) : Boost.NORMAL,
                sublinks,
                instant(node, "until"),
                text(node, "by"),
                instant(node, "at"));
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.get(name).stringValue().strip() : null;
    }

    private static @Nullable Instant instant(JsonNode node, String name) {
        return node.hasNonNull(name)
                ? java.time.OffsetDateTime.parse(node.get(name).stringValue()).toInstant()
                : null;
    }

    /** The containers as an array. */
    public static tools.jackson.databind.node.ArrayNode write(FrontContent content) {
        var all = Json.mapper().createArrayNode();
        for (Container container : content.containers()) {
            ObjectNode node = all.addObject();
            node.put("id", container.id());
            node.put("layout", container.layout().slug());
            node.put("title", container.title());
            node.set("query", write(container.query()));
            var slots = node.putArray("slots");
            container.slots().forEach(slot -> write(slots.addObject(), slot.placed()));
        }
        return all;
    }

    /** A container without its slots, and how many it has, as text. */
    public static String container(Container container) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("title", container.title());
        node.put("layout", container.layout().slug());
        node.put("slots", container.slots().size());
        node.set("query", write(container.query()));
        return Json.write(node);
    }

    /** What editors said of a placed story, as text. */
    public static String placedText(Placed placed) {
        ObjectNode node = Json.mapper().createObjectNode();
        write(node, placed);
        return Json.write(node);
    }

    /** A query, without what it does not ask about. */
    public static ObjectNode write(FillQuery query) {
        ObjectNode node = Json.mapper().createObjectNode();
        put(node, "edition", query.edition());
        put(node, "section", query.section());
        put(node, "topic", query.topic());
        put(node, "type", query.type());
        if (query.hours() != null) {
            node.put("hours", query.hours());
        }
        if (query.pictures() != null) {
            node.put("pictures", query.pictures());
        }
        return node;
    }

    /** What is not said is left out. */
    static void write(ObjectNode node, @Nullable Placed placed) {
        if (placed == null) {
            return;
        }
        node.put("story", Long.toString(placed.story()));
        if (placed.sticky()) {
            node.put("sticky", true);
        }
        put(node, "kicker", placed.kicker());
        put(node, "headline", placed.headline());
        put(node, "standfirst", placed.standfirst());
        put(node, "picture", placed.picture());
        put(node, "crop", placed.crop());
        if (placed.size() != Boost.NORMAL) {
            node.put("size", placed.size().slug());
        }
        if (!placed.sublinks().isEmpty()) {
            var links = node.putArray("sublinks");
            placed.sublinks().forEach(id -> links.add(Long.toString(id)));
        }
        put(node, "until", placed.until());
        put(node, "by", placed.by());
        put(node, "at", placed.at());
    }

    private static void put(ObjectNode node, String name, @Nullable Object value) {
        if (value != null) {
            node.put(name, value.toString());
        }
    }
}
