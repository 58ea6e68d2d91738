package news.stet.desk.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import news.stet.fronts.Filled;
import news.stet.fronts.Front;
import news.stet.fronts.FrontHistory;
import news.stet.platform.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Fronts and their past as the API gives them. */
final class FrontViews {
    private FrontViews() {}

    static ArrayNode filled(Filled filled) {
        ArrayNode all = Json.mapper().createArrayNode();
        for (Filled.Full full : filled.containers()) {
            ObjectNode container = all.addObject().put("container", full.container().id());
            ArrayNode slots = container.putArray("slots");
            for (Filled.Standing one : full.standing()) {
                slots.addObject()
                        .put("slot", one.slot())
                        .put("story", Long.toString(one.story()))
                        .put("placed", one.placed() != null)
                        .put("weight", one.weight(full.container().layout()));
            }
        }
        return all;
    }

    static void put(ObjectNode node, Front.@Nullable Change change) {
        if (change == null) {
            node.putNull("changed");
        } else {
            node.putObject("changed")
                    .put("verb", change.verb())
                    .put("by", change.by())
                    .put("at", change.at().toString());
        }
    }

    static void put(ObjectNode node, Front.@Nullable Due due) {
        if (due == null) {
            node.putNull("due");
        } else {
            node.putObject("due")
                    .put("version", Integer.toString(due.version()))
                    .put("at", due.at().toString());
        }
    }

    static ObjectNode publication(FrontHistory.Publication one) {
        return Json.mapper()
                .createObjectNode()
                .put("version", Integer.toString(one.version()))
                .put("verb", one.verb())
                .put("note", one.note())
                .put("by", one.by())
                .put("at", one.at().toString())
                .put("until", text(one.until()));
    }

    static ObjectNode stood(FrontHistory.Stood one, Instant now) {
        Instant end = Objects.requireNonNullElse(one.until(), now);
        return Json.mapper()
                .createObjectNode()
                .put("story", Long.toString(one.story()))
                .put("headline", one.headline())
                .put("container", one.container())
                .put("slot", one.slot())
                .put("position", one.position())
                .put("weight", one.weight())
                .put("placed", one.placed())
                .put("by", one.by())
                .put("version", Integer.toString(one.version()))
                .put("from", one.from().toString())
                .put("until", text(one.until()))
                .put("seconds", Math.max(0, Duration.between(one.from(), end).toSeconds()));
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
