package news.stet.story;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of translations: which stories say the same, and how far each is with its source. */
final class TranslationRows {
    /** The stories that were made from one, and from those again. */
    private static final String UNDER =
            """
            with recursive under (story) as (
                select story from translation where source = :story
                union
                select t.story from translation t join under u on t.source = u.story)
            """;

    /**
     * What a translation is made from.
     *
     * @param revision the source's, which it is up to date with
     */
    record Link(long source, long root, int revision) {}

    /** Another story of a group, with what names the pages that tell of it. */
    record Other(long story, boolean live, String edition, int month) {}

    private TranslationRows() {}

    static Optional<Link> find(Handle handle, long story) {
        return handle.createQuery(
                        "select source, root, revision from translation where story = :story")
                .bind("story", story)
                .mapTo(Link.class)
                .findOne();
    }

    static long root(Handle handle, long story) {
        return find(handle, story).map(Link::root).orElse(story);
    }

    static void insert(Handle handle, long story, Link link) {
        handle.createUpdate(
                        """
                        insert into translation (story, source, root, revision)
                        values (:story, :source, :root, :revision)
                        """)
                .bind("story", story)
                .bind("source", link.source())
                .bind("root", link.root())
                .bind("revision", link.revision())
                .execute();
    }

    static void setRevision(Handle handle, long story, int revision) {
        handle.createUpdate("update translation set revision = :revision where story = :story")
                .bind("story", story)
                .bind("revision", revision)
                .execute();
    }

    /** Takes a story, with all that was made from it, out of its group. */
    static void delete(Handle handle, long story) {
        handle.createUpdate("delete from translation where story = :story")
                .bind("story", story)
                .execute();
        setRoot(handle, story, story);
    }

    /** Gives all that was made from a story another root. */
    static void setRoot(Handle handle, long story, long root) {
        handle.createUpdate(
                        UNDER
                                + """
                                update translation set root = :root
                                where story in (select story from under)
                                """)
                .bind("story", story)
                .bind("root", root)
                .execute();
    }

    static List<Long> under(Handle handle, long story) {
        return handle.createQuery(UNDER + "select story from under order by story")
                .bind("story", story)
                .mapTo(Long.class)
                .list();
    }

    /** All that say the same as this one, without it. */
    static List<Other> others(Handle handle, long story) {
        return handle.createQuery(
                        """
                        with root (id) as (
                            select coalesce((select root from translation where story = :story), :story)),
                        member (id) as (
                            select id from root union
                            select t.story from translation t join root on t.root = root.id)
                        select m.id as story, l.story is not null as live,
                               coalesce(l.edition, '') as edition, coalesce(l.month, 0) as month
                        from member m left join live_story l on l.story = m.id
                        where m.id <> :story order by m.id
                        """)
                .bind("story", story)
                .mapTo(Other.class)
                .list();
    }

    /** The revision of a source that its translations follow: what readers see, else the newest. */
    static int followed(Story source) {
        return source.liveRevision() == null ? source.revision() : source.liveRevision();
    }

    /** For each of the stories that has translations or is one: all that say the same. */
    static Map<Long, List<Translation>> groups(Handle handle, Collection<Long> stories) {
        Map<Long, List<Translation>> groups = new LinkedHashMap<>();
        handle.createQuery(
                        """
                        with asked as (
                            select a.id, coalesce(t.root, a.id) as root
                            from unnest(:stories) as a (id) left join translation t on t.story = a.id),
                        member as (
                            select a.id as asked, a.root as story from asked a
                            where exists (select from translation t where t.root = a.root)
                            union all
                            select a.id, t.story from asked a join translation t on t.root = a.root)
                        select m.asked, s.id, s.edition, e.language, s.headline, s.status,
                               '/' || concat_ws('/', l.edition, l.section, l.slug || '-' || l.story) as path,
                               l.story is not null as live, t.source, coalesce(t.revision, 0) as up_to,
                               coalesce(coalesce(now.words_of, now.number)
                                   > coalesce(seen.words_of, seen.number), false) as behind,
                               (select count(*) from translation_alert a
                                where a.story = s.id and a.answered_at is null) as open
                        from member m join story s on s.id = m.story join edition e on e.code = s.edition
                        left join live_story l on l.story = s.id
                        left join translation t on t.story = s.id
                        left join story o on o.id = t.source
                        left join revision now
                            on now.story = o.id and now.number = coalesce(o.live, o.working)
                        left join revision seen on seen.story = o.id and seen.number = t.revision
                        order by m.asked, t.source nulls first, e.position, s.id
                        """)
                .bindArray("stories", Long.class, List.copyOf(stories))
                .map((row, context) -> {
                    long source = row.getLong("source");
                    boolean isRoot = row.wasNull();
                    return Map.entry(
                            row.getLong("asked"),
                            new Translation(
                                    row.getLong("id"),
                                    row.getString("edition"),
                                    row.getString("language"),
                                    row.getString("headline"),
                                    Status.get(row.getString("status")),
                                    row.getBoolean("live") ? row.getString("path") : null,
                                    isRoot ? null : source,
                                    row.getInt("up_to"),
                                    row.getBoolean("behind"),
                                    row.getInt("open")));
                })
                .forEach(one ->
                        groups.computeIfAbsent(one.getKey(), _ -> new ArrayList<>())
                                .add(one.getValue()));
        return groups;
    }
}
