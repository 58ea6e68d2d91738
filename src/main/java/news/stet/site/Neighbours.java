package news.stet.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
    /** Whose neighbours: a place in the lists of a section and of topics. */
    record Of(LiveCard card, List<String> topics) {}

    private static final class Found {
        final Map<Integer, List<Long>> newer = new TreeMap<>();
        final Map<Integer, List<Long>> older = new TreeMap<>();
        List<Long> section = List.of();

        Neighbours done() {
            return new Neighbours(
                    List.copyOf(newer.values()), List.copyOf(older.values()), section);
        }
    }

    /** The neighbours of several, by story. */
    static Map<Long, Neighbours> find(Handle handle, Collection<Of> several) {
        List<Long> stories = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        List<String> topics = new ArrayList<>();
        for (Of one : several) {
            for (int i = 0; i < one.topics().size(); i++) {
                stories.add(one.card().story());
                places.add(i + 1);
                topics.add(one.topics().get(i));
            }
        }
        List<LiveCard> cards = several.stream().map(Of::card).toList();
        Map<Long, Found> found = new HashMap<>();
        cards.forEach(card -> found.put(card.story(), new Found()));
        handle.createQuery(
                        """
                        with subject as (
                            select * from unnest(:ids, :editions, :sections, :sorts)
                                as s (story, edition, section, sort)),
                        topic as (
                            select * from unnest(:stories, :places, :topics)
                                as t (story, place, topic))
                        select s.story, 0 as place, true as older, array(
                                   select l.story from live_story l
                                   where l.edition = s.edition and l.section = s.section
                                     and l.sort < s.sort
                                   order by l.sort desc limit :olderLimit) as beside
                        from subject s
                        union all
                        select s.story, t.place, false, array(
                                   select l.story from live_topic l
                                   where l.edition = s.edition and l.topic = t.topic
                                     and l.sort > s.sort
                                   order by l.sort limit :newerLimit)
                        from subject s join topic t on t.story = s.story
                        union all
                        select s.story, t.place, true, array(
                                   select l.story from live_topic l
                                   where l.edition = s.edition and l.topic = t.topic
                                     and l.sort < s.sort
                                   order by l.sort desc limit :olderLimit)
                        from subject s join topic t on t.story = s.story
                        """)
                .bindArray("ids", Long.class, cards.stream().map(LiveCard::story).toList())
                .bindArray("editions", String.class, cards.stream().map(LiveCard::edition).toList())
                .bindArray("sections", String.class, cards.stream().map(LiveCard::section).toList())
                .bindArray("sorts", Long.class, cards.stream().map(LiveCard::sort).toList())
                .bindArray("stories", Long.class, stories)
                .bindArray("places", Integer.class, places)
                .bindArray("topics", String.class, topics)
                .bind("newerLimit", LiveList.NEWER)
                .bind("olderLimit", LiveList.OLDER)
                .map((row, context) -> {
                    Found of = found.computeIfAbsent(row.getLong("story"), _ -> new Found());
                    List<Long> beside = List.of((Long[]) row.getArray("beside").getArray());
                    int place = row.getInt("place");
                    if (place == 0) {
                        of.section = beside;
                    } else {
                        (row.getBoolean("older") ? of.older : of.newer).put(place, beside);
                    }
                    return place;
                })
                .list();
        Map<Long, Neighbours> all = new HashMap<>();
        found.forEach((story, one) -> all.put(story, one.done()));
        return all;
    }
}
