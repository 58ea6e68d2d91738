package news.stet.story;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.people.Permission;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import news.stet.story.shape.Faults;
import org.jdbi.v3.core.Handle;

/** The series of an edition and the verb that puts one in place. Safe for any thread. */
public final class SeriesDesk {
    private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{0,59}");
    private static final int MAX_NAME_CHARS = 200;
    private static final int MAX_DESCRIPTION_CHARS = 1_000;

    private final Database database;
    private final InstantSource clock;

    public SeriesDesk(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** All series of an edition, the last changed first. */
    public List<Series> list(String edition) {
        return database.read(handle ->
                handle
                        .createQuery(
                                """
                                select slug from series where edition = :edition
                                order by changed_at desc, slug
                                """)
                        .bind("edition", edition)
                        .mapTo(String.class)
                        .list()
                        .stream()
                        .flatMap(slug -> Series.find(handle, edition, slug).stream())
                        .toList());
    }

    /** That series; empty when there is none. */
    public Optional<Series> find(String edition, String slug) {
        return database.read(handle -> Series.find(handle, edition, slug));
    }

    /**
     * Puts a series in place, whole; one without parts is kept for its name.
     *
     * @throws Problem FORBIDDEN, INVALID naming each part that will not do
     */
    public Series put(Actor actor, Series series) {
        actor.require(Permission.EDIT_LIVE, series.edition(), null);
        Instant now = clock.instant();
        return database.write(handle -> {
            check(handle, series);
            putHead(handle, series, now);
            Set<Long> before =
                    new TreeSet<>(
                            handle.createQuery(
                                            """
                                            delete from series_part
                                            where edition = :edition and series = :slug returning story
                                            """)
                                    .bind("edition", series.edition())
                                    .bind("slug", series.slug())
                                    .mapTo(Long.class)
                                    .list());
            putParts(handle, series);
            String key = KeyNames.series(series.edition(), series.slug());
            Audit.record(handle, actor, "order-series", key, series.name(), now);
            List<String> keys = new ArrayList<>(List.of(key));
            comeOrGone(before, series.parts()).stream().map(KeyNames::related).forEach(keys::add);
            ChangeLog.write(handle, "series", keys, null, now);
            return Series.find(handle, series.edition(), series.slug()).orElseThrow();
        });
    }

    private static Set<Long> comeOrGone(Set<Long> before, List<Long> after) {
        Set<Long> either = new TreeSet<>(before);
        either.addAll(after);
        either.removeIf(story -> before.contains(story) && after.contains(story));
        return either;
    }

    private static void check(Handle handle, Series series) {
        Faults faults = new Faults();
        if (Editions.find(handle, series.edition()).isEmpty()) {
            throw new Problem(
                    Problem.Kind.NOT_FOUND, "There is no edition " + series.edition() + ".");
        }
        if (!SLUG.matcher(series.slug()).matches()) {
            faults.add(
                    "series",
                    "is no name for a series",
                    "Take 1 to 60 of a-z, 0-9 and hyphen, a letter first");
        }
        if (series.name().isBlank() || series.name().length() > MAX_NAME_CHARS) {
            faults.add(
                    "name",
                    "has no letters or too many",
                    "Write 1 to " + MAX_NAME_CHARS + " characters");
        }
        if (series.description().length() > MAX_DESCRIPTION_CHARS) {
            faults.add(
                    "description",
                    "has " + series.description().length() + " characters",
                    "Keep it within " + MAX_DESCRIPTION_CHARS + " characters");
        }
        if (series.parts().size() > Series.MAX_PARTS || series.planned() > Series.MAX_PARTS) {
            faults.add("parts", "has more than " + Series.MAX_PARTS + " stories", "Take some out");
        }
        checkParts(handle, series, faults);
        faults.throwIfAny();
    }

    private static void checkParts(Handle handle, Series series, Faults faults) {
        Set<Long> there =
                handle
                        .createQuery(
                                "select id from story where edition = :edition and id = any (:ids)")
                        .bind("edition", series.edition())
                        .bindArray("ids", Long.class, series.parts())
                        .mapTo(Long.class)
                        .stream()
                        .collect(Collectors.toSet());
        Set<Long> elsewhere =
                handle
                        .createQuery(
                                """
                                select story from series_part
                                where story = any (:ids)
                                  and (edition, series) <> (:edition, :slug)
                                """)
                        .bindArray("ids", Long.class, series.parts())
                        .bind("edition", series.edition())
                        .bind("slug", series.slug())
                        .mapTo(Long.class)
                        .stream()
                        .collect(Collectors.toSet());
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < series.parts().size(); i++) {
            long id = series.parts().get(i);
            String path = "parts[" + i + "]";
            if (!seen.add(id)) {
                faults.add(path, "names the story " + id + " itself or twice", "Leave it out");
            } else if (!there.contains(id)) {
                faults.add(
                        path,
                        "names the story " + id + ", which is not in this edition",
                        "Send the id of a story of the same edition");
            } else if (elsewhere.contains(id)) {
                faults.add(
                        path,
                        "names the story " + id + ", which is part of another series",
                        "Take it out there first");
            }
        }
    }

    /** The row first: it is what two editors of one series wait for. */
    private static void putHead(Handle handle, Series series, Instant now) {
        handle.createUpdate(
                        """
                        insert into series (edition, slug, name, description, planned, changed_at)
                        values (:edition, :slug, :name, :description, :planned, :now)
                        on conflict (edition, slug) do update set name = excluded.name,
                            description = excluded.description, planned = excluded.planned,
                            changed_at = excluded.changed_at
                        """)
                .bind("edition", series.edition())
                .bind("slug", series.slug())
                .bind("name", series.name().strip())
                .bind("description", series.description().strip())
                .bind("planned", series.planned())
                .bind("now", now)
                .execute();
    }

    private static void putParts(Handle handle, Series series) {
        int position = 0;
        for (long story : series.parts()) {
            handle.createUpdate(
                            """
                            insert into series_part (story, edition, series, position)
                            values (:story, :edition, :slug, :position)
                            """)
                    .bind("story", story)
                    .bind("edition", series.edition())
                    .bind("slug", series.slug())
                    .bind("position", ++position)
                    .execute();
        }
    }
}
