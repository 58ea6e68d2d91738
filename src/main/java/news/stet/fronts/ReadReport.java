package news.stet.fronts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How often stories were read on one node in some seconds, as one node tells it to the others:
 * {@code node number story:reads …}. There is nothing in it of who read.
 *
 * @param node another one for each start of a node
 * @param number of the report, growing on each node: a report counts once
 * @param reads by story
 */
record ReadReport(UUID node, long number, Map<Long, Integer> reads) {
    /** PostgreSQL passes on 8,000 bytes; one story takes at most 30 of them. */
    static final int MOST_STORIES = 250;

    private static final Pattern SHAPE =
            Pattern.compile(
                    "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12} [0-9]{1,18}(?: [0-9]{1,18}:[1-9][0-9]{0,8})+");

    /** Reports of no more stories each than can be passed on. */
    static List<ReadReport> of(UUID node, long first, Map<Long, Integer> reads) {
        List<ReadReport> reports = new ArrayList<>();
        Map<Long, Integer> some = new LinkedHashMap<>();
        for (Map.Entry<Long, Integer> one : reads.entrySet()) {
            some.put(one.getKey(), one.getValue());
            if (some.size() == MOST_STORIES) {
                reports.add(new ReadReport(node, first + reports.size(), Map.copyOf(some)));
                some.clear();
            }
        }
        if (!some.isEmpty()) {
            reports.add(new ReadReport(node, first + reports.size(), Map.copyOf(some)));
        }
        return reports;
    }

    String write() {
        var text = new StringBuilder().append(node).append(' ').append(number);
        reads.forEach((story, count) -> text.append(' ').append(story).append(':').append(count));
        return text.toString();
    }

    /** Empty for what is none: whoever may call in this database is not always one of us. */
    static Optional<ReadReport> read(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        String[] parts = text.split(" ");
        Map<Long, Integer> reads = new LinkedHashMap<>();
        for (int i = 2; i < parts.length; i++) {
            String[] one = parts[i].split(":");
            reads.put(Long.valueOf(one[0]), Integer.valueOf(one[1]));
        }
        return Optional.of(
                new ReadReport(UUID.fromString(parts[0]), Long.parseLong(parts[1]), reads));
    }
}
