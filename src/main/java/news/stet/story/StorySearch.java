package news.stet.story;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import news.stet.people.Actor;
import news.stet.people.Permission;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.postgresql.PGStatement;

/**
 * Finds which stories a list shows, in its order, without sorting all that match: a newsroom has a
 * million of them, and a common word is in most. Every result is exact; what differs is the way to
 * it. Without words an index gives each order. With words, the first stories of the order are
 * looked through, which finds a word that is in most of them. One that is rarer is asked of the
 * index of words, first for the newest hundredth, then for the newest tenth, then for all: at most
 * a few thousand to sort.
 */
final class StorySearch {
    /** How many tell whether words are common. */
    private static final int FIRST_LOOK = 300;

    /** How many are looked through for words that are common. */
    private static final int LONG_LOOK = 4_000;

    /** With so many among the first look, the long one is likely to fill a page. */
    private static final int COMMON = 5;

    /**
     * How many of the newest are asked of the index of words before all are. PostgreSQL's own
     * picture of a column has a hundredth of the rows between two bounds.
     */
    private static final int[] NEWEST_PERCENTS = {1, 10};

    private static final String COLUMNS_OF_ORDERS =
            "s.id, s.changed_at, s.urgency, s.deadline, s.due_at, s.corrected_at";

    /** A plan made once for all words and people would suit neither the rare nor the common. */
    private static final StatementCustomizer PLANNED_FOR_ITS_VALUES =
            new StatementCustomizer() {
                @Override
                public void beforeExecution(PreparedStatement statement, StatementContext context)
                        throws SQLException {
                    statement.unwrap(PGStatement.class).setPrepareThreshold(0);
                }
            };

    /** One that is listed, with what its order goes by. */
    record Hit(long id, Instant at, int urgency) {}

    private final Handle handle;
    private final StoryQuery query;
    private final List<String> where = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    private StorySearch(Handle handle, Actor actor, StoryQuery query) {
        this.handle = handle;
        this.query = query;
        ask(actor);
    }

    /** The first that match, in order, at most that many. */
    static List<Hit> find(Handle handle, Actor actor, StoryQuery query, int limit) {
        return new StorySearch(handle, actor, query).find(limit);
    }

    /** Those of these that match, in order. */
    static List<Long> among(Handle handle, Actor actor, StoryQuery query, Collection<Long> among) {
        var search = new StorySearch(handle, actor, query);
        search.ask("s.id = any(:among)", "among", among.toArray(Long[]::new));
        if (query.words() != null) {
            search.ask(
                    "s.search @@ to_tsquery('simple', :words)",
                    "words",
                    TsQuery.allOf(query.words()));
        }
        return search.hits(search.ordered(StoryQuery.MAX_LIMIT)).stream().map(Hit::id).toList();
    }

    /** How many match; stops to count at a bound. Words are not looked at. */
    static int count(Handle handle, Actor actor, StoryQuery query, int most) {
        return new StorySearch(handle, actor, query).count(most);
    }

    private void ask(Actor actor) {
        if (query.status() != null) {
            ask("s.status = :status", "status", query.status().slug());
        }
        if (query.section() != null) {
            ask("s.section = :section", "section", query.section());
        }
        if (query.edition() != null) {
            ask("s.edition = :edition", "edition", query.edition());
        }
        if (query.type() != null) {
            ask("s.type = :type", "type", query.type().slug());
        }
        if (query.assignee() != null && query.assignee() == StoryQuery.NOBODY) {
            where.add("s.assignee is null");
        } else if (query.assignee() != null) {
            ask("s.assignee = :assignee", "assignee", query.assignee());
        }
        if (!query.sort().only().isEmpty()) {
            where.add(query.sort().only());
        }
        values.put("by", actor.id());
        values.put("byKind", actor.kind().slug());
        if (!actor.may(Permission.READ_ALL)) {
            where.add("s.created_by = :by and s.created_by_kind = :byKind");
        }
        if (query.after() != null) {
            where.add(query.sort().after());
            values.put("afterAt", query.after().at());
            values.put("afterId", query.after().id());
            values.put("afterUrgency", query.after().urgency());
        }
    }

    private void ask(String condition, String name, Object value) {
        where.add(condition);
        values.put(name, value);
    }

