package news.stet.story.shape;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A moment as ISO 8601 with an offset, between the years 1000 and 9999. */
public record MomentShape() implements Shape {
    private static final String FIX = "Send ISO 8601 with an offset, as in 2016-12-23T15:00:22Z";

    /** Longer than any such moment; keeps a hostile string from the parser. */
    private static final int MAX_CHARS = 40;

    @Override
    public void check(JsonNode node, String path, Faults faults) {
        if (!node.isString()) {
            faults.add(path, "is " + Schemas.nameOf(node), FIX);
            return;
        }
        try {
            if (node.stringValue().length() > MAX_CHARS) {
                throw new DateTimeException("too long");
            }
            OffsetDateTime moment = OffsetDateTime.parse(node.stringValue());
            if (moment.getYear() < 1000 || moment.getYear() > 9998) {
                faults.add(path, "is in the year " + moment.getYear(), FIX);
            }
        } catch (DateTimeException _) {
            faults.add(path, "is not a moment", FIX);
        }
    }

    /** The instant of a node that was checked. */
    public static Instant read(JsonNode node) {
        return OffsetDateTime.parse(node.stringValue()).toInstant();
    }

    @Override
    public ObjectNode schema() {
        return Schemas.type("string").put("format", "date-time");
    }
}
