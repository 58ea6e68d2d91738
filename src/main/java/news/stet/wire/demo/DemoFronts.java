package news.stet.wire.demo;

import java.time.Instant;
import java.time.InstantSource;
import news.stet.people.Actor;
import news.stet.platform.Database;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The doors through which the sample newsroom's editors arrange fronts and boxes. */
public interface DemoFronts {
    /** Opens the doors, which go by that clock. */
    interface Opening {
        DemoFronts open(Database database, InstantSource clock);
    }

    /**
     * Gives readers a front, unless it was given to them at that moment already.
     *
     * @param front its name, as in {@code en.culture}
     * @param containers as the API takes them
     */
    void publish(
            Actor editor, String front, JsonNode containers, @Nullable String note, Instant at);

    /**
     * Puts a box in order, unless there is one of that name.
     *
     * @param box with edition, box, name, stories, and perhaps sticky, size and query
     */
    void put(Actor editor, ObjectNode box);
}
