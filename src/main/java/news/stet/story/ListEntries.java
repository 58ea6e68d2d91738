package news.stet.story;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Stories known by name only: they came in another site's list, and have no page here. */
public final class ListEntries {
    /**
     * One of them.
     *
     * @param type the other site's number for its type
     * @param picture the other site's path, as it came
     * @param story the story of ours it came with; null when it came alone
     */
    public record ListEntry(
            String edition,
            long id,
            long sort,
            int type,
            String picture,
            String title,
            @Nullable Long story) {}

    private ListEntries() {}

    /**
     * Keeps entries; one that is there already stays as it is. What is published from now on stands
     * above them.
     *
     * @return how many were new
     */
    public static int add(Handle handle, List<ListEntry> entries, Instant now) {
        List<ListEntry> added = entries.stream().filter(entry -> insert(handle, entry)).toList();
        if (!added.isEmpty()) {
            raiseSort(handle, entries.stream().mapToLong(ListEntry::sort).max().orElse(0));
            List<String> keys =
                    added.stream().flatMap(ListEntries::keys).distinct().sorted().toList();
            ChangeLog.write(handle, "list-entry", keys, null, now);
        }
        return added.size();
    }

    private static boolean insert(Handle handle, ListEntry entry) {
        return handle.createUpdate(
                                """
                                insert into list_entry (edition, id, sort, type, picture, title, story)
                                values (:edition, :id, :sort, :type, :picture, :title, :story)
                                on conflict do nothing
                                """)
                        .bind("edition", entry.edition())
                        .bind("id", entry.id())
                        .bind("sort", entry.sort())
                        .bind("type", entry.type())
                        .bind("picture", entry.picture())
                        .bind("title", entry.title())
                        .bind("story", entry.story())
                        .execute()
                > 0;
    }

    private static Stream<String> keys(ListEntry entry) {
        String latest = KeyNames.box(entry.edition(), "latest");
        return entry.story() == null
                ? Stream.of(latest)
                : Stream.of(latest, KeyNames.story(entry.story()));
    }

    /**
     * Others may take numbers at the same time, so a small gap is used up number by number; only a
     * wide one, which nobody closes meanwhile, is jumped.
     */
    private static void raiseSort(Handle handle, long atLeast) {
        long last = handle.createQuery("select last_value from story_sort").mapTo(Long.class).one();
        long gap = atLeast - last;
        if (gap > 10_000) {
            handle.createQuery("select setval('story_sort', :atLeast)")
                    .bind("atLeast", atLeast)
                    .mapTo(Long.class)
                    .one();
        } else if (gap > 0) {
            handle.createQuery("select max(nextval('story_sort')) from generate_series(1, :gap)")
                    .bind("gap", gap)
                    .mapTo(Long.class)
                    .one();
        }
    }
}
