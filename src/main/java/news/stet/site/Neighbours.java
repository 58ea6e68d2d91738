package news.stet.site;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
    private static final List<String> TYPES =
            List.of("bigint", "text", "text", "bigint", "bigint", "integer", "text");

    private static final String BESIDE =
            """
            with subject as (
                select * from unnest(?, ?, ?, ?) as s (story, edition, section, sort)),
            topic as (
                select * from unnest(?, ?, ?) as t (story, place, topic))
            select s.story, 0 as place, true as older, array(
                       select l.story from live_story l
                       where l.edition = s.edition and l.section = s.section and l.sort < s.sort
                       order by l.sort desc limit <older>) as beside
            from subject s
            union all
            select s.story, t.place, false, array(
                       select l.story from live_topic l
                       where l.edition = s.edition and l.topic = t.topic and l.sort > s.sort
                       order by l.sort limit <newer>)
            from subject s join topic t on t.story = s.story
            union all
            select s.story, t.place, true, array(
                       select l.story from live_topic l
                       where l.edition = s.edition and l.topic = t.topic and l.sort < s.sort
                       order by l.sort desc limit <older>)
            from subject s join topic t on t.story = s.story
            """
                    .replace("<older>", Integer.toString(LiveList.OLDER))
                    .replace("<newer>", Integer.toString(LiveList.NEWER));

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
        read(
                handle,
                new Object[][] {
                    cards.stream().map(LiveCard::story).toArray(),
                    cards.stream().map(LiveCard::edition).toArray(),
                    cards.stream().map(LiveCard::section).toArray(),
                    cards.stream().map(LiveCard::sort).toArray(),
                    stories.toArray(),
                    places.toArray(),
                    topics.toArray()
                },
                found);
        Map<Long, Neighbours> all = new HashMap<>();
        found.forEach((story, one) -> all.put(story, one.done()));
        return all;
    }

    /** In plain JDBC: each page of a story asks this, and Jdbi would take as long as the query. */
    private static void read(Handle handle, Object[][] arrays, Map<Long, Found> found) {
        Connection connection = handle.getConnection();
        try (PreparedStatement statement = connection.prepareStatement(BESIDE)) {
            for (int i = 0; i < arrays.length; i++) {
                statement.setArray(i + 1, connection.createArrayOf(TYPES.get(i), arrays[i]));
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Found of = found.computeIfAbsent(row.getLong(1), _ -> new Found());
                    List<Long> beside = List.of((Long[]) row.getArray(4).getArray());
                    int place = row.getInt(2);
                    if (place == 0) {
                        of.section = beside;
                    } else {
                        (row.getBoolean(3) ? of.older : of.newer).put(place, beside);
                    }
                }
            }
        } catch (SQLException e) {
            throw new Unread(e);
        }
    }
}
