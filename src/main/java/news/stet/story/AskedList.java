package news.stet.story;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * A list of live stories that a front or a box asks for, beyond those that there are anyway. What
 * is null is not asked about.
 *
 * @param key its name, as pages note it
 * @param pictures whether they must have a picture, or must have none
 * @param byTime by the time of publication, where age matters; else by sort
 */
public record AskedList(
        String key,
        String edition,
        @Nullable String section,
        @Nullable String topic,
        @Nullable String type,
        @Nullable Boolean pictures,
        boolean byTime) {
    /**
     * Keeps what somebody asks for from now on, instead of what they asked for before; within the
     * transaction that gives it to readers.
     *
     * @param owner the key of the front or box
     * @return the names of those that nobody asked for until now, for the change log: nobody told
     *     of what came and went there, and readers may have one from before in hand
     */
    public static List<String> put(Handle handle, String owner, Collection<AskedList> asked) {
        Set<String> fresh =
                asked.stream().map(AskedList::key).collect(Collectors.toCollection(TreeSet::new));
        handle.createQuery("select distinct key from asked_list where key = any (:keys)")
                .bindArray("keys", String.class, List.copyOf(fresh))
                .mapTo(String.class)
                .forEach(fresh::remove);
        handle.createUpdate("delete from asked_list where owner = :owner")
                .bind("owner", owner)
                .execute();
        var batch =
                handle.prepareBatch(
                        """
                        insert into asked_list (owner, key, edition, section, topic, type, pictures, by_time)
                        values (:owner, :key, :edition, :section, :topic, :type, :pictures, :byTime)
                        on conflict do nothing
                        """);
        for (AskedList one : asked) {
            batch.bind("owner", owner).bindMethods(one).add();
        }
        if (batch.size() > 0) {
            batch.execute();
        }
        return fresh.stream().flatMap(key -> KeyNames.touched(key, 0).stream()).toList();
    }

    /** Adds the names of the lists in which a verb moved a story, or put it, or took it from. */
    static void name(
            Handle handle,
            Set<String> keys,
            long story,
            @Nullable LiveRow before,
            @Nullable LiveRow after) {
        for (AskedList list : list(handle, before, after)) {
            LiveRow was = before != null && list.has(before) ? before : null;
            LiveRow is = after != null && list.has(after) ? after : null;
            if (was != null && is != null && list.samePlace(was, is)) {
                continue;
            }
            list.nameAt(handle, keys, story, was);
            list.nameAt(handle, keys, story, is);
        }
    }

    private void nameAt(Handle handle, Set<String> keys, long story, @Nullable LiveRow row) {
        if (row != null) {
            keys.addAll(KeyNames.touched(key, above(handle, story, row)));
        }
    }

    private static List<AskedList> list(
            Handle handle, @Nullable LiveRow before, @Nullable LiveRow after) {
        return handle.createQuery(
                        """
                        select distinct key, edition, section, topic, type, pictures, by_time
                        from asked_list where edition = any (:editions)
                        """)
                .bindArray(
                        "editions",
                        String.class,
                        Stream.of(before, after)
                                .filter(Objects::nonNull)
                                .map(row -> Objects.requireNonNull(row).edition())
                                .distinct()
                                .toList())
                .mapTo(AskedList.class)
                .list();
    }

    private boolean has(LiveRow row) {
        return edition.equals(row.edition())
                && (section == null || section.equals(row.section()))
                && (type == null || type.equals(row.card().type()))
                && (topic == null || row.topics().contains(topic))
                && (pictures == null || pictures == (row.card().media() != null));
    }

    private boolean samePlace(LiveRow before, LiveRow after) {
        return before.sort() == after.sort()
                && (!byTime || before.card().publishedAt().equals(after.card().publishedAt()));
    }

    /** How many others stand above that place, counted as far as anybody reads. */
    private int above(Handle handle, long story, LiveRow row) {
        String place =
                byTime ? " and (s.published_at, s.sort) > (:at, :sort)" : " and s.sort > :sort";
        return bind(handle.createQuery(
                        "select count(*) from (select 1"
                                + from()
                                + place
                                + " and s.story <> :story"
                                + order()
                                + " limit :deepest) as higher"))
                .bind("at", row.card().publishedAt())
                .bind("sort", row.sort())
                .bind("story", story)
                .bind("deepest", KeyNames.DEEPEST)
                .mapTo(Integer.class)
                .one();
    }

    /**
     * Its stories in their order; to be bound to a {@code count}.
     *
     * @param notBefore those that were published then or earlier are left out; null leaves none out
     */
    public Query stories(Handle handle, java.time.@Nullable Instant notBefore) {
        Query query =
                bind(
                        handle.createQuery(
                                "select s.story"
                                        + from()
                                        + (notBefore == null
                                                ? ""
                                                : " and s.published_at > :notBefore")
                                        + order()
                                        + " limit :count"));
        return notBefore == null ? query : query.bind("notBefore", notBefore);
    }

    /** By the index of its topic, of its type, or of those with or without pictures. */
    private String from() {
        List<String> asked = new ArrayList<>();
        if (topic != null) {
            asked.add("t.edition = :edition and t.topic = :topic");
        }
        asked.add("s.edition = :edition");
        if (section != null) {
            asked.add("s.section = :section");
        }
        if (type != null) {
            asked.add("s.type = :type");
        }
        if (pictures != null) {
            asked.add(pictures ? "s.media is not null" : "s.media is null");
        }
        return " from live_story s"
                + (topic == null ? "" : " join live_topic t on t.story = s.story")
                + " where "
                + String.join(" and ", asked);
    }

    private String order() {
        if (byTime) {
            return " order by s.published_at desc, s.sort desc";
        }
        return topic == null ? " order by s.sort desc" : " order by t.sort desc";
    }

    private Query bind(Query query) {
        query.bind("edition", edition);
        if (section != null) {
            query.bind("section", section);
        }
        if (topic != null) {
            query.bind("topic", topic);
        }
        return type == null ? query : query.bind("type", type);
    }
}
