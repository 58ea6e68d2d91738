package news.stet.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import news.stet.story.LiveList;
import org.jdbi.v3.core.Handle;

/**
 * The stories beside one in its lists, the nearest first.
 *
 * @param newer of each of its topics, in their order
 * @param older of each of its topics, in their order
 * @param section older ones of its section
 */
public record Neighbours(List<List<Long>> newer, List<List<Long>> older, List<Long> section) {
    /** The stories that stand beside that place in those lists. */
    static Neighbours find(
            Handle handle, String edition, String section, long sort, List<String> topics) {
        Map<Integer, List<Long>> newer = new TreeMap<>();
        Map<Integer, List<Long>> older = new TreeMap<>();
        List<Long> beside = new ArrayList<>();
        handle.createQuery(
                        """
                        select 0 as place, true as older, array(
                                   select story from live_story
                                   where edition = :edition and section = :section and sort < :sort
                                   order by sort desc limit :olderLimit) as stories
                        union all
                        select t.place, false, array(
                                   select story from live_topic l
                                   where edition = :edition and l.topic = t.topic and sort > :sort
                                   order by sort limit :newerLimit)
                        from unnest(:topics) with ordinality t (topic, place)
                        union all
                        select t.place, true, array(
                                   select story from live_topic l
                                   where edition = :edition and l.topic = t.topic and sort < :sort
                                   order by sort desc limit :olderLimit)
                        from unnest(:topics) with ordinality t (topic, place)
                        """)
                .bind("edition", edition)
                .bind("section", section)
                .bind("sort", sort)
                .bindArray("topics", String.class, topics)
                .bind("newerLimit", LiveList.NEWER)
                .bind("olderLimit", LiveList.OLDER)
                .map((row, context) -> {
                    int place = row.getInt("place");
                    List<Long> stories = List.of((Long[]) row.getArray("stories").getArray());
                    if (place == 0) {
                        beside.addAll(stories);
                    } else {
                        (row.getBoolean("older") ? older : newer).put(place, stories);
                    }
                    return place;
                })
                .list();
        return new Neighbours(List.copyOf(newer.values()), List.copyOf(older.values()), beside);
    }
}
