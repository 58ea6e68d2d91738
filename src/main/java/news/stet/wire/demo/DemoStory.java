package news.stet.wire.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import news.stet.story.StoryContent;
import news.stet.story.StoryJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One story of the sample newsroom in its envelope. The story is the contract's JSON, except that
 * media and other stories are named ({@code @harbour-gold}, {@code @budget-vote}) and that times of
 * live posts count minutes from its publication ({@code @35}).
 *
 * @param key its name here, which other stories refer to
 * @param until where its way ends: live, or a status on the way there
 */
record DemoStory(String key, String until, JsonNode envelope, List<Correction> corrections) {
    /** The name of the one film, which {@code drawings.json} does not know. */
    static final String FILM = "film";

    /** What stands for the film on a machine that cannot make one. */
    static final String INSTEAD_OF_FILM = "harbour-dusk";

    /** A correction, so long after publication: a public note and the words to exchange. */
    record Correction(Duration after, String note, Map<String, String> exchange) {}

    static DemoStory of(JsonNode envelope) {
        List<Correction> corrections = new ArrayList<>();
        for (JsonNode then : envelope.path("then")) {
            JsonNode replace = then.get("replace").get(0);
            corrections.add(
                    new Correction(
                            hours(then.get("afterHours")),
                            then.get("note").stringValue(),
                            Map.of(
                                    replace.get("from").stringValue(),
                                    replace.get("to").stringValue())));
        }
        JsonNode until = envelope.get("until");
        return new DemoStory(
                envelope.get("key").stringValue(),
                until == null ? "live" : until.stringValue(),
                envelope,
                List.copyOf(corrections));
    }

    private static Duration hours(JsonNode hours) {
        return Duration.ofSeconds(Math.round(hours.doubleValue() * 3600));
    }

    @Override
    public String toString() {
        return "DemoStory " + key;
    }

    JsonNode story() {
        return envelope.get("story");
    }

    String edition() {
        return story().get("edition").stringValue();
    }

    /** The key of the story it is a translation of. */
    Optional<String> source() {
        return Optional.ofNullable(envelope.get("translates")).map(JsonNode::stringValue);
    }

    /** The first name of the byline, empty for an unsigned story. */
    String writer() {
        JsonNode byline = story().path("byline");
        return byline.isEmpty() ? "" : byline.get(0).stringValue();
    }

    /** When it was published, or last worked on, if the newsroom is filled at that time. */
    Instant moment(Instant filled) {
        JsonNode hoursAgo = envelope.get("hoursAgo");
        if (hoursAgo != null) {
            return filled.minus(hours(hoursAgo));
        }
        return filled.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .minusDays(envelope.get("daysAgo").intValue())
                .atTime(LocalTime.parse(envelope.get("time").stringValue()))
                .toInstant(ZoneOffset.UTC);
    }

    /** When a scheduled one goes out, if the newsroom is filled at that time. */
    Instant due(Instant filled) {
        return filled.plus(hours(envelope.get("dueInHours")));
    }

    /** The names of drawings it needs, the film's among them. */
    Set<String> media() {
        Set<String> names = new LinkedHashSet<>();
        JsonNode picture = envelope.get("picture");
        if (picture != null) {
            names.add(picture.get("drawing").stringValue());
        }
        story().findValues("media").forEach(media -> names.add(name(media)));
        return names;
    }

    /** The keys of the stories it links to. */
    List<String> links() {
        return story().get("body")
                .valueStream()
                .filter(block -> block.get("type").stringValue().equals("story"))
                .map(block -> name(block.get("id")))
                .toList();
    }

    private static String name(JsonNode named) {
        return named.stringValue().substring(1);
    }

    /** What the picture on top shows, for those who cannot see it; empty when there is none. */
    String alt() {
        JsonNode picture = envelope.get("picture");
        return picture == null ? "" : picture.get("alt").stringValue();
    }

    /**
     * The story with every name replaced.
     *
     * @param media the id for a drawing's name; null for the film when there is none
     * @param link the id for a story's key
     */
    StoryContent content(
            Instant filled,
            Lookup media,
            UnaryOperator<String> link,
            Map<String, String> exchange) {
        ObjectNode story = (ObjectNode) story().deepCopy();
        putMainMedia(story, media);
        resolve(story, moment(filled), media, link);
        exchange.forEach((from, to) -> exchange(story, from, to));
        JsonNode embargo = envelope.get("embargoInHours");
        if (embargo != null) {
            story.put("embargoedUntil", filled.plus(hours(embargo)).toString());
        }
        return StoryJson.read(story);
    }

    /** Gives the id of a medium by its name. */
    interface Lookup {
        @Nullable String id(String name);
    }

    private void putMainMedia(ObjectNode story, Lookup media) {
        JsonNode picture = envelope.get("picture");
        if (picture == null) {
            return;
        }
        String drawing = picture.get("drawing").stringValue();
        String film = drawing.equals(FILM) ? media.id(FILM) : null;
        ObjectNode main = story.putObject("mainMedia");
        main.put("type", film != null ? "video" : "picture");
        if (film != null) {
            main.put("media", film);
        } else {
            main.put("media", media.id(drawing.equals(FILM) ? INSTEAD_OF_FILM : drawing));
            main.set("alt", picture.get("alt"));
        }
        main.set("caption", picture.get("caption"));
        main.set("credit", picture.get("credit"));
        if (drawing.equals(FILM) && film == null) {
            story.put("type", "article");
            story.remove("kicker");
        }
    }

    private static void resolve(
            JsonNode node, Instant published, Lookup media, UnaryOperator<String> link) {
        if (node instanceof ObjectNode object) {
            for (String field : List.of("media", "id", "at")) {
                JsonNode value = object.get(field);
                if (value != null && value.isString() && value.stringValue().startsWith("@")) {
                    String name = name(value);
                    object.put(
                            field,
                            switch (field) {
                                case "media" -> media.id(name);
                                case "id" -> link.apply(name);
                                default ->
                                        published
                                                .plus(Duration.ofMinutes(Long.parseLong(name)))
                                                .toString();
                            });
                }
            }
        }
        node.forEach(inside -> resolve(inside, published, media, link));
    }

    private static void exchange(JsonNode node, String from, String to) {
        if (node instanceof ObjectNode object) {
            for (String field : List.copyOf(object.propertyNames())) {
                JsonNode value = object.get(field);
                if (value.isString()) {
                    object.put(field, value.stringValue().replace(from, to));
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).isString()) {
                    array.set(i, array.get(i).stringValue().replace(from, to));
                }
            }
        }
        node.forEach(inside -> exchange(inside, from, to));
    }
}