    private List<Hit> find(int limit) {
        if (query.words() == null) {
            return hits(ordered(limit));
        }
        values.put("words", TsQuery.allOf(query.words()));
        List<Hit> found = lookThrough(FIRST_LOOK, limit);
        if (query.sort() == StorySort.CHANGED) {
            for (int percent : NEWEST_PERCENTS) {
                found = found.size() < limit ? among(percent, limit).orElse(found) : found;
            }
        } else if (found.size() < limit && found.size() >= COMMON) {
            // As many as are likely to fill the page, and half as many again.
            found =
                    lookThrough(
                            Math.min(LONG_LOOK, FIRST_LOOK * limit * 3 / 2 / found.size()), limit);
        }
        return found.size() < limit ? askTheWords("true", limit) : found;
    }

    /** What somebody has in hand and what they began are two indexes, read side by side. */
    private String ordered(int limit) {
        String select = "select " + columns() + " from story s where ";
        String rest = " order by " + query.sort().order() + " limit " + limit;
        String conditions = conditions();
        if (!query.mine()) {
            return select + conditions + rest;
        }
        return """
        select %1$s from (
            (select %2$s from story s
             where s.assignee = :by and :byKind = 'person' and %3$s %4$s)
            union
            (select %2$s from story s
             where s.created_by = :by and s.created_by_kind = :byKind and %3$s %4$s)
        ) s %4$s\
        """
                .formatted(columns(), COLUMNS_OF_ORDERS, conditions, rest);
    }

    private String columns() {
        return "s.id, " + query.sort().at() + " as at, s.urgency";
    }

    private String conditions() {
        return where.isEmpty() ? "true" : String.join(" and ", where);
    }

    private List<Hit> lookThrough(int many, int limit) {
        String first =
                """
                with first as materialized (%s)
                select f.id, f.at, f.urgency from first f join story s on s.id = f.id
                where s.search @@ to_tsquery('simple', :words)
                order by %s limit %d
                """;
        return hits(first.formatted(ordered(many), query.sort().order(), limit));
    }

    /** Found by the words, then sorted: never the other way round, whatever the planner thinks. */
    private List<Hit> askTheWords(String since, int limit) {
        String mine =
                query.mine()
                        ? " and ((s.assignee = :by and :byKind = 'person')"
                                + " or (s.created_by = :by and s.created_by_kind = :byKind))"
                        : "";
        String sql =
                """
                with s as materialized (
                    select %s from story s
                    where s.search @@ to_tsquery('simple', :words) and %s and %s %s)
                select %s from s order by %s limit %d
                """
                        .formatted(
                                COLUMNS_OF_ORDERS,
                                since,
                                conditions(),
                                mine,
                                columns(),
                                query.sort().order(),
                                limit);
        return hits(sql);
    }

    /** Asks the words of the newest so many percent; empty when nobody knows which these are. */
    private Optional<List<Hit>> among(int percent, int limit) {
        return beginOfNewest(percent)
                .map(from -> {
                    values.put("from", from);
                    return askTheWords("s.changed_at >= :from", limit);
                });
    }

    /**
     * Since when so many percent of all stories were changed, counted back from where this page
     * begins, as far as PostgreSQL's statistics know; empty when they do not help.
     */
    private Optional<Instant> beginOfNewest(int percent) {
        String sql =
                """
                select bound from (
                    select unnest(histogram_bounds::text::timestamptz[]) as bound from pg_stats
                    where schemaname = current_schema() and tablename = 'story'
                      and attname = 'changed_at') b
                """
                        + (query.after() == null ? "" : " where bound < :afterAt")
                        + " order by bound desc offset "
                        + percent
                        + " limit 1";
        Query select = handle.createQuery(sql);
        if (query.after() != null) {
            select.bind("afterAt", query.after().at());
        }
        return select.mapTo(Instant.class).findOne();
    }

    private List<Hit> hits(String sql) {
        return bound(sql)
                .map((row, context) ->
                        new Hit(
                                row.getLong("id"),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getInt("urgency")))
                .list();
    }

    private int count(int most) {
        String sql = "select count(*) from (" + ordered(most) + ") as counted";
        return bound(sql).mapTo(Integer.class).one();
    }

    /** With those values that it names. */
    private Query bound(String sql) {
        Query select = handle.createQuery(sql).addCustomizer(PLANNED_FOR_ITS_VALUES);
        values.forEach((name, value) -> {
            if (Pattern.compile(":" + name + "\\b").matcher(sql).find()) {
                select.bind(name, value);
            }
        });
        return select;
    }
}
