package news.stet.fronts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import news.stet.platform.Database;
import news.stet.story.Edition;
import news.stet.story.Editions;
import org.jdbi.v3.core.Handle;

/**
 * Puts the most read stories of a day into each edition's box {@link Box#MOST_READ}, the last hours
 * weighing most. Readers see the box as it was put, so it changes like any other: when the change
 * log says so, and only if the order is another.
 */
public final class MostRead {
    /** How many a box shows. */
    public static final int SIZE = 20;

    private static final int HOURS = 24;
    private static final Duration KEPT = Duration.ofDays(30);

    private final Database database;
    private final Boxes boxes;
    private final InstantSource clock;

    public MostRead(Database database, Boxes boxes, InstantSource clock) {
        this.database = database;
        this.boxes = boxes;
        this.clock = clock;
    }

    /** Looks at what was read, and forgets what is long ago. */
    public void look() {
        Instant now = clock.instant();
        for (Edition edition : database.read(Editions::list)) {
            database.write(handle -> {
                List<Long> ranked = ranked(handle, edition.code(), now);
                boxes.putCounted(handle, edition.code(), ranked, now);
                return ranked;
            });
        }
        database.write(handle -> {
            handle.createUpdate("delete from story_reads where hour < :old")
                    .bind("old", now.minus(KEPT))
                    .execute();
            return handle.createUpdate("delete from read_report where heard_at < :old")
                    .bind("old", now.minus(KEPT))
                    .execute();
        });
    }

    private static List<Long> ranked(Handle handle, String edition, Instant now) {
        return handle.createQuery(
                        """
                        select r.story
                        from story_reads r join live_story l on l.story = r.story and l.edition = :edition
                        where r.hour > cast(:now as timestamptz) - make_interval(hours => :hours)
                        group by r.story
                        order by sum(r.reads * (:hours - floor(extract(epoch from cast(:now as timestamptz) - r.hour) / 3600))) desc,
                                 r.story desc
                        limit :size
                        """)
                .bind("edition", edition)
                .bind("now", now)
                .bind("hours", HOURS)
                .bind("size", SIZE)
                .mapTo(Long.class)
                .list();
    }
}
