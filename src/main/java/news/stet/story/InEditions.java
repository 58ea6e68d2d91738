package news.stet.story;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import news.stet.people.Actor;
import news.stet.people.Audit;
import news.stet.people.Permission;
import news.stet.platform.Database;
import news.stet.platform.Problem;
import news.stet.story.SameRows.Row;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Which sections, topics and people of several editions are one and the same, each under the name
 * it has there. Safe for any thread.
 */
public final class InEditions {
    /** What editions have in common. */
    public enum Kind {
        SECTION("section"),
        TOPIC("topic"),
        PERSON("person_name");

        private final String table;

        Kind(String table) {
            this.table = table;
        }

        String table() {
            return table;
        }

        /** The keys that tell what it is the same as. */
        List<String> keys(String edition, String slug) {
            return switch (this) {
                case SECTION ->
                        List.of(KeyNames.sameSection(edition, slug), KeyNames.same(edition));
                case TOPIC -> List.of(KeyNames.sameTopic(edition, slug), KeyNames.same(edition));
                case PERSON ->
                        List.of(
                                KeyNames.samePerson(edition, Byline.slug(slug)),
                                KeyNames.same(edition));
            };
        }
    }

    /**
     * Something of an edition.
     *
     * @param slug its word in addresses; for a person the name
     */
    public record Named(String edition, String slug, String name) {}

    /**
     * One of an edition.
     *
     * @param elsewhere what it is in others, in the site's order
     */
    public record Linked(Named own, List<Named> elsewhere) {}

    public static final int MAX_NAME_CHARS = 200;

    private final Database database;
    private final InstantSource clock;

