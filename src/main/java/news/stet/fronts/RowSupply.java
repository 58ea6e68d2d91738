package news.stet.fronts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Stories for open slots straight from the rows, for who keeps no page of it. */
record RowSupply(Handle handle, Instant now) implements Supply {
    @Override
    public List<Long> newest(FillQuery query, int count) {
        return FillRows.list(handle, query, () -> now)
                .bind("count", count)
                .mapTo(Long.class)
                .list();
    }

    @Override
    public Map<Long, Instant> published(List<Long> stories) {
        return FillRows.published(handle, stories);
    }
}
