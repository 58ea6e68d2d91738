package news.stet.story;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import news.stet.story.InEditions.Kind;
import news.stet.story.InEditions.Named;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The SQL of {@link InEditions}: what of several editions has one number, and so is one thing. */
record SameRows(Handle handle, Kind kind) {
    /** Something of an edition, with the number it has in all. */
    record Row(String edition, String slug, @Nullable Long same) {}

    private String sql(String text) {
        return text.replace("<table>", kind.table());
    }

    Optional<Row> find(String edition, String slug) {
        return one(edition, slug).mapTo(Row.class).findOne();
    }

    /** One of an edition, with its name there. */
    Optional<Named> named(String edition, String slug) {
        return one(edition, slug).mapTo(Named.class).findOne();
    }

    private Query one(String edition, String slug) {
        return handle.createQuery(
                        sql(
                                """
                                select edition, slug, name, same from <table>
                                where edition = :edition and slug = :slug
                                """))
                .bind("edition", edition)
                .bind("slug", slug);
    }

    /** Those of an edition that have a number, by their slugs, after that one. */
    List<Named> numbered(String edition, String after, int limit) {
        return handle.createQuery(
                        sql(
                                """
                                select edition, slug, name from <table>
                                where edition = :edition and slug > :after and same is not null
                                order by slug limit :limit
                                """))
                .bind("edition", edition)
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(Named.class)
                .list();
    }

    /** Those that are one thing with any of these, and these. */
    List<Row> around(Collection<Row> rows) {
        return handle.createQuery(
                        sql(
                                """
                                select edition, slug, same from <table>
                                where same = any (:same)
                                union
                                select t.edition, t.slug, t.same
                                from unnest(:editions, :slugs) as asked (edition, slug)
                                join <table> t on t.edition = asked.edition and t.slug = asked.slug
                                """))
                .bindArray(
                        "same",
                        Long.class,
                        rows.stream()
                                .flatMap(row -> Optional.ofNullable(row.same()).stream())
                                .toList())
                .bindArray("editions", String.class, rows.stream().map(Row::edition).toList())
                .bindArray("slugs", String.class, rows.stream().map(Row::slug).toList())
                .mapTo(Row.class)
                .list();
    }

    /** All there are; for sections, of which there are few. */
    List<Row> all() {
        return handle.createQuery(sql("select edition, slug, same from <table>"))
                .mapTo(Row.class)
                .list();
    }

    /** What has a number, of one edition, with what is the same in others, in their order. */
    Map<String, List<Named>> elsewhere(String edition, Collection<String> slugs) {
        Map<String, List<Named>> found = new HashMap<>();
        handle.createQuery(
                        sql(
                                """
                                select t.slug as own, o.edition, o.slug, o.name
                                from <table> t join <table> o on o.same = t.same and o.edition <> t.edition
                                join edition e on e.code = o.edition
                                where t.edition = :edition and t.slug = any (:slugs)
                                order by t.slug, e.position, o.edition
                                """))
                .bind("edition", edition)
                .bindArray("slugs", String.class, List.copyOf(slugs))
                .map((row, context) ->
                        Map.entry(
                                row.getString("own"),
                                new Named(
                                        row.getString("edition"),
                                        row.getString("slug"),
                                        row.getString("name"))))
                .forEach(one ->
                        found.computeIfAbsent(one.getKey(), _ -> new ArrayList<>())
                                .add(one.getValue()));
        return found;
    }

    long nextNumber() {
        return handle.createQuery("select nextval('same_number')").mapTo(Long.class).one();
    }

    void number(String edition, String slug, @Nullable Long same) {
        handle.createUpdate(
                        sql(
                                """
                                update <table> set same = :same
                                where edition = :edition and slug = :slug
                                """))
                .bind("same", same)
                .bind("edition", edition)
                .bind("slug", slug)
                .execute();
    }

    void renumber(long from, long to) {
        handle.createUpdate(sql("update <table> set same = :to where same = :from"))
                .bind("from", from)
                .bind("to", to)
                .execute();
    }

    /** What is left with a number alone has no use for it. */
    void tidy(Collection<Row> rows) {
        handle.createUpdate(
                        sql(
                                """
                                update <table> t set same = null
                                where same = any (:same) and not exists (
                                    select from <table> o
                                    where o.same = t.same and o.edition <> t.edition)
                                """))
                .bindArray(
                        "same",
                        Long.class,
                        rows.stream()
                                .flatMap(row -> Optional.ofNullable(row.same()).stream())
                                .toList())
                .execute();
    }

    /** The keys of what is told otherwise now than before: for each, what it is the same as. */
    Set<String> changed(List<Row> before, List<Row> after) {
        Map<Row, Set<Row>> then = others(before);
        Map<Row, Set<Row>> now = others(after);
        Set<Row> told = new LinkedHashSet<>(then.keySet());
        told.addAll(now.keySet());
        Set<String> keys = new TreeSet<>();
        for (Row row : told) {
            if (!then.getOrDefault(row, Set.of()).equals(now.getOrDefault(row, Set.of()))) {
                keys.addAll(kind.keys(row.edition(), row.slug()));
            }
        }
        return keys;
    }

    /** Without their numbers, which nobody sees. */
    private static Map<Row, Set<Row>> others(List<Row> rows) {
        Map<Row, Set<Row>> others = new HashMap<>();
        for (Row row : rows) {
            Set<Row> same = new LinkedHashSet<>();
            for (Row other : rows) {
                if (row.same() != null && row.same().equals(other.same()) && !row.equals(other)) {
                    same.add(new Row(other.edition(), other.slug(), null));
                }
            }
            others.put(new Row(row.edition(), row.slug(), null), same);
        }
        return others;
    }
}
