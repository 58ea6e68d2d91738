package news.stet.story;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import news.stet.media.MediaEdits;
import news.stet.media.MediaItem;
import news.stet.people.Actor;
import news.stet.people.Permission;
import news.stet.platform.Database;
import org.jdbi.v3.core.Handle;

/** Which stories name the library's pictures and films. Safe for any thread. */
public final class MediaUses {
    private static final int MAX_LISTED = 100;

    /**
     * One story that names an item.
     *
     * @param live whether readers see it there, unless the item itself is withdrawn
     * @param working whether the working text names it
     * @param by who put it there first
     */
    public record Use(
            long story,
            String headline,
            String edition,
            Status status,
            boolean live,
            boolean working,
            String by,
            Instant at) {}

    private final Database database;

    public MediaUses(Database database) {
        this.database = database;
    }

    /** Tells the change log of an item that was changed; a {@link MediaEdits}. */
    public static void edited(
            Handle handle, MediaItem item, MediaEdits.Change change, Instant now) {
        var keys = new TreeSet<String>();
        keys.add(KeyNames.media(item.id()));
        if (change == MediaEdits.Change.LOOK) {
            keys.add(KeyNames.still(item.id()));
            keys.add(KeyNames.files(item.folder() + "/" + item.name()));
            // Asked while nobody else can publish: sitemaps name the picture that leads a story.
            ChangeLog.hold(handle);
            keys.addAll(months(handle, item.id()));
        }
        ChangeLog.write(handle, "media", List.copyOf(keys), null, now);
    }

    private static List<String> months(Handle handle, long media) {
        return handle.createQuery(
                        """
                        select distinct edition, month from live_story
                        where media = :media or media in (select id from media where poster = :media)
                        """)
                .bind("media", media)
                .map((row, context) ->
                        KeyNames.month(row.getString("edition"), row.getInt("month")))
                .list();
    }

    /** The stories that name an item, as far as this actor may read them, the latest first. */
    public List<Use> list(Actor actor, long media) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                with named as (
                                    select id as story from story where media @> array[:media]
                                    union
                                    select story from live_story
                                    where jsonb_path_query_array(content, 'strict $.**.media')
                                          @> jsonb_build_array(:media::text))
                                select s.id as story, s.headline, s.edition, s.status,
                                       s.media @> array[:media] as working,
                                       exists (select from live_story l where l.story = s.id
                                           and jsonb_path_query_array(l.content, 'strict $.**.media')
                                               @> jsonb_build_array(:media::text)) as live,
                                       r.by_name, r.at
                                from named n join story s on s.id = n.story
                                cross join lateral (
                                    select by_name, at from revision r where r.story = s.id
                                        and jsonb_path_query_array(r.content, 'strict $.**.media')
                                            @> jsonb_build_array(:media::text)
                                    order by number limit 1) r
                                where :all or (s.created_by = :actor and s.created_by_kind = :kind)
                                order by s.changed_at desc, s.id desc limit :limit
                                """)
                        .bind("media", media)
                        .bind("all", actor.may(Permission.READ_ALL))
                        .bind("actor", actor.id())
                        .bind("kind", actor.kind().slug())
                        .bind("limit", MAX_LISTED)
                        .map((row, context) ->
                                new Use(
                                        row.getLong("story"),
                                        row.getString("headline"),
                                        row.getString("edition"),
                                        Status.get(row.getString("status")),
                                        row.getBoolean("live"),
                                        row.getBoolean("working"),
                                        row.getString("by_name"),
                                        StoryRows.requiredInstant(row, "at")))
                        .list());
    }

    /**
     * How many stories name each of those items, drafts too; those that none names are left out.
     */
    public Map<Long, Integer> counts(List<Long> media) {
        if (media.isEmpty()) {
            return Map.of();
        }
        return database.read(handle ->
                handle
                        .createQuery(
                                """
                                select m.id, (select count(*) from story s where s.media @> array[m.id]) as stories
                                from unnest(:media) as m (id)
                                """)
                        .bindArray("media", Long.class, media)
                        .map((row, context) -> Map.entry(row.getLong("id"), row.getInt("stories")))
                        .list()
                        .stream()
                        .filter(it -> it.getValue() > 0)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
