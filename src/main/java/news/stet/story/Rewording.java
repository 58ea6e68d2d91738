package news.stet.story;

import java.util.ArrayList;
import java.util.List;
import news.stet.platform.Json;
import news.stet.story.difference.Piece;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** A stretch of a story's words around what was put right, as it was and as it is. */
public record Rewording(List<Stretch> stretches) {
    /** Words that stayed, went or came. */
    public record Stretch(Piece.Kind kind, String words) {}

    public Rewording {
        stretches = List.copyOf(stretches);
    }

    /** The stretches readers saw before. */
    public List<Stretch> before() {
        return without(Piece.Kind.ADDED);
    }

    /** Those they see now. */
    public List<Stretch> after() {
        return without(Piece.Kind.REMOVED);
    }

    private List<Stretch> without(Piece.Kind kind) {
        return stretches.stream().filter(stretch -> stretch.kind() != kind).toList();
    }

    static String writeAll(List<Rewording> rewordings) {
        ArrayNode all = Json.mapper().createArrayNode();
        for (Rewording rewording : rewordings) {
            ArrayNode one = all.addArray();
            for (Stretch stretch : rewording.stretches()) {
                one.addArray().add(stretch.kind().name()).add(stretch.words());
            }
        }
        return Json.write(all);
    }

    /** Reads what the database keeps of a correction; none for one older than that. */
    public static List<Rewording> readAll(@Nullable String json) {
        return json == null ? List.of() : readAll(Json.read(json));
    }

    /** The same from JSON that was read. */
    public static List<Rewording> readAll(JsonNode rewordings) {
        List<Rewording> all = new ArrayList<>();
        for (JsonNode rewording : rewordings) {
            List<Stretch> stretches = new ArrayList<>();
            for (JsonNode stretch : rewording) {
                stretches.add(
                        new Stretch(
                                Piece.Kind.valueOf(stretch.get(0).stringValue()),
                                stretch.get(1).stringValue()));
            }
            all.add(new Rewording(stretches));
        }
        return all;
    }
}
