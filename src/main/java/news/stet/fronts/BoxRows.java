package news.stet.fronts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import news.stet.platform.Json;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What boxes show, read inside a page's or a verb's own connection. */
public final class BoxRows {
    private BoxRows() {}

    /** The box of that name, empty if there is none; {@code latest} is not among them. */
    public static Optional<Box> find(Handle handle, String edition, String slug) {
        return handle.createQuery(
                        "select name, version, size, query::text from box where edition = :edition and slug = :slug")
                .bind("edition", edition)
                .bind("slug", slug)
                .map((row, context) ->
                        new Box(
                                edition,
                                slug,
                                row.getString("name"),
                                row.getInt("version"),
                                listItems(handle, edition, slug),
                                new BoxRules(
                                        row.getInt("size"),
                                        query(row.getString("query")),
                                        sticky(handle, edition, slug))))
                .findOne();
    }

    private static @Nullable FillQuery query(@Nullable String json) {
        return json == null ? null : FrontJson.query(Json.read(json));
    }

    private static Map<Long, Integer> sticky(Handle handle, String edition, String slug) {
        Map<Long, Integer> sticky = new HashMap<>();
        handle.createQuery(
                        """
                        select item, place from box_item
                        where edition = :edition and box = :box and place is not null
                        """)
                .bind("edition", edition)
                .bind("box", slug)
                .map((row, context) -> sticky.put(row.getLong("item"), row.getInt("place")))
                .list();
        return sticky;
    }

    private static List<BoxItem> listItems(Handle handle, String edition, String slug) {
        return handle.createQuery(
                        """
                        select i.item as id, i.sort, t.number, s.title,
                               s.media, null as picture
                        from box_item i
                        join live_story s on s.story = i.item and s.edition = i.edition
                        join content_type t on t.type = s.type
                        where i.edition = :edition and i.box = :box
                        union all
                        select i.item, i.sort, e.type, e.title, null, e.picture
                        from box_item i
                        join list_entry e on e.id = i.item and e.edition = i.edition
                        where i.edition = :edition and i.box = :box
                        order by sort desc
                        """)
                .bind("edition", edition)
                .bind("box", slug)
                .map((row, context) -> item(row))
                .list();
    }

    /** Live stories as boxes show them, by their own sort. */
    public static List<BoxItem> listStories(Handle handle, List<Long> stories) {
        return stories.isEmpty()
                ? List.of()
                : handle.createQuery(
                                """
                                select s.story as id, s.sort, t.number, s.title, s.media, null as picture
                                from live_story s join content_type t on t.type = s.type
                                where s.story = any (:ids) order by s.sort desc
                                """)
                        .bindArray("ids", Long.class, stories)
                        .map((row, context) -> item(row))
                        .list();
    }

    /** Ids of all items of a box, those too that readers may not see now, in no order. */
    public static List<Long> listIds(Handle handle, String edition, String slug) {
        return handle.createQuery(
                        "select item from box_item where edition = :edition and box = :box")
                .bind("edition", edition)
                .bind("box", slug)
                .mapTo(Long.class)
                .list();
    }

    /** The first stories known by name only of an edition, by their own sort. */
    public static List<BoxItem> listEntries(Handle handle, String edition, int limit) {
        return handle.createQuery(
                        """
                        select id, sort, type as number, title, null::bigint as media, picture
                        from list_entry where edition = :edition
                        order by sort desc, id desc limit :limit
                        """)
                .bind("edition", edition)
                .bind("limit", limit)
                .map((row, context) -> item(row))
                .list();
    }

    private static BoxItem item(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        long sort = row.getLong("sort");
        int number = row.getInt("number");
        String title = Objects.requireNonNullElse(row.getString("title"), "");
        String picture = row.getString("picture");
        return picture == null
                ? new BoxItem.Ours(id, sort, number, title, row.getObject("media", Long.class))
                : new BoxItem.Named(id, sort, number, title, picture);
    }
}
