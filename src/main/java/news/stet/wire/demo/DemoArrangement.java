package news.stet.wire.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import news.stet.people.Actor;
import news.stet.platform.Database;
import news.stet.story.Series;
import news.stet.story.SeriesDesk;
import news.stet.story.TopicPages;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the editors of the sample newsroom made of its stories: fronts and boxes, series and the
 * texts of topics. Stories are named by their keys, as in {@code @harbour-debate-film}.
 */
final class DemoArrangement {
    private final SeriesDesk series;
    private final TopicPages topics;
    private final DemoFronts fronts;
    private final Map<String, Actor> editors;
    private final UnaryOperator<String> ids;

    /**
     * @param editors who arranges each edition
     * @param ids a story's number by its key
     */
    DemoArrangement(
            Database database,
            InstantSource clock,
            DemoFronts fronts,
            Map<String, Actor> editors,
            UnaryOperator<String> ids) {
        this.series = new SeriesDesk(database, clock);
        this.topics = new TopicPages(database, clock);
        this.fronts = fronts;
        this.editors = editors;
        this.ids = ids;
    }

    /** A front as it was published at a moment. */
    record Publication(String front, Instant at, JsonNode node) {
        String edition() {
            return front.split("\\.", 2)[0];
        }
    }

    /** All publications of fronts in the order of time, if the newsroom is filled at that time. */
    static List<Publication> publications(Instant filled) {
        List<Publication> all = new ArrayList<>();
        for (JsonNode node : DemoFiles.arrangement().get("fronts")) {
            Duration ago = Duration.ofHours(node.get("hoursAgo").intValue());
            all.add(new Publication(node.get("front").stringValue(), filled.minus(ago), node));
        }
        all.sort(Comparator.comparing(Publication::at));
        return all;
    }

    /** The keys of all stories that are named. */
    static Set<String> stories() {
        Set<String> keys = new HashSet<>();
        collect(DemoFiles.arrangement(), keys);
        return keys;
    }

    private static void collect(JsonNode node, Set<String> keys) {
        if (node.isString() && node.stringValue().startsWith("@")) {
            keys.add(node.stringValue().substring(1));
        }
        node.forEach(inside -> collect(inside, keys));
    }

    /** Gives readers a front; one that was given to them then already stays. */
    void publish(Publication one) {
        JsonNode note = one.node().get("note");
        fronts.publish(
                editor(one.edition()),
                one.front(),
                resolved(one.node().get("containers")),
                note == null ? null : note.stringValue(),
                one.at());
    }

    /** Puts the rest in place; what is there already stays. */
    void finish(Instant filled) {
        JsonNode all = DemoFiles.arrangement();
        all.get("boxes").forEach(this::putBox);
        all.get("series").forEach(this::putSeries);
        all.get("topics").forEach(topic -> putTopic(topic, filled));
    }

    private void putBox(JsonNode box) {
        fronts.put(editor(text(box, "edition")), (ObjectNode) resolved(box));
    }

    private void putSeries(JsonNode one) {
        String edition = text(one, "edition");
        if (series.find(edition, text(one, "slug")).isEmpty()) {
            var unused =
                    series.put(
                            editor(edition),
                            new Series(
                                    edition,
                                    text(one, "slug"),
                                    text(one, "name"),
                                    text(one, "description"),
                                    one.get("planned").intValue(),
                                    one.get("parts")
                                            .valueStream()
                                            .map(part -> id(part.stringValue()))
                                            .toList()));
        }
    }

    private void putTopic(JsonNode one, Instant filled) {
        String edition = text(one, "edition");
        LocalDate today = LocalDate.ofInstant(filled, ZoneOffset.UTC);
        List<TopicPages.Event> events = new ArrayList<>();
        for (JsonNode event : one.get("events")) {
            events.add(
                    new TopicPages.Event(
                            today.minusDays(event.get("daysAgo").intValue()),
                            text(event, "text"),
                            story(event.get("story"))));
        }
        var text = new TopicPages.Text(text(one, "description"), story(one.get("lead")), events);
        var unused = topics.put(editor(edition), edition, text(one, "topic"), text);
    }

    private @Nullable Long story(@Nullable JsonNode named) {
        return named == null ? null : id(named.stringValue());
    }

    private long id(String named) {
        return Long.parseLong(ids.apply(named.substring(1)));
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).stringValue();
    }

    private Actor editor(String edition) {
        Actor editor = editors.get(edition);
        if (editor == null) {
            throw new IllegalStateException("nobody edits " + edition);
        }
        return editor;
    }

    /** The same with numbers for keys. */
    private JsonNode resolved(JsonNode node) {
        JsonNode copy = node.deepCopy();
        resolve(copy);
        return copy;
    }

    private void resolve(JsonNode node) {
        switch (node) {
            case ObjectNode object -> {
                for (String field : List.copyOf(object.propertyNames())) {
                    JsonNode value = object.get(field);
                    if (isNamed(value)) {
                        object.put(field, ids.apply(value.stringValue().substring(1)));
                    } else {
                        resolve(value);
                    }
                }
            }
            case tools.jackson.databind.node.ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    if (isNamed(array.get(i))) {
                        array.set(i, ids.apply(array.get(i).stringValue().substring(1)));
                    } else {
                        resolve(array.get(i));
                    }
                }
            }
            default -> {}
        }
    }

    private static boolean isNamed(JsonNode value) {
        return value.isString() && value.stringValue().startsWith("@");
    }
}
