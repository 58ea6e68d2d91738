package news.stet.story;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Where readers could see a story when it was taken from them, as noted in that moment.
 *
 * @param revision the one that took it away
 * @param key of what showed it, as the change log names it
 */
public record Removal(int revision, String key) {
    static void write(Handle handle, long story, int revision, Collection<String> keys) {
        var batch =
                handle.prepareBatch(
                        "insert into removal (story, revision, key) values (:story, :revision, :key)");
        for (String key : keys) {
            batch.bind("story", story).bind("revision", revision).bind("key", key).add();
        }
        batch.execute();
    }

    /** What a change names and what shows the story beside, without the desk's own keys. */
    static List<String> keys(List<String> named, List<String> shown) {
        List<String> keys = new ArrayList<>(named);
        keys.removeIf(key -> key.startsWith("draft:") || shown.contains(key));
        keys.addAll(shown);
        return keys;
    }

    static List<Removal> list(Handle handle, long story) {
        return handle.createQuery(
                        """
                        select revision, key from removal where story = :story order by revision, key
                        """)
                .bind("story", story)
                .mapTo(Removal.class)
                .list();
    }
}
