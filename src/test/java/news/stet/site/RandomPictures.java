package news.stet.site;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.stet.media.MediaEdits;
import news.stet.media.MediaItem;
import news.stet.media.MediaLibrary;
import news.stet.media.MediaRights;
import news.stet.media.Use;
import news.stet.platform.Database;
import news.stet.story.MediaUses;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.NullMarked;

/**
 * What {@link RandomActs} does to pictures: as the library does it, which needs tools to open that
 * some machines lack.
 */
@NullMarked
final class RandomPictures {
    private final Database database;
    private final SampleSite site;
    private final Random random;
    private final List<Long> pictures;
    private int words;

    RandomPictures(Database database, SampleSite site, Random random) {
        this.database = database;
        this.site = site;
        this.random = random;
        this.pictures = List.of(picture("bridge"), picture("harbour"));
    }

    List<Long> all() {
        return pictures;
    }

    private long picture(String name) {
        return database.write(handle ->
                handle.createQuery(
                                """
                                insert into media (kind, format, sha256, bytes, width, height, folder, name,
                                    colour, file_name, caption, alt, credit, creator, added_at, added_by)
                                values ('picture', 'jpeg', sha256(:name::bytea), 1000, 1600, 900,
                                    '2026/05/04', :name, '#336699', 'file', 'Caption', 'Alt', '', '',
                                    now(), 'x')
                                on conflict (sha256) do update set kind = excluded.kind returning id
                                """)
                        .bind("name", name)
                        .mapTo(Long.class)
                        .one());
    }

    private long one() {
        return pictures.get(random.nextInt(pictures.size()));
    }

    RandomActs.Act caption() {
        long id = one();
        String caption = "Caption " + ++words;
        change(id, "caption = '" + caption + "'");
        return new RandomActs.Act("caption", caption + " for picture " + id);
    }

    /** What readers saw is taken from everywhere, or comes back. */
    RandomActs.Act rights() {
        long id = one();
        boolean shown = random.nextBoolean();
        change(id, "shown = " + shown);
        return new RandomActs.Act("rights", (shown ? "show" : "hide") + " picture " + id);
    }

    RandomActs.Act uses() {
        long id = one();
        String uses =
                Stream.of("site", "social", "feeds")
                        .filter(_ -> random.nextInt(3) > 0)
                        .collect(Collectors.joining(","));
        change(id, "uses = '{" + uses + "}'");
        return new RandomActs.Act("uses", "allow [" + uses + "] of picture " + id);
    }

    private void change(long id, String set) {
        database.write(handle -> {
            MediaRights before = find(handle, id).rights();
            handle.createUpdate("update media set " + set + " where id = :id")
                    .bind("id", id)
                    .execute();
            MediaItem item = find(handle, id);
            MediaEdits.Change change =
                    seen(before).equals(seen(item.rights()))
                            ? MediaEdits.Change.WORDS
                            : MediaEdits.Change.LOOK;
            MediaUses.edited(handle, item, change, site.clock.instant());
            return id;
        });
    }

    private static Set<Use> seen(MediaRights rights) {
        return rights.isPublic() ? rights.uses() : Set.of();
    }

    private static MediaItem find(Handle handle, long id) {
        return Objects.requireNonNull(MediaLibrary.findAll(handle, List.of(id)).get(id));
    }
}
