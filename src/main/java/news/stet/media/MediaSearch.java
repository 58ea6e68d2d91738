package news.stet.media;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Looks for items of the library. */
final class MediaSearch {
    private static final int MAX_SIMILAR = 12;
    private static final Duration SOON = Duration.ofDays(7);

    /** When it was taken, or else added, as text that sorts. */
    private static final String DAY =
            "(case when taken = '' then to_char(added_at at time zone 'UTC', 'YYYY-MM-DD') else taken end)";

    private MediaSearch() {}

    /** Items that match, the newest first. */
    static List<MediaItem> list(Handle handle, MediaQuery query, Instant now, int limit) {
        var sql =
                new StringBuilder(
                        """
                        select * from media
                        where id < :before and (:words = '' or words @@ to_tsquery('simple', :words))
                        """);
        if (query.kind() != null) {
            sql.append(" and kind = :kind");
        }
        if (!query.from().isEmpty()) {
            sql.append(" and ").append(DAY).append(" >= :from");
        }
        if (!query.until().isEmpty()) {
            // Everything of that day sorts before what begins with a tilde.
            sql.append(" and ").append(DAY).append(" < :until || '~'");
        }
        if (query.rights() != null) {
            sql.append(
                    switch (query.rights()) {
                        case USABLE ->
                                " and shown and licence <> 'unknown' and 'site' = any (uses)";
                        case ENDING -> " and shown and rights_until < :soon";
                        case UNKNOWN -> " and shown and licence = 'unknown'";
                        case WITHDRAWN -> " and not shown";
                    });
        }
        sql.append(" order by id desc limit :limit");
        return handle.createQuery(sql)
                .bind("before", query.before())
                .bind("words", words(query))
                .bind("kind", query.kind() == null ? "" : query.kind().slug())
                .bind("from", query.from())
                .bind("until", query.until())
                .bind("soon", now.plus(SOON))
                .bind("limit", limit)
                .map((row, context) -> MediaRows.of(row))
                .list();
    }

    /** What looks nearly like that one, the most alike first. */
    static List<MediaItem> similar(Handle handle, long id) {
        return handle.createQuery(
                        """
                        select m.* from media m join (
                            select near.id, bit_count((near.print # own.print)::bit(64)) as apart
                            from media near, (select print from media where id = :id) as own
                            where near.print is not null and near.id <> :id
                              and bit_count((near.print # own.print)::bit(64)) <= :most) as found using (id)
                        order by found.apart, m.id desc limit :limit
                        """)
                .bind("id", id)
                .bind("most", PerceptualHash.NEAR)
                .bind("limit", MAX_SIMILAR)
                .map((row, context) -> MediaRows.of(row))
                .list();
    }

    /** As PostgreSQL asks; weights say which words are people and which are credits. */
    private static String words(MediaQuery query) {
        List<String> all = new ArrayList<>();
        add(all, query.words(), ":*");
        add(all, query.person(), ":*A");
        add(all, query.credit(), ":*B");
        return String.join(" & ", all);
    }

    private static void add(List<String> all, String text, String suffix) {
        String words =
                text.codePoints()
                        .limit(500)
                        .mapToObj(Character::toString)
                        .map(c -> c.codePoints().allMatch(Character::isLetterOrDigit) ? c : " ")
                        .collect(Collectors.joining())
                        .strip();
        if (!words.isEmpty()) {
            for (String word : words.split("\\s+")) {
                all.add(word + suffix);
            }
        }
    }
}
