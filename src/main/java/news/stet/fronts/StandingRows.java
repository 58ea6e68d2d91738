package news.stet.fronts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The record of what stood where and how long, kept by those who hold the front's row. */
final class StandingRows {
    /** What stands in a slot now, as the record has it. */
    private record Open(
            long id,
            String container,
            int slot,
            int position,
            int weight,
            long story,
            boolean placed,
            @Nullable String byName) {
        boolean same(Open other) {
            return position == other.position
                    && weight == other.weight
                    && story == other.story
                    && placed == other.placed;
        }

        String place() {
            return container + " " + slot;
        }
    }

    private StandingRows() {}

    /** Records how the live front stands now; what is as before goes on. */
    static void note(Handle handle, FrontId front, Instant now) {
        FrontContent live = FrontRows.findLive(handle, front);
        Filled filled = FrontFill.fill(front, live, new RowSupply(handle, now));
        Map<String, Open> before = new HashMap<>();
        handle.createQuery(
                        """
                        select id, container, slot, position, weight, story, placed, by_name
                        from front_standing where front = :front and until_at is null
                        """)
                .bind("front", front.slug())
                .mapTo(Open.class)
                .forEach(open -> before.put(open.place(), open));
        List<Open> begun = new ArrayList<>();
        int position = 0;
        for (Filled.Full full : filled.containers()) {
            for (Filled.Standing standing : full.standing()) {
                Open stands = open(full.container(), standing, ++position);
                Open was = before.get(stands.place());
                if (was != null && was.same(stands)) {
                    before.remove(stands.place());
                } else {
                    begun.add(stands);
                }
            }
        }
        end(handle, before.values().stream().map(Open::id).toList(), now);
        begin(handle, front, begun, now);
        handle.createUpdate("update front set turns_at = :until where slug = :front")
                .bind("until", filled.until())
                .bind("front", front.slug())
                .execute();
    }

    private static Open open(Container container, Filled.Standing standing, int position) {
        Placed placed = standing.placed();
        return new Open(
                0,
                container.id(),
                standing.slot(),
                position,
                standing.weight(container.layout()),
                standing.story(),
                placed != null,
                placed == null ? null : placed.by());
    }

    /** Never before it began: the clocks of two nodes may differ a little. */
    private static void end(Handle handle, List<Long> ids, Instant now) {
        if (!ids.isEmpty()) {
            handle.createUpdate(
                            """
                            update front_standing set until_at = greatest(from_at, :now)
                            where id = any (:ids)
                            """)
                    .bind("now", now)
                    .bindArray("ids", Long.class, ids)
                    .execute();
        }
    }

    private static void begin(Handle handle, FrontId front, List<Open> begun, Instant now) {
        var batch =
                handle.prepareBatch(
                        """
                        insert into front_standing (front, container, slot, position, weight, story,
                            version, placed, by_name, from_at)
                        select :front, :container, :slot, :position, :weight, :story,
                            live, :placed, :by, :now from front where slug = :front
                        """);
        for (Open one : begun) {
            batch.bind("front", front.slug())
                    .bind("container", one.container())
                    .bind("slot", one.slot())
                    .bind("position", one.position())
                    .bind("weight", one.weight())
                    .bind("story", one.story())
                    .bind("placed", one.placed())
                    .bind("by", one.byName())
                    .bind("now", now)
                    .add();
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
