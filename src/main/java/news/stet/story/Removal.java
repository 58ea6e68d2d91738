package news.stet.story;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Where readers could see a story when it was taken from them, as noted in that moment.
 *
 * @param revision the one that took it away
 * @param key of what showed it, as the change log names it
 * @param by the live story that showed it as a card; null for any other place
 */
public record Removal(int revision, String key, @Nullable Shower by) {
    /**
     * A story that readers see now.
     *
     * @param path on the site
     */
    public record Shower(String headline, String path) {}

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
                        select r.revision, r.key, s.headline,
                               concat_ws('/', '', s.edition, s.section, s.slug || '-' || s.story) as path
                        from removal r left join live_story s
                            on s.story = case when r.key ~ '^story:[0-9]+$'
                                              then substr(r.key, 7)::bigint end
                           and s.story <> r.story
                        where r.story = :story order by r.revision, r.key
                        """)
                .bind("story", story)
                .map((row, context) -> {
                    String headline = row.getString("headline");
                    return new Removal(
                            row.getInt("revision"),
                            row.getString("key"),
                            headline == null ? null : new Shower(headline, row.getString("path")));
                })
                .list();
    }
}
