package news.stet;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import news.stet.fronts.BoxOrder;
import news.stet.fronts.BoxRules;
import news.stet.fronts.Boxes;
import news.stet.fronts.FrontHistory;
import news.stet.fronts.FrontId;
import news.stet.fronts.FrontJson;
import news.stet.fronts.Fronts;
import news.stet.people.Actor;
import news.stet.platform.Database;
import news.stet.wire.demo.DemoFronts;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Arranges the sample newsroom's fronts and boxes by the verbs that its editors use. */
public final class SampleFronts implements DemoFronts {
    private final Fronts fronts;
    private final FrontHistory history;
    private final Boxes boxes;

    public SampleFronts(Database database, InstantSource clock) {
        this.fronts = new Fronts(database, clock);
        this.history = new FrontHistory(database);
        this.boxes = new Boxes(database, clock);
    }

    @Override
    public void publish(
            Actor editor, String front, JsonNode containers, @Nullable String note, Instant at) {
        FrontId which = FrontId.get(front);
        if (history.publications(editor, which, at, at.plusSeconds(1)).stream()
                .anyMatch(one -> !one.at().isBefore(at.minusSeconds(1)))) {
            return;
        }
        fronts.put(editor, which, FrontJson.read(containers), null);
        fronts.publish(editor, which, null, note);
    }

    @Override
    public void put(Actor editor, ObjectNode box) {
        String edition = box.get("edition").stringValue();
        String name = box.get("box").stringValue();
        if (boxes.find(edition, name).isPresent()) {
            return;
        }
        List<Long> stories = ids(box.get("stories"));
        Map<Long, Integer> sticky = new HashMap<>();
        ids(box.path("sticky")).forEach(id -> sticky.put(id, stories.indexOf(id)));
        var rules =
                new BoxRules(box.path("size").asInt(0), FrontJson.query(box.path("query")), sticky);
        boxes.put(
                editor,
                new BoxOrder(edition, name, box.get("name").stringValue(), stories, null, rules));
    }

    private static List<Long> ids(JsonNode list) {
        return list.valueStream().map(id -> Long.valueOf(id.stringValue())).toList();
    }
}
