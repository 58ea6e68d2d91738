package news.stet.media;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import news.stet.platform.Problem;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code media_crop}: every cut that an address may name, those of old addresses too.
 */
final class CropRows {
    private CropRows() {}

    /** The cut of that number, if that picture has it in that ratio. */
    static Optional<Crop> find(Handle handle, long media, Ratio ratio, int number) {
        return handle.createQuery(
                        """
                        select x, y, width, height from media_crop
                        where media = :media and number = :number and ratio = :ratio
                        """)
                .bind("media", media)
                .bind("number", number)
                .bind("ratio", ratio.slug())
                .map((row, context) ->
                        new Crop(
                                number,
                                new Area(
                                        row.getInt("x"),
                                        row.getInt("y"),
                                        row.getInt("width"),
                                        row.getInt("height")),
                                true))
                .findOne();
    }

    /** Says who was first. */
    static Problem stale(Handle handle, MediaItem item) {
        String by =
                handle.createQuery(
                                """
                                select actor_name from audit
                                where subject = :subject and verb = 'crop media' order by id desc limit 1
                                """)
                        .bind("subject", MediaLibrary.subject(item.id()))
                        .mapTo(String.class)
                        .findOne()
                        .orElse("Somebody");
        return new Problem(
                Problem.Kind.STALE,
                by + " has cut this picture meanwhile; load its crops and put yours into them.");
    }

    /** Puts a picture's cuts in force; the caller holds its row. */
    static Crops put(Handle handle, long media, CropPlan plan, Map<Ratio, Area> areas) {
        Map<Ratio, Crop> crops = new EnumMap<>(Ratio.class);
        areas.forEach((ratio, area) ->
                crops.put(
                        ratio,
                        new Crop(
                                number(handle, media, ratio, area),
                                area,
                                plan.byHand().containsKey(ratio))));
        return new Crops(plan.focus(), crops);
    }

    /** A cut that was there before keeps its number: its addresses mean the same again. */
    private static int number(Handle handle, long media, Ratio ratio, Area area) {
        @Nullable Integer known =
                query(
                        handle,
                        """
                        select number from media_crop where media = :media and ratio = :ratio
                          and x = :x and y = :y and width = :width and height = :height
                        """,
                        media,
                        ratio,
                        area);
        if (known != null) {
            return known;
        }
        @Nullable Integer made =
                query(
                        handle,
                        """
                        insert into media_crop (media, number, ratio, x, y, width, height)
                        select :media, coalesce(max(number), 0) + 1, :ratio, :x, :y, :width, :height
                        from media_crop where media = :media
                        returning number
                        """,
                        media,
                        ratio,
                        area);
        if (made == null) {
            throw new IllegalStateException("no cut was added to media " + media);
        }
        return made;
    }

    private static @Nullable Integer query(
            Handle handle, String sql, long media, Ratio ratio, Area area) {
        return handle.createQuery(sql)
                .bind("media", media)
                .bind("ratio", ratio.slug())
                .bind("x", area.x())
                .bind("y", area.y())
                .bind("width", area.width())
                .bind("height", area.height())
                .mapTo(Integer.class)
                .findOne()
                .orElse(null);
    }
}
