package news.stet.story;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.people.Permission;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import news.stet.story.EditionStyle.Calendar;
import news.stet.story.EditionStyle.Digits;
import news.stet.story.EditionStyle.Standing;
import org.jdbi.v3.core.Handle;

/** The editions, their sections and the names of their topics. Safe for any thread. */
public final class Editions {
    private final Database database;
    private final InstantSource clock;

    public Editions(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** All editions in the site's order, the default one first. */
    public List<Edition> list() {
        return database.read(Editions::list);
    }

    /** The edition of that code, empty if there is none. */
    public Optional<Edition> find(String code) {
        return database.read(handle -> find(handle, code));
    }

    /** See {@link #find(String)}; within a transaction. */
    public static Optional<Edition> find(Handle handle, String code) {
        return list(handle).stream().filter(edition -> edition.code().equals(code)).findFirst();
    }

    /** See {@link #list()}; within a transaction. */
    public static List<Edition> list(Handle handle) {
        Map<String, List<Section>> sections =
                handle
                        .createQuery(
                                "select edition, slug, name from section order by edition, position")
                        .map((row, context) ->
                                Map.entry(
                                        row.getString("edition"),
                                        new Section(row.getString("slug"), row.getString("name"))))
                        .stream()
                        .collect(
                                Collectors.groupingBy(
                                        Map.Entry::getKey,
                                        Collectors.mapping(
                                                Map.Entry::getValue, Collectors.toList())));
        return handle.createQuery(
                        """
                        select code, name, tagline, language, time_zone, date_pattern, is_default,
                               calendar, second_calendar, digits, latin_slugs, standing, fallback
                        from edition order by is_default desc, position, code
                        """)
                .map((row, context) ->
                        new Edition(
                                row.getString("code"),
                                row.getString("name"),
                                row.getString("tagline"),
                                row.getString("language"),
                                ZoneId.of(row.getString("time_zone")),
                                row.getString("date_pattern"),
                                row.getBoolean("is_default"),
                                sections.getOrDefault(row.getString("code"), List.of()),
                                style(row)))
                .list();
    }

    private static EditionStyle style(ResultSet row) throws SQLException {
        return new EditionStyle(
                Calendar.find(row.getString("calendar")).orElseThrow(),
                Optional.ofNullable(row.getString("second_calendar"))
                        .flatMap(Calendar::find)
                        .orElse(null),
                Digits.find(row.getString("digits")).orElseThrow(),
                row.getBoolean("latin_slugs"),
                Standing.find(row.getString("standing")).orElseThrow(),
                row.getString("fallback"));
    }

    /**
     * Opens an edition or changes one: its settings, and its sections in the order given. A section
     * that has stories cannot be left out.
     *
     * @throws Problem INVALID for a zone or pattern that is none or a fallback that is not there,
     *     CONFLICT for a section in use
     */
    public void put(Actor actor, Edition edition) {
        Instant now = clock.instant();
        database.write(handle -> {
            ChangeLog.write(handle, "edition", put(handle, actor, edition, now), null, now);
            return edition;
        });
    }

    /**
     * See {@link #put(Actor, Edition)}; within a transaction.
     *
     * @return the keys of what changed, for the change log
     */
    static List<String> put(Handle handle, Actor actor, Edition edition, Instant now) {
        actor.require(Permission.MANAGE_SETTINGS);
        checkForms(edition);
        hold(handle);
        List<Edition> before = list(handle);
        checkFallback(edition, before);
        SameRows same = new SameRows(handle, InEditions.Kind.SECTION);
        List<SameRows.Row> sameBefore = same.all();
        putEdition(handle, edition);
        putSections(handle, edition);
        same.tidy(sameBefore);
        Audit.record(
                handle, actor, "edition", KeyNames.edition(edition.code()), edition.name(), now);
        List<String> keys = changed(edition.code(), before, list(handle));
        keys.addAll(same.changed(sameBefore, same.all()));
        return keys;
    }

    /**
     * Whoever changes editions, or what is the same in several, goes one after the other: what
     * another put meanwhile would be in neither list, and go untold.
     */
    static void hold(Handle handle) {
        handle.execute("lock table edition in share row exclusive mode");
    }

    private static void checkFallback(Edition edition, List<Edition> known) {
        String fallback = edition.style().fallback();
        if (fallback != null && known.stream().noneMatch(it -> it.code().equals(fallback))) {
            throw Problem.invalid(
                    "fallback", "is not an edition here", "Choose another one, or none");
        }
    }

    private static List<String> changed(String code, List<Edition> before, List<Edition> after) {
        List<String> keys = new ArrayList<>();
        if (!links(before).equals(links(after))) {
            keys.add(KeyNames.editions());
        }
        if (!theDefault(before).equals(theDefault(after))) {
            keys.add(KeyNames.defaultEdition());
        }
        if (keys.isEmpty() || !itself(code, before).equals(itself(code, after))) {
            keys.add(KeyNames.edition(code));
        }
        return keys;
    }

    /** What the pages of other editions show of each. */
    private static Map<String, String> links(List<Edition> editions) {
        return editions.stream()
                .collect(
                        Collectors.toMap(
                                Edition::code,
                                edition ->
                                        edition.style().standing() == Standing.RETIRED
                                                ? edition.language() + " retired"
                                                : edition.language()));
    }

    private static List<String> theDefault(List<Edition> editions) {
        return editions.stream().filter(Edition::isDefault).map(Edition::code).toList();
    }

    private static Optional<Edition> itself(String code, List<Edition> editions) {
        return editions.stream()
                .filter(one -> one.code().equals(code))
                .map(one ->
                        new Edition(
                                one.code(),
                                one.name(),
                                one.tagline(),
                                one.language(),
                                one.timeZone(),
                                one.datePattern(),
                                false,
                                one.sections(),
                                one.style()))
                .findFirst();
    }

    private static void checkForms(Edition edition) {
        try {
            var unused = DateTimeFormatter.ofPattern(edition.datePattern(), edition.locale());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Problem.invalid(
                    "datePattern",
                    "is no pattern for dates",
                    "Write one like EEE MMM dd, yyyy HH:mm:ss");
        }
        EditionStyle style = edition.style();
        if (edition.isDefault() && style.standing() != Standing.OPEN) {
            throw Problem.invalid(
                    "standing",
                    "is not for the default edition",
                    "Make another edition the default first");
        }
        if (edition.code().equals(style.fallback())) {
            throw Problem.invalid(
                    "fallback", "is the edition itself", "Choose another one, or none");
        }
        if (edition.name().isBlank() || edition.sections().isEmpty()) {
            throw Problem.invalid(
                    "edition", "has no name or no section", "Give it a name and a section");
        }
    }

    private static void putEdition(Handle handle, Edition edition) {
        EditionStyle style = edition.style();
        Calendar second = style.second();
        if (edition.isDefault()) {
            handle.createUpdate("update edition set is_default = false where code <> :code")
                    .bind("code", edition.code())
                    .execute();
        }
        handle.createUpdate(
                        """
                        insert into edition (code, name, tagline, language, time_zone, date_pattern, is_default,
                            position, calendar, second_calendar, digits, latin_slugs, standing, fallback)
                        values (:code, :name, :tagline, :language, :zone, :pattern, :isDefault,
                                (select coalesce(max(position), 0) + 1 from edition), :calendar,
                                :second, :digits, :latinSlugs, :standing, :fallback)
                        on conflict (code) do update set name = excluded.name, tagline = excluded.tagline,
                            language = excluded.language, time_zone = excluded.time_zone,
                            date_pattern = excluded.date_pattern, is_default = excluded.is_default,
                            calendar = excluded.calendar, second_calendar = excluded.second_calendar,
                            digits = excluded.digits, latin_slugs = excluded.latin_slugs,
                            standing = excluded.standing, fallback = excluded.fallback
                        """)
                .bind("code", edition.code())
                .bind("name", edition.name())
                .bind("tagline", edition.tagline())
                .bind("language", edition.language())
                .bind("zone", edition.timeZone().getId())
                .bind("pattern", edition.datePattern())
                .bind("isDefault", edition.isDefault())
                .bind("calendar", style.calendar().slug())
                .bind("second", second == null ? null : second.slug())
                .bind("digits", style.digits().slug())
                .bind("latinSlugs", style.latinSlugs())
                .bind("standing", style.standing().slug())
                .bind("fallback", style.fallback())
                .execute();
    }

    private static void putSections(Handle handle, Edition edition) {
        Map<String, String> wanted = new LinkedHashMap<>();
        edition.sections().forEach(section -> wanted.put(section.slug(), section.name()));
        Set<String> opened = new LinkedHashSet<>(wanted.keySet());
        new SameRows(handle, InEditions.Kind.SECTION)
                .all()
                .forEach(row -> {
                    if (row.edition().equals(edition.code())) {
                        opened.remove(row.slug());
                    }
                });
        List<String> inUse =
                handle.createQuery(
                                """
                                select slug from section where edition = :edition
                                and exists (select from story where story.edition = section.edition
                                            and story.section = section.slug)
                                """)
                        .bind("edition", edition.code())
                        .mapTo(String.class)
                        .list();
        for (String slug : inUse) {
            if (!wanted.containsKey(slug)) {
                throw new Problem(
                        Problem.Kind.CONFLICT,
                        "The section " + slug + " has stories; move them before you leave it out.");
            }
        }
        handle.createUpdate(
                        "delete from section where edition = :edition and slug <> all (:wanted)")
                .bind("edition", edition.code())
                .bindArray("wanted", String.class, List.copyOf(wanted.keySet()))
                .execute();
        int position = 0;
        for (Map.Entry<String, String> section : wanted.entrySet()) {
            handle.createUpdate(
                            """
                            insert into section (edition, slug, name, position)
                            values (:edition, :slug, :name, :position)
                            on conflict (edition, slug) do update
                            set name = excluded.name, position = excluded.position
                            """)
                    .bind("edition", edition.code())
                    .bind("slug", section.getKey())
                    .bind("name", section.getValue())
                    .bind("position", ++position)
                    .execute();
        }
        InEditions.meet(handle, edition.code(), opened);
    }

    /** The names of those topics, by slug; one that nobody named is left out. */
    public Map<String, String> topicNames(String edition, List<String> slugs) {
        return database.read(handle ->
                handle
                        .createQuery(
                                "select slug, name from topic where edition = :edition and slug = any (:slugs)")
                        .bind("edition", edition)
                        .bindArray("slugs", String.class, slugs)
                        .map((row, context) ->
                                Map.entry(row.getString("slug"), row.getString("name")))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Gives a topic its name in an edition, as in "The harbour bridges" for {@code bridges}. */
    public void nameTopic(Actor actor, String edition, String slug, String name) {
        actor.require(Permission.EDIT_LIVE, edition, null);
        Instant now = clock.instant();
        database.write(handle -> {
            handle.createUpdate(
                            """
                            insert into topic (edition, slug, name) values (:edition, :slug, :name)
                            on conflict (edition, slug) do update set name = excluded.name
                            """)
                    .bind("edition", edition)
                    .bind("slug", Words.slug(slug))
                    .bind("name", name.strip())
                    .execute();
            String key = KeyNames.topic(edition, Words.slug(slug));
            Audit.record(handle, actor, "name-topic", key, name, now);
            ChangeLog.write(handle, "topic", List.of(key), null, now);
            return slug;
        });
    }
}
