package news.stet.story;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Stories to be read in an order.
 *
 * @param slug its name in addresses
 * @param planned how many parts there will be; 0 when nobody knows
 * @param parts in their order, whether readers see them yet or not
 */
public record Series(
        String edition,
        String slug,
        String name,
        String description,
        int planned,
        List<Long> parts) {
    public static final int MAX_PARTS = 200;

    public Series {
        planned = Math.max(0, planned);
        parts = List.copyOf(parts);
    }

    /** That series, within somebody's connection; empty when there is none. */
    public static Optional<Series> find(Handle handle, String edition, String slug) {
        return handle.createQuery(
                        """
                        select name, description, planned,
                               array(select story from series_part p
                                     where p.edition = s.edition and p.series = s.slug
                                     order by position) as parts
                        from series s where edition = :edition and slug = :slug
                        """)
                .bind("edition", edition)
                .bind("slug", slug)
                .map((row, context) ->
                        new Series(
                                edition,
                                slug,
                                row.getString("name"),
                                row.getString("description"),
                                row.getInt("planned"),
                                List.of((Long[]) row.getArray("parts").getArray())))
                .findOne();
    }
}
