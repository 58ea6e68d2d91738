package news.stet.story;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The story that another began as a copy of.
 *
 * @param story the one that was copied
 * @param revision what was its working one then
 * @param headline as it is now
 */
public record Origin(long story, int revision, String headline) {
    /** A story that began as a copy of the one that was asked about. */
    public record Copy(long story, String edition, String headline) {}

    static void write(Handle handle, long copy, Story origin) {
        handle.createUpdate(
                        """
                        insert into copied_story (story, origin, revision)
                        values (:story, :origin, :revision)
                        """)
                .bind("story", copy)
                .bind("origin", origin.id())
                .bind("revision", origin.revision())
                .execute();
    }

    static Optional<Origin> find(Handle handle, long story) {
        return handle.createQuery(
                        """
                        select s.id as story, c.revision, s.headline
                        from copied_story c join story s on s.id = c.origin where c.story = :story
                        """)
                .bind("story", story)
                .mapTo(Origin.class)
                .findOne();
    }

    static List<Copy> copies(Handle handle, long story) {
        return handle.createQuery(
                        """
                        select s.id as story, s.edition, s.headline
                        from copied_story c join story s on s.id = c.story
                        where c.origin = :story order by s.id
                        """)
                .bind("story", story)
                .mapTo(Copy.class)
                .list();
    }
}
