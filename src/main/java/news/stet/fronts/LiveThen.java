package news.stet.fronts;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Which stories readers saw at an earlier moment, out of what was published and withdrawn: what a
 * front that arranges itself had to show.
 */
final class LiveThen {
    /** So many numbers are looked through; a section that brought less in them shows less. */
    private static final long DEEPEST = 20_000;

    private record First(long sort, Instant at) {}

    private LiveThen() {}

    /** The newest of an edition or a section, the newest first. */
    static List<Long> newest(Handle handle, FrontId front, Instant at, int limit) {
        long highest = highest(handle, at);
        return handle.createQuery(
                        """
                        select s.id from story s
                        cross join lateral (
                            select r.verb, r.content->>'section' as section from revision r
                            where r.story = s.id and r.at <= :at
                              and r.verb in ('publish', 'correct', 'withhold', 'kill')
                            order by r.number desc limit 1) as last
                        where s.sort <= :highest and s.sort > :lowest and s.edition = :edition
                          and last.verb in ('publish', 'correct')
                          and (:section::text is null or last.section = :section)
                        order by s.sort desc limit :limit
                        """)
                .bind("at", at)
                .bind("highest", highest)
                .bind("lowest", highest - DEEPEST)
                .bind("edition", front.edition())
                .bind("section", front.section())
                .bind("limit", limit)
                .mapTo(Long.class)
                .list();
    }

    /** The highest sort by then: they are given one after the other, so it is halved up to it. */
    private static long highest(Handle handle, Instant at) {
        long low = 0;
        long high =
                handle.createQuery("select coalesce(max(sort), 0) from story")
                        .mapTo(Long.class)
                        .one();
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            Optional<First> first = first(handle, middle);
            if (first.isEmpty() || first.get().at().isAfter(at)) {
                high = middle - 1;
            } else {
                low = first.get().sort();
            }
        }
        return low;
    }

    /** When the story of that sort, or the next one above, was first published. */
    private static Optional<First> first(Handle handle, long sort) {
        return handle.createQuery(
                        """
                        select s.sort, (select min(r.at) from revision r
                                        where r.story = s.id and r.verb = 'publish') as at
                        from story s where s.sort >= :sort order by s.sort limit 1
                        """)
                .bind("sort", sort)
                .map((row, context) -> {
                    OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
                    return new First(
                            row.getLong("sort"), at == null ? Instant.MIN : at.toInstant());
                })
                .findOne();
    }
}