    public InEditions(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** For those of an edition that are anywhere else: what they are there, by their slug. */
    public Map<String, List<Named>> elsewhere(Kind kind, String edition, Collection<String> slugs) {
        return database.read(handle -> elsewhere(handle, kind, edition, slugs));
    }

    /** See {@link #elsewhere(Kind, String, Collection)}; within a transaction. */
    public static Map<String, List<Named>> elsewhere(
            Handle handle, Kind kind, String edition, Collection<String> slugs) {
        return slugs.isEmpty() ? Map.of() : new SameRows(handle, kind).elsewhere(edition, slugs);
    }

    /**
     * One of an edition with what it is elsewhere, empty when there is none. A person is there
     * under any name.
     */
    public Optional<Linked> find(Kind kind, String edition, String slug) {
        return database.read(handle -> {
            Optional<Named> own = new SameRows(handle, kind).named(edition, slug);
            if (own.isEmpty() && kind == Kind.PERSON) {
                own = Optional.of(new Named(edition, slug, slug));
            }
            return own.map(one -> linked(handle, kind, edition, List.of(one)).getFirst());
        });
    }

    /**
     * Those of an edition that are anywhere else, by their slugs.
     *
     * @param after they begin after this slug
     */
    public List<Linked> list(Kind kind, String edition, String after, int limit) {
        return database.read(handle ->
                linked(
                        handle,
                        kind,
                        edition,
                        new SameRows(handle, kind).numbered(edition, after, limit)));
    }

    private static List<Linked> linked(Handle handle, Kind kind, String edition, List<Named> some) {
        Map<String, List<Named>> elsewhere =
                elsewhere(handle, kind, edition, some.stream().map(Named::slug).toList());
        return some.stream()
                .map(one -> new Linked(one, elsewhere.getOrDefault(one.slug(), List.of())))
                .toList();
    }

    /** The names of people in an edition that have others elsewhere, sorted. */
    public List<String> people(String edition) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select slug from person_name where edition = :edition
                                order by lower(slug), slug
                                """)
                        .bind("edition", edition)
                        .mapTo(String.class)
                        .list());
    }

    /**
     * Says what something is in another edition. Whatever was there for it before stands alone
     * then. Where both are known in further editions already and those do not clash, all become
     * one.
     *
     * @param there null for nothing in that edition
     * @throws Problem FORBIDDEN, NOT_FOUND for what is not there, INVALID for the same edition
     */
    public void put(
            Actor actor,
            Kind kind,
            String edition,
            String slug,
            String other,
            @Nullable String there) {
        put(actor, kind, edition, slug, Map.of(other, there == null ? "" : there));
    }

    /**
     * Says what something is in several other editions at once; editions that are not named stay as
     * they are.
     *
     * @param there by edition, empty for nothing there
     * @throws Problem as {@link #put(Actor, Kind, String, String, String, String)}
     */
    public void put(
            Actor actor, Kind kind, String edition, String slug, Map<String, String> there) {
        Instant now = clock.instant();
        database.write(handle -> {
            List<String> keys = put(handle, actor, kind, edition, slug, there, now);
            if (!keys.isEmpty()) {
                ChangeLog.write(handle, "same", keys, null, now);
            }
            return slug;
        });
    }

    /**
     * See {@link #put(Actor, Kind, String, String, Map)}; within a transaction.
     *
     * @return the keys of what is told otherwise, for the change log
     */
    static List<String> put(
            Handle handle,
            Actor actor,
            Kind kind,
            String edition,
            String slug,
            Map<String, String> there,
            Instant now) {
        require(actor, kind, edition);
        there.keySet().forEach(other -> require(actor, kind, other));
        if (there.containsKey(edition)) {
            throw Problem.invalid("edition", "is its own", "Name another edition");
        }
        Editions.hold(handle);
        SameRows rows = new SameRows(handle, kind);
        List<Row> asked = new ArrayList<>(List.of(known(rows, edition, slug)));
        Map<String, String> ordered = new TreeMap<>(there);
        ordered.forEach((other, name) -> {
            if (Editions.find(handle, other).isEmpty()) {
                throw new Problem(Problem.Kind.NOT_FOUND, "There is no edition " + other + ".");
            }
            if (!name.isEmpty()) {
                asked.add(known(rows, other, name));
            }
        });
        List<Row> before = rows.around(asked);
        // Nothing comes last: it also holds for what others bring with them.
        for (boolean nothing : new boolean[] {false, true}) {
            ordered.forEach((other, name) -> {
                if (name.isEmpty() == nothing) {
                    Row own = rows.find(edition, slug).orElseThrow();
                    put(rows, own, other, nothing ? null : name);
                }
            });
        }
        rows.tidy(before);
        List<String> keys = List.copyOf(rows.changed(before, rows.around(before)));
        if (!keys.isEmpty()) {
            String what = kind.keys(edition, slug).getFirst();
            String said =
                    ordered.entrySet().stream()
                            .map(it -> (it.getKey() + " " + it.getValue()).strip())
                            .collect(Collectors.joining(", "));
            Audit.record(handle, actor, "put-in-edition", what, said, now);
        }
        forget(handle, kind);
        return keys;
    }

    private static void require(Actor actor, Kind kind, String edition) {
        switch (kind) {
            case SECTION -> actor.require(Permission.MANAGE_SETTINGS);
            case TOPIC, PERSON -> actor.require(Permission.EDIT_LIVE, edition, null);
        }
    }

    /** Names of people come into being when they are given; all else has to be there. */
    private static Row known(SameRows rows, String edition, String slug) {
        if (rows.kind() == Kind.PERSON) {
            if (slug.isBlank() || slug.length() > MAX_NAME_CHARS) {
                throw Problem.invalid(
                        "name",
                        "has no letters or too many",
                        "Write 1 to " + MAX_NAME_CHARS + " characters");
            }
            rows.handle()
                    .createUpdate(
                            """
                            insert into person_name (edition, slug)
                            select code, :name from edition where code = :edition
                            on conflict do nothing
                            """)
                    .bind("name", slug)
                    .bind("edition", edition)
                    .execute();
        }
        return rows.find(edition, slug)
                .filter(_ -> rows.kind() != Kind.TOPIC || !isMerged(rows.handle(), edition, slug))
                .orElseThrow(() ->
                        new Problem(
                                Problem.Kind.NOT_FOUND,
                                "There is no " + slug + " in " + edition + "."));
    }

    private static boolean isMerged(Handle handle, String edition, String slug) {
        return handle.createQuery(
                        """
                        select merged_into is not null from topic
                        where edition = :edition and slug = :slug
                        """)
                .bind("edition", edition)
                .bind("slug", slug)
                .mapTo(Boolean.class)
                .one();
    }

    private static void put(SameRows rows, Row own, String other, @Nullable String there) {
        Long number = own.same();
        if (number != null) {
            for (Row row : rows.around(List.of(own))) {
                if (row.edition().equals(other) && !row.slug().equals(there)) {
                    rows.number(other, row.slug(), null);
                }
            }
        }
        if (there == null) {
            return;
        }
        Row theirs = rows.find(other, there).orElseThrow();
        if (number == null) {
            number = rows.nextNumber();
            rows.number(own.edition(), own.slug(), number);
        }
        Long second = theirs.same();
        if (second == null || second.equals(number) || clash(rows, own, theirs)) {
            rows.number(other, there, number);
        } else {
            rows.renumber(second, number);
        }
    }

    /** Whether an edition has something else on either side. */
    private static boolean clash(SameRows rows, Row own, Row theirs) {
        Set<String> ours =
                rows.around(List.of(rows.find(own.edition(), own.slug()).orElseThrow())).stream()
                        .map(Row::edition)
                        .collect(Collectors.toSet());
        return rows.around(List.of(theirs)).stream().anyMatch(row -> ours.contains(row.edition()));
    }

    /** Names that are the same as no other say nothing. */
    private static void forget(Handle handle, Kind kind) {
        if (kind == Kind.PERSON) {
            handle.execute("delete from person_name where same is null");
        }
    }

    /**
     * A section that was opened is the same as those of its word in other editions, until somebody
     * says otherwise. Within the transaction that opened it, which holds the editions.
     */
    static void meet(Handle handle, String edition, Collection<String> opened) {
        SameRows rows = new SameRows(handle, Kind.SECTION);
        for (String slug : opened) {
            rows.all().stream()
                    .filter(row -> row.slug().equals(slug) && !row.edition().equals(edition))
                    .min(
                            Comparator.comparing((Row row) -> row.same() == null)
                                    .thenComparing(Row::edition))
                    .filter(row ->
                            rows.around(List.of(row)).stream()
                                    .noneMatch(it -> it.edition().equals(edition)))
                    .ifPresent(row -> put(rows, row, edition, slug));
        }
    }

    /**
     * A topic was made part of another, which takes its place in the other editions where it has
     * none of its own. Within the transaction that does it, which holds the editions.
     *
     * @return the keys of what is told otherwise
     */
    static Set<String> merged(Handle handle, String edition, String from, String into) {
        SameRows rows = new SameRows(handle, Kind.TOPIC);
        Row gone = rows.find(edition, from).orElseThrow();
        Row stays = rows.find(edition, into).orElseThrow();
        Long number = gone.same();
        if (number == null) {
            return Set.of();
        }
        List<Row> before = rows.around(List.of(gone, stays));
        rows.number(edition, from, null);
        if (stays.same() == null) {
            rows.number(edition, into, number);
        }
        rows.tidy(before);
        return rows.changed(before, rows.around(before));
    }

    /** The keys of topics or people elsewhere that lead to this one while its page is there. */
    static Set<String> leadingTo(Handle handle, Kind kind, String edition, String slug) {
        Set<String> keys = new TreeSet<>();
        new SameRows(handle, kind)
                .elsewhere(edition, List.of(slug))
                .getOrDefault(slug, List.of())
                .forEach(one -> keys.addAll(kind.keys(one.edition(), one.slug())));
        return keys;
    }

    /** What some of an edition are in another, in their order; themselves where nobody said. */
    static List<String> in(
            Handle handle, Kind kind, String edition, List<String> slugs, String other) {
        Map<String, List<Named>> found = elsewhere(handle, kind, edition, slugs);
        return slugs.stream()
                .map(slug ->
                        found.getOrDefault(slug, List.of()).stream()
                                .filter(one -> one.edition().equals(other))
                                .map(Named::slug)
                                .findFirst()
                                .orElse(slug))
                .toList();
    }
}
