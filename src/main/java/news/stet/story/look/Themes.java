package news.stet.story.look;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.people.Permission;
import news.stet.platform.Database;
import news.stet.story.ChangeLog;
import news.stet.story.KeyNames;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The themes that editions may have, each as it was last found good: pages are made of what stands
 * here, on every node, and never of a folder that somebody is writing in. Safe for any thread.
 */
public final class Themes {
    private final Database database;
    private final InstantSource clock;

    /**
     * A theme's files.
     *
     * @param version changes with any of them
     * @param files text by path, as in {@code templates/card.jte}
     */
    public record Files(String name, String version, SortedMap<String, String> files) {
        /** With the version that these files have. */
        public static Files of(String name, Map<String, String> files) {
            SortedMap<String, String> sorted = new TreeMap<>(files);
            return new Files(name, hash(sorted), sorted);
        }

        private static String hash(SortedMap<String, String> files) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                files.forEach((path, text) -> {
                    digest.update((path + "\0" + text + "\0").getBytes(StandardCharsets.UTF_8));
                });
                return HexFormat.of().formatHex(digest.digest(), 0, 6);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * How a theme stands.
     *
     * @param version that pages are made with; null when none was ever good
     * @param trouble what is wrong with the folder as it is now; null when nothing is
     */
    public record Standing(String name, @Nullable String version, @Nullable String trouble) {}

    public Themes(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** All that were ever met, by name. */
    public List<Standing> list() {
        return database.read(handle ->
                handle.createQuery("select name, version, trouble from theme order by name")
                        .map((row, context) ->
                                new Standing(
                                        row.getString("name"),
                                        row.getString("version"),
                                        row.getString("trouble")))
                        .list());
    }

    /** The version that pages are made with, empty for a theme that was never good. */
    public static Optional<String> find(Handle handle, String name) {
        return handle.createQuery(
                        "select version from theme where name = :name and version is not null")
                .bind("name", name)
                .mapTo(String.class)
                .findOne();
    }

    /** Its files, empty for a theme that was never good. */
    public static Optional<Files> findFiles(Handle handle, String name) {
        return find(handle, name)
                .map(version -> {
                    SortedMap<String, String> files = new TreeMap<>();
                    handle.createQuery("select path, text from theme_file where theme = :name")
                            .bind("name", name)
                            .map((row, context) ->
                                    files.put(row.getString("path"), row.getString("text")))
                            .list();
                    return new Files(name, version, files);
                });
    }

    /**
     * Takes a theme that was found good in the place of what it was: all of it at once. Pages of
     * its editions look so at once.
     */
    public void put(Actor actor, Files theme) {
        actor.require(Permission.MANAGE_SETTINGS);
        Instant now = clock.instant();
        database.write(handle -> {
            int changed =
                    handle.createUpdate(
                                    """
                                    insert into theme (name, version) values (:name, :version)
                                    on conflict (name) do update
                                    set version = excluded.version, trouble = null
                                    where theme.version is distinct from excluded.version
                                    """)
                            .bind("name", theme.name())
                            .bind("version", theme.version())
                            .execute();
            if (changed == 0) {
                handle.createUpdate("update theme set trouble = null where name = :name")
                        .bind("name", theme.name())
                        .execute();
                return theme;
            }
            putFiles(handle, theme);
            String key = KeyNames.theme(theme.name());
            Audit.record(handle, actor, "theme", key, theme.version(), now);
            ChangeLog.write(handle, "theme", List.of(key), null, now);
            return theme;
        });
    }

    private static void putFiles(Handle handle, Files theme) {
        handle.createUpdate("delete from theme_file where theme = :theme")
                .bind("theme", theme.name())
                .execute();
        theme.files()
                .forEach((path, text) ->
                        handle.createUpdate(
                                        """
                                        insert into theme_file (theme, path, text)
                                        values (:theme, :path, :text)
                                        """)
                                .bind("theme", theme.name())
                                .bind("path", path)
                                .bind("text", text)
                                .execute());
    }

    /** Notes what is wrong with a theme's folder; readers go on seeing what was good. */
    public void refuse(String name, String trouble) {
        database.write(handle ->
                handle.createUpdate(
                                """
                                insert into theme (name, trouble) values (:name, :trouble)
                                on conflict (name) do update set trouble = excluded.trouble
                                """)
                        .bind("name", name)
                        .bind("trouble", trouble)
                        .execute());
    }
}
