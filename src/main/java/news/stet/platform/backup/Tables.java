package news.stet.platform.backup;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * What the database says about its own tables. Statements with names in them are put together by
 * PostgreSQL itself, which quotes them.
 */
final class Tables {
    private Tables() {}

    /** The applied migrations. */
    static List<String> schema(Handle handle) {
        return handle.createQuery(
                        """
                        select version || ' ' || checksum from flyway_schema_history
                        where success and version is not null order by version::int
                        """)
                .mapTo(String.class)
                .list();
    }

    /** All tables but the migrations' own, and how a COPY names each with its columns. */
    record Named(String name, String columns) {}

    static List<Named> list(Handle handle) {
        return handle.createQuery(
                        """
                        select c.relname as name,
                               format('%I (%s)', c.relname,
                                      string_agg(quote_ident(a.attname), ', ' order by a.attname)) as columns
                        from pg_class c join pg_attribute a on a.attrelid = c.oid
                        where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace
                          and c.relname <> 'flyway_schema_history'
                          and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                        group by c.relname order by c.relname
                        """)
                .map((row, context) -> new Named(row.getString("name"), row.getString("columns")))
                .list();
    }

    static Map<String, Long> sequences(Handle handle) {
        return handle.createQuery(
                        """
                        select format('%I', sequencename) as name, last_value as number
                        from pg_sequences
                        where schemaname = current_schema() and last_value is not null
                        """)
                .setMapKeyColumn("name")
                .setMapValueColumn("number")
                .collectInto(new org.jdbi.v3.core.generic.GenericType<>() {});
    }

    static void set(Handle handle, String sequence, long number) {
        handle.createQuery("select setval(cast(:sequence as regclass), :number)")
                .bind("sequence", sequence)
                .bind("number", number)
                .mapTo(long.class)
                .one();
    }

    /**
     * Statements that free the tables for rows in any order, and those that bind them again:
     * foreign keys are taken off and put back, which checks every row; triggers are silent
     * meanwhile.
     */
    record Freed(List<String> free, List<String> bind) {}

    static Freed free(Handle handle) {
        List<String> free =
                handle.createQuery(
                                """
                                select format('alter table %s drop constraint %I', conrelid::regclass, conname)
                                from pg_constraint
                                where contype = 'f' and conparentid = 0
                                  and connamespace = current_schema()::regnamespace
                                union all
                                select distinct format('alter table %s disable trigger user', tgrelid::regclass)
                                from pg_trigger join pg_class c on c.oid = tgrelid
                                where not tgisinternal and c.relnamespace = current_schema()::regnamespace
                                union all
                                select format('truncate %s', string_agg(format('%I', relname), ', '))
                                from pg_class
                                where relkind = 'r' and relnamespace = current_schema()::regnamespace
                                  and relname <> 'flyway_schema_history'
                                """)
                        .mapTo(String.class)
                        .list();
        List<String> bind =
                handle.createQuery(
                                """
                                select format('alter table %s add constraint %I %s',
                                              conrelid::regclass, conname, pg_get_constraintdef(oid))
                                from pg_constraint
                                where contype = 'f' and conparentid = 0
                                  and connamespace = current_schema()::regnamespace
                                union all
                                select distinct format('alter table %s enable trigger user', tgrelid::regclass)
                                from pg_trigger join pg_class c on c.oid = tgrelid
                                where not tgisinternal and c.relnamespace = current_schema()::regnamespace
                                """)
                        .mapTo(String.class)
                        .list();
        return new Freed(free, bind);
    }

    /** As they are: Jdbi would look for parameters in them. */
    static void run(Handle handle, List<String> statements) throws SQLException {
        try (var statement = handle.getConnection().createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static CopyManager copying(Handle handle) throws SQLException {
        return handle.getConnection().unwrap(PGConnection.class).getCopyAPI();
    }
}
